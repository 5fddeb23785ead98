"""The two small drawings of a page: where each box, line and dot stands; the templates write them as SVG.

Units are those of the drawing, one CSS pixel at its natural size.  Every text in a drawing is one line, cut to fit its
box, so that no text can change how many elements a drawing has; the whole text stands in the list beside it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from twosource.views.neutral import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.views.page.records import DatedRow, Draws, ReportRow

_CHARACTER = 6.6
_BOX = 28.0
_STEP = 38.0
# Many boxes stand closer, and few beside many stand no further apart than this many steps.
_MANY = 14
_CLOSE_STEP = 30.0
_FURTHEST = 3
_PADDING = 10.0
_COLUMNS = ((0.0, 210.0), (330.0, 230.0), (660.0, 300.0))
_WIDTH = 960.0
_HEAD = 26.0
_ROUNDS = 4
_THICKEST = 6

_LABELS = 190.0
_DATE_STEP = 40.0
_DATE_HEAD = 84.0
_REPORT_STEP = 30.0
_MOST_DATES = 60
# Neighbouring dates further apart than this stand with a gap between them.
_FAR_DAYS = 45
_GAP = 22.0
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Box:
    """A box with a label: left, top, width, and the whole text with what is shown of it."""

    x: float
    y: float
    width: float
    label: str
    full: str

    @property
    def middle(self) -> float:
        """Half its height down."""
        return self.y + _BOX / 2


@dataclass(frozen=True, slots=True)
class Curve:
    """A line between two boxes: the path, how thick, and what it stands for."""

    path: str
    thickness: float


@dataclass(frozen=True, slots=True)
class DrawsDrawing:
    """Who draws on whom: outlets, sources, origins, each a column of boxes, with the lines between them."""

    width: float
    height: float
    heads: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    relays: tuple[Curve, ...]
    box_height: float = _BOX


@dataclass(frozen=True, slots=True)
class Dot:
    """How often a report names a date; ``reckoned`` where every mention hangs on another date."""

    x: float
    y: float
    radius: float
    reckoned: bool


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """Which report names which date: a column a date, a row a report; ``gaps`` stand where time is left out."""

    width: float
    height: float
    dates: tuple[tuple[float, str], ...]
    rows: tuple[Box, ...]
    dots: tuple[Dot, ...]
    gaps: tuple[float, ...]
    left_out: int
    head: float = _DATE_HEAD


def draw_draws(draws: Draws, reports: Sequence[ReportRow]) -> DrawsDrawing | None:
    """Lay out who draws on whom; ``None`` where there is nothing to draw."""
    if not draws.ways:
        return None
    known = {way.report for way in draws.ways}
    outlets = [report.label for report in reports if report.label in known]
    origins = list(dict.fromkeys((way.origin, way.kind) for way in draws.ways))
    to_source: dict[tuple[str, str], int] = {}
    to_origin: dict[tuple[str, tuple[str, str]], int] = {}
    for way in draws.ways:
        first, second = (way.report, way.source), (way.source, (way.origin, way.kind))
        to_source[first] = to_source.get(first, 0) + way.statements
        to_origin[second] = to_origin.get(second, 0) + way.statements
    sources, origins = _untangle(outlets, origins, list(to_source), list(to_origin))
    rows = max(len(outlets), len(sources), len(origins))
    height = _HEAD + rows * (_STEP if rows <= _MANY else _CLOSE_STEP)
    left = dict(zip(outlets, _column(0, outlets, height), strict=True))
    middle = dict(zip(sources, _column(1, sources, height), strict=True))
    right = dict(zip(origins, _column(2, [name for name, _ in origins], height), strict=True))
    named = {name: box for (name, _), box in right.items()}
    curves = [_curve(left[report], middle[source], times) for (report, source), times in to_source.items()]
    curves += [_curve(middle[source], right[origin], times) for (source, origin), times in to_origin.items()]
    return DrawsDrawing(
        width=_WIDTH,
        height=height,
        heads=tuple((x, head) for (x, _), head in zip(_COLUMNS, ("Outlets", "Sources", "Origins"), strict=True)),
        boxes=(*left.values(), *middle.values(), *right.values()),
        curves=tuple(curves),
        relays=tuple(_arc(named[first], named[second]) for first, second in draws.relays if first != second),
    )


def _untangle(
    outlets: Sequence[str],
    origins: Sequence[tuple[str, str]],
    to_source: Sequence[tuple[str, str]],
    to_origin: Sequence[tuple[str, tuple[str, str]]],
) -> tuple[list[str], list[tuple[str, str]]]:
    """Order sources and origins so that few lines cross: each to the mean of what it hangs on, a few times over.

    The barycentre rule of Sugiyama, Tagawa and Toda (1981); what ties keeps its order.
    """
    sources = list(dict.fromkeys(source for _, source in to_source))
    ordered = list(origins)
    outlet_at = _positions(outlets)
    for _ in range(_ROUNDS):
        origin_at = _positions(ordered)
        pulls: dict[str, list[float]] = {source: [] for source in sources}
        for source, origin in to_origin:
            # The side that can still move weighs more than the outlets, which keep the order given.
            pulls[source] += [origin_at[origin]] * 2
        for report, source in to_source:
            pulls[source].append(outlet_at[report])
        sources.sort(key=lambda source: sum(pulls[source]) / len(pulls[source]))
        source_at = _positions(sources)
        back: dict[tuple[str, str], list[float]] = {origin: [] for origin in ordered}
        for source, origin in to_origin:
            back[origin].append(source_at[source])
        ordered.sort(key=lambda origin: sum(back[origin]) / len(back[origin]))
    return sources, ordered


def _positions(items: Sequence[_Item]) -> dict[_Item, float]:
    return {item: (index + 0.5) / len(items) for index, item in enumerate(items)}


def _column(column: int, labels: Sequence[str], height: float) -> list[Box]:
    """Spread boxes evenly over the height, around its middle."""
    x, width = _COLUMNS[column]
    step = min((height - _HEAD) / len(labels), _FURTHEST * _STEP)
    top = _HEAD + (height - _HEAD - step * len(labels)) / 2
    return [
        Box(x, round(top + step * (index + 0.5) - _BOX / 2, 1), width, fit(label, width - 2 * _PADDING), label)
        for index, label in enumerate(labels)
    ]


def _curve(a: Box, b: Box, times: int) -> Curve:
    start, end = a.x + a.width, b.x
    half = (start + end) / 2
    path = f"M{start:g} {a.middle:g} C{half:g} {a.middle:g} {half:g} {b.middle:g} {end:g} {b.middle:g}"
    return Curve(path, min(times, _THICKEST) * 0.6 + 0.6)


def _arc(a: Box, b: Box) -> Curve:
    """Lead from the right of one origin to the right of the one that it relays."""
    inner, outer = a.x + a.width, a.x + a.width + 14
    return Curve(f"M{inner:g} {a.middle:g} C{outer:g} {a.middle:g} {outer:g} {b.middle:g} {inner:g} {b.middle:g}", 1.2)


def draw_timeline(rows: Sequence[DatedRow], reports: Sequence[ReportRow]) -> TimelineDrawing | None:
    """Lay out which report names which date, at equal steps; ``None`` where fewer than two dates are named."""
    if len(rows) < 2:
        return None
    # The dates that most mentions name; of these the order of time.
    most = sorted(rows, key=lambda row: (-len(row.lines), row.value))[:_MOST_DATES]
    shown = sorted(most, key=lambda row: row.value)
    positions, gaps = _date_columns([row.value for row in shown])
    named = {line.report for row in shown for line, _ in row.lines}
    labels = [report.label for report in reports if report.label in named]
    boxes = {
        label: Box(0, _DATE_HEAD + index * _REPORT_STEP, _LABELS, fit(label, _LABELS - _PADDING), label)
        for index, label in enumerate(labels)
    }
    return TimelineDrawing(
        width=positions[-1] + _DATE_STEP + 50,
        height=_DATE_HEAD + len(labels) * _REPORT_STEP + 4,
        dates=tuple((x, row.value) for x, row in zip(positions, shown, strict=True)),
        rows=tuple(boxes.values()),
        dots=tuple(dot for x, row in zip(positions, shown, strict=True) for dot in _dots(x, row, boxes)),
        gaps=gaps,
        left_out=len(rows) - len(shown),
    )


def _dots(x: float, row: DatedRow, boxes: dict[str, Box]) -> Iterable[Dot]:
    found: dict[str, list[bool]] = {}
    for line, anchor in row.lines:
        found.setdefault(line.report, []).append(anchor is not None)
    for label, reckoned in found.items():
        yield Dot(x, boxes[label].middle, min(len(reckoned), 4) * 1.5 + 3.5, all(reckoned))


def _date_columns(values: Sequence[str]) -> tuple[list[float], tuple[float, ...]]:
    positions: list[float] = []
    gaps: list[float] = []
    x = _LABELS + _DATE_STEP / 2
    for index, value in enumerate(values):
        if index and _days(value) - _days(values[index - 1]) > _FAR_DAYS:
            gaps.append(x - _DATE_STEP / 2 + _GAP / 2)
            x += _GAP
        positions.append(x)
        x += _DATE_STEP
    return positions, tuple(gaps)


def _days(value: str) -> int:
    """Count days to the first one of a date, month or year; a value of another shape stands where day 0 does."""
    parts = [*value[:10].split("-"), "1", "1"]
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2])).toordinal()
    except ValueError:
        return 0


def fit(text: str, width: float) -> str:
    """Put a text on one line and cut it to a width.

    Letters are taken as of one width, those of East Asia as of twice as much.
    """
    line = one_line(text)
    left = width / _CHARACTER
    for index, sign in enumerate(line):
        left -= 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 0 if unicodedata.combining(sign) else 1
        if left < 0:
            return line[: max(index - 1, 1)].rstrip() + "…"
    return line
