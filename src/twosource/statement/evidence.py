"""Plain evidence that two statements are about the same thing: words carried over, a number in common."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.attribution.phrases import is_person_noun
from twosource.model import Span
from twosource.statement.amounts import compare, of_one_sort, relate_values
from twosource.statement.clauses import VERB
from twosource.statement.words import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.statement.differences import Difference
    from twosource.statement.profile import Profile
    from twosource.statement.quantities import Quantity
    from twosource.statement.words import Word

LEAST_CONTENT = 2
LEAST_RUN = 4
RUN_SHARE = 0.8
RUN_WEIGHT = 12.0
_TELLING = 13.0
# "23 children" and "at least 23 children" give one number.
_ONE_NUMBER = frozenset({"equal", "compatible", "bound"})
_WITH_UNIT = frozenset({"percent", "money", "measure"})
# "Of armed officers", "the proposed dam": what stands there is no verb.
_ADJECTIVE = re.compile(r"\b(?:an?|the|of|for|on|about|more|any|some|no|its|their|his|her|our|new)[ ]$", re.IGNORECASE)
_NEAR = 8
_LONGEST_TITLE = 6
_CALLED = re.compile(r"\bas\b|[\"“”„«»‘]", re.IGNORECASE)
_CLAUSE = re.compile(
    r"^\W*(?:that|whether|if|how|why|what|when|where|to|not to|for\b[^.]*?\bto|\w{3,}ing)\b"
    r"|\b(?:he|she|it|they|we|I|you|nobody|everybody|there)(?:['’]\w+)?\b|\w['’](?:re|ll|ve|d|m)\b|n['’]t\b"
    r"|\b(?:decision|plan|promise|offer|right|pledge|vow|refusal|intention|readiness|willingness|agreement|threat)s?"
    r" (?:not )?to\b",
    re.IGNORECASE,
)
# "The government to publish every test", after a cue of asking.
_ASKED = re.compile(
    r"\W*(?:[\w’'.-]+ ){0,5}?(?!(?:access|answer|answers|commitment|damage|end|key|opposition|reaction|response|return|"
    r"right|support|threat|way)\b)[\w’'.-]+ (?:not )?to "
    r"(?!(?:the|an?|its|his|her|their|our|my|your|this|that|these|those|some|any|all|it|him|them|us|me)\b)[a-z]+"
)
# What a verb behind it belongs to: "the plan that would close the dam" and "the idea of how it works" are no clauses.
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whom|whose|where|how|when|what|why|whether|if|unless|until|because|before|after|while)\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\W*(?:not )?to \w")
# What opens a clause, and verbs that are no words of the clauses' own list, since they are nouns as often.
_OPENS_CLAUSE = re.compile(
    r"\W*(?:that\b|(?:he|she|they|we|I|you|nobody|everybody)(?:['’]\w+)? \w"
    r"|(?:it|there)(?:['’](?:s|d|ll)\b| (?!an?\b|the\b)[a-z]+))",
    re.IGNORECASE,
)
_VERB = re.compile(
    rf"{VERB.pattern}|\bcannot\b"
    r"|\b(?:aims|affects|applies|belongs|brings|buys|carries|considers|contains|continues|covers|depends|exists|falls"
    r"|feels|grows|happens|hears|helps|hopes|intends|loses|pays|plans|poses|prevents|protects|provides|reaches|receives"
    r"|represents|requires|returns|rises|sees|sells|serves|sits|spends|stops|suffers|supports|threatens|tries|uses"
    r"|violates|wins|writes)\b"
    r"|(?:(?<=[a-z]s )|\b(?:also|both) )(?:agree|argue|believe|call|expect|face|fear|hope|know|need|oppose|plan|remain"
    r"|say|seek|support|think|want)\b",
    re.IGNORECASE,
)
# Verbs with no more than so many code points between them are one: "had not been", "was said to be".
_ONE_VERB = 6
_FAR = 0.2
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
# "In May" has no verb (in the pattern itself that would cut statements elsewhere).
_MONTH = "May"
_AHEAD = re.compile(r"\b(?:will|shall|would|won['’]t|going to|(?:is|are) to)\b|['’]ll\b|\w['’]d\b", re.IGNORECASE)
_PAST = re.compile(
    r"(?:was|were|had|did|went|came|took|made|gave|met|held|fell|rose|left|led|began|\w{2,}ed)", re.IGNORECASE
)
# What was still open then: "was expected to", "asked whether it could".
_OPEN = re.compile(
    r"\b(?:will|shall|would|can|could|may|might|must|should|if|whether|unless|to|next|wants?)\b", re.IGNORECASE
)
_UNDER_WAY = re.compile(r"(?:is|are|was|were)(?: not|n['’]t| also| now)? \w{3,}ing\b")
_QUESTION = re.compile(
    r"\W*(?:(?:Will|Would|Is|Are|Was|Were|Do|Does|Did|Can|Could|Should|Has|Have|Had) "
    r"(?:the|an?|this|that|these|those|he|she|it|they|we|you|I|his|her|their|its|[A-Z]\w+)"
    r"|(?:Why|How|Who|What|Where|When) (?:is|are|was|were|do|does|did|has|have|will|would|can|could|should))\b"
)
_COMMENT = re.compile(
    r"\W*(?:to )?(?:comment|elaborate|answer)(?: (?:further|publicly|directly|questions?))*\W*", re.IGNORECASE
)
# "How many would come", "whether it would close", "if the dam holds": what is asked or left unsaid.
_LEFT_OPEN = re.compile(
    r"\W*(?:whether\b|how (?:many|much|long|often|soon|far|large|big|old)\b|if\b[^,;]*$)", re.IGNORECASE
)


def says_something(sentence: Profile) -> bool:
    """Tell whether a statement has two words of meaning or more: "it" is the same as any other "it".

    A denial is one of them: "it has no invitation".  "To comment further" says nothing at all.
    """
    if _COMMENT.fullmatch(sentence.text) is not None:
        return False
    return len(sentence.content) + bool(sentence.negations) >= LEAST_CONTENT and not all(
        sentence.words[n].stop for n in sentence.content
    )


def only_names(sentence: Profile) -> bool:
    """Tell whether a statement is a name or a list of names, with their titles: whom or what somebody spoke of.

    "Holt as a leaker" and "Holt a “leaker”" are told of Holt.
    """
    if _CALLED.search(sentence.text):
        return False
    names = {*sentence.named, *sentence.numerals}
    others = [sentence.words[n] for at, n in enumerate(sentence.content) if at not in names]
    titles = [is_person_noun(word.folded) for word in others]
    # "Acting Director of National Intelligence": what has a capital in a title is of the title.
    in_capitals = any(titles) and all(held or word.capital for held, word in zip(titles, others, strict=True))
    titled = all(titles) or (in_capitals and len(sentence.content) <= _LONGEST_TITLE)
    return bool(names) and titled and not (sentence.negations or asserts(sentence.text))


@lru_cache(maxsize=4096)
def asserts(text: str) -> bool:
    """Tell a clause ("that the dam holds", "to close the dam") from a mere topic ("the dam", "for the new dam").

    A topic is what somebody spoke about: two who speak about one thing do not say the same of it.
    """
    if _CLAUSE.search(text) is not None or _ASKED.match(text) is not None:
        return True
    return any(
        _ADJECTIVE.search(text, max(0, verb.start() - _NEAR), verb.start()) is None
        for verb in VERB.finditer(text)
        if verb.group() != _MONTH
    )


@lru_cache(maxsize=4096)
def is_full_clause(text: str) -> bool:
    """Tell what can be so or not ("the dam holds", "that it would") from what is only named, wanted or planned.

    A full clause has a verb of its own: not an infinitive, and not one of a clause inside it.
    """
    if _OPENS_CLAUSE.match(text) is not None:
        return True
    if _INFINITIVE.match(text) is not None:
        return False
    begin = len(text) - len(text.lstrip("“\"«„‘' "))
    subordinate = [match.start() for match in _SUBORDINATE.finditer(text, begin)]
    verbs, behind = 0, begin - _ONE_VERB - 1
    for verb in _VERB.finditer(text, begin):
        if verb.group() == _MONTH:
            continue
        adjective = _ADJECTIVE.search(text, max(0, verb.start() - _NEAR), verb.start())
        if adjective is None and verb.start() - behind > _ONE_VERB:
            verbs += 1
            if verbs > sum(place < verb.start() for place in subordinate):
                return True
        behind = verb.end()
    return False


@lru_cache(maxsize=4096)
def looks_ahead(text: str) -> bool:
    """Tell whether a sentence is about what was still to come when it was said."""
    return _AHEAD.search(text) is not None


def shifted(text: str) -> bool:
    """Tell whether a sentence tells with "would" what its source may have said of the present."""
    return _WOULD.search(text) is not None


def times_apart(a: str, b: str) -> bool:
    """Tell whether one sentence announces and the other reports: a visit announced is not yet a visit made."""
    return (looks_ahead(a) and _looks_back(b)) or (looks_ahead(b) and _looks_back(a))


@lru_cache(maxsize=4096)
def _looks_back(text: str) -> bool:
    verb = VERB.search(text)
    if verb is None or _UNDER_WAY.match(text, verb.start()) is not None:
        return False
    return _PAST.fullmatch(verb.group()) is not None and _OPEN.search(text) is None


@lru_cache(maxsize=4096)
def is_under_way(text: str) -> bool:
    """Tell whether the first verb of a sentence is a progressive: "is leaving" may be said of what is still to come."""
    verb = VERB.search(text)
    return verb is not None and _UNDER_WAY.match(text, verb.start()) is not None


@lru_cache(maxsize=4096)
def asks(text: str) -> bool:
    """Tell a question by its verb before its subject, or by the word that leads it in after "did not say"."""
    return _QUESTION.match(text) is not None or _LEFT_OPEN.match(text) is not None


def count_plain(sentence: Profile) -> int:
    """Count the words of meaning that are no names: a bare name states nothing."""
    return sum(not sentence.words[number].capital for number in sentence.content)


def far_apart(a: Profile, b: Profile, differences: Sequence[Difference]) -> bool:
    """Tell whether a limit is kept by a number far from it: "at least four" and "nine" are not one statement."""
    values_a = {Span(each.start, each.end): each.value for each in a.quantities}
    values_b = {Span(each.start, each.end): each.value for each in b.quantities}
    for difference in differences:
        x, y = values_a.get(difference.a), values_b.get(difference.b)
        if difference.kind == "bound" and x is not None and y is not None and abs(x - y) > _FAR * max(x, y):
            return True
    return False


def holds_run(whole: Profile, part: Profile) -> bool:
    """Tell whether one sentence carries nearly all of the other over in one run of words.

    The run must have four words, four fifths of the shorter sentence and words of some weight, not names alone.
    """
    keys = [word.key for word in whole.words]
    sought = [word.key for word in part.words]
    if len(sought) < LEAST_RUN or len(sought) > len(keys):
        return False
    start, length = _longest_run(keys, sought)
    if length < LEAST_RUN or length < RUN_SHARE * len(sought):
        return False
    carried = [word for word in part.words[start : start + length] if not word.stop]
    if all(_names(part, word) for word in carried) and not all(_names(part, word) for word in part.words):
        return False
    return len(carried) >= LEAST_CONTENT and sum(vocabulary().weight(word.key) for word in carried) >= RUN_WEIGHT


def _names(profile: Profile, word: Word) -> bool:
    """Tell whether a word has a capital, or is a number, also the rest of one ("2nd")."""
    return word.capital or any(each.isdigit() for each in profile.text[max(0, word.start - 1) : word.start + 1])


def shares_run(a: Profile, b: Profile) -> bool:
    """Tell whether two sentences have four words or more in one run, with two words of meaning among them."""
    start, length = _longest_run([word.key for word in a.words], [word.key for word in b.words])
    run = b.words[start : start + length]
    return length >= LEAST_RUN and sum(not word.stop for word in run) >= LEAST_CONTENT


def _longest_run(keys: list[str], sought: list[str]) -> tuple[int, int]:
    """Find the longest run of ``sought`` in ``keys``: its start in ``sought`` and its length."""
    best = (0, 0)
    previous = [0] * (len(sought) + 1)
    for key in keys:
        current = [0] * (len(sought) + 1)
        for place, other in enumerate(sought, start=1):
            if key == other:
                current[place] = previous[place - 1] + 1
                if current[place] > best[1]:
                    best = (place - current[place], current[place])
        previous = current
    return best


def share_number(a: Profile, b: Profile, *, small: bool = False) -> bool:
    """Tell whether both give one telling number of the same thing: not a small or indefinite one.

    Args:
        a: one sentence.
        b: the other.
        small: a small number with a unit ("11 per cent") tells something too.
    """
    telling = [each for each in a.quantities if _telling(each) or (small and each.kind in _WITH_UNIT)]
    return any(x.value == y.value and compare(x, y) in _ONE_NUMBER for x in telling for y in b.quantities)


def share_value(a: Profile, b: Profile) -> bool:
    """Tell whether both give one telling number, in round figures or not, whatever words say what it counts.

    "214 men in all" and "bringing the total to 214"; but not 40 who died and 40 who were hurt.
    """
    return any(
        _telling(x) and _telling(y) and of_one_sort(x, y) and (x.value == y.value or relate_values(x, y) == "rounding")
        for x in a.quantities
        for y in b.quantities
    )


def share_day(a: Profile, b: Profile) -> bool:
    """Tell whether both name one day of one month."""
    days = [{(each.month, each.day) for each in side.moments if each.month and each.day} for side in (a, b)]
    return bool(days[0] & days[1])


def round_number(a: Profile, b: Profile, differences: Sequence[Difference]) -> bool:
    """Tell whether one gives a telling number of the other in round figures: "9.4 million", "about nine million"."""
    telling = [{Span(each.start, each.end) for each in side.quantities if _telling(each)} for side in (a, b)]
    return any(each.kind == "rounding" and each.a in telling[0] and each.b in telling[1] for each in differences)


def _telling(quantity: Quantity) -> bool:
    return quantity.kind != "ordinal" and quantity.value >= _TELLING and quantity.bound != "range"
