"""One report with what is asked of it again and again while its statements are given their origins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from twosource.origin.documents import Document, find_documents
from twosource.origin.policy import plain_name
from twosource.origin.press import is_press
from twosource.outlets.agencies import agency_named
from twosource.reuse.wire import find_credits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Reading, Report

# What a release says of itself before anything else.
_RELEASED = re.compile(r"\s*(?:(?:press|news|media) (?:release|statement)|for immediate release)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Desk:
    """A reading and its surroundings.

    Attributes:
        reading: of the report.
        outlets: names of the outlets of the story that are press, sorted.
        bodies: speakers of the report that are bodies, sorted.
        own: how the report's own outlet is called.
        documents: named anywhere in the report, in order.
        agency: to which the whole report is credited; empty where it is not.
        publisher: the party that publishes the report itself (a company's page of news); empty for press.
    """

    reading: Reading
    outlets: tuple[str, ...]
    bodies: tuple[str, ...]
    own: str
    documents: tuple[Document, ...]
    agency: str
    publisher: str


def desks_of(readings: Sequence[Reading]) -> dict[str, Desk]:
    """Look the reports of a story over, by report id."""
    speakers = {
        (reading.report.id, said.speaker.name)
        for reading in readings
        for said in reading.attributions
        if said.speaker is not None and said.speaker.kind == "body"
    }
    named = {reading.report.outlet for reading in readings if reading.report.outlet is not None}
    parties = {reading.report.outlet for reading in readings if _is_release(reading.report, speakers)} - {None}
    outlets = tuple(sorted(named - parties))
    return {reading.report.id: _desk(reading, outlets, parties) for reading in readings}


def outlet_in_words(report: Report) -> str:
    """How a report's outlet is called: by its name, else by the name of the report's file, id in its input or id."""
    return report.outlet or (PurePath(report.path).name if report.path else report.source_id) or f"report {report.id}"


def _desk(reading: Reading, outlets: tuple[str, ...], parties: set[str | None]) -> Desk:
    report = reading.report
    credited = [credit.agency for credit in find_credits(report) if credit.whole]
    if not credited and report.outlet is not None and agency_named(report.outlet) is not None:
        credited = [agency_named(report.outlet) or report.outlet]
    bodies = {said.speaker.name for said in reading.attributions if said.speaker and said.speaker.kind == "body"}
    return Desk(
        reading,
        outlets,
        tuple(sorted(bodies)),
        outlet_in_words(report),
        tuple(find_documents(report.text)),
        credited[0] if credited else "",
        report.outlet if report.outlet is not None and report.outlet in parties else "",
    )


def _is_release(report: Report, speakers: set[tuple[str, str]]) -> bool:
    """Whether a report's outlet is no press, and says that this is its release or speaks in it and in another report.

    Such a page is the body's own release.
    """
    if report.outlet is None or is_press(report.outlet) or find_credits(report):
        return False
    if _RELEASED.match(report.text) is not None:
        return True
    plain = plain_name(report.outlet)
    where = {
        where == report.id
        for where, name in speakers
        if plain == plain_name(name) or (plain.startswith(plain_name(name) + " ") and " " in plain_name(name))
    }
    return where == {True, False}
