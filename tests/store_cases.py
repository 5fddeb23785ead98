"""Small reports and a stand-in for the stages, for tests of the store."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import stand_in
import twosource
from twosource.model import Intake

if TYPE_CHECKING:
    from types import ModuleType

    from twosource.model import Report

FERRY = "Lin Aster says the ferry will run every hour until the bridge is open again\n"


def make_stages() -> ModuleType:
    """Stages that read ``NAME says LINE`` with names of several words."""
    stand_in._SAYS = re.compile(r"([^\W\d_][\w ]*?) (says) (.+)")
    return stand_in.make_module()


def make_report(number: int, text: str = FERRY, **known: str | None) -> Report:
    """Make a report with a text of its own."""
    facts: dict[str, str | None] = {
        "outlet": f"Bell {number % 3}",
        "title": f"Bridge closed for day {number}",
        "published": f"2024-05-{number % 28 + 1:02d}",
        "url": f"https://bell.example/{number}",
        **known,
    }
    padding = f"The river stood at mark {number} all night, and nobody crossed it on foot or by car that day.\n"
    return twosource.report(text + padding, **facts)  # type: ignore[arg-type]


def intake_of(*reports: Report) -> Intake:
    """What the readers would give for reports."""
    return Intake(reports)
