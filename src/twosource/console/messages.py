"""Messages on standard error: one line each, or one JSON object a line."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.views.neutral import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.errors import TwosourceError
    from twosource.model import Skipped, Warned


@dataclass(frozen=True, slots=True)
class Messages:
    """Says what went wrong or needs care.

    Attributes:
        as_json: one JSON object a line, for programs.
        quiet: no warnings and no remarks; errors are always told.
    """

    as_json: bool = False
    quiet: bool = False

    def error(self, error: TwosourceError, code: int) -> None:
        """Tell why the run failed."""
        self.failure(error.subject, error.cause, error.remedy, code)

    def failure(self, subject: str, cause: str, remedy: str, code: int) -> None:
        """Tell what failed: the thing, the cause, what to do."""
        if self.as_json:
            self._put_json("error", subject=subject, cause=cause, remedy=remedy, exit_code=int(code))
        else:
            self._put(f"{subject}: {cause}; {remedy}")

    def skipped(self, skipped: Iterable[Skipped]) -> None:
        """Tell which inputs could not be read."""
        for item in skipped:
            if self.as_json:
                self._put_json("skipped", source=item.source, cause=item.cause, remedy=item.remedy)
            else:
                self._put(f"{item.source}: {item.cause}; {item.remedy}")

    def warned(self, warnings: Iterable[Warned]) -> None:
        """Tell what needs care."""
        if self.quiet:
            return
        for item in warnings:
            if self.as_json:
                self._put_json("warning", source=item.source, message=item.message)
            else:
                self._put(f"{item.source}: {item.message}")

    def remark(self, text: str) -> None:
        """Tell something that needs no care."""
        if not self.quiet and not self.as_json:
            self._put(text)

    def _put(self, text: str) -> None:
        line = f"twosource: {one_line(text)}\n"
        sys.stderr.write(line.encode(_encoding(), "backslashreplace").decode(_encoding()))

    def _put_json(self, kind: str, **told: str | int) -> None:
        sys.stderr.write(json.dumps({kind: told}) + "\n")


def _encoding() -> str:
    return sys.stderr.encoding or "utf-8"
