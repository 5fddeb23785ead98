"""The words in which pages speak of kinds and relations: one table each, nothing generated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import (
        AlignmentRelation,
        ConflictKind,
        ConflictSubject,
        NoiseKind,
        OriginKind,
        ReuseKind,
        SpeakerKind,
    )

UNKNOWN = "unknown"

RELATIONS: dict[AlignmentRelation, str] = {
    "same": "the same",
    "variant": "one quotation in several wordings",
    "quoted_vs_paraphrased": "quoted in one, told in own words in another",
    "partial": "the same in part: one says more",
}

ORIGINS: dict[OriginKind, str] = {
    "joint_statement": "joint statement",
    "readout": "readout",
    "briefing": "briefing",
    "interview": "interview",
    "post": "post",
    "press_release": "press release",
    "document": "document",
    "agency_report": "agency report",
    "speech": "speech",
    "own_observation": "the outlet's own observation",
    "unnamed": "unnamed source",
    "unknown": UNKNOWN,
}

# What an editor can open and read for herself.
DOCUMENTS: frozenset[OriginKind] = frozenset(
    {"joint_statement", "readout", "post", "press_release", "document", "agency_report"}
)

CONFLICTS: dict[ConflictKind, str] = {
    "conflict": "both cannot hold",
    "rounding": "a rounding, no conflict",
    "bound": "a bound, no conflict",
    "update": "a later figure, no conflict",
    "different_quantity": "two different quantities, no conflict",
}
SPELLED = "in two spellings"

SUBJECTS: dict[ConflictSubject, str] = {
    "number": "number",
    "date": "date",
    "name": "name",
    "place": "place",
    "polarity": "yes or no",
    "role": "role",
}

NOISE: dict[NoiseKind, str] = {
    "metadata": "metadata line",
    "byline": "byline",
    "dateline": "dateline",
    "caption": "caption",
    "standfirst_repeat": "paragraph that stands twice",
    "embedded_post": "embedded post",
    "glued_link": "link glued to a word",
    "read_more": "link to further reading",
    "credit": "credit line",
    "correction_note": "note of correction",
}

REUSE: dict[ReuseKind, str] = {"verbatim": "word for word", "near": "nearly word for word"}

SPEAKERS: dict[SpeakerKind, str] = {
    "person": "person",
    "body": "body",
    "document": "document",
    "group": "group",
    "metonym": "seat standing for its government",
    "unnamed": "unnamed",
}

# Speakers of these kinds can be asked or looked up by their names.
NAMED: frozenset[SpeakerKind] = frozenset({"person", "body", "document", "metonym"})

COPY_LIMIT = "Copying from a report that was not given cannot be seen."
METHOD_LIMIT = (
    "Found by rules and small statistical models, which err: read each line in its report before you rely on it. "
    "A number of independent origins is no verdict on truth."
)


def beside(name: str, kind: str) -> str:
    """Give the kind that is to be said beside a name; empty where the name says it, or where nothing is known."""
    said = kind.removeprefix("the outlet's ").casefold() in name.casefold()
    return "" if kind == UNKNOWN or said else kind


def count(number: int, one: str, many: str | None = None) -> str:
    """Say a number with its noun: ``1 report``, ``2 reports``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
