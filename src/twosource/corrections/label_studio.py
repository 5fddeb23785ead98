"""Annotations from Label Studio's JSON export.

Regions labelled content (or quote, quotation), source (or speaker) and cue, with relations from a source or cue to its
content; a text area on a content's region gives the speaker's name, one that is called ``origin`` where it comes from,
and a choice its kind.  A task with the words ``a`` and ``b`` of two reports in its data, and a choice of ``same`` or
``not same``, is a decision about these two.  Label Studio counts in UTF-16 units in the
browser and in code points elsewhere: both are tried against the words that stand beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from twosource.corrections.annotated import Annotated, Judged, Taken, fit_span, judgement_of, kind_of
from twosource.model import Place

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
    judged: list[Judged] = []
    left_out: list[str] = []
    for number, task in enumerate(document, 1):
        if isinstance(task, dict) and _is_pair(task.get("data")):
            judged += _pair(task, reports, number, left_out)
            continue
        report = _report_of(task, reports)
        if report is None:
            left_out.append(f"task {number}: its text is that of no report here")
            continue
        for annotation in _list(task.get("annotations")):
            if isinstance(annotation, dict) and not annotation.get("was_cancelled"):
                found += _annotation(annotation, report, number, left_out)
    return Taken(tuple(found), tuple(left_out), tuple(judged))


def _is_pair(data: object) -> bool:
    return isinstance(data, dict) and isinstance(data.get("a"), str) and isinstance(data.get("b"), str)


def _pair(task: dict[str, object], reports: Sequence[Report], number: int, left_out: list[str]) -> Iterator[Judged]:
    data = cast("dict[str, object]", task["data"])
    found = [_only_place(str(data[side]), data.get(f"report_{side}"), reports) for side in "ab"]
    if found[0] is None or found[1] is None or found[0].report == found[1].report:
        left_out.append(f"task {number}: its two texts do not stand once each in two reports here")
        return
    for annotation in _list(task.get("annotations")):
        if isinstance(annotation, dict) and not annotation.get("was_cancelled"):
            results = [each for each in _list(annotation.get("result")) if isinstance(each, dict)]
            words = (judgement_of(word) for choices in _choices(results).values() for word in choices)
            same = next((word for word in words if word is not None), None)
            if same is None:
                left_out.append(f"task {number}: no choice says whether its two texts are the same")
                continue
            who, when = _who(annotation.get("completed_by")), str(annotation.get("created_at") or "")
            yield Judged((found[0], found[1]), same, who, when)


def _only_place(words: str, report: object, reports: Sequence[Report]) -> Place | None:
    """The one place at which words stand, in the report that is named or in any."""
    wanted = [each for each in reports if each.id == report] or list(reports)
    places = [
        Place(each.id, each.text.index(words), each.text.index(words) + len(words))
        for each in wanted
        if words and each.text.count(words) == 1
    ]
    several = any(each.text.count(words) > 1 for each in wanted) if words else True
    return places[0] if len(places) == 1 and not several else None


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
    names, origins = _typed(results, origin=False), _typed(results, origin=True)
    kinds = {region: next(filter(None, map(kind_of, words)), "") for region, words in _choices(results).items()}
    who = _who(annotation.get("completed_by"))
    when = str(annotation.get("created_at") or "")
    for parts in _contents(results, regions):
        own = [region.id for region in parts]
        sources = [regions[other] for part in own for other in _linked(results, part) if other in regions]
        marked = next((each.text for each in sources if each.role in SOURCES), "")
        speaker, kind, origin = (_first(told, own) for told in (names, kinds, origins))
        content = tuple(sorted(region.span for region in parts))
        yield Annotated(report.id, content, speaker or marked, who, when, kind, origin)


def _contents(results: Sequence[dict[str, object]], regions: dict[str, _Region]) -> list[list[_Region]]:
    """The contents, each with its parts: regions of contents that a relation joins are one content."""
    groups: list[list[_Region]] = []
    for region in regions.values():
        if region.role in CONTENTS:
            linked = set(_linked(results, region.id))
            home = next((group for group in groups if linked & {part.id for part in group}), None)
            if home is None:
                groups.append([region])
            else:
                home.append(region)
    return groups


def _first(told: dict[str, str], regions: Sequence[str]) -> str:
    return next((told[region] for region in regions if told.get(region)), "")


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


def _choices(results: Sequence[dict[str, object]]) -> dict[str, list[str]]:
    """What was chosen, by the region that it belongs to."""
    chosen: dict[str, list[str]] = {}
    for result in results:
        value = result.get("value")
        if result.get("type") == "choices" and isinstance(value, dict):
            words = [word for word in _list(value.get("choices")) if isinstance(word, str)]
            chosen.setdefault(str(result.get("id")), []).extend(words)
    return chosen


def _typed(results: Sequence[dict[str, object]], *, origin: bool) -> dict[str, str]:
    """What was typed into text areas for origins, or into all others, by the region that it belongs to."""
    names: dict[str, str] = {}
    for result in results:
        value = result.get("value")
        if (
            result.get("type") == "textarea"
            and (str(result.get("from_name")).casefold() == "origin") == origin
            and isinstance(value, dict)
        ):
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
