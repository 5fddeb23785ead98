"""What ``twosource check`` says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from twosource.views.neutral import one_line
from twosource.views.page.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.check import Problem


def checked_json(problems: Sequence[Problem]) -> str:
    """Write the problems as one JSON document."""
    told = [{"where": problem.where, "message": problem.message} for problem in problems]
    return json.dumps({"fits": not problems, "problems": told}, indent=2) + "\n"


def checked_text(problems: Sequence[Problem], documents: int, store: str | None = None) -> str:
    """Write the problems for people, one a line.

    Args:
        problems: what does not fit.
        documents: how many documents were checked.
        store: the name of the store, when one was checked.
    """
    if not problems:
        return f"{store or count(documents, 'document')}: every hash, offset and reference fits.\n"
    return "".join(f"{one_line(problem.where)}: {one_line(problem.message)}\n" for problem in problems)
