"""A comparison made by hand, so that views can be tested without any stage before them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from twosource.identity import identify
from twosource.model import (
    Alignment,
    Attribution,
    Comparison,
    Conflict,
    DateMention,
    Name,
    Noise,
    Origin,
    Place,
    Quotation,
    Reading,
    Report,
    Reuse,
    Skipped,
    Span,
    Speaker,
    Statement,
    StatementOrigin,
    Warned,
)

BELL = (
    " date 2024-05-02\n\nBy Ada Orne, The Bell\n\n"
    "The bridge at Saltmarsh will close on Monday, Mayor Lin Aster said. "
    "“We will not gamble with lives 🌉,” Aster said at a news conference.\n\n"
    "The inspection report counts 12 cracked beams. Ferries will run every hour.\n"
)
GAZETTE = (
    "Saltmarsh’s bridge closes on Monday, according to the mayor.\r\n\r\n"
    "“We shall not gamble with anybody’s life,” she told reporters. "
    "The inspection report counts 14 cracked beams. Traders fear for their trade.\r\n"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """Finds snippets in one text."""

    text: str

    def span(self, snippet: str) -> Span:
        """Find the only place of a snippet."""
        assert self.text.count(snippet) == 1, snippet
        start = self.text.index(snippet)
        return Span(start, start + len(snippet))


def make_report(text: str, **known: object) -> Report:
    """Make a report with right hashes."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report(id=identify("report", digest), text=text, sha256=digest, raw_sha256=digest)
    return replace(report, **known)  # type: ignore[arg-type]


def make_attribution(cut: Cut, report: Report, parts: tuple[str, str, str], speaker: Speaker | None) -> Attribution:
    """Make an attribution of source, cue and content snippets; an empty snippet is left out."""
    source, cue, content = parts
    span = cut.span(content)
    return Attribution(
        id=identify("attribution", report.id, span.start, span.end),
        source=(cut.span(source),) if source else (),
        cue=(cut.span(cue),) if cue else (),
        content=(span,),
        kind="direct" if content.startswith("“") else "indirect",
        polarity="affirmed",
        speaker=speaker,
        parent=None,
        confidence=0.75,
    )


def make_bell() -> Reading:
    """Read the first report by hand."""
    cut = Cut(BELL)
    byline = cut.span("By Ada Orne, The Bell")
    report = make_report(
        BELL,
        path="bell.txt",
        outlet="The Bell",
        authors=("Ada Orne",),
        published="2024-05-02",
        language="en",
        url="https://bell.example/bridge",
        noise=(Noise(cut.span(" date 2024-05-02"), "metadata"), Noise(byline, "byline")),
    )
    mayor = Speaker("Lin Aster", "person")
    told = ("Mayor Lin Aster", "said. ", "The bridge at Saltmarsh will close on Monday")
    quoted = ("", "said at a news conference", "“We will not gamble with lives 🌉,”")
    inner = cut.span("We will not gamble with lives 🌉,")
    return Reading(
        report=report,
        sentences=(
            cut.span("The bridge at Saltmarsh will close on Monday, Mayor Lin Aster said."),
            cut.span("“We will not gamble with lives 🌉,” Aster said at a news conference."),
            cut.span("The inspection report counts 12 cracked beams."),
            cut.span("Ferries will run every hour."),
        ),
        quotations=(Quotation(inner, Span(inner.start - 1, inner.end + 1), "direct"),),
        names=(Name(cut.span("Saltmarsh"), "place"), Name(cut.span("Lin Aster"), "person")),
        dates=(
            DateMention(cut.span("2024-05-02"), "2024-05-02"),
            DateMention(cut.span("Monday"), "2024-05-06", "published 2024-05-02"),
        ),
        attributions=(
            make_attribution(cut, report, told, mayor),
            make_attribution(cut, report, quoted, mayor),
            make_attribution(
                cut,
                report,
                ("The inspection report", "counts", "12 cracked beams"),
                Speaker("inspection report", "document"),
            ),
        ),
    )


def make_gazette() -> Reading:
    """Read the second report by hand: no outlet and no date are stated."""
    cut = Cut(GAZETTE)
    report = make_report(GAZETTE, path="gazette.txt", language="en")
    mayor = Speaker("the mayor", "person")
    inner = cut.span("We shall not gamble with anybody’s life,")
    return Reading(
        report=report,
        sentences=(
            cut.span("Saltmarsh’s bridge closes on Monday, according to the mayor."),
            cut.span("“We shall not gamble with anybody’s life,” she told reporters."),
            cut.span("The inspection report counts 14 cracked beams."),
            cut.span("Traders fear for their trade."),
        ),
        quotations=(Quotation(inner, Span(inner.start - 1, inner.end + 1), "direct"),),
        names=(Name(cut.span("Saltmarsh"), "place"),),
        dates=(DateMention(cut.span("Monday"), None),),
        attributions=(
            make_attribution(cut, report, ("the mayor", "according to", "Saltmarsh’s bridge closes on Monday"), mayor),
            make_attribution(cut, report, ("she", "told", "“We shall not gamble with anybody’s life,”"), mayor),
            make_attribution(
                cut,
                report,
                ("The inspection report", "counts", "14 cracked beams"),
                Speaker("inspection report", "document"),
            ),
            make_attribution(cut, report, ("Traders", "fear", "for their trade"), None),
        ),
    )


def make_statement(reading: Reading, span: Span, attribution: str | None = None) -> Statement:
    """Make a statement of a span."""
    identity = identify("statement", reading.report.id, span.start, span.end)
    return Statement(identity, Place(reading.report.id, span.start, span.end), attribution)


def attributed_statements(reading: Reading) -> list[Statement]:
    """Make a statement of each content."""
    return [make_statement(reading, a.content[0], a.id) for a in reading.attributions]


def make_alignment(
    relation: str, statements: tuple[Statement, ...], origins: tuple[Origin, ...], count: int | None, reason: str
) -> Alignment:
    """Make an alignment."""
    ids = tuple(statement.id for statement in statements)
    known = tuple(sorted(origin.id for origin in origins))
    return Alignment(identify("alignment", *ids), relation, ids, known, count, reason)  # type: ignore[arg-type]


def make_place(reading: Reading, snippet: str) -> Place:
    """Find the place of a snippet."""
    span = Cut(reading.report.text).span(snippet)
    return Place(reading.report.id, span.start, span.end)


def make_comparison() -> Comparison:
    """Compare the two reports by hand: two shared statements, one conflict, the rest told alone."""
    bell, gazette = make_bell(), make_gazette()
    mine, theirs = attributed_statements(bell), attributed_statements(gazette)
    ferries = make_statement(bell, Cut(BELL).span("Ferries will run every hour."))
    conference = Origin(identify("origin", "news conference"), "news conference of Lin Aster", "briefing")
    inspection = Origin(identify("origin", "inspection"), "inspection report", "document", parties=("harbour board",))
    origin_of = {mine[0]: conference, mine[1]: conference, theirs[1]: conference, mine[2]: inspection}
    origin_of[theirs[2]] = inspection
    statements = tuple(
        sorted((*mine, ferries, *theirs), key=lambda statement: (statement.place.report, statement.place.start))
    )
    alignments = (
        make_alignment("same", (mine[0], theirs[0]), (), None, "2 outlets, origins unknown: neither says more."),
        make_alignment("variant", (mine[1], theirs[1]), (conference,), 1, "2 outlets, 1 origin: both were there."),
    )
    aligned = {identity for alignment in alignments for identity in alignment.statements}
    return Comparison(
        readings=(bell, gazette),
        statements=statements,
        statement_origins=tuple(
            StatementOrigin(s.id, origin_of[s].id if s in origin_of else None, "as the text says") for s in statements
        ),
        origins=(conference, inspection),
        alignments=alignments,
        conflicts=(
            Conflict(
                make_place(bell, "12"),
                make_place(gazette, "14"),
                "conflict",
                "number",
                (mine[2].id, theirs[2].id),
                "12 and 14 cracked beams cannot both be right.",
            ),
        ),
        reuse=(
            Reuse(
                make_place(bell, "The inspection report counts 12 cracked beams."),
                make_place(gazette, "The inspection report counts 14 cracked beams."),
                "near",
            ),
        ),
        only_in=tuple(
            sorted(
                (
                    reading.report.id,
                    tuple(s.id for s in statements if s.place.report == reading.report.id and s.id not in aligned),
                )
                for reading in (bell, gazette)
            )
        ),
        skipped=(Skipped("lost.txt", "no such file", "check the name"),),
        warnings=(Warned("gazette.txt", "no date is stated"),),
    )


LEFTWARDS = (
    "أغلق المكتب جسر سولتمارش يوم الاثنين، وقالت العمدة لين أستر: «لن نقامر بحياة الناس». التقرير يذكر 13 عارضة."
)


def make_story(number: int) -> Comparison:
    """Compare many reports by hand: each has the mayor's words and a sentence of its own; the last runs leftwards."""
    readings = tuple(_make_told(index, last=index == number) for index in range(1, number + 1))
    statements = tuple(statement for reading in readings for statement in attributed_statements(reading))
    alone = tuple(make_statement(reading, reading.sentences[1]) for reading in readings)
    conference = Origin(identify("origin", "news conference"), "news conference of Lin Aster", "briefing")
    letter = Origin(identify("origin", "letter"), "letter of the harbour board", "document", (conference.id,))
    origin_of = {s.id: (letter if index % 3 == 2 else conference) for index, s in enumerate(statements)}
    rows = (
        make_alignment("same", statements, (conference, letter), 1, "many outlets, 1 origin: the letter relays."),
        make_alignment("same", statements[: number // 2], (conference, letter), 2, "two acts of two bodies."),
        make_alignment("variant", statements[-2:], (), None, "origins unknown."),
    )
    return Comparison(
        readings=readings,
        statements=(*statements, *alone),
        statement_origins=tuple(StatementOrigin(s.id, origin_of[s.id].id, "as the text says") for s in statements),
        origins=(conference, letter),
        alignments=rows,
        conflicts=(),
        reuse=(),
        only_in=tuple((reading.report.id, (s.id,)) for reading, s in zip(readings, alone, strict=True)),
    )


def _make_told(number: int, *, last: bool) -> Reading:
    """Read one of many reports by hand."""
    date = f"2024-05-{number % 28 + 1:02}"
    told = f"Mayor Lin Aster said the bridge would close, on {date}. The Outlet {number} counted {number} boats."
    text = LEFTWARDS if last else told
    report = make_report(
        text, path=f"{number}.txt", outlet=f"The Outlet {number}", published=date, language="ar" if last else "en"
    )
    cut = Cut(text)
    if last:
        parts = ("العمدة لين أستر", "وقالت", "«لن نقامر بحياة الناس»")
        sentences = (Span(0, text.index("التقرير") - 1), Span(text.index("التقرير"), len(text)))
        dates: tuple[DateMention, ...] = (DateMention(cut.span("يوم الاثنين"), "2024-05-06", "published 2024-05-02"),)
    else:
        parts = ("Mayor Lin Aster", "said", "the bridge would close")
        middle = text.index("The Outlet")
        sentences = (Span(0, middle - 1), Span(middle, len(text)))
        dates = (DateMention(cut.span(date), date),)
    return Reading(
        report=report,
        sentences=sentences,
        quotations=(),
        names=(),
        dates=dates,
        attributions=(make_attribution(cut, report, parts, Speaker("Lin Aster", "person")),),
    )
