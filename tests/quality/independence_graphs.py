"""Short stories with their attributions marked by hand, as readings: what the table of independence is tested on.

A story is a string.  ``@ Outlet`` begins a report (``@ -`` one without a known outlet; ``@ Outlet (Agency)`` one that
is credited as a whole to an agency).  Every other line is one sentence, an indented line goes on with it.  ``*`` at its
start puts its statement into the group whose origins are counted.  Before ``|`` stand the resolved speakers, each as
``name/kind``, ``?`` where the text does not tell and ``?/`` for the document that the source names, in the order of the
attributions.  In the sentence ``[s ...]``, ``[c ...]`` and ``[x ...]`` mark the source, cue and content of the first
attribution, ``[s2 ...]`` those of the second, which is nested where it stands inside the first one's content (``**``
counts the second).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from twosource.identity import identify
from twosource.model import Attribution, Place, Quotation, Reading, Report, Span, Speaker, Statement

if TYPE_CHECKING:
    from twosource.model import Alignment, AlignmentRelation, Origin, SpeakerKind, StatementOrigin
    from twosource.origin.policy import Policy

from twosource.origin.independence import count_independent
from twosource.origin.policy import NO_POLICY
from twosource.origin.resolve import resolve_origins
from twosource.reuse.passages import find_reuse

_MARK = re.compile(r"\[(?P<role>[scx])(?P<number>\d?) |\]")
_QUOTED = re.compile(r"“[^”]*”")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A group as the aligner hands it on."""

    statements: tuple[str, ...]
    relation: AlignmentRelation = "same"
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the story comes to."""

    alignment: Alignment
    origins: tuple[Origin, ...]
    rows: tuple[StatementOrigin, ...]


@dataclass(slots=True)
class _Draft:
    text: str = ""
    outlet: str | None = None
    sentences: list[Span] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    statements: list[tuple[Span, str | None, bool]] = field(default_factory=list)


def play(story: str, policy: Policy = NO_POLICY) -> Outcome:
    """Build the readings of a story and count the origins behind its marked statements."""
    readings: list[Reading] = []
    statements: list[Statement] = []
    counted: list[str] = []
    blocks = [block for block in re.split(r"(?m)^@ ", story.strip()) if block.strip()]
    for number, block in enumerate(blocks):
        reading, found = _report(block, number)
        readings.append(reading)
        for statement, marked in found:
            statements.append(statement)
            if marked:
                counted.append(statement.id)
    reuse = find_reuse(readings)
    origins, rows = resolve_origins(readings, statements, reuse)
    (alignment,) = count_independent(readings, statements, [Aligned(tuple(counted))], origins, rows, reuse, policy)
    return Outcome(alignment, origins, rows)


def _report(block: str, number: int) -> tuple[Reading, list[tuple[Statement, bool]]]:
    head, *lines = block.strip().split("\n")
    agency = re.search(r" \((.+)\)$", head)
    outlet = head[: agency.start()] if agency else head
    draft = _Draft(outlet=None if outlet == "-" else outlet)
    identity = identify("report", str(number), block)
    for line in re.sub(r"\n +", " ", "\n".join(lines)).split("\n"):
        if line.strip():
            _sentence(draft, line.strip(), identity)
    report = Report(identity, draft.text, "0" * 64, "0" * 64, outlet=draft.outlet, credit=agency[1] if agency else None)
    quotations = tuple(
        Quotation(Span(match.start() + 1, match.end() - 1), Span(*match.span()), "direct")
        for match in _QUOTED.finditer(draft.text)
    )
    reading = Reading(report, tuple(draft.sentences), quotations, (), (), tuple(draft.attributions))
    statements = [
        (Statement(identify("statement", identity, *span), Place(identity, *span), said), marked)
        for span, said, marked in draft.statements
    ]
    return reading, statements


def _sentence(draft: _Draft, line: str, identity: str) -> None:
    stars = len(line) - len(line.lstrip("*"))
    who, bar, marked = line[stars:].strip().rpartition(" | ")
    start = len(draft.text)
    plain, spans = _unmarked(marked, start)
    draft.text += plain + "\n"
    draft.sentences.append(Span(start, start + len(plain)))
    if not bar:
        draft.statements.append((draft.sentences[-1], None, stars > 0))
        return
    parents: list[Attribution] = []
    for position, written in enumerate(who.split("; "), 1):
        said = _attribution(draft, written, position, spans, parents, identity)
        parents.append(said)
        draft.attributions.append(said)
        whole = Span(said.content[0].start, said.content[-1].end)
        draft.statements.append((whole, said.id, stars == position))


def _attribution(  # noqa: PLR0917
    draft: _Draft,
    written: str,
    position: int,
    spans: dict[tuple[str, int], list[Span]],
    parents: list[Attribution],
    identity: str,
) -> Attribution:
    content = tuple(spans["x", position])
    quoted = draft.text[content[0].start] == "“"
    source = tuple(spans.get(("s", position), ()))
    outer = next((one.id for one in parents if one.content[0].start <= content[0].start < one.content[-1].end), None)
    return Attribution(
        identify("attribution", identity, *content[0]),
        source,
        tuple(spans.get(("c", position), ())),
        content,
        "direct" if quoted else "indirect",
        "affirmed",
        _speaker(written, " ".join(draft.text[start:end] for start, end in source)),
        outer,
        0.9,
    )


def _speaker(written: str, source: str) -> Speaker | None:
    if written == "?":
        return None
    if written == "?/":
        return Speaker(source, "document")
    name, _, kind = written.rpartition("/")
    return Speaker(name, cast("SpeakerKind", kind))


def _unmarked(marked: str, offset: int) -> tuple[str, dict[tuple[str, int], list[Span]]]:
    """The sentence without its marks, and the spans that they marked."""
    plain, at = "", 0
    open_marks: list[tuple[str, int, int]] = []
    spans: dict[tuple[str, int], list[Span]] = {}
    for mark in _MARK.finditer(marked):
        plain += marked[at : mark.start()]
        at = mark.end()
        if mark["role"]:
            open_marks.append((mark["role"], int(mark["number"] or 1), len(plain)))
        else:
            role, number, start = open_marks.pop()
            spans.setdefault((role, number), []).append(Span(offset + start, offset + len(plain)))
    return plain + marked[at:], {key: sorted(found) for key, found in spans.items()}
