"""Claims of documents: which document a source names, completed by what the report says of it elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model import Span
from twosource.origin.affiliation import spoken_for
from twosource.origin.documents import JOINT, NAME, STATEMENT, Document, clean_name, find_documents, kind_of
from twosource.origin.frame import sentence_of, unspoken
from twosource.origin.press import is_press
from twosource.origin.records import occasion_kept
from twosource.origin.states import states_in

if TYPE_CHECKING:
    from twosource.model import Attribution
    from twosource.origin.claim import Claim
    from twosource.origin.desk import Desk

_IN = rf"(?: in {NAME})?"
PAIR = re.compile(rf"^(?:the |both )?(?P<one>{NAME}?{_IN}),? (?:and|und|et|y|e|и) (?P<other>{NAME}{_IN}),?$")
UNNAMED = re.compile(
    r"\b(?:sources?|officials|unnamed|unidentified|anonymous|an? (?:[\w-]+ )?official|persons?|people|"
    r"diplomats?|insiders?|witness(?:es)?|residents?|"
    r"analysts?|experts?|observers|critics|neighbou?rs|aides?|investigators?|relatives|someone|many|some|others)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(rf"(?P<holder>{NAME})['’]s? (?P<what>[a-z][a-z -]*)$")
_PRONOUN = re.compile(r"^(?:it|this|that|which)$", re.IGNORECASE)
_READS = re.compile(
    r"\b(?:reads?|states?|calls?|says?|said|reading|urg\w+|adds?|added|stipulat\w+|declares?|stresse[sd])\b"
)
# "Media reports", "reports" and a heading's "Report:" are anybody's.
_PRESS = re.compile(
    r"\b(?i:media|news|press|multiple|several|various|local|other) (?i:reports?)$|^(?i:reports)$|^Report$"
)
# A newsroom tells of these, and has written none of them.
_OF_COURTS = frozenset({"court document", "ruling", "law", "filing"})
# "A new report" is none that the text has named.
_ANOTHER = re.compile(r"\b(?:another|(?:an?|the) (?:new|separate|second|different)|new) (?:\w+ )?\Z", re.IGNORECASE)
_NEAR = 30
AFTER = 90
BEFORE = 400


def document_named(desk: Desk, said: Attribution, source: str) -> Document | None:
    """The document that is the source of an attribution: by the source's words, the speaker's name or "it reads"."""
    text = desk.reading.report.text
    is_document = said.speaker is not None and said.speaker.kind == "document"
    if said.source:
        words = unspoken(text, said.content)
        end = max(min(said.source[-1].end + AFTER, sentence_of(desk.reading, said).end), said.source[-1].end)
        found = next(find_documents(words, said.source[0].start, end), None)
        if found is not None and found.at.start < said.source[-1].end:
            somebody = UNNAMED.search(words, said.source[0].start, found.at.start) or spoken_for(source)
            return None if somebody and not is_document else found
    if said.speaker is not None and is_document:
        name = said.speaker.name
        at = said.source[0].start if said.source else said.content[0].start
        found = next(find_documents(name), None)
        place = Span(at, at)
        return replace(found, at=place) if found is not None else _unlisted(clean_name(name), place)
    cue = " ".join(text[start:end] for start, end in said.cue)
    if said.speaker is None and _PRONOUN.match(source) and _READS.search(cue):
        at = said.source[0].start
        before = [one for one in desk.documents if at - BEFORE < one.at.start < at]
        return before[-1] if before else None
    return None


def _unlisted(name: str, place: Span) -> Document:
    """A document of a sort that no list has, with its owner as its holder ("CFC's findings")."""
    owned = _OWNED.match(name)
    return Document(owned["what"], owned["holder"], place) if owned else Document(name.casefold(), "", place)


def document_claim(desk: Desk, document: Document, bare: Claim) -> Claim:
    """A document's claim, completed by what the report says of the document elsewhere.

    Whose "media reports" and a heading's "Report:" are is not told, whatever other report has a holder.
    """
    if document.family == "report" and not document.holder and _PRESS.search(bare.source):
        return replace(bare, rule="O6", kind="unnamed", speaker=bare.source)
    whole = _completed(desk, document)
    sides = sides_of(desk, whole) if whole.family == JOINT else ()
    kept = occasion_kept(desk.reading.report.text, document)
    return replace(
        bare, rule="O4", kind=kind_of(whole.family), family=whole.family, speaker=whole.holder, sides=sides, about=kept
    )


def _completed(desk: Desk, document: Document) -> Document:
    """Complete a mention: "the statement" is the joint one, "the report" the last one whose holder is named."""
    joint = joint_statement(desk)
    if document.family in {STATEMENT, JOINT} and joint is not None:
        same = not document.holder or not joint.holder or document.holder.casefold() == joint.holder.casefold()
        if same or document.family == JOINT:
            return replace(document, family=JOINT, holder=document.holder or joint.holder)
    before = desk.reading.report.text[max(0, document.at.start - _NEAR) : document.at.start]
    if document.holder or _ANOTHER.search(before):
        return document
    named = [
        one
        for one in desk.documents
        if document.family in {one.family, "document"}
        and one.holder
        and not (document.family in _OF_COURTS and is_press(one.holder, desk.outlets))
    ]
    earlier = [one for one in named if one.at.start <= document.at.start]
    only = named[0] if len({one.holder.casefold() for one in named}) == 1 else None
    chosen = earlier[-1] if earlier else only
    return document if chosen is None else replace(document, family=chosen.family, holder=chosen.holder)


def joint_statement(desk: Desk) -> Document | None:
    """The joint statement that a report names, where possible with its holder."""
    named = [one for one in desk.documents if one.family == JOINT]
    return next((one for one in named if one.holder), named[0] if named else None)


def sides_of(desk: Desk, joint: Document) -> tuple[str, ...]:
    """The sides of a joint statement: the pair of names it is by, or the two states named in its sentence."""
    pair = PAIR.match(joint.holder)
    if pair is not None:
        return tuple(sorted(clean_name(side) for side in (pair["one"], pair["other"])))
    for sentence in desk.reading.sentences:
        if any(sentence.start <= one.at.start < sentence.end for one in desk.documents if one.family == JOINT):
            states = states_in(desk.reading.report.text[sentence.start : sentence.end])
            if len(states) == 2:
                return tuple(state.title() for state in states)
    return ()
