"""Transcripts, recordings and live blogs: they keep an occasion and are no second source beside it."""

from __future__ import annotations

import re

from twosource.origin.documents import NAME, Document, clean_name

TRANSCRIPT = "transcript"
RECORDS = frozenset({TRANSCRIPT, "recording", "live blog"})
_ACTS = {
    "briefing": "briefing", "conference": "briefing", "call": "briefing", "presser": "briefing",
    "interview": "interview", "conversation": "interview",
    "speech": "speech", "address": "speech", "remarks": "speech", "hearing": "speech", "testimony": "speech",
    "session": "speech", "debate": "speech", "rally": "speech",
}  # fmt: skip
_OF = re.compile(
    rf" (?:\w+ by [^.;,]{{1,40}} )?(?:of|from) (?:the |an? |his |her |their |its )?(?:(?P<whose>{NAME})['’]s? )?"
    rf"(?:[a-z-]+(?:['’]s)? ){{0,4}}?(?P<act>{'|'.join(_ACTS)})\b(?: (?:by|with|of) (?P<who>{NAME}))?"
)


def occasion_kept(text: str, document: Document) -> tuple[tuple[str, str], ...]:
    """Say what occasion a record keeps.

    Args:
        text: of the report.
        document: as the report names it.

    Returns:
        Kind of the act and its speaker (each empty where not said); nothing for other documents, and nothing for
        footage of what nobody said.
    """
    if document.family not in RECORDS:
        return ()
    match = _OF.match(text, document.at.end)
    if match is not None:
        return ((_ACTS[match["act"]], clean_name(match["whose"] or match["who"] or "")),)
    return (("", document.holder),) if document.family == TRANSCRIPT else ()
