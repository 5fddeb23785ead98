"""Annotations from any tool that writes W3C Web Annotations (Hypothesis, Recogito, ...).

A target's words mark a content; a textual body gives the speaker.  Bodies whose purpose is tagging tell more: the kind
(``kind:indirect``), the origin (``origin:joint statement``), and of two targets whether they say the same (``same``,
``not same``).  Annotations that this project wrote itself are
corrections and are read by ``annotation.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from twosource.corrections.anchoring import document_of, locate
from twosource.corrections.annotated import Annotated, Judged, Taken, fit_span, judgement_of, kind_of
from twosource.corrections.annotation import JsonObject, from_annotation, read_target
from twosource.corrections.records import Anchor
from twosource.model import Place, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.corrections.records import Correction
    from twosource.model import Report


def annotations_in(document: object) -> list[object]:
    """The annotations of a document: one, a list, a page, or a collection with its first page."""
    if isinstance(document, list):
        return document
    if isinstance(document, dict):
        if isinstance(document.get("items"), list):
            return cast("list[object]", document["items"])
        if isinstance(document.get("first"), dict):
            return annotations_in(document["first"])
    return [document]


def split_own(items: Sequence[object]) -> tuple[tuple[Correction, ...], list[object], tuple[str, ...]]:
    """Tell corrections that this project wrote from annotations of other tools.

    Returns:
        The corrections, the other annotations, and causes for what claims to be a correction and is none.
    """
    corrections: list[Correction] = []
    others: list[object] = []
    broken: list[str] = []
    for number, item in enumerate(items, 1):
        if "twosource:kind" not in str(item.get("body") if isinstance(item, dict) else ""):
            others.append(item)
            continue
        try:
            corrections.append(from_annotation(item))
        except ValueError as error:
            broken.append(f"annotation {number}: {error}")
    return tuple(corrections), others, tuple(broken)


def from_web_annotations(items: Sequence[object], reports: Sequence[Report]) -> Taken:
    """Place annotations of other tools in reports, by their words with what stands around them."""
    found: list[Annotated] = []
    judged: list[Judged] = []
    left_out: list[str] = []
    for number, item in enumerate(items, 1):
        try:
            told = _read(item, reports)
        except ValueError as error:
            left_out.append(f"annotation {number}: {error}")
            continue
        if isinstance(told, Judged):
            judged.append(told)
        else:
            found.append(told)
    return Taken(tuple(found), tuple(left_out), tuple(judged))


def _read(item: object, reports: Sequence[Report]) -> Annotated | Judged:
    if not isinstance(item, dict):
        raise ValueError("it is no object")
    targets = item.get("target")
    several = targets if isinstance(targets, list) and targets else [targets]
    who, when, tags = _creator(item), str(item.get("created") or ""), _tags(item)
    same = next((word for word in map(judgement_of, tags) if word is not None), None)
    if same is not None:
        if len(several) != 2:
            raise ValueError("it calls places the same or not, and has not two targets")
        first, second = (_placed(target, reports) for target in several)
        if first.report == second.report:
            raise ValueError("its two places stand in one report")
        return Judged((first, second), same, who, when)
    places = [_placed(target, reports) for target in several]
    if len({place.report for place in places}) > 1:
        raise ValueError("its parts stand in several reports")
    content = tuple(sorted(Span(place.start, place.end) for place in places))
    facts = dict(tag.split(":", 1) for tag in tags if ":" in tag)
    kind, origin = kind_of(facts.get("kind", "")), facts.get("origin", "").strip()
    return Annotated(places[0].report, content, _body(item), who, when, kind, origin)


def _tags(item: dict[str, object]) -> list[str]:
    bodies = item.get("body")
    found = [body for body in (bodies if isinstance(bodies, list) else [bodies]) if isinstance(body, dict)]
    return [str(body.get("value") or "") for body in found if body.get("purpose") == "tagging"]


def _placed(target: object, reports: Sequence[Report]) -> Place:
    if not isinstance(target, dict):
        raise ValueError("it has no target with words")
    source, exact, prefix, suffix, start, end = read_target(cast("JsonObject", target))
    for report in _candidates(source, reports):
        span: Span | None = None
        if start is not None and end is not None:
            span = fit_span(report.text, start, end, exact)
        span = span or locate(Anchor(report.id, None, 0, 0, exact, prefix, suffix), report.text)
        if span is not None:
            return Place(report.id, *span)
    raise ValueError("its words, with what stands around them, are in no report here, or stand there twice")


def _candidates(source: str, reports: Sequence[Report]) -> list[Report]:
    """The reports that a source names; all of them where it names none."""
    identity = source.removeprefix("urn:twosource:report:")
    named = [report for report in reports if source and source in {document_of(report), report.url, report.id}]
    return named or [report for report in reports if report.id == identity] or list(reports)


def _body(item: dict[str, object]) -> str:
    bodies = item.get("body")
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, dict) and body.get("purpose") == "tagging":
            continue
        value = body.get("value") if isinstance(body, dict) else body
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _creator(item: dict[str, object]) -> str:
    creator = item.get("creator")
    name = creator.get("name") or creator.get("id") if isinstance(creator, dict) else creator
    return name if isinstance(name, str) and name.strip() else "annotator"


def sources_of(items: Sequence[object]) -> tuple[str, ...]:
    """What the targets of annotations name as their sources: ids and addresses of reports."""
    found: list[str] = []
    for item in items:
        targets = item.get("target") if isinstance(item, dict) else None
        for target in targets if isinstance(targets, list) else [targets]:
            source = target.get("source") if isinstance(target, dict) else None
            if isinstance(source, str) and source:
                found.append(source.removeprefix("urn:twosource:report:"))
    return tuple(dict.fromkeys(found))
