"""What a cluster has finished is never read again, and the store ends in the same bytes as if one process had read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from store_cases import intake_of, make_report, make_stages
from twosource.store import readings
from twosource.store.corpus import Corpus
from twosource.store.pieces import Pieces
from twosource.store.readings import read_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from twosource.model import Report
    from twosource.store.outcome import Outcome

REPORTS = tuple(make_report(number) for number in range(290))


class LostError(Exception):
    """The run ends in the middle."""


class Backwards:
    """Reads all pieces and gives the last ones first; ends after some."""

    def __init__(self, last: int = 1_000) -> None:
        self.read: list[str] = []
        self._last = last

    def __call__(self, pieces: Iterable[Sequence[Report]]) -> Iterator[tuple[int, list[Outcome]]]:
        for turn, (number, reports) in enumerate(reversed(list(enumerate(pieces)))):
            if turn == self._last:
                raise LostError
            self.read += [report.id for report in reports]
            yield number, [read_one(report) for report in reports]


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_stages())


def store(folder: Path) -> Corpus:
    corpus = Corpus.open(folder, create=True)
    corpus.add(intake_of(*REPORTS), read=False)
    return corpus


def files_of(corpus: Corpus) -> dict[str, bytes]:
    paths = [path for path in sorted(corpus.path.rglob("*")) if path.is_file() and ".sqlite" not in path.name]
    return {str(path.relative_to(corpus.path)): path.read_bytes() for path in paths}


def test_pieces_that_come_back_in_any_order_give_the_bytes_of_one_process(tmp_path: Path) -> None:
    with store(tmp_path / "here") as here, store(tmp_path / "elsewhere") as elsewhere:
        here.read_pending(jobs=1)
        told: list[int] = []
        assert elsewhere.read_pending(reader=Backwards(), done=told.append) == len(REPORTS)
        assert told == sorted(told)
        assert told[-1] == len(REPORTS)
        assert files_of(elsewhere) == files_of(here)


def test_a_run_that_ends_in_the_middle_is_gone_on_with_from_the_finished_pieces(tmp_path: Path) -> None:
    first, second = Backwards(last=4), Backwards()
    with store(tmp_path / "here") as here, store(tmp_path / "elsewhere") as elsewhere:
        here.read_pending(jobs=1)
        with pytest.raises(LostError):
            elsewhere.read_pending(reader=first)
        assert elsewhere.pending() > 0
        elsewhere.read_pending(reader=second)
        assert sorted(first.read + second.read) == sorted(report.id for report in REPORTS)
        assert len(first.read) > readings.PIECE
        assert files_of(elsewhere) == files_of(here)


def test_a_damaged_piece_is_read_again_and_one_of_other_reports_is_none(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path)
    outcomes = [read_one(report) for report in REPORTS[:2]]
    ids = [report.id for report in REPORTS[:2]]
    pieces.keep(ids, outcomes)
    assert pieces.load(ids) == outcomes
    assert pieces.load(ids[:1]) is None
    (path,) = (tmp_path / "pieces").iterdir()
    path.write_bytes(path.read_bytes()[:-9])
    assert pieces.load(ids) is None


def test_removing_a_report_takes_what_waits_of_it(tmp_path: Path) -> None:
    with store(tmp_path / "store") as corpus:
        with pytest.raises(LostError):
            corpus.read_pending(reader=Backwards(last=2))
        assert list((corpus.path / "pieces").iterdir())
        corpus.remove(REPORTS[0].id)
        assert not (corpus.path / "pieces").exists()


def test_a_run_of_one_machine_that_is_stopped_keeps_its_finished_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    stop_at: int | None = 70

    def counted(report: Report) -> Outcome:
        if len(read) == stop_at:
            raise KeyboardInterrupt
        read.append(report.id)
        return read_one(report)

    with store(tmp_path / "stopped") as stopped, store(tmp_path / "whole") as whole:
        monkeypatch.setattr(readings, "read_one", counted)
        with pytest.raises(KeyboardInterrupt):
            stopped.read_pending(jobs=1)
        kept = read[: 2 * readings.PIECE]
        read.clear()
        stop_at = None
        told: list[int] = []
        assert stopped.read_pending(jobs=1, done=told.append) == len(REPORTS)
        assert told == list(range(1, len(REPORTS) + 1))
        assert not set(kept) & set(read)
        assert len(kept) + len(read) == len(REPORTS)
        whole.read_pending(jobs=1)
        assert files_of(stopped) == files_of(whole)
