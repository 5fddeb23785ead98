"""Killed at any moment, on a full disk, on one that is read-only: nothing is lost, and what is wrong is one line."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from store_cases import intake_of, make_report, make_stages
from twosource.cli import main
from twosource.errors import StoreError
from twosource.store.corpus import Corpus
from twosource.store.state import make_correction

ROOT = Path(__file__).resolve().parents[2]
# Spread over an addition's 200-odd operations on files (fsync, rename, unlink, mkdir), and over a removal's.
OPERATIONS = [f"add:{number}" for number in (0, 3, 7, 11, 26, 41, 58, 73, 96, 120, 155)]
OPERATIONS += [f"remove:{number}" for number in (0, 4, 9, 14)]
CORRECTION = make_correction(report="r", exact="he", what="speaker", old=None, new="Lin", who="ada", made="2024")


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_stages())


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signals")
def test_a_writer_killed_before_any_operation_goes_on_and_ends_in_the_same_bytes() -> None:
    command = [sys.executable, "-m", "benchmarks.crash", "--at", *OPERATIONS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [f"{operation} the same" for operation in OPERATIONS], done.stderr
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signals")
def test_writers_killed_at_random_operations_and_instructions_go_on_and_end_in_the_same_bytes() -> None:
    command = [sys.executable, "-m", "benchmarks.crash", "--kills", "12", "--seed", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("12 kills"), done.stderr
    assert ", 0 of " in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "no space left on device"), (errno.EROFS, "read-only file system"), (errno.EIO, "error")],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_says_no_is_one_line_and_changes_nothing(  # noqa: PLR0917 - fixtures and cases
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    words: str,
    call: str,
) -> None:
    store = tmp_path / "store"
    report = make_report(1)
    with Corpus.open(store, create=True) as corpus:
        corpus.add(intake_of(report), jobs=1)
    Path(tmp_path / "new.txt").write_text(make_report(2).text, encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, call, refuse)
        assert main(["add", str(tmp_path / "new.txt"), "--store", str(store)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert words in said.err.lower()
    with Corpus.open(store) as corpus:
        assert list(corpus.reports()) == [report]
        assert corpus.check() == ()
    assert main(["add", str(tmp_path / "new.txt"), "--store", str(store), "-q"]) == 0


LIMITED = """
import random, resource, signal
import twosource
from twosource.errors import StoreError
from twosource.model import Intake
from twosource.store.corpus import Corpus

letters = random.Random(1).choices(range(0x4E00, 0x9F00), k=200_000)
report = twosource.report("".join(map(chr, letters)), language="zh")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
with Corpus.open("store", create=True) as corpus:
    try:
        corpus.add(Intake((report,)), read=False)
    except StoreError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
def test_a_file_that_cannot_grow_while_duckdb_writes_it_is_one_line(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    assert "cannot be written (file too large)" in done.stdout
    with Corpus.open(tmp_path / "store") as corpus:
        assert list(corpus.reports()) == []
        assert corpus.check() == ()


def test_a_store_that_cannot_be_written_can_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "store"
    reports = [make_report(number) for number in (1, 2)]
    with Corpus.open(store, create=True) as corpus:
        corpus.add(intake_of(*reports), read=False)
        hits = corpus.find("ferry")
    (store / "catalog.sqlite").unlink()

    def refuse(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("twosource.store.files.os.open", refuse)
    monkeypatch.setattr("twosource.store.files.os.replace", refuse)
    monkeypatch.setattr("twosource.store.catalog.Catalog._open_file", lambda _: None)
    with Corpus.open(store) as corpus:
        assert corpus.find("ferry") == hits
        assert len(corpus.readings([report.id for report in reports])) == 2
        assert corpus.pending() == 2
        with pytest.raises(StoreError, match="read-only file system"):
            corpus.add(intake_of(make_report(3)))
    assert not (store / "catalog.sqlite").exists()


def test_a_full_disk_leaves_the_corrections_as_they_were(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "store", create=True) as corpus:
        corpus.state.correct(CORRECTION)
        (tmp_path / "store" / "state.sqlite").chmod(0o444)
        before = (tmp_path / "store" / "state.sqlite").read_bytes()
        if os.geteuid() != 0:
            with pytest.raises(StoreError, match="cannot be written"):
                corpus.state.withdraw(CORRECTION.id)
        assert (tmp_path / "store" / "state.sqlite").read_bytes() == before
        assert corpus.state.corrections() == (CORRECTION,)


@pytest.mark.parametrize("name", ["state.sqlite", "reports/reports-00000001.json", "store.json"])
def test_a_damaged_file_is_named_in_one_line(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    store = tmp_path / "store"
    with Corpus.open(store, create=True) as corpus:
        corpus.add(intake_of(make_report(1)), jobs=1)
        corpus.state.correct(CORRECTION)
    (store / name).write_bytes(b"damaged beyond repair " * 50)
    assert main(["stories", "--store", str(store), "--methods"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert name in said.err
    assert said.err.count("\n") == 1
