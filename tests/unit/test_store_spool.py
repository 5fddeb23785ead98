"""An addition as a stream: the order of what comes decides nothing, and what waits lies on disk."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from store_cases import make_report, make_stages
from twosource.errors import StoreError
from twosource.model import Intake, Skipped, Withdrawal
from twosource.outlets.registry import default_registry
from twosource.readers.intake import read_each, read_inputs
from twosource.readers.meter import Meter, measure
from twosource.readers.versions import Taken
from twosource.store.corpus import Corpus
from twosource.store.files import only_writer
from twosource.store.spool import Spool, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from twosource.readers.assemble import Outcome

PLAIN = make_report(7)
# Copies of one text: one without an outlet, one with more facts than the others, and one of another outlet.
COPIES = (
    replace(PLAIN, id="a" * 16, outlet=None, title=None),
    replace(PLAIN, id="b" * 16, authors=("Ada Brandt",)),
    replace(PLAIN, id="c" * 16),
    replace(PLAIN, id="d" * 16, outlet="Another Paper"),
)


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_stages())


def outcomes() -> list[Outcome]:
    taken = [Taken(f"day.jsonl:{number}", make_report(number)) for number in range(30)]
    copies = [Taken(f"copies.jsonl:{number}", copy) for number, copy in enumerate(COPIES)]
    notice = Withdrawal("notice.json", "canceled", None, None, make_report(3).url, None, None)
    return [*taken, *copies, notice, Skipped("x.txt", "is empty", "check it")]


def files_of(corpus: Corpus) -> dict[str, bytes]:
    paths = [path for path in sorted(corpus.path.rglob("*")) if path.is_file() and ".sqlite" not in path.name]
    return {str(path.relative_to(corpus.path)): path.read_bytes() for path in paths}


def make(folder: Path, stream: Sequence[Outcome]) -> Corpus:
    corpus = Corpus.open(folder, create=True)
    corpus.add_each(stream, jobs=1)
    return corpus


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_inputs_changes_no_byte_of_the_store(tmp_path: Path, seed: int) -> None:
    shuffled = random.Random(seed).sample(outcomes(), len(outcomes()))
    with make(tmp_path / "one", outcomes()) as one, make(tmp_path / "other", shuffled) as other:
        assert files_of(one) == files_of(other)
        assert one.dropped() == other.dropped()
        assert one.listing() == other.listing()


def test_a_stream_is_settled_as_an_intake_is(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(make_report(1).text, encoding="utf-8")
    (tmp_path / "same.txt").write_text(make_report(1).text, encoding="utf-8")
    (tmp_path / "none.txt").touch()
    intake = read_inputs([tmp_path])
    with Corpus.open(tmp_path / "store", create=True) as corpus:
        added = corpus.add_each(
            read_each([tmp_path / name for name in ("none.txt", "one.txt", "same.txt")]), read=False
        )
        assert list(corpus.reports()) == list(intake.reports)
        assert (added.skipped, added.warnings) == (intake.skipped, intake.warnings)


def test_lines_of_a_file_keep_their_order_beyond_the_ninth() -> None:
    names = [f"b.jsonl:{number}" for number in (1, 2, 9, 10, 11, 100)]
    assert sorted([*reversed(names), "a.jsonl:7"], key=place_of) == ["a.jsonl:7", *names]


def test_of_equal_texts_the_one_with_most_facts_is_kept_and_the_rest_is_told(tmp_path: Path) -> None:
    with make(tmp_path / "store", [Taken(f"c:{number}", copy) for number, copy in enumerate(COPIES)]) as corpus:
        assert {report.id for report in corpus.reports()} == {"b" * 16, "d" * 16}
        told = [warning.message for warning in corpus.dropped().warnings if "the same text" in warning.message]
        assert told == ["the same text as c:1, counted once"] * 2


def test_what_waits_has_no_name_in_the_folder_and_another_process_may_write_meanwhile(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "store", create=True) as corpus:
        with Spool(corpus.path, default_registry()) as spool:
            spool.add(Taken("a.txt", make_report(1)))
            if sys.platform != "win32":
                assert [path.name for path in corpus.path.iterdir()] == ["store.json"]
            corpus.add(Intake((make_report(2),)), jobs=1)
        with only_writer(corpus.path), pytest.raises(StoreError, match="another process"):
            corpus.add_each([Taken("a.txt", make_report(1))])


def test_progress_counts_bytes_of_all_inputs_and_ends_at_their_sum(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(make_report(number).text, encoding="utf-8")
    meter = measure([tmp_path])
    assert meter.total == sum(path.stat().st_size for path in tmp_path.iterdir())
    seen = [meter.done for _ in read_each([tmp_path], meter=meter)]
    assert seen == sorted(seen)
    assert meter == Meter(meter.total, meter.total or 0, 0)
    assert measure(["-"]).total is None


MEASURED = """
import hashlib, resource, sys
from twosource.model import Report
from twosource.readers.versions import Taken
from twosource.store.corpus import Corpus

def outcomes(count):
    for number in range(count):
        text = f"{number} " + "riverbank " * 2_000
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield Taken(f"day.jsonl:{number}", Report(digest[:16], text, digest, digest, language="en"))

for count in map(int, sys.argv[2:]):
    with Corpus.open(f"{sys.argv[1]}-{count}", create=True) as corpus:
        corpus.add_each(outcomes(count), read=False)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
def test_more_texts_take_no_more_memory_than_a_part_of_them(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MEASURED, str(tmp_path / "store"), "1024", "2560"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    once, more = map(int, done.stdout.split())
    # The texts that are more are 30 MB, and twice that in memory with their rows.
    assert more - once < 30
