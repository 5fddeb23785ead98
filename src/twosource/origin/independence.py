"""How many independent origins stand behind what several reports say alike, and why, in a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from twosource.articles import with_the
from twosource.identity import identify
from twosource.model import Alignment
from twosource.origin.copies import correspond
from twosource.origin.parties import join_parties
from twosource.origin.places import described_among, place_among, speaking_places
from twosource.origin.policy import NO_POLICY
from twosource.origin.reason import OCCASION_UNSTATED, Facts, word_reason
from twosource.origin.rules import say
from twosource.origin.ties import most_independent, of_one_party, tie_between, told_tie
from twosource.origin.utterance import same_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import AlignmentRelation, Origin, Reading, Reuse, Statement, StatementOrigin
    from twosource.origin.policy import Policy

# What a report in an agency's own words does not have from elsewhere: another one's, or what was seen.
WITNESSED = frozenset({"agency_report", "own_observation"})

# "“He told me he knew nothing,” she wrote" passes on his words, whoever he is.
_PASSED_ON = re.compile(
    r"\W*(?:[Hh]e|[Ss]he|[Tt]hey) (?:\w+ly |also |then )?"
    r"(?:said|says|told (?:me|us)|denied|admitted|acknowledged|conceded|claimed|insisted"
    r"|assured (?:me|us))\b"
)
_SOMEBODY = "somebody"
# "Somebody like Ada Lund who thinks that …", "what Ada Lund calls …".
_TELLS_OF = re.compile(
    r"\b(?P<who>[A-Z][\w.’'-]{0,40}(?: [A-Z][\w.-]{0,40}){1,3}) (?:who |also |has ){0,2}"
    r"(?:thinks?|thought|believes?|believed|says|said|wants?|wanted|argues?|argued|claims?|claimed|calls|called|insists?)\b"
)
# "Trump's plan to impose tariffs was unacceptable" tells of Trump's plan, which he is the one to know.
_PLANNED = re.compile(
    r"\W*(?:that )?(?:the )?(?P<who>[A-Z][\w.’'-]*?(?: [A-Z][\w.-]*?){0,3})['’]s? (?:[a-z]+ ){0,2}"
    r"(?:plan|decision|proposal|offer|threat|intention|promise|pledge|vow|move|call|demand|order|idea|claim)s?\b"
)


class Group(Protocol):
    """Statements of different reports that say the same, before their origins are counted."""

    @property
    def relation(self) -> AlignmentRelation:
        """How alike the statements are."""

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of the statements, in the order of the reports."""

    @property
    def differences(self) -> tuple[str, ...]:
        """Word-level notes inside the group."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What is asked of a story for each group.

    ``partners`` are the reports with which a report shares a passage, each pair under the smaller id alone.
    """

    readings: Mapping[str, Reading]
    statements: Mapping[str, Statement]
    origins: Mapping[str, Origin]
    origin_of: Mapping[str, str | None]
    reuse: Mapping[frozenset[str], tuple[Reuse, ...]]
    partners: Mapping[str, Sequence[str]]
    policy: Policy
    places: frozenset[str]


def count_independent(  # noqa: PLR0913, PLR0917
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    groups: Sequence[Group],
    origins: Sequence[Origin],
    statement_origins: Sequence[StatementOrigin],
    reuse: Sequence[Reuse],
    policy: Policy = NO_POLICY,
) -> tuple[Alignment, ...]:
    """Count the independent origins behind each group of statements.

    The number is that of the largest choice of known origins of which no two are tied (``ties.py``): a joint statement
    adds nothing to the readouts of its two sides, and two readouts still count as two beside it.  Unnamed sources and
    unknown origins never add; where nothing else is known the number is ``None``.

    Args:
        readings: of one story.
        statements: of these readings.
        groups: aligned statements.
        origins: of the story.
        statement_origins: a row a statement.
        reuse: passages carried over between the reports.
        policy: of the desk; the empty one by default.

    Returns:
        One alignment a group, in the order of the groups.
    """
    by_pair: dict[frozenset[str], tuple[Reuse, ...]] = {}
    partners: dict[str, list[str]] = defaultdict(list)
    for passage in reuse:
        pair = frozenset((passage.a.report, passage.b.report))
        if pair not in by_pair:
            partners[min(pair)].append(max(pair))
        by_pair[pair] = (*by_pair.get(pair, ()), passage)
    story = _Story(
        {reading.report.id: reading for reading in readings},
        {statement.id: statement for statement in statements},
        {origin.id: origin for origin in origins},
        {row.statement: row.origin for row in statement_origins},
        by_pair,
        partners,
        policy,
        speaking_places(readings, origins),
    )
    return tuple(_count(story, group) for group in groups)


def _count(story: _Story, group: Group) -> Alignment:
    members = [story.statements[identity] for identity in group.statements]
    behind = {
        statement.id: story.origins[identity]
        for statement in members
        if (identity := story.origin_of.get(statement.id)) is not None and identity in story.origins
    }
    known = sorted({one.id for one in behind.values() if one.kind != "unnamed"})
    copies = _copies(story, members)
    worded = same_words(story.readings, members) + _variants(story, group, members)
    tied = _ties(story, [story.origins[identity] for identity in known], behind, copies, worded)
    chosen = most_independent([story.origins[identity] for identity in known], tied)
    facts = Facts(
        [story.readings[statement.place.report] for statement in members],
        [behind.get(statement.id) for statement in members],
        [_is_quoted(story, statement) for statement in members],
        chosen,
        [story.origins[identity] for identity in known],
        tied,
        copied=bool(copies),
    )
    return Alignment(
        identify("alignment", *group.statements),
        group.relation,
        group.statements,
        tuple(known),
        len(chosen) if chosen else None,
        word_reason(facts),
        group.differences,
    )


def _variants(story: _Story, group: Group, members: Sequence[Statement]) -> list[tuple[str, str]]:
    """Pairs of the quotations that are aligned as one in several wordings: one utterance, whomever a report names."""
    quoted = [statement.id for statement in members if _is_quoted(story, statement)]
    return list(combinations(quoted, 2)) if group.relation == "variant" else []


def _copies(story: _Story, members: Sequence[Statement]) -> list[tuple[str, str]]:
    """Pairs of statements that lie, for the most part, at the same place of a passage carried over."""
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for member in members:
        by_report[member.place.report].append(member)
    return [
        (one.id, other.id)
        for report, mine in by_report.items()
        for partner in story.partners.get(report, ())
        for one in mine
        for other in by_report.get(partner, ())
        if any(correspond(passage, one.place, other.place) for passage in story.reuse[frozenset((report, partner))])
    ]


def _ties(
    story: _Story,
    known: Sequence[Origin],
    behind: Mapping[str, Origin],
    copies: Sequence[tuple[str, str]],
    quoted: Sequence[tuple[str, str]],
) -> dict[tuple[str, str], str]:
    """Why which two origins are not independent, by their ids in both orders."""
    tied: dict[tuple[str, str], str] = {}
    for one, other in combinations(known, 2):
        reason = tie_between(one, other, story.origins, story.policy)
        untold = place_among(one, other, story.places) or described_among(one, other)
        if reason is None and untold is not None:
            reason = say("I15", party=with_the(untold))
        if reason is not None:
            _tie(tied, one.id, other.id, reason)
    _tie_untold_reports(tied, known)
    told = {identity: _told(story, identity) for identity in sorted(behind)}
    # Hundreds of copies tell the same at second hand: each two tellings are held against each other once.
    tellings = {(behind[identity].id, words): (words, behind[identity]) for identity, words in told.items()}
    for telling, another in combinations(tellings.values(), 2):
        _tie_second_hand(tied, telling, another)
    for rule, pairs in (("I8", copies), ("I14", quoted)):
        # Thousands of pairs of statements may be of a few pairs of origins.
        both = [(behind[one], behind[other]) for one, other in pairs if one in behind and other in behind]
        for one, other in {(one.id, other.id): (one, other) for one, other in both if one.id != other.id}.values():
            _tie(tied, one.id, other.id, say(rule))
            _tie_party(tied, one, other, known, say(rule))
            _tie_party(tied, other, one, known, say(rule))
    return tied


def _tie(tied: dict[tuple[str, str], str], one: str, other: str, reason: str) -> None:
    """Tie two origins, by their ids in both orders, where nothing ties them yet."""
    tied.setdefault((one, other), reason)
    tied.setdefault((other, one), reason)


def _tie_party(
    tied: dict[tuple[str, str], str], one: Origin, other: Origin, known: Sequence[Origin], reason: str
) -> None:
    """Tie one whose words are another's to all else that the other's party says, which is no confirmation either."""
    if other.kind == "unnamed":
        return
    for third in known:
        if third.id not in {one.id, other.id} and of_one_party(other, third):
            _tie(tied, one.id, third.id, reason)


def _tie_untold_reports(tied: dict[tuple[str, str], str], known: Sequence[Origin]) -> None:
    """Tie the reports in an agency's own words to each party's words, and so to each other: all may rest on those."""
    reports = [origin for origin in known if origin.kind == "agency_report"]
    acts = [origin for origin in known if origin.kind not in WITNESSED]
    if not reports or not acts:
        return
    pairs = [(report, act, act) for report in reports for act in acts]
    pairs += [(one, other, acts[0]) for one, other in combinations(reports, 2)]
    for one, other, act in pairs:
        _tie(tied, one.id, other.id, say("I17", other=act.name.partition(OCCASION_UNSTATED)[0]))


def _tie_second_hand(tied: dict[tuple[str, str], str], one: tuple[str, Origin], other: tuple[str, Origin]) -> None:
    """Tie what tells another's words to that other, and two that tell the words of one third."""
    told = one[0], other[0]
    if one[1].id == other[1].id or not any(told):
        return
    reason = None
    if told[0] and _may_be_told(told[0], other[1]):
        reason = say("I9", one=one[1].name, other=other[1].name)
    elif told[1] and _may_be_told(told[1], one[1]):
        reason = say("I9", one=other[1].name, other=one[1].name)
    elif all(told) and len(set(map(join_parties(told).of, told))) == 1:
        reason = say("I10", other=f"words of {told[0]}")
    if reason is not None:
        _tie(tied, one[1].id, other[1].id, reason)


def _may_be_told(told: str, origin: Origin) -> bool:
    return told == _SOMEBODY or told_tie(told, origin)


def _told(story: _Story, identity: str) -> str:
    """Whose words a statement's teller tells; empty where nobody tells another's."""
    statement = story.statements[identity]
    attributions = story.readings[statement.place.report].attributions
    said = next((one for one in attributions if one.id == statement.attribution), None)
    if said is not None and said.parent is not None and said.speaker is not None:
        return said.speaker.name
    place = statement.place
    told = story.readings[place.report].report.text
    if said is not None and _PASSED_ON.match(told, place.start, place.end):
        return _SOMEBODY
    planned = _PLANNED.match(told, place.start, place.end)
    of = planned or _TELLS_OF.search(told, place.start, place.start + (place.end - place.start) // 2)
    return of["who"] if of else ""


def _is_quoted(story: _Story, statement: Statement) -> bool:
    """Whether a statement is given in quotation marks, all or in part."""
    reading = story.readings[statement.place.report]
    said = next((one for one in reading.attributions if one.id == statement.attribution), None)
    return said is not None and said.kind in {"direct", "mixed"}
