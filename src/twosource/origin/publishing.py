"""Who publishes a document does not say what stands in it: "the ministry published a ruling by the Supreme Court"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.origin.documents import JOINT, NAME, clean_name, find_documents
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
# A sentence that tells no more than that a document was made public: the document itself is there to be seen.
_MADE_PUBLIC = re.compile(r"(?:published|released|issued|circulated|distributed|put out|made public)")
_MAKES_PUBLIC = re.compile(
    rf"(?:(?:On|In) \w+(?: \d+)?,? |(?:Later|Earlier),? )?(?:[Tt]he )?(?:{NAME}|[a-z]+(?: [a-z]+)?) "
    rf"(?:has |had |also |later |then )?{_MADE_PUBLIC.pattern} (?:(?:the|a|an|its|his|her|their) )?"
)
_REST = 6
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|from|in|of|by|\w{2,}ed)\b")


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


def publication(desk: Desk, start: int, end: int) -> Document | None:
    """Find the document of which a stretch of the outlet's own words tells only that somebody published it.

    "A statement released by the ministry", "The ministry published the ruling on Friday": whoever looks at the document
    sees it.  A sentence that tells more than a few words beyond that may have them from anywhere.
    """
    text = desk.reading.report.text
    document = next(find_documents(text, start, end), None)
    if document is None or not document.holder:
        return None
    before, after = text[start : document.at.start], text[document.at.end : end]
    active = _MAKES_PUBLIC.match(before)
    if active is not None and len(before[active.end() :].split()) <= _REST and len(after.split()) <= _REST:
        return document
    passive = _MADE_PUBLIC.search(after)
    told = passive is not None and len(after[: passive.start()].split()) <= _REST
    whole = told and len(before.split()) <= _REST and len(after.split()) <= 2 * _REST and _VERB.search(before) is None
    return document if whole and re.search(r"\bby\b", after) is not None else None


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
