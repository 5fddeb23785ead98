"""The two small drawings of a page: where each box, line and dot stands; the templates write them as SVG.

Each is laid out twice, for a wide window and for a narrow one; the style sheet shows one of the two.  Units are those
of the drawing, one CSS pixel at its natural size.  Every text in a drawing is cut to the lines that its box has, so
that no text can change how many elements a drawing has; the whole text stands in the list beside it.
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
# Few boxes beside many stand no further apart than this many steps.
_FURTHEST = 3
_PADDING = 10.0
_HEAD = 26.0
_ROUNDS = 4
_THICKEST = 6
_NAMES = ("Outlets", "Sources", "Origins")


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures of a drawing of who draws on whom.

    Attributes:
        columns: left edge and width of each of the three.
        width: of the whole.
        box: height of a box.
        step: from one box to the next; ``close_step`` where there are more than ``many``.
        lines: of a label.
        padding: from the edge of a box to its label.
        character: width of a letter.
        room: to the right of the last column, for the arcs of what relays what.
        spread: boxes fill their column, and lines leave them side by side: in a narrow gap they would run into one.
    """

    columns: tuple[tuple[float, float], ...]
    width: float
    box: float
    step: float
    close_step: float
    many: int
    lines: int
    padding: float
    character: float
    room: float
    spread: bool = False


WIDE = Layout(
    ((0.0, 210.0), (330.0, 230.0), (660.0, 300.0)), 960.0, 28.0, 38.0, 30.0, 14, 1, _PADDING, _CHARACTER, 14.0
)
# Fits a telephone: 360 pixels less the margins of the page.
NARROW = Layout(
    ((0.0, 74.0), (118.0, 86.0), (222.0, 94.0)), 316.0, 46.0, 54.0, 50.0, 14, 3, 5.0, 5.6, 10.0, spread=True
)
_LINE = 13.0

_LABELS = 190.0
_DATE_STEP = 40.0
_DATE_HEAD = 84.0
_REPORT_STEP = 30.0
_MOST_DATES = 60
# Neighbouring dates further apart than this stand with a gap between them.
_FAR_DAYS = 45
_GAP = 22.0

_NARROW_WIDTH = 326.0
_DAY = 84.0
_DAY_STEP = 24.0
_UPRIGHT = 120.0
_WIDEST_REPORT = 40.0
_LEAST_LABELLED = 13.0
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Box:
    """A box with a label: left, top, width, height, the lines of the label with their baselines, the whole text."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    full: str

    @property
    def middle(self) -> float:
        """Half its height down."""
        return self.y + self.height / 2

    @property
    def label(self) -> str:
        """What is shown of the text."""
        return " ".join(line for _, line in self.lines if line)


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
    layout: Layout


@dataclass(frozen=True, slots=True)
class Dot:
    """How often a report names a date; ``reckoned`` where every mention hangs on another date."""

    x: float
    y: float
    radius: float
    reckoned: bool


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """Which report names which date; ``gaps`` stand where time is left out.

    In a wide window a column is a date and a row a report; in a narrow one a row is a date and a column a report, and
    the labels of the reports stand upright.
    """

    width: float
    height: float
    dates: tuple[tuple[float, str], ...]
    reports: tuple[tuple[float, str, str], ...]
    dots: tuple[Dot, ...]
    gaps: tuple[float, ...]
    left_out: int
    head: float


def draw_draws(draws: Draws, reports: Sequence[ReportRow], layout: Layout = WIDE) -> DrawsDrawing | None:
    """Lay out who draws on whom; ``None`` where there is nothing to draw."""
    if not draws.ways:
        return None
    known = {way.report for way in draws.ways}
    outlets = [report.label for report in reports if report.label in known]
    origins = list(dict.fromkeys((way.origin, way.kind) for way in draws.ways))
    to_source: dict[tuple[str, str], int] = {}
    to_origin: dict[tuple[str, tuple[str, str]], int] = {}
    for way in draws.ways:
        to_source[way.report, way.source] = to_source.get((way.report, way.source), 0) + way.statements
        origin = (way.origin, way.kind)
        to_origin[way.source, origin] = to_origin.get((way.source, origin), 0) + way.statements
    sources, origins = _untangle(outlets, origins, list(to_source), list(to_origin))
    rows = max(len(outlets), len(sources), len(origins))
    height = _HEAD + rows * (layout.step if rows <= layout.many else layout.close_step)
    left = dict(zip(outlets, _column(layout, 0, outlets, height), strict=True))
    middle = dict(zip(sources, _column(layout, 1, sources, height), strict=True))
    right = dict(zip(origins, _column(layout, 2, [name for name, _ in origins], height), strict=True))
    named = {name: box for (name, _), box in right.items()}
    first = [(left[report], middle[source], times) for (report, source), times in to_source.items()]
    second = [(middle[source], right[origin], times) for (source, origin), times in to_origin.items()]
    return DrawsDrawing(
        width=layout.width,
        height=height,
        heads=tuple((x, head) for (x, _), head in zip(layout.columns, _NAMES, strict=True)),
        boxes=(*left.values(), *middle.values(), *right.values()),
        curves=(*_curves(first, layout), *_curves(second, layout)),
        relays=tuple(_arc(named[teller], named[told], layout.room) for teller, told in draws.relays if teller != told),
        layout=layout,
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


def _column(layout: Layout, column: int, labels: Sequence[str], height: float) -> list[Box]:
    """Spread boxes evenly over the height, around its middle."""
    x, width = layout.columns[column]
    step = (height - _HEAD) / len(labels)
    tall = step - (layout.step - layout.box) if layout.spread else layout.box
    step = step if layout.spread else min(step, _FURTHEST * layout.step)
    top = _HEAD + (height - _HEAD - step * len(labels)) / 2
    room = width - 2 * layout.padding
    return [
        _box((x, round(top + step * (index + 0.5) - tall / 2, 1)), (width, tall), wrap(label, room, layout), label)
        for index, label in enumerate(labels)
    ]


def _box(corner: tuple[float, float], size: tuple[float, float], lines: Sequence[str], full: str) -> Box:
    """Put the lines of a label in the middle of a box; what is empty stands last."""
    shown = sum(map(bool, lines)) or 1
    first = corner[1] + size[1] / 2 + 4.5 - (shown - 1) * _LINE / 2
    placed = tuple((round(first + at * _LINE, 1), line) for at, line in enumerate(lines))
    return Box(*corner, *size, placed, full)


def _curves(ties: Sequence[tuple[Box, Box, int]], layout: Layout) -> Iterable[Curve]:
    """Lead from boxes to boxes of the next column: from middle to middle, or side by side in the order of the ends."""
    for a, b, times in ties:
        leaving = sorted(other.middle for one, other, _ in ties if one is a)
        coming = sorted(one.middle for one, other, _ in ties if other is b)
        out = _port(a, leaving.index(b.middle), len(leaving)) if layout.spread else a.middle
        into = _port(b, coming.index(a.middle), len(coming)) if layout.spread else b.middle
        thickness = min(times, _THICKEST) * (0.35 if layout.spread else 0.6) + 0.6
        start, end = a.x + a.width, b.x
        half = (start + end) / 2
        yield Curve(f"M{start:g} {out:g} C{half:g} {out:g} {half:g} {into:g} {end:g} {into:g}", thickness)


def _port(box: Box, at: int, of: int) -> float:
    return round(box.y + box.height * (at + 1) / (of + 1), 1)


def _arc(a: Box, b: Box, room: float) -> Curve:
    """Lead from the right of one origin to the right of the one that it relays."""
    inner, outer = a.x + a.width, a.x + a.width + room
    return Curve(f"M{inner:g} {a.middle:g} C{outer:g} {a.middle:g} {outer:g} {b.middle:g} {inner:g} {b.middle:g}", 1.2)


def draw_timeline(rows: Sequence[DatedRow], reports: Sequence[ReportRow]) -> TimelineDrawing | None:
    """Lay out which report names which date, at equal steps; ``None`` where fewer than two dates are named."""
    if len(rows) < 2:
        return None
    shown, labels = _most_named(rows), _naming(rows, reports)
    positions, gaps = _date_steps([row.value for row in shown], _LABELS + _DATE_STEP / 2, _DATE_STEP)
    middle = {label: _DATE_HEAD + (at + 0.5) * _REPORT_STEP - 1 for at, label in enumerate(labels)}
    return TimelineDrawing(
        width=positions[-1] + _DATE_STEP + 50,
        height=_DATE_HEAD + len(labels) * _REPORT_STEP + 4,
        dates=tuple((x, row.value) for x, row in zip(positions, shown, strict=True)),
        reports=tuple((y, fit(label, _LABELS - _PADDING), label) for label, y in middle.items()),
        dots=tuple(
            Dot(x, middle[label], radius, reckoned)
            for x, row in zip(positions, shown, strict=True)
            for label, radius, reckoned in _named(row)
            if label in middle
        ),
        gaps=gaps,
        left_out=len(rows) - len(shown),
        head=_DATE_HEAD,
    )


def draw_narrow_timeline(rows: Sequence[DatedRow], reports: Sequence[ReportRow]) -> TimelineDrawing | None:
    """Lay out the same for a narrow window, a row for each date; of more reports than fit, the labels are left out."""
    if len(rows) < 2:
        return None
    shown, labels = _most_named(rows), _naming(rows, reports)
    step = min((_NARROW_WIDTH - _DAY) / len(labels), _WIDEST_REPORT)
    head = _UPRIGHT if step >= _LEAST_LABELLED else _HEAD / 2
    positions, gaps = _date_steps([row.value for row in shown], head + _DAY_STEP / 2, _DAY_STEP)
    middle = {label: _DAY + (at + 0.5) * step for at, label in enumerate(labels)}
    tell = step >= _LEAST_LABELLED
    return TimelineDrawing(
        width=_NARROW_WIDTH,
        height=positions[-1] + _DAY_STEP / 2 + 2,
        dates=tuple((y, row.value) for y, row in zip(positions, shown, strict=True)),
        reports=tuple((x, fit(label, _UPRIGHT - _PADDING) if tell else "", label) for label, x in middle.items()),
        dots=tuple(
            Dot(middle[label], y, min(radius, step / 2 - 0.5), reckoned)
            for y, row in zip(positions, shown, strict=True)
            for label, radius, reckoned in _named(row)
            if label in middle
        ),
        gaps=gaps,
        left_out=len(rows) - len(shown),
        head=head,
    )


def _most_named(rows: Sequence[DatedRow]) -> list[DatedRow]:
    """The dates that most mentions name; of these the order of time."""
    most = sorted(rows, key=lambda row: (-len(row.lines), row.value))[:_MOST_DATES]
    return sorted(most, key=lambda row: row.value)


def _naming(rows: Sequence[DatedRow], reports: Sequence[ReportRow]) -> list[str]:
    """The reports that name one of the dates, in the order of the page."""
    named = {line.report for row in _most_named(rows) for line, _ in row.lines}
    return [report.label for report in reports if report.label in named]


def _named(row: DatedRow) -> Iterable[tuple[str, float, bool]]:
    """Who names a date: the report, how large its dot is, and whether every mention hangs on another date."""
    found: dict[str, list[bool]] = {}
    for line, anchor in row.lines:
        found.setdefault(line.report, []).append(anchor is not None)
    for label, reckoned in found.items():
        yield label, min(len(reckoned), 4) * 1.5 + 3.5, all(reckoned)


def _date_steps(values: Sequence[str], start: float, step: float) -> tuple[list[float], tuple[float, ...]]:
    positions: list[float] = []
    gaps: list[float] = []
    at = start
    for index, value in enumerate(values):
        if index and _days(value) - _days(values[index - 1]) > _FAR_DAYS:
            gaps.append(at - step / 2 + _GAP / 2)
            at += _GAP
        positions.append(at)
        at += step
    return positions, tuple(gaps)


def _days(value: str) -> int:
    """Count days to the first one of a date, month or year; a value of another shape stands where day 0 does."""
    parts = [*value[:10].split("-"), "1", "1"]
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2])).toordinal()
    except ValueError:
        return 0


def wrap(text: str, width: float, layout: Layout) -> tuple[str, ...]:
    """Break a text into as many lines as a label has; what is too much is cut, and what is left stays empty."""
    words = one_line(text).split(" ")
    lines: list[str] = []
    while words and len(lines) < layout.lines - 1:
        line = words.pop(0)
        while words and _width(f"{line} {words[0]}", layout.character) <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(fit(line, width, layout.character))
    if words:
        lines.append(fit(" ".join(words), width, layout.character))
    return (*lines, *[""] * (layout.lines - len(lines)))


def fit(text: str, width: float, character: float = _CHARACTER) -> str:
    """Put a text on one line and cut it to a width.

    Letters are taken as of one width, those of East Asia as of twice as much.
    """
    line = one_line(text)
    left = width
    for index, sign in enumerate(line):
        left -= _width(sign, character)
        if left < 0:
            return line[: max(index - 1, 1)].rstrip() + "…"
    return line


def _width(text: str, character: float) -> float:
    signs = sum(2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1 for sign in text)
    return (signs - sum(bool(unicodedata.combining(sign)) for sign in text)) * character
