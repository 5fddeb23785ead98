"""Corrections at the desk: made, listed, withdrawn, exported, taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from twosource.corrections.agreement import agree, annotated_by_machine, as_corrections
from twosource.corrections.anchoring import NOT_FOUND, find_anchor
from twosource.corrections.annotation import to_collection
from twosource.corrections.export import attributions_jsonl, pairs_jsonl
from twosource.corrections.records import Outcome, now
from twosource.corrections.taking import open_annotations, place_annotations
from twosource.desk.answers import checked_form, desk_of, number_of, opened
from twosource.desk.correcting import correct_page, correction_of_form
from twosource.desk.pages import render
from twosource.desk.reach import readings_of_corrections, readings_of_story, reports_for
from twosource.model import Place

if TYPE_CHECKING:
    from starlette.requests import Request

    from twosource.corrections.agreement import Agreement
    from twosource.corrections.records import Correction
    from twosource.corrections.taking import AnnotationForm
    from twosource.desk.state import Desk

_FORMS: dict[str, AnnotationForm] = {"web": "web", "label_studio": "label-studio", "brat": "brat"}
_FORM = ("kind", "place", "other", "value", "origin_kind", "who", "note")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of a file of annotations: its form, the story and report that it is about, and its use."""

    form: str
    story: str
    report: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of annotations brought."""

    kept: int
    agreement: Agreement | None
    left_out: tuple[str, ...]


def correct(request: Request) -> Response:
    """The page of one place: what is known of it, and forms to correct that."""
    case = opened(request, request.path_params["story"])
    if isinstance(case, Response):
        return case
    asked = request.query_params
    place = Place(asked.get("report", ""), number_of(asked.get("start", "")), number_of(asked.get("end", "")))
    return render(request, "correct.html.j2", case=case, page=correct_page(case, place), who=desk_of(request).who)


async def keep(request: Request) -> Response:
    """Keep a correction, and lead back to the story as corrected."""
    desk = desk_of(request)
    form = await checked_form(request)
    case = await run_in_threadpool(opened, request, request.path_params["story"])
    if isinstance(case, Response):
        return case
    correction = correction_of_form(case, {name: form.text(name) for name in _FORM}, now())
    desk.who = correction.who
    await run_in_threadpool(desk.book.keep, correction)
    return RedirectResponse(f"/stories/{case.id}", 303)


async def withdraw(request: Request) -> Response:
    """Forget a correction."""
    form = await checked_form(request)
    await run_in_threadpool(desk_of(request).book.withdraw, request.path_params["correction"])
    story = form.text("story")
    known = desk_of(request).cases.plain(story) is not None
    return RedirectResponse(f"/stories/{story}" if known else "/corrections", 303)


def listed(request: Request) -> Response:
    """All corrections, orphans first."""
    desk = desk_of(request)
    outcomes = [_outcome(request, each) for each in desk.book.corrections()]
    stories = {each.correction.id: _story_of(request, each) for each in outcomes}
    return render(
        request,
        "corrections.html.j2",
        orphans=[each for each in outcomes if each.orphaned],
        placed=[each for each in outcomes if not each.orphaned],
        stories=stories,
        imported=None,
        dropped=desk.listing().newest[:200],
    )


def _outcome(request: Request, correction: Correction) -> Outcome:
    """Where a correction's words stand now, without comparing anything."""
    found = [find_anchor(anchor, reports_for(desk_of(request), anchor)) for anchor in correction.anchors]
    places = tuple(place for place in found if place is not None)
    return Outcome(correction, places) if len(places) == len(found) else Outcome(correction, (), NOT_FOUND)


def _story_of(request: Request, outcome: Outcome) -> str | None:
    desk = desk_of(request)
    for place in outcome.places:
        story = desk.shelf.story_of(place.report) if desk.shelf is not None else desk.dropped_story_of(place.report)
        if story is not None:
            return story
    return None


def export(request: Request) -> Response:
    """The corrections as Web Annotations, or as lines of training data."""
    desk = desk_of(request)
    corrections = desk.book.corrections()
    name = request.path_params["name"]
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if name == "corrections.json":
        return JSONResponse(to_collection(corrections), headers=headers, media_type="application/ld+json")
    write = {"attributions.jsonl": attributions_jsonl, "pairs.jsonl": pairs_jsonl}.get(name)
    if write is None:
        raise HTTPException(404, "There is no such export.")
    lines = write(readings_of_corrections(desk, corrections), corrections)
    return Response(lines, media_type="application/jsonl", headers=headers)


async def take(request: Request) -> Response:
    """Take in annotations made elsewhere: as corrections, or as a second annotator to be agreed with."""
    form = await checked_form(request)
    uploads = form.files.get("annotations")
    if not uploads:
        raise HTTPException(400, "No file was given.")
    wanted = Wanted(*(form.text(name) for name in ("form", "story", "report", "purpose")))
    imported = await run_in_threadpool(_take, desk_of(request), uploads[0].data, wanted)
    return render(request, "imported.html.j2", imported=imported)


def _take(desk: Desk, data: bytes, wanted: Wanted) -> Imported:
    try:
        file = open_annotations(data, _FORMS.get(wanted.form))
    except ValueError as error:
        told = str(error)
        raise HTTPException(400, f"{told[:1].upper()}{told[1:]}.") from error
    own, agreement_only = file.own, wanted.purpose == "agreement"
    for correction in () if agreement_only else own:
        desk.book.keep(correction)
    if file.is_own:
        return Imported(len(own), None, file.broken)
    readings = readings_of_story(desk, wanted.story)
    reports = [each.report for each in readings if file.form != "brat" or wanted.report in {"", each.report.id}]
    taken = place_annotations(file, reports)
    left_out = (*file.broken, *taken.left_out)
    if agreement_only:
        return Imported(0, agree(readings, annotated_by_machine(readings), taken.annotations), left_out)
    made = as_corrections(readings, taken.annotations, now(), taken.judged)
    for correction in made:
        desk.book.keep(correction)
    return Imported(len(own) + len(made), None, left_out)
