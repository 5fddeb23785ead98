"""How well reports are compared: alignments, origins, conflicts, reuse and what one report alone has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.implied import implied_pairs
from benchmarks.matching import Pair, covers_half, cross_pairs, same_pair, touches
from benchmarks.tally import Mistake, Score, Share, Tally
from twosource.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.gold import GoldAlignment, GoldConflict, GoldEvent
    from twosource.model import Alignment, Comparison, Conflict

CONFLICT_KINDS = ("conflict", "rounding", "bound", "update")


def score_comparison(gold: GoldEvent, comparison: Comparison, files: Mapping[str, str]) -> Score:
    """Every figure about the comparison of one event's reports.

    Args:
        gold: what a reader found.
        comparison: what the product found.
        files: the file's name by the report's id.
    """
    view = _View(gold, comparison, files)
    return _alignments(view) + _conflicts(view) + _reuse(view) + _only_in(view)


@dataclass(frozen=True, slots=True)
class _View:
    """One event's gold and comparison; places are named by files."""

    gold: GoldEvent
    comparison: Comparison
    files: Mapping[str, str]

    def place(self, place: Place) -> Place:
        return Place(self.files[place.report], place.start, place.end)

    def text(self, place: Place) -> str:
        return self.gold.reports[place.report].text[place.start : place.end].replace("\n", "⏎")

    def mistake(self, kind: str, verdict: str, pair: Pair) -> Mistake:
        reports = f"{pair[0].report} | {pair[1].report}"
        return Mistake(kind, self.gold.name, reports, verdict, f"{self.text(pair[0])}  ≈  {self.text(pair[1])}")


@dataclass(frozen=True, slots=True)
class _Said:
    """A pair of the product's with the alignment that it belongs to."""

    pair: Pair
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A pair of the gold's with the alignment that it belongs to."""

    pair: Pair
    alignment: GoldAlignment


def _alignments(view: _View) -> Score:
    """Pairs of places of different reports that say the same, with their relation and their origins.

    What follows from the listed pairs is as right, and as much to be found; only of the listed ones relation and
    origins are known.
    """
    said, gold, implied = _said_pairs(view), _gold_pairs(view), implied_pairs(view.gold.alignments)
    hits = [(p, g) for p in said for g in gold if same_pair(p.pair, g.pair)]
    right = {id(p) for p, _ in hits} | {id(p) for p in said if any(same_pair(p.pair, each) for each in implied)}
    found = {id(g) for _, g in hits}
    missed = [pair for pair in implied if not _is_told(said, pair)]
    mistakes = [
        *(view.mistake("alignments", f"missed {g.alignment.relation}", g.pair) for g in gold if id(g) not in found),
        *(view.mistake("alignments", "missed, implied", pair) for pair in missed),
        *(view.mistake("alignments", f"false {p.alignment.relation}", p.pair) for p in said if id(p) not in right),
    ]
    tally = Tally(len(said), len(right), len(gold) + len(implied), len(found) + len(implied) - len(missed))
    listed = Tally(0, 0, len(gold), len(found))
    by_relation = {
        f"alignments.{relation}": Tally(
            0,
            0,
            sum(1 for g in gold if g.alignment.relation == relation),
            sum(1 for g in gold if g.alignment.relation == relation and id(g) in found),
        )
        for relation in ("same", "variant", "quoted_vs_paraphrased", "partial")
    }
    score = Score({"alignments": tally, "alignments.listed": listed, **by_relation}, {}, tuple(mistakes))
    return score + _relations(view, hits) + _independence(view, hits) + _related(view, said)


def _is_told(said: Sequence[_Said], pair: Pair) -> bool:
    """Whether the product told a pair."""
    return any(same_pair(each.pair, pair) for each in said)


def _said_pairs(view: _View) -> list[_Said]:
    places = {statement.id: view.place(statement.place) for statement in view.comparison.statements}
    return [
        _Said(pair, alignment)
        for alignment in view.comparison.alignments
        for pair in cross_pairs([places[identity] for identity in alignment.statements])
    ]


def _gold_pairs(view: _View) -> list[_Wanted]:
    return [_Wanted(pair, item) for item in view.gold.alignments for pair in cross_pairs(item.statements)]


def _relations(view: _View, hits: Sequence[tuple[_Said, _Wanted]]) -> Score:
    """Whether pairs that were rightly aligned bear the right relation; one gold pair may be met once."""
    total = Score()
    seen: set[int] = set()
    for said, wanted in hits:
        if id(wanted) in seen:
            continue
        seen.add(id(wanted))
        own = [p.alignment.relation for p, g in hits if g is wanted]
        right = wanted.alignment.relation in own
        verdict = f"said {'/'.join(sorted(set(own)))} for {wanted.alignment.relation}"
        wrong = () if right else (view.mistake("alignments.relation", verdict, said.pair),)
        total = total + Score({}, {"relation right": Share(int(right), 1)}, wrong)
    return total


def _independence(view: _View, hits: Sequence[tuple[_Said, _Wanted]]) -> Score:
    """The number of independent origins of right alignments; a number too high is the error that harms."""
    total = Score()
    for alignment in view.comparison.alignments:
        own = [(p, g) for p, g in hits if p.alignment is alignment]
        if not own:
            continue
        wanted = _most_common([g.alignment for _, g in own])
        said, truth = alignment.independent_origins or 0, wanted.independent_origins or 0
        shares = {
            "independent origins exact": Share(int(said == truth), 1),
            "independent origins too high": Share(int(said > truth), 1),
            "independent origins too low": Share(int(said < truth), 1),
            "independence claimed wrongly": Share(int(said >= 2 > truth), 1),
        }
        verdict = f"said {alignment.independent_origins} for {wanted.independent_origins} ({alignment.reason})"
        wrong = () if said == truth else (view.mistake("origins", verdict, own[0][0].pair),)
        total = total + Score({}, shares, wrong)
    return total


def _most_common(alignments: Sequence[GoldAlignment]) -> GoldAlignment:
    """The one that most pairs belong to; of equals the first."""
    return max(alignments, key=lambda item: sum(1 for other in alignments if other is item))


def _related(view: _View, said: Sequence[_Said]) -> Score:
    """Pairs that are only about the same thing, and were aligned all the same."""
    wrong = [
        view.mistake("alignments.related", f"aligned, but {item.reason}", (item.a, item.b))
        for item in view.gold.related
        if _is_told(said, (item.a, item.b))
    ]
    return Score({}, {"related wrongly aligned": Share(len(wrong), len(view.gold.related))}, tuple(wrong))


def _conflicts(view: _View) -> Score:
    """Differences, right when both places overlap and the kind is right; all told and by kind.

    Differences that the product holds to be of two quantities (``different_quantity``) are no claim and not counted.
    """
    total = Score()
    said = [item for item in view.comparison.conflicts if item.kind in CONFLICT_KINDS]
    for kind in CONFLICT_KINDS:
        own = [item for item in said if item.kind == kind]
        gold = [item for item in view.gold.conflicts if item.kind == kind]
        right = [item for item in own if any(_same_conflict(view, item, other) for other in gold)]
        found = [other for other in gold if any(_same_conflict(view, item, other) for item in own)]
        tally = Tally(len(own), len(right), len(gold), len(found))
        mistakes = [
            *(view.mistake("conflicts", _missed(view, said, g), (g.a, g.b)) for g in gold if g not in found),
            *(
                view.mistake("conflicts", f"false {p.kind} {p.what}: {p.reason}", (view.place(p.a), view.place(p.b)))
                for p in own
                if p not in right
            ),
        ]
        total = total + Score({"conflicts": tally, f"conflicts.{kind}": tally}, {}, tuple(mistakes))
    return total


def _same_conflict(view: _View, said: Conflict, gold: GoldConflict) -> bool:
    return same_pair((view.place(said.a), view.place(said.b)), (gold.a, gold.b), touches)


def _missed(view: _View, said: Sequence[Conflict], gold: GoldConflict) -> str:
    other = sorted({item.kind for item in said if _same_conflict(view, item, gold)})
    return f"missed {gold.kind} {gold.what}" + (f", said {'/'.join(other)}" if other else "")


def _reuse(view: _View) -> Score:
    """Passages carried over, right when both sides share half of the shorter passage."""
    said: list[Pair] = [(view.place(item.a), view.place(item.b)) for item in view.comparison.reuse]
    gold: list[Pair] = [(item.a, item.b) for item in view.gold.reuse]
    return _pairs(view, "reuse", said, gold, covers_half)


def _pairs(
    view: _View, name: str, said: Sequence[Pair], gold: Sequence[Pair], same: Callable[[Place, Place], bool]
) -> Score:
    false = [pair for pair in said if not any(same_pair(pair, other, same) for other in gold)]
    missed = [pair for pair in gold if not any(same_pair(other, pair, same) for other in said)]
    tally = Tally(len(said), len(said) - len(false), len(gold), len(gold) - len(missed))
    mistakes = (
        *(view.mistake(name, "missed", pair) for pair in missed),
        *(view.mistake(name, "false", pair) for pair in false),
    )
    return Score({name: tally}, {}, mistakes)


def _only_in(view: _View) -> Score:
    """Places that one report alone has: right when they are statements and stand in no alignment."""
    aligned = {identity for item in view.comparison.alignments for identity in item.statements}
    alone = [view.place(s.place) for s in view.comparison.statements if s.id not in aligned]
    found = [place for place in view.gold.only_in if any(covers_half(place, other) for other in alone)]
    mistakes = tuple(
        Mistake("only_in", view.gold.name, place.report, "missed", view.text(place))
        for place in view.gold.only_in
        if place not in found
    )
    return Score({}, {"only in one report": Share(len(found), len(view.gold.only_in))}, mistakes)
