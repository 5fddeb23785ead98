"""Statements of different reports that say the same.

Candidates are decided pair by pair; the surest pairs are joined first, and two groups are joined only if everything in
the one is at least partly the same as everything in the other, so that no chain ends in two different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.statement.candidates import find_candidates
from twosource.statement.compare_words import note_differences
from twosource.statement.evidence import asserts, count_plain, far_apart, holds_run, says_something, share_number
from twosource.statement.likened import likened_pairs
from twosource.statement.profile import profile
from twosource.statement.relation import cosine, same_speaker, weigh
from twosource.statement.spoken import gather, vectors_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from twosource.model import AlignmentRelation, Reading, Statement
    from twosource.statement.profile import Profile
    from twosource.statement.relation import Judged
    from twosource.statement.spoken import Spoken

SAME_LEAST = 0.6
SAME_COVER = 0.3
PARTIAL_LEAST = 0.5
PARTIAL_COVER = 0.7
PARTIAL_WORDS = 3
VARIANT_COVER = 0.7
QUOTED_PART_COVER = 0.8
QUOTED_PART_WORDS = 5
FRAGMENT = 0.42
# Of two speakers, both known, that they say the same must be surer: it is what makes two origins.
APART_LEAST = 0.65
LEAST_WORDING = 4
FACT_WORDS = 4
FACT_COVER = 0.75
NUMBERED_SIMILARITY = 0.35
UNEVEN = 0.3
# Of the pairs that a join of two groups makes, one in so many may be undecided, if the two are at least so alike.
LOOSE_SHARE = 2
LOOSE_SIMILARITY = 0.35
# Beyond this many members a side, a join is checked against the first of each.
_CHECKED = 4


@dataclass(frozen=True, slots=True)
class AlignedGroup:
    """Statements of different reports that say the same.

    Attributes:
        relation: how alike they are.
        statements: their ids, in the order of the reports and of their places.
        differences: notes on the wording of the first two statements.
    """

    relation: AlignmentRelation
    statements: tuple[str, ...]
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    score: float
    a: int
    b: int
    partial: bool


class _Story:
    """The statements of one story and the decisions on their pairs so far."""

    def __init__(self, readings: Sequence[Reading], statements: Sequence[Statement]) -> None:
        self.spoken = gather(readings, statements)
        self.vectors: NDArray[np.float32] = vectors_of(tuple(each.side.text for each in self.spoken))
        self._judged: dict[tuple[int, int], Judged] = {}
        self._edges: dict[tuple[int, int], _Edge | None] = {}

    def candidates(self) -> list[_Edge]:
        """Decide all candidates; the surest first."""
        found = (self.edge(i, j) for i, j, _ in find_candidates(self.spoken, self.vectors))
        return sorted((edge for edge in found if edge), key=lambda edge: (-edge.score, edge.a, edge.b))

    def similarity(self, i: int, j: int) -> float:
        """How alike two statements are, of one report or of two."""
        return self._judge(i, j).decision.similarity

    def quotes(self, i: int, j: int) -> bool:
        """Whether two quotations give the same words or one of them, in some wording, a part of the other."""
        a, b = self.spoken[min(i, j)], self.spoken[max(i, j)]
        return a.side.quoted and b.side.quoted and max(_covered(a, b, self._judge(i, j))) >= VARIANT_COVER

    def parts_ways(self, i: int, j: int) -> bool:
        """Whether two statements differ in a fact or are hardly alike."""
        decision = self._judge(i, j).decision
        return decision.relation == "conflict" or decision.similarity < LOOSE_SIMILARITY

    def edge(self, i: int, j: int) -> _Edge | None:
        """Decide one pair; ``None`` when the two do not say the same."""
        pair = (min(i, j), max(i, j))
        if pair not in self._edges:
            a, b = (self.spoken[number] for number in pair)
            self._edges[pair] = _accept(pair, a, b, self._judge(i, j))
        return self._edges[pair]

    def _judge(self, i: int, j: int) -> Judged:
        """Weigh one pair, once."""
        pair = (min(i, j), max(i, j))
        if pair not in self._judged:
            likeness = cosine(self.vectors[pair[0]], self.vectors[pair[1]])
            self._judged[pair] = weigh(self.spoken[pair[0]].side, self.spoken[pair[1]].side, likeness)
        return self._judged[pair]


def _covered(a: Spoken, b: Spoken, judged: Judged) -> tuple[float, float]:
    """How much of each statement the other covers, 0 to 1."""
    return judged.match.covered_a(profile(a.side.text)), judged.match.covered_b(profile(b.side.text))


def _accept(pair: tuple[int, int], a: Spoken, b: Spoken, judged: Judged) -> _Edge | None:
    """Accept a decision as an alignment, more strictly than two sentences by themselves would ask."""
    first, second = profile(a.side.text), profile(b.side.text)
    decision = judged.decision
    least, most = sorted(_covered(a, b, judged))
    if _one_wording(a, b, judged):
        return _Edge(round(decision.similarity + least / 4, 6), *pair, partial=False)
    if not (says_something(first) and says_something(second)) or far_apart(first, second, judged.differences):
        return None
    if decision.same < APART_LEAST and not same_speaker(a.side.speaker, b.side.speaker):
        return None
    if (_is_topic(a) or _is_topic(b)) and not _one_speaker(a, b):
        return None
    if decision.relation == "conflict":
        one = _one_quotation(a, b, judged, least)
        partial = False if one else True if _one_fact_apart(first, second, judged) else None
    elif decision.relation in {"same", "variant"} and least >= SAME_COVER and decision.same >= SAME_LEAST:
        partial = least < FRAGMENT
    elif decision.relation == "variant" and least >= FRAGMENT:
        partial = False
    elif _quotes_part(a, b, judged):
        partial = True
    elif decision.similarity >= NUMBERED_SIMILARITY and share_number(first, second):
        partial = most - least > UNEVEN
    else:
        partial = True if _holds_part(first, second, judged) else None
    return None if partial is None else _Edge(round(decision.similarity + least / 4, 6), *pair, partial=partial)


def _is_topic(spoken: Spoken) -> bool:
    """Tell whether what is attributed in own words is only what somebody spoke about, without a date or a number."""
    side = profile(spoken.side.text)
    told = spoken.statement.attribution is not None and not spoken.side.quoted
    return told and not (side.quantities or side.moments or asserts(side.text))


def _one_speaker(a: Spoken, b: Spoken) -> bool:
    known = a.side.speaker is not None and b.side.speaker is not None
    return known and same_speaker(a.side.speaker, b.side.speaker)


def _one_wording(a: Spoken, b: Spoken, judged: Judged) -> bool:
    """Tell whether two quotations are the same words and enough of them, however little each word means."""
    same_words = judged.decision.relation == "same" and judged.decision.same == 1.0
    return a.side.quoted and b.side.quoted and same_words and len(profile(a.side.text).words) >= LEAST_WORDING


def _one_fact_apart(a: Profile, b: Profile, judged: Judged) -> bool:
    """Tell whether two sentences are one but for a single fact: the same in part, and a conflict besides."""
    facts = [each for each in judged.differences if each.kind == "conflict"]
    if len(facts) != 1 or facts[0].what == "polarity" or min(len(a.content), len(b.content)) < FACT_WORDS:
        return False
    return min(judged.match.covered_a(a), judged.match.covered_b(b)) >= FACT_COVER


def _quotes_part(a: Spoken, b: Spoken, judged: Judged) -> bool:
    """Tell whether one quotation gives, in whatever wording, nearly all of a part of the other."""
    covered = _covered(a, b, judged)
    part = (a, b)[covered[1] > covered[0]]
    enough = max(covered) >= QUOTED_PART_COVER and count_plain(profile(part.side.text)) >= QUOTED_PART_WORDS
    return a.side.quoted and b.side.quoted and enough and judged.decision.similarity >= NUMBERED_SIMILARITY


def _holds_part(a: Profile, b: Profile, judged: Judged) -> bool:
    """Tell whether one statement surely says what the other says, and more."""
    if holds_run(a, b) or holds_run(b, a):
        return True
    decision = judged.decision
    onward = decision.entails_ab >= decision.entails_ba
    part, covered = (b, judged.match.covered_b(b)) if onward else (a, judged.match.covered_a(a))
    sure = max(decision.entails_ab, decision.entails_ba) >= PARTIAL_LEAST and covered >= PARTIAL_COVER
    return decision.relation == "partial" and sure and count_plain(part) >= PARTIAL_WORDS


def _one_quotation(a: Spoken, b: Spoken, judged: Judged, covered: float) -> bool:
    """Tell whether two quotations that differ in a fact are still one: a variant that also is a conflict."""
    facts = {difference.what for difference in judged.differences}
    return a.side.quoted and b.side.quoted and covered >= VARIANT_COVER and "polarity" not in facts


def align(readings: Sequence[Reading], statements: Sequence[Statement]) -> tuple[AlignedGroup, ...]:
    """Group the statements of different reports that say the same.

    Args:
        readings: the readings of one story, in an order that does not depend on the input's.
        statements: what ``extract_statements`` made of them.

    Returns:
        Groups sorted by their first statement.  What says a part of a grouped statement stands in a group of its own
        with that statement; so do two speakers of one report whom the outlet itself likens (``likened.py``).
    """
    story = _Story(readings, statements)
    edges = story.candidates()
    group_of: dict[int, tuple[int, ...]] = {}
    left = [edge for edge in edges if edge.partial or not _join(story, group_of, edge)]
    likened = set(likened_pairs(readings, story.spoken, story.similarity))
    groups = set(group_of.values()) | _parts(story, group_of, left) | likened
    return tuple(_describe(story, members) for members in sorted(groups))


def _join(story: _Story, group_of: dict[int, tuple[int, ...]], edge: _Edge) -> bool:
    """Join the groups of an edge's ends if all that they hold agrees."""
    first, second = group_of.get(edge.a, (edge.a,)), group_of.get(edge.b, (edge.b,))
    if first == second:
        return True
    if not _reports_agree(story, first, second):
        return False
    if not _all_agree(story, first, second):
        return False
    joined = tuple(sorted((*first, *second)))
    for member in joined:
        group_of[member] = joined
    return True


def _all_agree(story: _Story, first: Sequence[int], second: Sequence[int]) -> bool:
    """Most pairs say the same, and none of the rest says something else: a chain never ends in two different things."""
    pairs = [(i, j) for i in first[:_CHECKED] for j in second[:_CHECKED] if _apart(story, i, j)]
    loose = [pair for pair in pairs if story.edge(*pair) is None]
    return len(loose) * LOOSE_SHARE <= len(pairs) and not any(story.parts_ways(*pair) for pair in loose)


def _apart(story: _Story, i: int, j: int) -> bool:
    return story.spoken[i].report != story.spoken[j].report


def _reports_agree(story: _Story, first: Iterable[int], second: Sequence[int]) -> bool:
    """Allow two statements of one report in a group only if one holds the other or both are the same words."""
    for i in first:
        for j in second:
            if _apart(story, i, j):
                continue
            a, b = story.spoken[i].statement.place, story.spoken[j].statement.place
            nested = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
            edge = story.edge(i, j)
            if not nested and story.spoken[i].side.text != story.spoken[j].side.text and (edge is None or edge.partial):
                return False
    return True


def _parts(story: _Story, group_of: dict[int, tuple[int, ...]], left: Sequence[_Edge]) -> set[tuple[int, ...]]:
    """Group each statement that no group took with the surest one that it says a part of, or that says a part of it.

    Several parts of one statement share a group where all of them agree.
    """
    parts: dict[int, tuple[int, ...]] = {}
    placed = set(group_of)
    for edge in left:
        loose = [number for number in (edge.b, edge.a) if number not in placed]
        if not loose:
            continue
        part, whole = loose[0], edge.a if loose[0] == edge.b else edge.b
        placed |= {part, whole}
        members = parts.get(whole, (whole,))
        if _reports_agree(story, members, (part,)) and all(story.edge(part, each) for each in members):
            parts[whole] = tuple(sorted((*members, part)))
        else:
            parts[part] = tuple(sorted((whole, part)))
    return set(parts.values())


def _describe(story: _Story, members: tuple[int, ...]) -> AlignedGroup:
    ordered = sorted(members, key=lambda number: (story.spoken[number].report, number))
    first, second = ordered[0], next((number for number in ordered if _apart(story, number, ordered[0])), ordered[1])
    notes = note_differences(profile(story.spoken[first].side.text), profile(story.spoken[second].side.text))
    return AlignedGroup(
        relation=_relation(story, ordered),
        statements=tuple(story.spoken[number].statement.id for number in ordered),
        differences=notes,
    )


def _relation(story: _Story, members: Sequence[int]) -> AlignmentRelation:
    """Name a group by its weakest pair: partly the same, quoted against told, or quoted in several wordings."""
    kept = members[: 2 * _CHECKED]
    pairs = [(i, j) for place, i in enumerate(kept) for j in kept[place + 1 :] if _apart(story, i, j)]
    edges = [story.edge(i, j) for i, j in pairs]
    if pairs and all(story.quotes(i, j) for i, j in pairs):
        keys = [profile(story.spoken[number].side.text).keys for number in members]
        return "same" if all(_carries(x, y) or _carries(y, x) for x in keys for y in keys) else "variant"
    if not edges or any(edge is None or edge.partial for edge in edges):
        return "partial"
    quoted = {story.spoken[number].side.quoted for number in members}
    if len(quoted) == 2:
        return "quoted_vs_paraphrased"
    keys = [profile(story.spoken[number].side.text).keys for number in members]
    one_wording = all(_carries(x, y) or _carries(y, x) for x in keys for y in keys)
    return "variant" if quoted == {True} and not one_wording else "same"


def _carries(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Tell whether one quotation's words stand in the other in one run."""
    return f" {' '.join(part)} " in f" {' '.join(whole)} "
