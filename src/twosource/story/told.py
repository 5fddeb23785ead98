"""What a report tells about its event, small enough to keep millions of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import TYPE_CHECKING

import numpy as np

from twosource.model import Span
from twosource.spans import without
from twosource.story.background import background
from twosource.story.settings import DEFAULT, Grouping
from twosource.story.terms import Kind, Term, find_full_names, find_terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from twosource.model import Report

MOST_TERMS = 400
MOST_NAMES = 24


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """The terms of one report.

    Attributes:
        id: the report's.
        published: as stated; ``None`` when unknown.
        day: number of the day (as ``date.toordinal``) on which it was published; ``None`` when unknown.
        terms: keys, each once.
        shown: each as written.
        kinds: kind of each, one byte a term.
        weights: how much the report speaks of each, before rarity; shape (n,), float32.
        names: its names of two words and more, as written, commonest first.
    """

    id: str
    published: str | None
    day: int | None
    terms: tuple[str, ...]
    shown: tuple[str, ...]
    kinds: bytes
    weights: NDArray[np.float32]
    names: tuple[str, ...]


def told_of(report: Report, settings: Grouping = DEFAULT) -> Told:
    """Take from a report what it tells about its event: a pure function of the report and the version.

    What the readers marked as noise (bylines, datelines, captions, addresses …) is left out.  Of a long report the
    ``MOST_TERMS`` weightiest terms are kept.
    """
    table = background()
    parts = without([Span(0, len(report.text))], [noise.span for noise in report.noise])
    text = "\n".join(report.text[part.start : part.end] for part in parts)
    title = report.title or ""
    found = find_terms(title, text, table.proper, table.known)
    weighed = [(_weight(term, settings), term) for term in found]
    if len(weighed) > MOST_TERMS:
        weighed.sort(key=lambda each: (each[0] * math.log(table.share(each[1].key)), each[1].key))
        del weighed[MOST_TERMS:]
    weighed.sort(key=lambda each: each[1].key)
    names = frozenset(term.key for _, term in weighed if term.kind is Kind.NAME)
    return Told(
        id=report.id,
        published=report.published,
        day=_day(report.published),
        terms=tuple(intern(term.key) for _, term in weighed),
        # One copy of each word for all reports, else the words of a large corpus would fill the memory.
        shown=tuple(intern(term.shown) for _, term in weighed),
        kinds=bytes(term.kind for _, term in weighed),
        weights=np.array([weight for weight, _ in weighed], dtype=np.float32),
        names=find_full_names(title, text, names, MOST_NAMES),
    )


def _weight(term: Term, settings: Grouping) -> float:
    factor = (1.0, settings.name_weight, settings.number_weight)[term.kind]
    return factor * (1 + math.log(term.times + settings.head_times * term.head))


def _day(published: str | None) -> int | None:
    """Give the day of an ISO 8601 date; a month or year alone is none."""
    try:
        return None if published is None else date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None
