"""What a tagger trained on English makes of German news: ``python -m benchmarks.german [DATA] [--limit N]``.

``DATA`` holds ``german_wikinews_quotes.tar.xz`` (Petersen-Frey & Biemann 2024; CC BY-NC-SA, so it is measured on and
never trained on).  Its development part; quotations of every type are contents, speakers are sources.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TypedDict

from benchmarks.attribution_score import Score, score
from benchmarks.polnear import Article, Quote, unpacked
from twosource.model import Span
from twosource.readers.intake import read_text
from twosource.stages import read_report


class _Place(TypedDict):
    charBegin: int
    charEnd: int


class _Role(TypedDict):
    spans: list[_Place]


class _Annotation(TypedDict):
    quote: _Role
    speaker: _Role
    cue: _Role


def load(folder: Path) -> list[Article]:
    """Read the articles of one part, sorted by name."""
    articles = []
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        quotes = tuple(_quote(annotation) for annotation in document["annotations"])
        articles.append(Article(path.stem, document["originalText"], quotes))
    return articles


def _quote(annotation: _Annotation) -> Quote:
    content, source, cue = (
        tuple(Span(place["charBegin"], place["charEnd"]) for place in role["spans"])
        for role in (annotation["quote"], annotation["speaker"], annotation["cue"])
    )
    return Quote(content, source, cue)


def show(result: Score) -> None:
    """Print the figures."""
    for name, words in (
        ("exact", "content exact           P / R / F"),
        ("half", "content IoU >= .5       P / R / F"),
        ("whole", "  with the right source P / R / F"),
    ):
        print(f"  {words}  {result.share(name).line()}")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    arguments.add_argument("--limit", type=int, default=0)
    options = arguments.parse_args()
    with unpacked(options.data / "german_wikinews_quotes.tar.xz") as root:
        articles = load(root / "dev")
    articles = articles[: options.limit] if options.limit else articles
    said = {}
    for article in articles:
        reading = read_report(read_text(article.text, language="de"))
        said[article.id] = [Quote(each.content, each.source, each.cue) for each in reading.attributions]
    annotated = sum(len(article.quotes) for article in articles)
    print(f"German Wikinews, dev: {len(articles)} articles, {annotated} annotated quotations")
    show(score(articles, said))


if __name__ == "__main__":
    main()
