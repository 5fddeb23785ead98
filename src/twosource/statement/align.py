"""Statements of different reports that say the same.

Candidates are decided pair by pair; the surest pairs are joined first, and two groups are joined only if everything in
the one is at least partly the same as everything in the other, so that no chain ends in two different things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.statement.accept import LEAST_WORDING, VARIANT_COVER, Pair, accept, covered
from twosource.statement.compare_words import note_differences
from twosource.statement.likened import likened_pairs
from twosource.statement.profile import profile
from twosource.statement.relation import same_speaker
from twosource.statement.spoken import by_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import AlignmentRelation
    from twosource.statement.judgements import Judgements

# Of the pairs that a join of two groups makes, one in so many may be undecided, if the two are at least so alike.
LOOSE_SHARE = 3
LOOSE_SHARE_ONE_VOICE = 2
LOOSE_SIMILARITY = 0.35
# A report that says so within so many code points of a statement may give one saying in two wordings.
_IN_MARKS = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
_TRANSLATING = re.compile(r"\b(?:translat|interpret|in (?:his|her|their) own language)", re.IGNORECASE)
_AROUND = 200
# So large a share of its words makes a quotation a part of another.
PART_WORDS = 0.7
# Beyond this many members a side, a join is checked against the first of each.
_CHECKED = 4
# Two answers so nearly alike are as likely.
_AS_LIKELY = 0.02


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

    def __init__(self, judgements: Judgements) -> None:
        self.spoken = judgements.spoken
        self._judgements = judgements
        self._voices = [judgements.voices.of(each.side.speaker) for each in self.spoken]
        self._nearest: frozenset[tuple[int, int]] = frozenset()
        self._repeated: frozenset[tuple[int, int]] = frozenset()
        self._edges: dict[tuple[int, int], _Edge | None] = {}

    def candidates(self) -> list[_Edge]:
        """Decide all candidates; the surest first."""
        pairs = self._judgements.candidates
        self._nearest = self._find_nearest(pairs)
        self._repeated = self._find_repeated(pairs)
        found = (self.edge(i, j) for i, j in pairs)
        return sorted((edge for edge in found if edge), key=lambda edge: (-edge.score, edge.a, edge.b))

    def _find_nearest(self, pairs: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        """Find the pairs of which each is the likest answer that the other has in its report, or as likely."""
        alike = {pair: self.similarity(*pair) for pair in pairs}
        best: dict[tuple[int, int], float] = {}
        for (i, j), similarity in alike.items():
            for one, other in ((i, j), (j, i)):
                place = (one, self.spoken[other].report)
                best[place] = max(best.get(place, 0.0), similarity)
        return frozenset(
            (i, j)
            for (i, j), similarity in alike.items()
            if similarity + _AS_LIKELY >= max(best[i, self.spoken[j].report], best[j, self.spoken[i].report])
        )

    def _find_repeated(self, pairs: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        """Find the quotations that another report gives in the same words: statement and report."""
        same = [(i, j) for i, j in pairs if self._repeats(i, j)]
        return frozenset((one, self.spoken[other].report) for i, j in same for one, other in ((i, j), (j, i)))

    def _repeats(self, i: int, j: int) -> bool:
        """Whether two quotations are the same words, whatever marks stand around them, and enough of them."""
        a, b = self.spoken[i].side, self.spoken[j].side
        keys = profile(a.text).all_keys
        return a.quoted and b.quoted and len(keys) >= LEAST_WORDING and keys == profile(b.text).all_keys

    def _has_other_words(self, i: int, j: int) -> bool:
        """Whether the report of one quotation gives the other word for word elsewhere: then they are two sayings."""
        a, b = self.spoken[i].side, self.spoken[j].side
        if not (a.quoted and b.quoted) or _word_for_word(profile(a.text).keys, profile(b.text).keys):
            return False
        if (i, self.spoken[j].report) in self._repeated:
            return not self._tells_of_translating(j)
        return (j, self.spoken[i].report) in self._repeated and not self._tells_of_translating(i)

    def _tells_of_translating(self, number: int) -> bool:
        """Whether the report speaks of a translation around a statement: then it may give one saying twice."""
        place = self.spoken[number].statement.place
        text = self._judgements.readings[self.spoken[number].report].report.text
        return _TRANSLATING.search(text, max(0, place.start - _AROUND), place.end + _AROUND) is not None

    def similarity(self, i: int, j: int) -> float:
        """How alike two statements are, of one report or of two."""
        return self._judgements.judge(i, j).decision.similarity

    def quotes(self, i: int, j: int) -> bool:
        """Whether two quotations give the same words or one of them, in some wording, a part of the other."""
        pair = self._pair(i, j)
        return pair.a.side.quoted and pair.b.side.quoted and max(covered(pair)) >= VARIANT_COVER

    def parts_ways(self, i: int, j: int) -> bool:
        """Whether two statements differ in a fact or are hardly alike."""
        return self.conflicts(i, j) or self.similarity(i, j) < LOOSE_SIMILARITY

    def conflicts(self, i: int, j: int) -> bool:
        """Whether two statements differ in a fact or one denies what the other affirms."""
        return self._judgements.judge(i, j).decision.relation == "conflict"

    def edge(self, i: int, j: int) -> _Edge | None:
        """Decide one pair; ``None`` when the two do not say the same."""
        pair = (min(i, j), max(i, j))
        if pair not in self._edges:
            accepted = self._pair(i, j)
            partial = None if self._has_other_words(i, j) else accept(accepted)
            score = round(accepted.judged.decision.similarity + min(covered(accepted)) / 4, 6)
            self._edges[pair] = None if partial is None else _Edge(score, *pair, partial=partial)
        return self._edges[pair]

    def one_voice(self, i: int, j: int) -> bool:
        """Whether both speakers are known and of one party."""
        return bool(self._voices[i] & self._voices[j])

    def _pair(self, i: int, j: int) -> Pair:
        a, b = min(i, j), max(i, j)
        judged, nearest = self._judgements.judge(a, b), (a, b) in self._nearest
        return Pair(self.spoken[a], self.spoken[b], judged, self.one_voice(a, b), nearest)


def align(judgements: Judgements) -> tuple[AlignedGroup, ...]:
    """Group the statements of different reports that say the same.

    Args:
        judgements: on the statements of one story.

    Returns:
        Groups sorted by their first statement.  What says a part of a grouped statement stands in a group of its own
        with that statement; so do two speakers of one report whom the outlet itself likens (``likened.py``).
    """
    story = _Story(judgements)
    edges = story.candidates()
    group_of: dict[int, tuple[int, ...]] = {}
    left = [edge for edge in edges if edge.partial or not _join(story, group_of, edge)]
    likened = set(likened_pairs(judgements.readings, story.spoken, story.similarity))
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
    one, other = by_wording(story.spoken, first)[:_CHECKED], by_wording(story.spoken, second)[:_CHECKED]
    pairs = [pair for x in one for y in other if (pair := _first_apart(story, x, y)) is not None]
    loose = [pair for pair in pairs if story.edge(*pair) is None]
    share = LOOSE_SHARE_ONE_VOICE if all(story.one_voice(*pair) for pair in loose) else LOOSE_SHARE
    return len(loose) * share <= len(pairs) and not any(story.parts_ways(*pair) for pair in loose)


def _first_apart(story: _Story, first: Sequence[int], second: Sequence[int]) -> tuple[int, int] | None:
    """The first two statements of different reports, one of each wording."""
    return next(((i, j) for i in first for j in second if _apart(story, i, j)), None)


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

    With that one stand those of its group in which the party of the part speaks and says it too.  Several parts of one
    statement share a group where all of them agree.  Two groups in which one party says the same, or a part of it, are
    tied by a group of their surest two.
    """
    parts: dict[int, tuple[int, ...]] = {}
    placed = {number: members[0] for number, members in group_of.items()}
    tied: dict[tuple[int, int], tuple[int, ...]] = {}
    for edge in left:
        loose = [number for number in (edge.b, edge.a) if number not in placed]
        if not loose:
            homes = tuple(sorted((placed[edge.a], placed[edge.b])))
            if homes[0] != homes[1] and story.one_voice(edge.a, edge.b):
                both = (*_copies(story, group_of, edge.a), *_copies(story, group_of, edge.b))
                tied.setdefault((homes[0], homes[1]), tuple(sorted(both)))
            continue
        part, whole = loose[0], edge.a if loose[0] == edge.b else edge.b
        placed.setdefault(whole, whole)
        placed[part] = placed[whole]
        same = _copies(story, group_of, whole)
        members = parts.get(whole) or tuple(
            number
            for number in group_of.get(whole, (whole,))
            if number in same
            or (_apart(story, part, number) and story.one_voice(part, number) and story.edge(part, number))
        )
        if _reports_agree(story, members, (part,)) and all(story.edge(part, each) for each in members):
            parts[whole] = tuple(sorted((*members, part)))
        else:
            parts[part] = tuple(sorted((*same, part)))
    return {*parts.values(), *tied.values()}


def _copies(story: _Story, group_of: dict[int, tuple[int, ...]], number: int) -> tuple[int, ...]:
    """A statement with those of its group that have its very words."""
    members = group_of.get(number, (number,))
    side = story.spoken[number].side
    return tuple(
        each
        for each in members
        if (other := story.spoken[each].side).text == side.text and other.speaker == side.speaker
    )


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
    """Name a group: partly the same if half of its pairs are, quoted against told, or quoted in several wordings."""
    kept = by_wording(story.spoken, members)[: 2 * _CHECKED]
    between = combinations(kept, 2) if len(kept) > 1 else [(kept[0], kept[0])]
    pairs = [pair for x, y in between if (pair := _first_apart(story, x, y)) is not None]
    edges = [story.edge(i, j) for i, j in pairs]
    sides = [story.spoken[same[0]].side for same in kept]
    texts = [side.text for side in sides]
    one_wording = all(_quotes_from(x, y) or _quotes_from(y, x) for x in texts for y in texts)
    one_wording = one_wording and not any(story.conflicts(i, j) for i, j in pairs)
    one_voice = all(same_speaker(x.speaker, y.speaker) for x in sides for y in sides)
    worded: AlignmentRelation = "same" if one_wording or not one_voice else "variant"
    if pairs and all(story.quotes(i, j) for i, j in pairs):
        return worded
    if 2 * sum(edge is None or edge.partial for edge in edges) >= len(edges):
        return "partial"
    quoted = {side.quoted for side in sides}
    return "quoted_vs_paraphrased" if len(quoted) == 2 else worded if quoted == {True} else "same"


def _word_for_word(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether nearly all words of the shorter of two quotations stand in the longer: it is cut from it."""
    short, long = sorted((one, other), key=len)
    return sum(key in long for key in short) >= PART_WORDS * len(short)


def _quotes_from(whole: str, part: str) -> bool:
    """Tell whether what stands in marks in one text, or all of it where nothing does, stands so in the other."""
    keys = profile(whole).keys
    quoted = [profile(each).keys for each in _IN_MARKS.findall(part)]
    return all(_carries(keys, each) for each in quoted if each) if any(quoted) else _carries(keys, profile(part).keys)


def _carries(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Tell whether one quotation's words stand in the other in one run."""
    return f" {' '.join(part)} " in f" {' '.join(whole)} "
