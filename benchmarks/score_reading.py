"""How well single reports are read: quotations, attributions, dates, noise and what is stated about a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.matching import HALF, iou, match_best, shared, span_of
from benchmarks.tally import Mistake, Score, Share, Tally
from twosource.model import Place, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.gold import GoldAttribution, GoldDate, GoldEvent, GoldReport
    from twosource.model import Attribution, DateMention, Reading, Report

_TITLES = re.compile(r"^(?:(?:the|an?|mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|justice)\b\.? )+")
FIELDS = ("outlet", "title", "authors", "published", "language", "credit")


def score_readings(gold: GoldEvent, readings: Mapping[str, Reading]) -> Score:
    """Every figure about the reports of one event, each read by itself.

    Args:
        gold: what a reader found.
        readings: what the product found, by the file's name.
    """
    total = Score()
    for file in sorted(readings):
        view = _View(gold, gold.reports[file], readings[file], _unjudged(gold, file))
        total = total + _quotations(view) + _attributions(view) + _dates(view) + _noise(view) + _stated(view)
    return total


@dataclass(frozen=True, slots=True)
class _View:
    """One report with its gold, its reading and the stretches in which nothing is judged."""

    event: GoldEvent
    gold: GoldReport
    reading: Reading
    unjudged: tuple[Span, ...]

    def text(self, *spans: Span) -> str:
        return " … ".join(self.gold.text[span.start : span.end].replace("\n", "⏎") for span in spans)

    def mistake(self, kind: str, verdict: str, *spans: Span) -> Mistake:
        return Mistake(kind, self.event.name, self.gold.file, verdict, self.text(*spans))

    def is_judged(self, spans: Sequence[Span]) -> bool:
        covered = sum(shared([span], self.unjudged) for span in spans)
        return covered < HALF * sum(span.end - span.start for span in spans)

    def own(self, place: Place) -> bool:
        return place.report == self.gold.file

    def wanted(self, place: Place) -> bool:
        return self.own(place) and self.is_judged([span_of(place)])


def _unjudged(gold: GoldEvent, file: str) -> tuple[Span, ...]:
    """The headline and the noise: the gold holds no quotation, attribution or date there."""
    report = gold.reports[file]
    spans = [span_of(item.place) for item in gold.noise if item.place.report == file]
    start = 0
    for line in report.text.splitlines(keepends=True):
        if report.title is not None and line.strip().casefold() == report.title.casefold():
            spans.append(Span(start, start + len(line)))
            break
        start += len(line)
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _quotations(view: _View) -> Score:
    """Quotations and terms, each right when its span and kind are exact."""
    total = Score()
    for kind in ("direct", "term"):
        name = "quotations" if kind == "direct" else "terms"
        gold = {span_of(q.place) for q in view.event.quotations if view.wanted(q.place) and q.kind == kind}
        said = {q.span for q in view.reading.quotations if q.kind == kind and view.is_judged([q.span])}
        missed = [view.mistake(name, "missed", span) for span in sorted(gold - said)]
        false = [view.mistake(name, "false", span) for span in sorted(said - gold)]
        hits = len(gold & said)
        total = total + Score({name: Tally(len(said), hits, len(gold), hits)}, {}, (*missed, *false))
    return total


def _attributions(view: _View) -> Score:
    """Attributions matched one to one by content, then what is right about those that match."""
    gold = [item for item in view.event.attributions if item.report == view.gold.file and view.is_judged(item.content)]
    said = [item for item in view.reading.attributions if view.is_judged(item.content)]
    matches = match_best(said, gold, lambda p, g: iou(p.content, g.content), HALF)
    sourced = [(i, j) for i, j in matches if _source_right(said[i], gold[j])]
    mistakes = [
        *_unmatched(view, "attributions", said, gold, matches),
        *(
            view.mistake(
                "attributions.source", f"said {view.text(*said[i].source)!r}", *gold[j].source, *gold[j].content
            )
            for i, j in matches
            if (i, j) not in sourced
        ),
    ]
    tallies = {
        "attributions": Tally(len(said), len(matches), len(gold), len(matches)),
        "attributions with source": Tally(len(said), len(sourced), len(gold), len(sourced)),
    }
    for kind in ("direct", "mixed", "indirect"):
        of_kind = [j for j, item in enumerate(gold) if item.kind == kind]
        found = sum(1 for _, j in matches if j in of_kind)
        tallies[f"attributions.{kind}"] = Tally(0, 0, len(of_kind), found)
    total = Score(tallies, {}, tuple(mistakes))
    for i, j in matches:
        total = total + _details(view, said[i], gold[j]) + _speaker(view, said[i], gold[j])
    return total


def _unmatched(
    view: _View,
    kind: str,
    said: Sequence[Attribution],
    gold: Sequence[GoldAttribution],
    matches: Sequence[tuple[int, int]],
) -> list[Mistake]:
    right, found = {i for i, _ in matches}, {j for _, j in matches}
    false = [item for i, item in enumerate(said) if i not in right]
    missed = [item for j, item in enumerate(gold) if j not in found]
    return [
        *(view.mistake(kind, "missed", *item.source, *item.cue, *item.content) for item in missed),
        *(view.mistake(kind, "false", *item.source, *item.cue, *item.content) for item in false),
    ]


def _source_right(said: Attribution, gold: GoldAttribution) -> bool:
    """The sources overlap, or both are empty; a continued quotation has none of its own to be judged."""
    if not gold.source:
        return not said.source or not gold.cue
    return shared(said.source, gold.source) > 0


def _details(view: _View, said: Attribution, gold: GoldAttribution) -> Score:
    """Source, cue, kind, polarity and nesting of one matched attribution."""
    cue_right = shared(said.cue, gold.cue) > 0 or not (said.cue or gold.cue)
    verdicts = {
        "source right": _source_right(said, gold),
        "cue right": cue_right,
        "kind right": said.kind == gold.kind,
        "polarity right": said.polarity == gold.polarity,
        "nesting right": (said.parent is None) == (gold.parent is None),
    }
    wrong = {
        "attributions.cue": (verdicts["cue right"], f"said {view.text(*said.cue)!r} for {view.text(*gold.cue)!r}"),
        "attributions.kind": (verdicts["kind right"], f"said {said.kind} for {gold.kind}"),
        "attributions.polarity": (verdicts["polarity right"], f"said {said.polarity} for {gold.polarity}"),
        "attributions.nesting": (verdicts["nesting right"], f"said {said.parent} for {gold.parent}"),
    }
    return Score(
        {},
        {name: Share(int(right), 1) for name, right in verdicts.items()},
        tuple(
            view.mistake(kind, verdict, *gold.source, *gold.cue, *gold.content)
            for kind, (right, verdict) in wrong.items()
            if not right
        ),
    )


def _speaker(view: _View, said: Attribution, gold: GoldAttribution) -> Score:
    """Whether one matched attribution's speaker is right, wrong or left unknown.

    A description of somebody unnamed is no name; articles, titles and the case of letters are left out of the judgment.
    """
    name = said.speaker.name if said.speaker is not None and said.speaker.kind != "unnamed" else None
    right = _bare(name) == _bare(gold.speaker)
    unknown = name is None and not right
    shares = {
        "speaker right": Share(int(right), 1),
        "speaker wrong": Share(int(not right and not unknown), 1),
        "speaker unknown": Share(int(unknown), 1),
    }
    if right:
        return Score({}, shares)
    mistake = view.mistake(
        "attributions.speaker", f"said {name!r} for {gold.speaker!r}", *gold.source, *gold.cue, *gold.content
    )
    return Score({}, shares, (mistake,))


def _bare(name: str | None) -> str | None:
    folded = _folded(name)
    return None if folded is None else _TITLES.sub("", folded)


def _folded(name: str | None) -> str | None:
    return None if name is None else " ".join(name.casefold().split())


def _dates(view: _View) -> Score:
    """Date expressions by overlap, and values: a value that is wrong counts apart from one that stays open."""
    gold = [item for item in view.event.dates if view.wanted(item.place)]
    said = [item for item in view.reading.dates if view.is_judged([item.span])]
    matches = match_best(said, gold, lambda p, g: iou([p.span], [span_of(g.place)]), 0.0)
    valued = [(i, j) for i, j in matches if said[i].value == gold[j].value]
    right, found = {i for i, _ in matches}, {j for _, j in matches}
    mistakes = [
        *(view.mistake("dates", "missed", span_of(g.place)) for j, g in enumerate(gold) if j not in found),
        *(view.mistake("dates", f"false {p.value}", p.span) for i, p in enumerate(said) if i not in right),
        *(_wrong_value(view, said[i], gold[j]) for i, j in matches if (i, j) not in valued),
    ]
    tallies = {
        "dates": Tally(len(said), len(matches), len(gold), len(matches)),
        "dates with value": Tally(len(said), len(valued), len(gold), len(valued)),
    }
    wrong = sum(1 for i, j in matches if said[i].value is not None and (i, j) not in valued)
    return Score(tallies, {"date value wrong": Share(wrong, len(matches))}, tuple(mistakes))


def _wrong_value(view: _View, said: DateMention, gold: GoldDate) -> Mistake:
    return view.mistake("dates.value", f"said {said.value} for {gold.value}", span_of(gold.place))


def _noise(view: _View) -> Score:
    """Noise, all told and by kind: right when kind and at least half of the stretch are."""
    gold = [item for item in view.event.noise if view.own(item.place)]
    said = view.reading.report.noise
    matches = match_best(said, gold, lambda p, g: iou([p.span], [span_of(g.place)]) if p.kind == g.kind else 0.0, HALF)
    right, found = {i for i, _ in matches}, {j for _, j in matches}
    tallies = {"noise": Tally(len(said), len(matches), len(gold), len(matches))}
    for i, item in enumerate(said):
        tally = Tally(1, int(i in right), 0, 0)
        tallies[f"noise.{item.kind}"] = tallies.get(f"noise.{item.kind}", Tally()) + tally
    for j, wanted in enumerate(gold):
        tally = Tally(0, 0, 1, int(j in found))
        tallies[f"noise.{wanted.kind}"] = tallies.get(f"noise.{wanted.kind}", Tally()) + tally
    mistakes = [
        *(view.mistake("noise", f"missed {g.kind}", span_of(g.place)) for j, g in enumerate(gold) if j not in found),
        *(view.mistake("noise", f"false {p.kind}", p.span) for i, p in enumerate(said) if i not in right),
    ]
    return Score(tallies, {}, tuple(mistakes))


def _stated(view: _View) -> Score:
    """What the report states about itself; the case of letters is left out of the judgment."""
    tallies: dict[str, Tally] = {}
    mistakes: list[Mistake] = []
    for name in FIELDS:
        said, gold = _field(view.reading.report, name), _field(view.gold, name)
        hit = int(gold is not None and said == gold)
        tallies[f"stated.{name}"] = Tally(int(said is not None), hit, int(gold is not None), hit)
        if said != gold:
            mistakes.append(
                Mistake("stated", view.event.name, view.gold.file, f"{name}: said {said!r} for {gold!r}", "")
            )
    total = sum(tallies.values(), Tally())
    return Score({"stated": total, **tallies}, {}, tuple(mistakes))


def _field(report: Report | GoldReport, name: str) -> str | None:
    known: dict[str, str | None] = {
        "outlet": report.outlet,
        "title": report.title,
        "authors": "; ".join(report.authors) or None,
        "published": report.published,
        "language": report.language,
        "credit": report.credit,
    }
    return _folded(known[name])
