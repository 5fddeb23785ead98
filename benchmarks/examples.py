"""Measure twosource on the examples: ``python -m benchmarks.examples [--event NAME] [--errors KIND] [--json]``."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.floors import figures, raise_floors
from benchmarks.gold import event_names, load_event
from benchmarks.score_comparison import score_comparison
from benchmarks.score_reading import score_readings
from benchmarks.tally import Score, Share, Tally
from twosource.api import compare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


NAME_WIDTH = 33
EVENT_WIDTH = 9


def score_event(name: str) -> Score:
    """Every figure of one example event, and its mistakes."""
    gold = load_event(name)
    comparison = compare(*gold.paths)
    files = {reading.report.id: Path(reading.report.path or "").name for reading in comparison.readings}
    readings = {files[reading.report.id]: reading for reading in comparison.readings}
    return score_readings(gold, readings) + score_comparison(gold, comparison, files)


def score_all(names: Sequence[str] | None = None) -> dict[str, Score]:
    """The scores of the events named, or of all, by name."""
    return {name: score_event(name) for name in (names or event_names())}


def table(scores: Mapping[str, Score]) -> str:
    """One line a figure: precision, recall and F over all events, then F (or the share) of each event."""
    total = sum(scores.values(), Score())
    heads = "".join(f"{name.split('_')[0][: EVENT_WIDTH - 1]:>{EVENT_WIDTH}}" for name in scores)
    lines = [f"{'':{NAME_WIDTH}}{'P':>6}{'R':>6}{'F':>6}{'said':>6}{'gold':>6}{heads}"]
    for name, tally in _grouped(total.tallies):
        events = "".join(_cell(_main(score.tallies.get(name, Tally())), EVENT_WIDTH) for score in scores.values())
        shares = "".join(_cell(value, 6) for value in (tally.precision, tally.recall, _f1(tally)))
        lines.append(f"{name:{NAME_WIDTH}}{shares}{tally.predicted or '':>6}{tally.gold:>6}{events}")
    for name, share in total.shares.items():
        events = "".join(_cell(score.shares.get(name, Share()).value, EVENT_WIDTH) for score in scores.values())
        counts = f"{share.part:>6}{share.whole:>6}"
        lines.append(f"{name:{NAME_WIDTH}}{'':12}{_cell(share.value, 6)}{counts}{events}")
    return "\n".join(lines)


def _grouped(tallies: Mapping[str, Tally]) -> list[tuple[str, Tally]]:
    """Figures with the same first word one under the other, in the order in which they first come."""
    groups = {name: re.split(r"[. ]", name)[0] for name in tallies}
    order = list(dict.fromkeys(groups.values()))
    return sorted(tallies.items(), key=lambda item: (order.index(groups[item[0]]), item[0]))


def _f1(tally: Tally) -> float | None:
    """F where precision was counted; a figure that counts only recall has none."""
    return tally.f1 if tally.predicted else None


def _main(tally: Tally) -> float | None:
    return tally.f1 if tally.predicted else tally.recall


def _cell(value: float | None, width: int) -> str:
    return " " * (width - 1) + "–" if value is None else f"{100 * value:{width}.1f}"


def document(scores: Mapping[str, Score]) -> dict[str, dict[str, dict[str, float | None]]]:
    """Counts and shares of every event and of ``all``, ready for JSON."""
    together = {**scores, "all": sum(scores.values(), Score())}
    return {event: _figures(score) for event, score in together.items()}


def _figures(score: Score) -> dict[str, dict[str, float | None]]:
    tallies: dict[str, dict[str, float | None]] = {
        name: {
            "precision": tally.precision,
            "recall": tally.recall,
            "f1": _f1(tally),
            "predicted": tally.predicted,
            "right": tally.right,
            "gold": tally.gold,
            "found": tally.found,
        }
        for name, tally in score.tallies.items()
    }
    shares: dict[str, dict[str, float | None]] = {
        name: {"share": share.value, "part": share.part, "whole": share.whole} for name, share in score.shares.items()
    }
    return {**tallies, **shares}


def errors(scores: Mapping[str, Score], kind: str) -> str:
    """The mistakes of a kind (``attributions``, ``alignments.related`` …; ``all`` for every one), one a line."""
    chosen = [mistake for score in scores.values() for mistake in score.mistakes if kind in ("all", mistake.kind)]
    return "\n".join(f"[{m.kind}] {m.event} {m.report}: {m.verdict}: {m.text}" for m in chosen)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 1 when floors were asked for and a figure fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.examples", description=__doc__)
    parser.add_argument("--event", action="append", choices=event_names(), help="only this event")
    parser.add_argument("--errors", metavar="KIND", help="list the errors of a kind, or of 'all'")
    parser.add_argument("--json", action="store_true", help="print counts and shares as JSON")
    parser.add_argument("--write-floors", action="store_true", help="hold the product to what it reaches now")
    chosen = parser.parse_args(arguments)
    if chosen.write_floors and chosen.event:
        parser.error("floors are measured over every event: leave --event out")
    scores = score_all(chosen.event)
    if chosen.errors:
        print(errors(scores, chosen.errors))
    elif chosen.json:
        print(json.dumps(document(scores), indent=1))
    else:
        print(table(scores))
    return _write_floors(sum(scores.values(), Score())) if chosen.write_floors else 0


def _write_floors(total: Score) -> int:
    fallen = raise_floors(total)
    for fall in fallen:
        print(f"fell: {fall}", file=sys.stderr)
    if not fallen:
        print(f"{len(figures(total))} figures are held in tests/golden/floors.json", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
