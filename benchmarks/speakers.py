"""Measure how many speakers are resolved rightly: ``python -m benchmarks.speakers [--errors]``.

Sources, cues and contents are the gold's, so that only the resolving is measured; names are the tagger's.  Below the
examples stand the passages of ``benchmarks/data/speakers``, which were labelled before a program read them.
``benchmarks.gum_chains`` measures pronouns and short names on public data.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.gold import GoldAttribution, event_names, load_event
from benchmarks.labelled_speakers import count_set, sets
from benchmarks.speaker_counts import SpeakerCounts, judge
from twosource.attribution.coreference import resolve_speakers
from twosource.attribution.tagger import tag
from twosource.model import Attribution, Report
from twosource.readers.intake import read_inputs
from twosource.text.quotemarks import find_quotations
from twosource.text.segment import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence


def resolve(report: Report, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Resolve the speakers of given attributions with the product's own sentences, quotations and names."""
    sentences = split_sentences(report.text, report.language)
    return resolve_speakers(report, sentences, find_quotations(report.text), tag(report.text).names, attributions)


def count_event(name: str, errors: list[str] | None = None) -> SpeakerCounts:
    """Count the speakers of one example event; what is not right is told in ``errors``."""
    event = load_event(name)
    intake = read_inputs([str(path) for path in event.paths])
    total = SpeakerCounts()
    for report in intake.reports:
        file = Path(report.path or "").name
        golds = [gold for gold in event.attributions if gold.report == file]
        for gold, resolved in zip(golds, resolve(report, [_open(gold) for gold in golds]), strict=True):
            counts = judge(gold.speaker, resolved.speaker)
            total += counts
            if errors is not None and not counts.right and (gold.speaker or counts.invented):
                source = " + ".join(report.text[span.start : span.end] for span in gold.source)
                errors.append(f"{name}/{file} {gold.id} {source!r}: {gold.speaker!r}, got {resolved.speaker}")
    return total


def _open(gold: GoldAttribution) -> Attribution:
    """Make the attribution that the gold describes, without its speaker."""
    return Attribution(
        gold.id, gold.source, gold.cue, gold.content, gold.kind, gold.polarity, None, gold.parent, confidence=1.0
    )


def main() -> None:
    """Print a line an event, then a line a labelled set, then what was not right."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--errors", action="store_true")
    arguments.add_argument("--events", nargs="*", default=list(event_names()))
    arguments.add_argument("--sets", nargs="*", default=list(sets()))
    options = arguments.parse_args()
    errors: list[str] = []
    for names, count in ((options.events, count_event), (options.sets, count_set)):
        total = SpeakerCounts()
        for name in names:
            counts = count(name, errors)
            total += counts
            print(counts.line(name))
        print(total.line("all"))
    if options.errors:
        print("\n".join(errors))


if __name__ == "__main__":
    main()
