"""Measure a large store: ``python -m benchmarks.store --reports 100000`` (Linux and macOS).

Short reports of invented events are written as JSON Lines and taken in by ``twosource add``, as a user would; who said
what is read by a stand-in, so that the figures are those of the store.  Then its questions are asked, each several
times.  Seconds are of processor: what the clock shows depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from twosource.desk.app import create_app
from twosource.desk.guard import Door
from twosource.desk.shelf import Shelf
from twosource.desk.state import Desk
from twosource.identity import identify
from twosource.model import Attribution, Reading, Span, Speaker
from twosource.store.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model import Report

PEOPLE, OUTLETS, LARGEST_EVENT = 2_000, 500, 6
ROUNDS = 5
_SYLLABLES = ("bar", "ken", "lo", "mi", "ros", "ta", "vel", "dun", "ha", "sor", "wick", "ny", "gar", "el", "pra")
_THINGS = ("bridge", "ferry", "dam", "school", "court", "mine", "harbour", "clinic", "railway", "mill")
_DEEDS = ("closed", "opened", "sold", "flooded", "searched", "rebuilt", "shut", "inspected")


def name(chance: random.Random) -> str:
    """Invent a name."""
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).capitalize()


def write_reports(path: Path, count: int, seed: int = 1) -> None:
    """Write short reports: one to six of an event, each with one attribution."""
    chance = random.Random(seed)
    people = [f"{name(chance)} {name(chance)}" for _ in range(PEOPLE)]
    with path.open("w", encoding="utf-8") as lines:
        written = 0
        while written < count:
            who, place, other = chance.choice(people), name(chance), name(chance)
            thing, deed = chance.choice(_THINGS), chance.choice(_DEEDS)
            day = f"2024-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
            for outlet in chance.sample(range(OUTLETS), min(chance.randint(1, LARGEST_EVENT), count - written)):
                fields = {
                    "id": f"r{written}",
                    "url": f"https://outlet{outlet}.example/{written}",
                    "outlet": f"Outlet {outlet}",
                    "date": day,
                    "title": f"{place} {thing} {deed} near {other}",
                    "text": _text(chance, who, (place, other, name(chance)), thing, deed),
                }
                lines.write(json.dumps(fields) + "\n")
                written += 1


def _text(chance: random.Random, who: str, places: tuple[str, str, str], thing: str, deed: str) -> str:
    place, other, far = places
    number = chance.randint(3, 900)
    sentences = [
        f"{who} said that the {place} {thing} near {other} would have to be {deed} by the end of the month.",
        f"The {thing} had been {deed} for {number} hours, and the people of {place} had been told to keep away.",
        "For most of those who live by the river this was the first they had heard of it, which was to be expected.",
        f"Workers from {far} were sent to the {thing} with {number + 7} tons of stone, and they were at work by noon.",
        f"The council of {other} has to vote on the costs that were named, with the report of the inspectors at hand.",
    ]
    return " ".join([sentences[0], *chance.sample(sentences[1:], 4)])


def read_report(report: Report) -> Reading:
    """Stand in for the reading of a report: its first sentence is an attribution."""
    said = report.text.index(" said that ")
    content = Span(said + 6, report.text.index(".", said))
    speaker = Speaker(report.text[:said], "person")
    identity = identify("attribution", report.id, *content)
    attribution = Attribution(
        identity, (Span(0, said),), (Span(said + 1, said + 5),), (content,), "indirect", "affirmed", speaker, None, 0.9
    )
    return Reading(report, (content,), (), (), (), (attribution,))


def _shown(what: str, seconds: float, more: str = "") -> None:
    print(f"{what:28}{seconds:10.2f} s  {more}", flush=True)


def _add(path: Path, store: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "twosource", "add", str(path), "--store", str(store), "--no-read", "-q"]
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    unit = 1 if sys.platform == "darwin" else 1_024
    _shown("add --no-read", seconds, f"{after.ru_maxrss * unit / 1e6:,.0f} MB at most")


def _timed(what: str, ask: Callable[[], object], rounds: int = 1) -> None:
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        ask()
        taken.append(time.process_time() - start)
    _shown(what, median(taken), f"median of {rounds}" if rounds > 1 else "")


def _ask(store: Path, speaker: str) -> None:
    with Corpus.open(store) as corpus:
        _timed("run (stand-in reading)", lambda: corpus.read_pending(jobs=1))
        _timed("stories, first time", corpus.stories)
        print(f"  {len(corpus.stories()):,} stories of {corpus.counts().reports:,} reports")
    with Corpus.open(store) as corpus:
        _timed("stories, kept", corpus.stories, ROUNDS)
        _timed("find ferry flooded", lambda: corpus.find("ferry flooded"), ROUNDS)
        _timed("find, two rare names", lambda: corpus.find(speaker), ROUNDS)
        _timed("said, one person", lambda: corpus.said(speaker), ROUNDS)
        _timed("counts", corpus.counts, ROUNDS)


def _desk(store: Path) -> None:
    door = Door(8765)
    with Corpus.open(store) as corpus:
        shelf = Shelf(store, corpus)
        _timed("desk, its list is made", shelf.refresh)
        desk = Desk(door, shelf, who="bench")
        with TestClient(create_app(desk), base_url="http://127.0.0.1:8765", follow_redirects=False) as client:
            client.get("/", params={"token": door.token})
            _timed("desk, first page", lambda: client.get("/"), ROUNDS)


def main() -> None:
    """Print one line a step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--store", type=Path, help="make the store here and leave it; a temporary one else")
    given = parser.parse_args()
    stages = ModuleType("twosource.stages")
    stages.__dict__["read_report"] = read_report
    sys.modules["twosource.stages"] = stages
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        store = given.store or Path(folder) / "store"
        write_reports(path, given.reports)
        print(f"{given.reports:,} reports, {os.stat(path).st_size / 1e6:,.0f} MB", flush=True)
        _add(path, store)
        with path.open(encoding="utf-8") as lines:
            speaker = json.loads(next(lines))["text"].partition(" said ")[0]
        _ask(store, speaker)
        _desk(store)
        kept = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
        print(f"the store holds {kept / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
