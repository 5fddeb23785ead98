"""Who publishes a document does not say what stands in it: "the ministry published a ruling by the Supreme Court"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.origin.documents import JOINT, clean_name, find_documents
from twosource.origin.policy import plain_name

if TYPE_CHECKING:
    from twosource.model import Attribution
    from twosource.origin.desk import Desk
    from twosource.origin.documents import Document

# "Released" and "posted" are said of persons and of prices too; a document must follow.
_PUBLISHED = re.compile(
    r"\b(?:publish(?:ed|es)|releas(?:ed|es)|issu(?:ed|es)|circulat(?:ed|es)|leak(?:ed|s)|posted|posts|printed|"
    r"(?:put|puts) out|(?:made|makes) public|distribut(?:ed|es)|reprint(?:ed|s))\b"
)
# The cue hangs on the document: "published a statement … calling for", "… that calls for", "… in which it says".
_HANGING = re.compile(r"\b(?:\w+ing\b|(?:which|that) \w+)")
_SHARING = re.compile(
    r"\b(?:[Ss]har|[Cc]it|[Qq]uot|[Pp]ost|[Rr]epost|[Aa]ttach|[Ff]orward|[Ll]ink|[Rr]eferr)ing\b"
    r"(?: to)?[^.;“”\n]{0,60}$"
)
_NEAR = 90


def published_document(desk: Desk, said: Attribution) -> Document | None:
    """Find another's document that the source of an attribution only makes public.

    Args:
        desk: of the report.
        said: an attribution of it.

    Returns:
        The document; ``None`` where nothing is published, or where it is the publisher's own statement, which the
        publisher says.
    """
    if not said.source or not said.cue:
        return None
    text = desk.reading.report.text
    cue = text[said.cue[0].start : said.cue[-1].end]
    publisher = clean_name(said.speaker.name if said.speaker is not None else text[slice(*said.source[0])])
    if _PUBLISHED.search(cue):
        content = said.content[0]
        return _another(next(find_documents(text, content.start, content.end), None), publisher, content.start)
    start, end = said.source[-1].end, said.cue[0].start
    if start >= end or _HANGING.match(cue) is None:
        return None
    verb = _PUBLISHED.match(text[start:end].lstrip())
    if verb is None:
        return None
    return _another(next(find_documents(text, start, end), None), publisher, start)


def _another(document: Document | None, publisher: str, start: int) -> Document | None:
    """The document, if it is not the publisher's own."""
    if document is None or document.at.start - start > _NEAR:
        return None
    own = not document.holder or plain_name(document.holder) == plain_name(publisher)
    if not own or document.family == JOINT:
        return document
    return document if document.family == "ruling" and not document.holder else None


def shared_documents(words: str) -> tuple[tuple[str, str], ...]:
    """Family and holder of the documents that a post shares, by the words around its cue."""
    return tuple(
        (one.family, one.holder)
        for one in find_documents(words)
        if one.holder and _SHARING.search(words[max(0, one.at.start - _NEAR) : one.at.start])
    )
