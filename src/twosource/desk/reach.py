"""From a correction or a story's id to the reports and readings that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from twosource.corrections.anchoring import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.corrections.records import Anchor, Correction
    from twosource.desk.state import Desk
    from twosource.model import Reading, Report


def reports_for(desk: Desk, anchor: Anchor) -> tuple[Report, ...]:
    """The report in which an anchor's words can stand: the newest version of the one in which they stood, if any."""
    if desk.shelf is not None:
        listed = desk.shelf.listed(anchor.report)
        if listed is not None:
            return (desk.shelf.report(listed.newer or listed.id),)
        named = [each for each in desk.shelf.all_listed() if anchor.document in {each.url, each.source_id, each.path}]
        newest = [each for each in named if each.newer is None] if anchor.document else []
        return tuple(desk.shelf.report(each.id) for each in newest)
    reports = tuple(report for intake in desk.intakes() for report in intake.reports)
    exact = tuple(report for report in reports if report.id == anchor.report)
    return exact or tuple(each for each in reports if anchor.document and document_of(each) == anchor.document)


def readings_of_corrections(desk: Desk, corrections: Iterable[Correction]) -> tuple[Reading, ...]:
    """Readings of the reports in which corrections stand, each once, sorted by id."""
    reports = {
        report.id: report
        for correction in corrections
        for anchor in correction.anchors
        for report in reports_for(desk, anchor)
    }
    return readings_of_reports(desk, [reports[identity] for identity in sorted(reports)])


def readings_of_reports(desk: Desk, reports: Sequence[Report]) -> tuple[Reading, ...]:
    """Readings as the stages make them: those at hand, else those of the store, else made now."""
    if desk.shelf is not None:
        return desk.shelf.corpus.readings([report.id for report in reports], corrected=False)
    at_hand = desk.cases.readings()
    missing = [report for report in reports if report.id not in at_hand]
    if missing:
        from twosource.parallel import read_reports

        at_hand |= {reading.report.id: reading for reading in read_reports(missing)}
    return tuple(at_hand[report.id] for report in reports)


def readings_of_story(desk: Desk, story: str) -> tuple[Reading, ...]:
    """Readings of a story's reports.

    Raises:
        HTTPException: 400 where there is no such story.
    """
    intake = desk.intake_of(story)
    if intake is not None:
        return readings_of_reports(desk, intake.reports)
    if desk.shelf is None or not desk.shelf.has_story(story):
        raise HTTPException(400, "Choose the story that the annotations are about.")
    return desk.shelf.corpus.readings(desk.shelf.corpus.story(story).reports, corrected=False)
