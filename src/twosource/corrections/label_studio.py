"""Annotations from Label Studio's JSON export.

Regions labelled content (or quote, quotation), source (or speaker) and cue, with relations from a source or cue to its
content; a text area on a content's region gives the speaker's name.  Label Studio counts in UTF-16 units in the
browser and in code points elsewhere: both are tried against the words that stand beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from twosource.corrections.annotated import Annotated, Taken, fit_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model import Report, Span

CONTENTS = frozenset({"content", "quote", "quotation"})
SOURCES = frozenset({"source", "speaker"})


@dataclass(frozen=True, slots=True)
class _Region:
    id: str
    role: str
    span: Span
    text: str


def from_label_studio(document: object, reports: Sequence[Report]) -> Taken:
    """Read an export: a list of tasks, each with ``data.text`` and ``annotations``.

    Args:
        document: parsed JSON.
        reports: those that it may be about; a task belongs to the report with its text.

    Raises:
        ValueError: it is no list of tasks.
    """
    if not isinstance(document, list):
        raise ValueError("a Label Studio export is a list of tasks")
    found: list[Annotated] = []
    left_out: list[str] = []
    for number, task in enumerate(document, 1):
        report = _report_of(task, reports)
        if report is None:
            left_out.append(f"task {number}: its text is that of no report here")
            continue
        for annotation in _list(task.get("annotations")):
            if isinstance(annotation, dict) and not annotation.get("was_cancelled"):
                found += _annotation(annotation, report, number, left_out)
    return Taken(tuple(found), tuple(left_out))


def _report_of(task: object, reports: Sequence[Report]) -> Report | None:
    data = task.get("data") if isinstance(task, dict) else None
    text = data.get("text") if isinstance(data, dict) else None
    return next((report for report in reports if report.text == text), None)


def _annotation(annotation: dict[str, object], report: Report, number: int, left_out: list[str]) -> Iterator[Annotated]:
    results = [each for each in _list(annotation.get("result")) if isinstance(each, dict)]
    regions: dict[str, _Region] = {}
    for result in results:
        if str(result.get("type", "")).endswith("labels"):
            region = _region(result, report.text)
            if region is None:
                left_out.append(f"task {number}: the words of region {result.get('id')} do not stand at its offsets")
            else:
                regions[region.id] = region
    names = _names(results)
    who = _who(annotation.get("completed_by"))
    when = str(annotation.get("created_at") or "")
    for region in regions.values():
        if region.role in CONTENTS:
            sources = [regions[other] for other in _linked(results, region.id) if other in regions]
            speaker = names.get(region.id) or next((each.text for each in sources if each.role in SOURCES), "")
            yield Annotated(report.id, (region.span,), speaker, who, when)


def _region(result: dict[str, object], text: str) -> _Region | None:
    value = result.get("value")
    if not isinstance(value, dict):
        return None
    labels = next((each for key, each in value.items() if key.endswith("labels") and isinstance(each, list)), [])
    start, end = value.get("start"), value.get("end")
    if not labels or not isinstance(start, int) or not isinstance(end, int):
        return None
    exact = str(value.get("text") or text[start:end])
    span = fit_span(text, start, end, exact)
    if span is None:
        return None
    return _Region(str(result.get("id")), str(labels[0]).casefold(), span, text[span.start : span.end])


def _names(results: Sequence[dict[str, object]]) -> dict[str, str]:
    """Names that were typed into a text area, by the region that it belongs to."""
    names: dict[str, str] = {}
    for result in results:
        value = result.get("value")
        if result.get("type") == "textarea" and isinstance(value, dict):
            typed = value.get("text")
            first = typed[0] if isinstance(typed, list) and typed else typed
            if isinstance(first, str) and first.strip():
                names[str(result.get("id"))] = first.strip()
    return names


def _linked(results: Sequence[dict[str, object]], identity: str) -> Iterator[str]:
    """Ids of the regions that a relation joins to one, in whichever direction it was drawn."""
    for result in results:
        ends = (str(result.get("from_id")), str(result.get("to_id")))
        if result.get("type") == "relation" and identity in ends:
            yield ends[1] if ends[0] == identity else ends[0]


def _who(completed_by: object) -> str:
    if isinstance(completed_by, dict):
        known = (completed_by.get(key) for key in ("email", "username", "id"))
        return str(next((each for each in known if each), "annotator"))
    return f"annotator {completed_by}" if completed_by is not None else "annotator"


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []
