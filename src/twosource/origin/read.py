"""From one reading to the claims of its statements: who says it, on what occasion, in which document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.origin.affiliation import body_of, nearest_body, spoken_for
from twosource.origin.claim import Claim
from twosource.origin.document_claim import PAIR, UNNAMED, document_claim, document_named, joint_statement, sides_of
from twosource.origin.documents import NAME, STATEMENT, clean_name, find_documents, kind_of
from twosource.origin.frame import day_of, is_habitual, occasion_of, sentence_of, unspoken
from twosource.origin.press import is_press, press_name, same_outlet
from twosource.origin.publishing import publication, published_document, shared_documents
from twosource.origin.records import RECORDS
from twosource.origin.witness import observer_as_source, observer_in
from twosource.text.word import WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Attribution, Span, Speaker, Statement
    from twosource.origin.desk import Desk

_AND, _AND_INSIDE = " and ", "-and-"
_PARTIES = (
    "sides|parties|pair|leaders|countries|nations|states|governments|capitals|presidents|ministers|premiers"
    "|neighbou?rs|men|women"
)
# "The two countries", "both prime ministers", "the leaders" are the two sides; "Western governments" or "two former
# managers" are others.
_BOTH = re.compile(
    rf"\b(?:both|two)(?: \w+)? (?:{_PARTIES})\b|^(?:the )?(?:{_PARTIES})$|^(?:both|the two)$", re.IGNORECASE
)
# "Holt and others", "Holt and two other mayors": whoever the others are, nobody answers for them.
_AND_OTHERS = re.compile(
    r"\b(?:and|with|among|plus) (?:(?:some|many|several|most|all|two|three|four|five|a few|a dozen|dozens of) )?"
    r"(?:of )?(?:the )?(?:others?|more|colleagues|allies|supporters)\b|\bet al\b"
)
_CITING = re.compile(
    r"\b(?:citing|quoting|quoted|cited|with reference to|referring to) "
    rf"(?P<whom>(?:the |an? |its |unnamed |two |several )?"
    rf"(?:{NAME}|[a-z]+(?: [a-z]+){{0,3}}(?: {NAME}(?: [a-z]+){{1,2}})?))"
)
# A report that an agency passes on by beginning with its teller: "The ministry said the dam was safe, AP reported".
_TELLS = re.compile(
    rf"(?:that )?(?P<whom>(?:the |The )?{NAME})(?: \([A-Z]{{2,8}}\))? (?:has |had |also )?"
    r"(?:said|says|announced|announces|confirmed|stated|declared|warned|reported|reports|published|told [a-z]+)\b"
)
# A ministry of justice judges nobody.
_COURT = re.compile(
    r"\b(?:Court|Tribunal|Judge"
    r"|(?<!of )Justice(?! (?:Department|Ministry|Minister|Secretary|Committee|League|officials)))\b"
)
_HEARD = re.compile(r"(?:has |have |had |also )*(?:heard|hears?)(?: of| about)?", re.IGNORECASE)
COVERED = 0.5
LONG_QUOTE = 6


def claims_of(desk: Desk, statements: Sequence[Statement]) -> tuple[Claim, ...]:
    """What each statement of one report says about where it comes from, in the order of the statements."""
    by_id = {said.id: said for said in desk.reading.attributions}
    claims = []
    for statement in statements:
        said = by_id.get(statement.attribution or "")
        if said is None or _only_heard(desk, said):
            claim = _narrated(desk, statement)
        else:
            claim = _attributed(desk, said, by_id, statement.id)
        if desk.publisher:
            claim = Claim(
                statement.id,
                claim.report,
                "O17",
                "press_release",
                desk.publisher,
                family=STATEMENT,
                source=claim.source,
                quoted=claim.quoted,
            )
        claims.append(claim)
    return tuple(claims)


def _only_heard(desk: Desk, said: Attribution) -> bool:
    """Tell whether the source is who was told: "the jury heard how …" names nobody who said it."""
    return any(_HEARD.fullmatch(desk.reading.report.text, *cue) for cue in said.cue)


def _narrated(desk: Desk, statement: Statement) -> Claim:
    """The outlet's own words: an observation where it says so, the agency's where the report is credited to one."""
    report = desk.reading.report
    quoted = tuple([quotation.outer for quotation in desk.reading.quotations if quotation.kind == "direct"])
    words = unspoken(report.text, quoted)[statement.place.start : statement.place.end]
    observer = observer_in(words, desk.outlets, desk.own)
    if observer:
        return Claim(statement.id, report.id, "O11", "own_observation", observer)
    bare = Claim(statement.id, report.id, "O14")
    published = publication(desk, statement.place.start, statement.place.end)
    return _own_words(desk, bare) if published is None else document_claim(desk, published, bare)


def _own_words(desk: Desk, bare: Claim) -> Claim:
    if desk.agency:
        return replace(bare, rule="O12", kind="agency_report", speaker=desk.agency)
    return replace(bare, rule="O14")


def _attributed(desk: Desk, said: Attribution, by_id: Mapping[str, Attribution], statement: str) -> Claim:
    """The claim of an attribution, its chain of tellers followed to the end."""
    own = _own_claim(desk, said, statement)
    if own.kind == "agency_report":
        own = _relayed(desk, said, by_id, own)
    elif own.family in RECORDS:
        own = _kept(desk, said, by_id, own)
    quoted = own.quoted
    seen = {said.id}
    parent = by_id.get(said.parent or "")
    while parent is not None and parent.id not in seen:
        seen.add(parent.id)
        teller = _own_claim(desk, parent, statement)
        if teller.kind == "agency_report":
            own = replace(own, rule="O8", relay=teller.speaker) if own.known and own.rule != "O9" else own
        elif not (teller.family in RECORDS and own.known):
            own = replace(teller, rule="O10" if teller.speaker else teller.rule, quoted=quoted)
        parent = by_id.get(parent.parent or "")
    return own


def _kept(desk: Desk, said: Attribution, by_id: Mapping[str, Attribution], own: Claim) -> Claim:
    """What a transcript or recording shows somebody saying comes from that somebody's act."""
    for child in _held(said, by_id):
        inner = _own_claim(desk, replace(child, content=_quoted_spans(desk, child)), own.statement)
        if inner.known:
            return replace(inner, quoted=own.quoted or inner.quoted)
    return own


def _held(said: Attribution, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """The attributions that make up most of the content of another."""
    size = sum(end - start for start, end in said.content)
    found = []
    for child in by_id.values():
        inside = [*child.source, *child.cue, *child.content]
        if child.parent == said.id and max(s.end for s in inside) - min(s.start for s in inside) >= COVERED * size:
            found.append(child)
    return found


def _relayed(desk: Desk, said: Attribution, by_id: Mapping[str, Attribution], own: Claim) -> Claim:
    """What an agency reports, citing somebody or holding somebody's words, comes from that somebody."""
    for child in _held(said, by_id):
        inner = _own_claim(desk, child, own.statement)
        if inner.known:
            return replace(inner, rule="O8", relay=own.speaker)
    words = unspoken(desk.reading.report.text, said.content)
    cited = _CITING.search(words, *sentence_of(desk.reading, said))
    if cited is None:
        return _told_inside(desk, said, own)
    whom = cited["whom"]
    document = next(find_documents(words, cited.start("whom"), cited.end("whom")), None)
    if document is not None:
        return replace(document_claim(desk, document, own), rule="O8", relay=own.speaker)
    body = spoken_for(whom)
    if not body and UNNAMED.search(whom):
        return replace(own, rule="O6", kind="unnamed", speaker=clean_name(whom), source=whom, relay=own.speaker)
    return _behind(desk, own, whom, body)


def _told_inside(desk: Desk, said: Attribution, own: Claim) -> Claim:
    """What an agency is told to report of somebody's words, where the content begins with who said them."""
    told = _TELLS.match(desk.reading.report.text, *said.content[0])
    return own if told is None else _behind(desk, own, told["whom"])


def _behind(desk: Desk, own: Claim, whom: str, body: str = "") -> Claim:
    """What an agency has from somebody (who may speak for a body); from nobody that can be told where it is no name."""
    if not body and is_press(whom, desk.outlets):
        return replace(own, rule="O8", speaker=press_name(whom, desk.outlets), relay=own.speaker)
    name = body or clean_name(whom)
    if not name:
        return replace(own, rule="O16", kind="unknown", speaker="")
    return replace(own, rule="O8", kind="unknown", speaker=name, relay=own.speaker)


def _own_claim(desk: Desk, said: Attribution, statement: str) -> Claim:
    """The claim of an attribution by itself."""
    report = desk.reading.report
    source = " ".join(report.text[start:end] for start, end in said.source)
    bare = Claim(statement, report.id, "O16", source=source, quoted=_quoted(desk, said))
    observer = observer_as_source(source, desk.outlets, desk.own)
    if observer:
        return replace(bare, rule="O11", kind="own_observation", speaker=observer)
    published = published_document(desk, said)
    if published is not None:
        return document_claim(desk, published, bare)
    kind = said.speaker.kind if said.speaker is not None else None
    document = document_named(desk, said, source)
    if document is not None and kind in {None, "document", "body"}:
        return document_claim(desk, document, bare)
    body = spoken_for(source)
    if body and kind in {None, "unnamed", "body"}:
        return _spoken(desk, said, replace(bare, rule="O7", speaker=_whole_body(desk, said, body)))
    speaker = said.speaker
    if speaker is None:
        unnamed = UNNAMED.search(source) is not None and PAIR.match(source) is None
        return replace(bare, rule="O6", kind="unnamed", speaker=source) if unnamed else bare
    if document is not None and kind == "person" and document.family in RECORDS:
        said = replace(said, content=_quoted_spans(desk, said))
    claim = _named_claim(desk, said, speaker, bare)
    by_another = kind == "person" and bool(set(body.split()) & set(speaker.name.split()))
    return replace(claim, rule="O7") if by_another and claim.rule in {"O1", "O3"} else claim


def _whole_body(desk: Desk, said: Attribution, body: str) -> str:
    """The name of the body that a spokesperson speaks for: the resolved one, or for "the bank" the last one named."""
    if said.speaker is not None and said.speaker.kind == "body":
        return clean_name(said.speaker.name)
    if body.islower() and " " not in body and said.source:
        return nearest_body(desk.reading.report.text, said.source[0].start, desk.bodies) or body
    return body


def _named_claim(desk: Desk, said: Attribution, speaker: Speaker, bare: Claim) -> Claim:
    """The claim of a speaker that the text resolves to a name or to words for somebody."""
    name = speaker.name
    pair = PAIR.match(bare.source or name) is not None
    if speaker.kind == "unnamed" and not pair:
        source = bare.source or name
        return replace(bare, rule="O6", kind="unnamed", speaker=name or source, source=source) if source else bare
    if speaker.kind in {"group", "unnamed"}:
        return _group_claim(desk, said, name, bare)
    outlet = desk.reading.report.outlet
    if outlet is not None and speaker.kind != "person" and same_outlet(name, outlet):
        return _own_words(desk, bare)
    if speaker.kind != "person" and is_press(name, desk.outlets):
        return replace(bare, rule="O9", kind="agency_report", speaker=press_name(name, desk.outlets))
    body = body_of(desk.reading.report.text, name, desk.bodies) if speaker.kind == "person" else ""
    named = replace(bare, rule="O1", speaker=clean_name(name) or name, body=body, state=speaker.kind == "metonym")
    claim = _spoken(desk, said, named)
    if claim.kind == "unknown" and _COURT.search(name):
        return replace(claim, rule="O4", kind=kind_of("ruling"), family="ruling")
    return claim


def _spoken(desk: Desk, said: Attribution, claim: Claim) -> Claim:
    """A named speaker's claim with the occasion around the cue."""
    occasion = occasion_of(desk.reading, said, desk.outlets, desk.own)
    if occasion is None:
        habitual = is_habitual(desk.reading, said)
        return replace(claim, rule="O3" if claim.rule == "O1" else claim.rule, habitual=habitual)
    about = _about(desk, said) if occasion.kind == "post" else ()
    return replace(
        claim,
        kind=occasion.kind,
        family=occasion.family,
        venue=occasion.venue,
        occasion=occasion.words,
        day=day_of(desk.reading, said),
        about=about,
    )


def _about(desk: Desk, said: Attribution) -> tuple[tuple[str, str], ...]:
    """The documents that a post speaks of, or shares."""
    text = desk.reading.report.text
    words = " ".join(text[start:end] for start, end in said.content)
    around = unspoken(text, said.content)[slice(*sentence_of(desk.reading, said))]
    named = [(one.family, one.holder) for one in find_documents(words)]
    return tuple(dict.fromkeys((*named, *shared_documents(around))))


def _are_both(*written: str) -> bool:
    """Tell whether a group, as written or as named, is the two sides of the event."""
    return any(_BOTH.search(words) for words in written)


def _group_claim(desk: Desk, said: Attribution, name: str, bare: Claim) -> Claim:
    """A group speaks in its joint statement where the report names one; a pair of names is known by the names."""
    sides = _two_sides(desk, bare.source) or _two_sides(desk, name)
    joint = joint_statement(desk)
    if joint is not None and not is_habitual(desk.reading, said) and (sides or _are_both(bare.source, name)):
        return replace(document_claim(desk, joint, bare), rule="O5", sides=sides or sides_of(desk, joint))
    if _AND_OTHERS.search(name) or _AND_OTHERS.search(bare.source):
        return bare
    if sides:
        return replace(_spoken(desk, said, replace(bare, rule="O1", speaker=" and ".join(sides))), sides=sides)
    if UNNAMED.search(bare.source or name) and not _are_both(bare.source or name):
        return replace(bare, rule="O6", kind="unnamed", speaker=bare.source or name)
    return bare


def _two_sides(desk: Desk, written: str) -> tuple[str, ...]:
    """The two that "and" joins; one inside the name of a body joins nobody ("the Food and Water Administration")."""
    for body in _joined_names(desk):
        written = written.replace(body, body.replace(_AND, _AND_INSIDE))
    pair = PAIR.match(written)
    if pair is None:
        return ()
    return tuple(sorted(clean_name(side).replace(_AND_INSIDE, _AND) for side in (pair["one"], pair["other"])))


def _joined_names(desk: Desk) -> list[str]:
    """Names of bodies that have an "and" of their own, the longest first."""
    text = desk.reading.report.text
    named = {text[slice(*name.span)] for name in desk.reading.names if name.label == "organisation"}
    found = {clean_name(name) for name in (*desk.bodies, *named) if _AND in name}
    return sorted(found, key=lambda name: (-len(name), name))


def _quoted_spans(desk: Desk, said: Attribution) -> tuple[Span, ...]:
    """The direct quotations of a content: the rest of it tells where they were said ("he told journalists")."""
    return tuple(
        quotation.outer
        for quotation in desk.reading.quotations
        if quotation.kind == "direct"
        and any(span.start <= quotation.span.start and quotation.span.end <= span.end for span in said.content)
    )


def _quoted(desk: Desk, said: Attribution) -> str:
    """The words of the longest quotation inside a content, case-folded; empty where it is short."""
    text = desk.reading.report.text
    best: list[str] = []
    for quotation in desk.reading.quotations:
        start, end = quotation.span
        inside = quotation.kind == "direct" and any(span[0] <= start and end <= span[1] for span in said.content)
        if inside:
            words = WORD.findall(text[quotation.span.start : quotation.span.end].casefold().replace("’", "'"))
            best = max(best, words, key=len)
    return " ".join(best) if len(best) >= LONG_QUOTE else ""
