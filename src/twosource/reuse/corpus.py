"""Reuse across a whole corpus: late reprints, agency copy in hundreds of papers, passages pasted inside other text.

Within a story every two reports are compared (:mod:`twosource.reuse.passages`).  Across a corpus that would be a
square, so band keys, which are the grams that each text keeps (:mod:`twosource.reuse.index`), name the pairs that can
share enough, whenever they were published, and only these are looked at: by the measure of
:func:`twosource.reuse.corpuswide.find_copies`, which finds the same pairs among texts in memory.  Two reports of one
newsroom are no pair: what they share are versions and the furniture of its pages.  Here stand the pure functions of
that, over batches of rows; an engine runs them (``engine/flow.py``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from twosource.errors import UsageError
from twosource.identity import ID_LENGTH, identify
from twosource.model import Place, Reuse
from twosource.outlets.registry import default_registry
from twosource.reuse.chain import find_passages
from twosource.reuse.corpuswide import decide
from twosource.reuse.index import Pairs, all_grams, sample
from twosource.reuse.passages import carried
from twosource.reuse.scan import LONGEST_QUOTATION
from twosource.reuse.seeds import grams_of, seeds_between
from twosource.reuse.shelf import shelve
from twosource.reuse.words import words_outside
from twosource.text.blanks import blanked
from twosource.text.quotemarks import find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.model import Report
    from twosource.reuse.corpuswide import Copies
    from twosource.reuse.index import Hot
    from twosource.reuse.shelf import Shelf
    from twosource.reuse.words import Words

# Columns of equal length: int64, or objects that are all strings.
Batch: TypeAlias = Mapping[str, NDArray[Any]]
Columns: TypeAlias = Mapping[str, Literal["bigint", "string"]]

TEXT_COLUMNS: Columns = {"report": "bigint", "day": "bigint", "outlet": "bigint", "noise": "string", "text": "string"}
BAND_COLUMNS: Columns = dict.fromkeys(("key", "report", "day", "outlet", "size", "block"), "bigint")
PASSAGE_COLUMNS: Columns = {
    "earlier": "bigint",
    "later": "bigint",
    "start_a": "bigint",
    "end_a": "bigint",
    "start_b": "bigint",
    "end_b": "bigint",
    "verbatim": "bigint",
}

NO_DAY = 2**31 - 1
NO_OUTLET = 0
_TEXTS_AT_ONCE = 500
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Carried:
    """Two reports of a corpus that share passages.

    Attributes:
        earlier: id of the one published first; of two on one day or of unknown date, the one with the smaller number.
        later: id of the other.
        days: days between their publication, ``None`` where one is unknown.
        passages: the shared passages; ``a`` is in the earlier report.
    """

    earlier: str
    later: str
    days: int | None
    passages: tuple[Reuse, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """Reuse across a corpus.

    Attributes:
        carried: pairs of reports with their passages, sorted by id.
        groups: ids of reports that repeat each other nearly whole, directly or through others; sorted.
        pairs: pairs of reports that were looked at.
        hot: what the cap on frequent keys left out.
    """

    carried: tuple[Carried, ...]
    groups: tuple[tuple[str, ...], ...]
    pairs: int
    hot: Hot


def said(found: Across) -> tuple[str, ...]:
    """Say in sentences what was found, what was looked at, and what was left out."""
    reports = len({identity for pair in found.carried for identity in (pair.earlier, pair.later)})
    shared = f"{len(found.carried):,} of {found.pairs:,} pairs that were looked at share passages ({reports:,} reports)"
    lines = [f"{shared}; groups of reports that repeat each other nearly whole: {len(found.groups):,}"]
    hot = found.hot
    if hot.keys:
        lines.append(
            f"{hot.keys:,} runs of words stand in many reports (the most frequent in {hot.largest:,}): each of these "
            f"was compared with the first and the next few only; {hot.left_out:,} comparisons were left out"
        )
    if hot.furniture:
        lines.append(f"{hot.furniture:,} runs of words stand in many reports of one newsroom alone and were left out")
    return tuple(lines)


def number_of(identity: str) -> int:
    """The 64 bits of a report's id as a signed whole number, which is what tables are joined by.

    Raises:
        UsageError: it is no id of a report.
    """
    try:
        value = int(identity, 16) if len(identity) == ID_LENGTH else None
    except ValueError:
        value = None
    if value is None:
        raise UsageError(repr(identity), "is no id of a report", "make reports with twosource.report or the readers")
    return value - 2**64 if value >= 2**63 else value


def id_of(number: int) -> str:
    """The id whose number this is."""
    return f"{number % 2**64:0{ID_LENGTH}x}"


def text_rows(reports: Iterable[Report]) -> Iterator[Batch]:
    """Reports as rows (``TEXT_COLUMNS``), some hundred at a time."""
    rows: list[tuple[int, int, int, str, str]] = []
    for report in reports:
        noise = " ".join(f"{each.span.start}:{each.span.end}" for each in report.noise)
        # Halves of surrogate pairs, which no table can hold, are no part of a word; the places stay the same.
        text = _SURROGATE.sub("\ufffd", report.text)
        rows.append((number_of(report.id), _day_of(report.published), _outlet_of(report.outlet), noise, text))
        if len(rows) == _TEXTS_AT_ONCE:
            yield _text_batch(rows)
            rows = []
    if rows:
        yield _text_batch(rows)


def band_rows(texts: Batch) -> Batch:
    """From rows of texts to rows of band keys (``BAND_COLUMNS``); ``size`` is how many grams the report has in all."""
    shelf = _shelved(texts)
    grams = all_grams(shelf)
    kept = sample(grams, shelf.first, shelf.sentence)
    owned = {name: texts[name][kept.owners] for name in ("report", "day", "outlet")}
    sizes = np.diff(grams.first)[kept.owners]
    return {"key": kept.keys.view(np.int64), **owned, "size": sizes, "block": kept.blocks}


def passage_rows(gathered: Batch) -> Batch:
    """The passages (``PASSAGE_COLUMNS``) that one report shares with those earlier ones that it shares enough with.

    Args:
        gathered: texts of the later report (``place`` 0) and of the earlier ones (``place`` 1).
    """
    head = int(np.flatnonzero(gathered["place"] == 0)[0])
    earlier = np.flatnonzero(gathered["place"] == 1)
    shelf = _shelved(gathered)
    found = decide(shelf, all_grams(shelf), Pairs(earlier, np.full(earlier.shape[0], head)))
    rows: list[tuple[int, ...]] = []
    if found.first.shape[0]:
        told = _Told(gathered, head)
        for pair, row in enumerate(found.first.tolist()):
            numbers = int(gathered["report"][row]), int(gathered["report"][head])
            rows += [(*numbers, *places) for places in told.passages(row) or _rough(found, pair)]
    table = np.array(rows, np.int64).reshape(-1, len(PASSAGE_COLUMNS))
    return {name: table[:, column] for column, name in enumerate(PASSAGE_COLUMNS)}


class _Told:
    """A report and the earlier ones, looked at word by word: passages to the letter, and without quotations."""

    def __init__(self, gathered: Batch, head: int) -> None:
        self._gathered = gathered
        self._text: str = gathered["text"][head]
        self._later = self._words(head)
        self._grams = grams_of(self._later)

    def passages(self, row: int) -> list[tuple[int, ...]]:
        """Places of the passages that the report shares with one earlier one, and whether each is word for word."""
        words = self._words(row)
        texts = {words.report: self._gathered["text"][row], self._later.report: self._text}
        rows: list[tuple[int, ...]] = []
        for passage in find_passages(words, self._later, seeds_between(grams_of(words), self._grams)):
            reuse = carried(words, self._later, texts, passage)
            rows.append((reuse.a.start, reuse.a.end, reuse.b.start, reuse.b.end, int(reuse.kind == "verbatim")))
        return rows

    def _words(self, row: int) -> Words:
        report, text = id_of(int(self._gathered["report"][row])), self._gathered["text"][row]
        return _words(report, text, _spans(self._gathered["noise"][row]))


def _rough(found: Copies, pair: int) -> Iterator[tuple[int, ...]]:
    """Places of the passages that only the sweep sees: many words changed, or quoted in between."""
    table = found.passages
    for row in np.flatnonzero(table.pair == pair).tolist():
        yield (*(int(column[row]) for column in (table.start_a, table.end_a, table.start_b, table.end_b)), 0)


def _shelved(texts: Batch) -> Shelf:
    return shelve([blanked(text, _spans(noise)) for text, noise in zip(texts["text"], texts["noise"], strict=True)])


def carried_pairs(passages: Iterable[Batch], days: Mapping[int, int]) -> tuple[Carried, ...]:
    """Records of the rows of :func:`passage_rows`, which come sorted by their columns.

    Args:
        passages: the rows.
        days: day of publication of each report, by its number.
    """
    rows = (row for batch in passages for row in zip(*(batch[name].tolist() for name in PASSAGE_COLUMNS), strict=True))
    pairs = []
    for (earlier, later), of_pair in groupby(rows, key=lambda row: (row[0], row[1])):
        a, b = id_of(earlier), id_of(later)
        known = NO_DAY not in (days[earlier], days[later])
        reuse = tuple(
            Reuse(Place(a, start_a, end_a), Place(b, start_b, end_b), "verbatim" if verbatim else "near")
            for _, _, start_a, end_a, start_b, end_b, verbatim in of_pair
        )
        pairs.append(Carried(a, b, days[later] - days[earlier] if known else None, reuse))
    return tuple(sorted(pairs, key=lambda pair: (pair.earlier, pair.later)))


def _text_batch(rows: Sequence[tuple[int, int, int, str, str]]) -> Batch:
    columns = zip(*rows, strict=True)
    kinds = (np.int64 if kind == "bigint" else np.object_ for kind in TEXT_COLUMNS.values())
    return {name: np.array(column, kind) for name, column, kind in zip(TEXT_COLUMNS, columns, kinds, strict=True)}


def _day_of(published: str | None) -> int:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return NO_DAY


def _outlet_of(outlet: str | None) -> int:
    return NO_OUTLET if outlet is None else number_of(identify("newsroom", default_registry().newsroom(outlet)))


def _words(report: str, text: str, noise: Sequence[tuple[int, int]]) -> Words:
    """The words of a text outside direct quotations and noise, found without any model."""
    quoted = [
        quotation.outer
        for quotation in find_quotations(text)
        if quotation.kind == "direct" and quotation.outer.end - quotation.outer.start <= LONGEST_QUOTATION
    ]
    return words_outside(report, text, [*quoted, *noise])


def _spans(noise: str) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in (span.split(":") for span in noise.split())]
