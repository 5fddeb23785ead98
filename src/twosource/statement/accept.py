"""When a decided pair of statements is taken as one statement told twice, or as one and a part of it.

More is asked of a pair than of two sentences by themselves: in a story everything is about the same thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.statement.acts import act_met, is_clause_of_that, names_act
from twosource.statement.evidence import (
    asks,
    asserts,
    count_plain,
    far_apart,
    holds_run,
    is_under_way,
    looks_ahead,
    only_names,
    round_number,
    says_something,
    share_day,
    share_number,
    share_value,
    shares_run,
    shifted,
    times_apart,
)
from twosource.statement.profile import profile
from twosource.statement.relation import same_speaker

if TYPE_CHECKING:
    from twosource.statement.profile import Profile
    from twosource.statement.relation import Judged
    from twosource.statement.spoken import Spoken

SAME_LEAST = 0.65
SAME_COVER = 0.3
# Less sure than this, two parties must share more than the names that a whole story is about.
SURE_LEAST = 0.75
SURE_COVER = 0.85
MET = 0.55
MET_WORDS = 2
# Enough where neither has a likelier answer in the other's report.
NEAREST_LEAST = 0.55
NEAREST_COVER = 0.39
# So near in meaning, whatever their words, if each has so many of meaning; one with so many times more tells more.
ALIKE = 0.75
ALIKE_WORDS = 3
TELLS_MORE = 1.8
PARTIAL_LEAST = 0.5
PARTIAL_COVER = 0.7
PARTIAL_WORDS = 3
LIKELY_COVER = 0.8
VARIANT_COVER = 0.7
DENIED_COVER = 0.9
QUOTED_PART_COVER = 0.8
QUOTED_PART_WORDS = 5
FRAGMENT = 0.45
# Of two speakers, both known, that they say the same must be surer: it is what makes two origins.
APART_LEAST = 0.65
APART_COVER = 0.5
LEAST_WORDING = 4
FACT_WORDS = 4
FACT_COVER = {"number": 0.7, "date": 0.7}
FACT_COVER_ELSE = 0.75
COPIED_FACTS = 2
COPIED_COVER = 0.85
NUMBERED_SIMILARITY = 0.4
ROUNDED_SIMILARITY = 0.4
UNEVEN = 0.35
# What one party says in two reports is more often one saying than what two parties say.
ONE_VOICE_SIMILARITY = 0.47
ONE_VOICE_PART = 0.4
ONE_VOICE_NUMBERED = 0.25
# Two quotations in words further apart than this are two remarks.
ONE_VOICE_QUOTED = 0.62
_OF_SELF = re.compile(r"\W*(?:that )?(?:he|she|I)\b")


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two statements with what was decided about them.

    Attributes:
        a: one statement.
        b: the other.
        judged: the decision about their words.
        one_voice: both speakers are known, and of one party.
        nearest: neither has a likelier answer in the other's report.
    """

    a: Spoken
    b: Spoken
    judged: Judged
    one_voice: bool = False
    nearest: bool = False


def covered(pair: Pair) -> tuple[float, float]:
    """How much of each statement the other covers, 0 to 1."""
    match = pair.judged.match
    return match.covered_a, match.covered_b


def accept(pair: Pair) -> bool | None:
    """Accept a pair as saying the same: ``False``, or in part: ``True``; ``None`` where it does not."""
    first, second = profile(pair.a.side.text), profile(pair.b.side.text)
    if _one_wording(pair):
        return False
    if _speaks_against(pair, first, second):
        return None
    if pair.judged.decision.relation == "conflict":
        return False if _one_quotation(pair) else True if _one_fact_apart(pair) else None
    return _accept_agreeing(pair, first, second)


def _speaks_against(pair: Pair, first: Profile, second: Profile) -> bool:
    """Tell whether two statements are none, or one is a question or tells a silence, or what else parts them."""
    a, b = pair.a.side.text, pair.b.side.text
    if not (says_something(first) and says_something(second)) or far_apart(first, second, pair.judged.differences):
        return True
    if asks(a) != asks(b) or pair.a.silent != pair.b.silent or times_apart(a, b):
        return True
    if _two_voices(pair) and (_unsure(pair, first, second) or _names_without_telling(pair) or _each_of_self(pair)):
        return True
    if _source_denies_one(pair) or not (act_met(first, second, pair.judged.match) and _one_stance(pair)):
        return True
    if only_names(first) or only_names(second):
        return True
    return (_is_topic(pair.a, second) or _is_topic(pair.b, first)) and not _one_speaker(pair)


def _unsure(pair: Pair, first: Profile, second: Profile) -> bool:
    """Tell whether it is not sure enough that two parties say the same, which would make two origins.

    Of what is likely the same, half of each must be met, or a telling number.
    """
    same = pair.judged.decision.same
    if APART_LEAST <= same < SURE_LEAST:
        return min(covered(pair)) < APART_COVER and not share_number(first, second)
    return same < APART_LEAST


def _names_without_telling(pair: Pair) -> bool:
    """Tell whether one of two parties only names, wants or plans something: that confirms nothing of the other's.

    Nearly the same words are one saying all the same, whoever is taken for its speaker; and one who is only described
    ("the two governments") may be the other.
    """
    sides = (pair.a.side, pair.b.side)
    if min(covered(pair)) >= SURE_COVER or any(not (side.speaker or "")[:1].isupper() for side in sides):
        return False
    return not (pair.a.tells and pair.b.tells)


def _each_of_self(pair: Pair) -> bool:
    """Tell whether each of two speakers says it of himself: "he would not stand again" of two is two men's plan."""
    subjects = [_OF_SELF.match(each.side.text) for each in (pair.a, pair.b)]
    return all(subjects) and not _both_quoted(pair)


def _accept_agreeing(pair: Pair, first: Profile, second: Profile) -> bool | None:
    decision = pair.judged.decision
    least, most = sorted(covered(pair))
    same = decision.relation in {"same", "variant"} and least >= SAME_COVER and decision.same >= SAME_LEAST
    likely = NEAREST_LEAST <= decision.same < SURE_LEAST and most < SURE_COVER
    if likely and _shares_names_alone(pair, first, second):
        return None
    if same or (_answers(pair) and least >= NEAREST_COVER):
        return least < FRAGMENT
    if decision.relation == "variant" and least >= FRAGMENT:
        return False
    quoted = _quotes_part(pair)
    numbered = ONE_VOICE_NUMBERED if pair.one_voice else NUMBERED_SIMILARITY
    if not quoted and decision.similarity >= numbered and _share_telling(pair, first, second):
        return most - least > UNEVEN
    part = quoted or _tells_one_fact(pair, first, second)
    if not part and _said_by_one(pair):
        return least < FRAGMENT
    return True if part else _accept_in_other_words(pair, first, second)


def _accept_in_other_words(pair: Pair, first: Profile, second: Profile) -> bool | None:
    """Accept what surely says a part of the other, or all of it in whatever words."""
    if _holds_part(pair, first, second):
        return True
    return _is_uneven(first, second) if _told_again(pair, first, second) else None


def _is_uneven(first: Profile, second: Profile) -> bool:
    """Tell whether one statement has so many words of meaning more than the other that it tells more."""
    few, many = sorted((len(first.content), len(second.content)))
    return many > TELLS_MORE * few


def _told_again(pair: Pair, first: Profile, second: Profile) -> bool:
    """Tell whether neither has a likelier answer and the two are nearer than what only is of the same people.

    Of two parties that is not enough.
    """
    enough = min(len(first.content), len(second.content)) >= ALIKE_WORDS
    return pair.nearest and enough and pair.judged.likeness >= ALIKE and not _two_voices(pair)


def _share_telling(pair: Pair, first: Profile, second: Profile) -> bool:
    """Tell whether both give one telling number; where one party says what is most alike, in whatever words."""
    if pair.one_voice and pair.nearest and share_value(first, second):
        return True
    return share_number(first, second, small=pair.nearest)


def _shares_names_alone(pair: Pair, first: Profile, second: Profile) -> bool:
    """Tell whether hardly a word of one is met in the other but for names, which stand in all that is told.

    One speaker says of the same names more often the same; and a telling number in common is enough.
    """
    if _one_speaker(pair) or share_number(first, second, small=pair.nearest):
        return False
    match = pair.judged.match
    met = [
        [best for number, best in zip(side.content, share, strict=True) if not _is_name(side, number)]
        for side, share in ((first, match.best_a), (second, match.best_b))
    ]
    needed = min(MET_WORDS, *map(len, met))
    return any(sum(best >= MET for best in side) < needed for side in met)


def _is_name(profile: Profile, number: int) -> bool:
    """Tell whether a word with a capital is of a name, and not of a date."""
    word = profile.words[number]
    return word.capital and not any(each.start <= word.start < each.end for each in profile.moments)


def _tells_one_fact(pair: Pair, first: Profile, second: Profile) -> bool:
    """Tell whether what is most alike in both reports is one party's and of one day, or one number in round figures."""
    similarity = pair.judged.decision.similarity
    if not pair.nearest:
        return False
    if pair.one_voice and similarity >= NUMBERED_SIMILARITY and share_day(first, second):
        return True
    return similarity >= ROUNDED_SIMILARITY and round_number(first, second, pair.judged.differences)


def _answers(pair: Pair) -> bool:
    """Tell whether neither statement has a likelier answer in the other's report, and both likely say the same.

    Who is not known may be anybody, so one of the two is told by one party in both reports, or by the outlet itself.
    """
    told = pair.one_voice or None in (pair.a.statement.attribution, pair.b.statement.attribution)
    likely = pair.nearest and pair.judged.decision.same >= NEAREST_LEAST
    return (
        told
        and likely
        and _one_time(pair)
        and pair.a.side.denied == pair.b.side.denied
        and _denies(pair.a) == _denies(pair.b)
    )


def _said_by_one(pair: Pair) -> bool:
    """Tell whether one party says what is most alike in both reports, each time as a clause or in quotation marks.

    Two quotations must be more alike, share a run of words or have nearly the same words; what follows from the other
    statement in full may be less alike.
    """
    if not (pair.one_voice and pair.nearest and _one_time(pair)) or _one_denies(pair):
        return False
    a, b = pair.a.side, pair.b.side
    decision = pair.judged.decision
    least, most = sorted(covered(pair))
    if least >= VARIANT_COVER:
        return decision.similarity >= ONE_VOICE_PART
    if (
        _both_quoted(pair)
        and decision.similarity < ONE_VOICE_QUOTED
        and not shares_run(profile(a.text), profile(b.text))
    ):
        return False
    entailed = most >= DENIED_COVER and max(decision.entails_ab, decision.entails_ba) >= PARTIAL_LEAST
    alike = decision.similarity >= (ONE_VOICE_PART if entailed else ONE_VOICE_SIMILARITY)
    return alike and all(each.side.quoted or each.names or asserts(each.side.text) for each in (pair.a, pair.b))


def _one_denies(pair: Pair) -> bool:
    """Tell whether one statement is denied, in its words or by its source, and the other not."""
    a, b = pair.a.side, pair.b.side
    in_words = bool(profile(a.text).negations) != bool(profile(b.text).negations)
    return in_words != (a.denied != b.denied)


def _source_denies_one(pair: Pair) -> bool:
    """Tell whether the source of one statement denies it, where no denial in the words of either makes up for it.

    With a run of words in common it is one saying that somebody denies.
    """
    a, b = pair.a.side, pair.b.side
    first, second = profile(a.text), profile(b.text)
    made_up = bool(first.negations) != bool(second.negations)
    return a.denied != b.denied and not (made_up or shares_run(first, second) or _one_quotation(pair))


def _one_stance(pair: Pair) -> bool:
    """Tell whether two parties who name one act ("closing the port") say the same of it: both ask for it."""
    if not (names_act(pair.a.side.text) or names_act(pair.b.side.text)):
        return True
    told = None in (pair.a.statement.attribution, pair.b.statement.attribution)
    return told or not _two_voices(pair) or (pair.a.urges and pair.b.urges)


def _denies(spoken: Spoken) -> bool:
    """Tell whether a statement says outright what is not so, in its words or by its source; to deny a denial is not."""
    in_words = any(each.explicit and each.scope for each in profile(spoken.side.text).negations)
    return in_words != spoken.side.denied


def _one_time(pair: Pair) -> bool:
    """Tell whether both look ahead or neither does: a visit announced is not yet a visit made.

    "Was not resigning" may be what was announced as "will not resign", and "is waved through" in somebody's own words
    is told as "would be".
    """
    a, b = pair.a.side.text, pair.b.side.text
    if looks_ahead(a) == looks_ahead(b) or is_under_way(a) or is_under_way(b):
        return True
    return pair.a.side.quoted != pair.b.side.quoted and shifted(b if pair.a.side.quoted else a)


def _is_topic(spoken: Spoken, other: Profile) -> bool:
    """Tell whether what is attributed in own words is only what somebody spoke about, without a date or a number.

    A date or a number tells something only where the other statement gives one too.  What somebody is against is never
    what he says himself: "balked at the panel's plan to question him".
    """
    side = profile(spoken.side.text)
    told = spoken.statement.attribution is not None and not (spoken.side.quoted or spoken.names)
    if told and spoken.opposes and not is_clause_of_that(spoken.side.text):
        return True
    measured = _measures(side) and _measures(other)
    return told and not (measured or asserts(side.text))


def _measures(profile: Profile) -> bool:
    return bool(profile.moments) or any(each.kind != "ordinal" for each in profile.quantities)


def _one_speaker(pair: Pair) -> bool:
    known = pair.a.side.speaker is not None and pair.b.side.speaker is not None
    return pair.one_voice or (known and same_speaker(pair.a.side.speaker, pair.b.side.speaker))


def _two_voices(pair: Pair) -> bool:
    """Tell whether two speakers, both known, are two parties.

    Of two names in full the story's parties decide: who only shares a surname is somebody else.
    """
    names = (pair.a.side.speaker, pair.b.side.speaker)
    if pair.one_voice or None in names:
        return False
    in_full = all(name is not None and name[0].isupper() and " " in name for name in names)
    return in_full or not same_speaker(*names)


def _one_wording(pair: Pair) -> bool:
    """Tell whether two quotations are the same words and enough of them, however little each word means."""
    decision = pair.judged.decision
    enough = len(profile(pair.a.side.text).words) >= LEAST_WORDING
    return _both_quoted(pair) and enough and decision.relation == "same" and decision.same == 1.0


def _both_quoted(pair: Pair) -> bool:
    return pair.a.side.quoted and pair.b.side.quoted


def _one_fact_apart(pair: Pair) -> bool:
    """Tell whether two sentences are one but for a single fact: the same in part, and a conflict besides.

    Of sentences that are else nearly word for word the same, one fact may be told in two places ("late on Tuesday").
    """
    a, b = profile(pair.a.side.text), profile(pair.b.side.text)
    facts = [each for each in pair.judged.differences if each.kind == "conflict"]
    least = min(covered(pair))
    if min(len(a.content), len(b.content)) < FACT_WORDS or not facts:
        return False
    if len(facts) == 1 and facts[0].what != "polarity":
        return least >= FACT_COVER.get(facts[0].what, FACT_COVER_ELSE)
    return len(facts) <= COPIED_FACTS and least >= COPIED_COVER and any(each.what != "polarity" for each in facts)


def _quotes_part(pair: Pair) -> bool:
    """Tell whether one quotation gives, in whatever wording, nearly all of a part of the other."""
    share = covered(pair)
    part = (pair.a, pair.b)[share[1] > share[0]]
    enough = max(share) >= QUOTED_PART_COVER and count_plain(profile(part.side.text)) >= QUOTED_PART_WORDS
    return _both_quoted(pair) and enough and pair.judged.decision.similarity >= NUMBERED_SIMILARITY


def _holds_part(pair: Pair, a: Profile, b: Profile) -> bool:
    """Tell whether one statement surely says what the other says, and more.

    What likely says the same, but not surely enough for that, is a part if it is a clause with nearly all words met and
    not another party's.
    """
    if holds_run(a, b) or holds_run(b, a):
        return True
    decision = pair.judged.decision
    onward = decision.entails_ab >= decision.entails_ba
    part, share = (b, covered(pair)[1]) if onward else (a, covered(pair)[0])
    sure = max(decision.entails_ab, decision.entails_ba) >= PARTIAL_LEAST and share >= PARTIAL_COVER
    if _denies(pair.a) != _denies(pair.b):
        return False
    clause = share >= LIKELY_COVER and asserts(part.text)
    likely = decision.relation == "same" and clause and not _two_voices(pair)
    return (decision.relation == "partial" or likely) and sure and count_plain(part) >= PARTIAL_WORDS


def _one_quotation(pair: Pair) -> bool:
    """Tell whether two quotations that differ in a fact are still one: a variant that also is a conflict.

    What one party denies in one report and affirms in the other must be the same words but for the denial.
    """
    facts = {difference.what for difference in pair.judged.differences}
    least = DENIED_COVER if "polarity" in facts else VARIANT_COVER
    return _both_quoted(pair) and min(covered(pair)) >= least and (pair.one_voice or "polarity" not in facts)
