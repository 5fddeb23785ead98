"""HTML in, findings out: ``python -m benchmarks.throughput [--repeats N]``, reports per CPU-second and by stage.

The pages are made of the example reports: each text in a page of its own with a head, menus, a footer and scripts, as a
crawl has them.  One process: pages are read, reports are read, and each event is compared.
"""

from __future__ import annotations

import argparse
import html
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.gold import EXAMPLES, event_names
from twosource.readers.intake import read_inputs
from twosource.run import compare_read
from twosource.stages import read_report
from twosource.statement.encoder import encode
from twosource.statement.relation import weigh

MENU = "".join(f'<li><a href="/section/{number}">Section {number}</a></li>' for number in range(40))
FOOTER = "".join(f'<p><a href="/about/{number}">About us, page {number}</a></p>' for number in range(20))
SCRIPT = "<script>" + "var tracked = [];\n" * 200 + "</script>"


def page(text: str) -> str:
    """Wrap a text as a news site does."""
    title, *paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{html.escape(title)}</title>{SCRIPT}</head><body><nav><ul>{MENU}"
        f"</ul></nav><main><article><h1>{html.escape(title)}</h1>{body}</article></main><footer>{FOOTER}</footer>"
        "</body></html>"
    )


def make_pages(folder: Path) -> list[list[Path]]:
    """Write the pages of every event; returns their paths by event."""
    events = []
    for name in event_names():
        texts = [report.text for report in read_inputs(sorted((EXAMPLES / name / "reports").iterdir())).reports]
        paths = [folder / f"{name}-{number}.html" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(page(text), encoding="utf-8")
        events.append(paths)
    return events


def run(events: list[list[Path]]) -> dict[str, float]:
    """CPU-seconds of each part for all events; nothing that an earlier run found out is remembered."""
    for remembered in (encode, weigh):
        remembered.cache_clear()
    spent = {"HTML to reports": 0.0, "reports to readings": 0.0, "readings to findings": 0.0}
    for paths in events:
        began = time.process_time()
        intake = read_inputs(paths)
        taken = time.process_time()
        readings = [read_report(report) for report in intake.reports]
        read = time.process_time()
        compare_read(readings, intake.skipped, intake.warnings)
        ended = time.process_time()
        for name, seconds in zip(spent, (taken - began, read - taken, ended - read), strict=True):
            spent[name] += seconds
    return spent


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--repeats", type=int, default=3)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        events = make_pages(Path(folder))
        run(events[:1])
        runs = [run(events) for _ in range(options.repeats)]
    reports = sum(map(len, events))
    middle = {name: statistics.median(each[name] for each in runs) for name in runs[0]}
    whole = statistics.median(sum(each.values()) for each in runs)
    print(f"{reports} pages of {len(events)} events: {reports / whole:.1f} reports per CPU-second")
    for name, seconds in middle.items():
        print(f"  {name:22} {1000 * seconds / reports:7.1f} ms a report  {seconds / whole:4.0%}")


if __name__ == "__main__":
    main()
