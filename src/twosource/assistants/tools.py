"""The tools themselves: they read texts, allowed files and the store, and change nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.assistants.answers import (
    JsonObject,
    comparison_answer,
    hits_answer,
    marked,
    quoted,
    reading_answer,
    said_answer,
    skipped_answer,
)
from twosource.errors import InputError, TwosourceError, UsageError
from twosource.model import Intake, Skipped
from twosource.settings import DEFAULT_MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.model import Report
    from twosource.store.corpus import Corpus

MOST_REPORTS = 50
MOST_HITS = 50


@dataclass(frozen=True, slots=True)
class Tools:
    """Four read-only tools.

    Attributes:
        corpus: the store; ``None`` where there is none.
        allowed: folders, resolved, whose files may be read.
        max_bytes: the largest report that is read, in bytes.
    """

    corpus: Corpus | None
    allowed: tuple[Path, ...] = ()
    max_bytes: int = DEFAULT_MAX_BYTES

    def read(self, texts: Sequence[str] = (), files: Sequence[str] = ()) -> JsonObject:
        """Find who said what in each report, by itself."""
        return self._answer(lambda: self._read(self._intake(texts, files)))

    def compare(self, texts: Sequence[str] = (), files: Sequence[str] = (), story: str = "") -> JsonObject:
        """Compare the reports of one event: those given, or those of a story of the store."""
        if story:
            return self._answer(lambda: comparison_answer(self._store().comparison(story)))
        return self._answer(lambda: self._compare(self._intake(texts, files)))

    def find(
        self, words: str = "", speaker: str = "", outlet: str = "", since: str = "", until: str = ""
    ) -> JsonObject:
        """Find words in the reports of the store."""

        def search() -> JsonObject:
            store = self._store()
            who, where = speaker or None, outlet or None
            first, last = since or None, until or None
            hits = store.find(words, speaker=who, outlet=where, since=first, until=last, limit=MOST_HITS)
            left_out = store.left_out(words, speaker=who, outlet=where, since=first, until=last)
            return hits_answer(hits, MOST_HITS, left_out)

        return self._answer(search)

    def said(self, name: str) -> JsonObject:
        """Give everything that a speaker is reported to have said in the store."""
        return self._answer(lambda: said_answer(self._store().said(name)))

    def _answer(self, work: Callable[[], JsonObject]) -> JsonObject:
        """Tell an error as an answer: its words may hold what a stranger wrote."""
        try:
            return marked(work())
        except TwosourceError as error:
            told = {"subject": quoted(error.subject), "cause": quoted(error.cause), "remedy": quoted(error.remedy)}
            return marked({"error": told})
        except Exception as error:
            # Its words may be those of a report, and would reach the assistant unmarked.
            cause = f"internal error: {type(error).__name__}: {error}"
            return marked({"error": {"subject": None, "cause": quoted(cause), "remedy": None}})

    def _read(self, intake: Intake) -> JsonObject:
        from twosource.parallel import read_reports

        readings = read_reports(intake.reports)
        return {"readings": [reading_answer(each) for each in readings], "skipped": skipped_answer(intake.skipped)}

    def _compare(self, intake: Intake) -> JsonObject:
        from twosource.run import compare_intake

        return {**comparison_answer(compare_intake(intake)), "skipped": skipped_answer(intake.skipped)}

    def _store(self) -> Corpus:
        if self.corpus is None:
            raise UsageError("store", "there is none", "start it again: twosource mcp --store DIR")
        return self.corpus

    def _intake(self, texts: Sequence[str], files: Sequence[str]) -> Intake:
        """Make reports of texts and of allowed files.

        Raises:
            InputError: there is nothing to read, or a path is not allowed.
            UsageError: too much is given.
        """
        from twosource.api import report
        from twosource.readers.intake import read_inputs

        if len(texts) + len(files) > MOST_REPORTS:
            raise UsageError("reports", f"more than {MOST_REPORTS} at once", "give fewer")
        paths = [self._allowed(name) for name in files]
        skipped: list[Skipped] = []
        reports: list[Report] = []
        for number, text in enumerate(texts, 1):
            try:
                if len(text.encode("utf-8", "surrogatepass")) > self.max_bytes:
                    raise InputError(f"text {number}", f"holds over {self.max_bytes:,} bytes", "give less of it")
                reports.append(report(text))
            except InputError as error:
                skipped.append(Skipped(f"text {number}", error.cause, error.remedy))
        read = read_inputs(paths, max_bytes=self.max_bytes) if paths else Intake(())
        found = tuple({each.id: each for each in (*reports, *read.reports)}.values())
        if not found:
            told = "; ".join(f"{each.source}: {each.cause}" for each in (*skipped, *read.skipped))
            raise InputError("reports", told or "none was given", "give texts, or files in an allowed folder")
        return Intake(found, (*skipped, *read.skipped), read.warnings)

    def _allowed(self, name: str) -> Path:
        """The file of a name, links followed, if it lies in an allowed folder.

        Raises:
            InputError: it does not, or is no file; which of the two is not told.
        """
        refused = InputError(name, "is no file in an allowed folder", "allow its folder: twosource mcp --allow DIR")
        try:
            path = Path(name).resolve(strict=True)
        except (OSError, ValueError, RuntimeError) as error:
            raise refused from error
        if not path.is_file() or not any(path.is_relative_to(folder) for folder in self.allowed):
            raise refused
        return path
