"""Questions to a store: ``find``, ``said``."""

import json as json_text
import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from twosource.console.codes import Code
from twosource.console.messages import Messages
from twosource.console.options import DEFAULT_STORE, Debug, Json, NoProgress, Output, StoreDir, Width, Withdrawn
from twosource.console.output import Format, choose_format, choose_width, write
from twosource.errors import InputError, UsageError
from twosource.views.document import by_hand_shape
from twosource.views.page.words import count
from twosource.views.shapes import HandShape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model import ByHand, Place, Warned
    from twosource.store.corpus import Corpus
    from twosource.store.records import Hit, Listed, SaidBy

FIND = """\
Find words in the reports of a store, or in what a speaker is reported to have said.

\b
Examples:
  twosource find bridge closed --store my-store
  twosource find '"will not gamble"' --outlet "The Bell"
  twosource find bridge --speaker "Lin Aster" --since 2024-05
"""

SAID = """\
Show everything that a speaker is reported to have said: by whom, when, in which wordings.

\b
Examples:
  twosource said "Lin Aster" --store my-store
  twosource said aster --json
"""

Words = Annotated[
    list[str] | None, typer.Argument(metavar="WORDS", help='All must stand in the report; "in quotes" side by side.')
]
SpeakerName = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Only in what this speaker is reported to have said.")
]
OutletName = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only reports of this outlet.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Published on that day or later.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Published on that day or earlier.")]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most so many.")]
Name = Annotated[list[str], typer.Argument(metavar="NAME", help="A full name, or a short one that can mean one only.")]

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_WHOLE_DAY = "2000-01-01"


def find(  # noqa: PLR0913, PLR0917 - one parameter for each option
    words: Words = None,
    store: StoreDir = DEFAULT_STORE,
    speaker: SpeakerName = None,
    outlet: OutletName = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    withdrawn: Withdrawn = False,
    json: Json = False,
    output: Output = None,
    width: Width = None,
    no_progress: NoProgress = False,
    debug: Debug = False,
) -> int:
    """Find words in the reports of a store."""
    del debug
    from twosource.console.corpus_text import hits_text, left_out_text, orphans_text, unread_text
    from twosource.console.store_progress import catch_up
    from twosource.store.corpus import Corpus

    for name, day in (("--since", since), ("--until", until)):
        if day is not None and not _is_day(day):
            raise UsageError(name, f"{day!r} is no date", "write it as 2024-05-02, 2024-05 or 2024")
    chosen = choose_format([Format.JSON] if json else [], output)
    asked = Asked(speaker, outlet, since, until)
    with Corpus.open(store) as corpus:
        catch_up(corpus, wanted=not no_progress)
        hits = corpus.find(" ".join(words or []), **asked._asdict(), limit=limit, withdrawn=withdrawn)
        left_out = 0 if withdrawn else corpus.left_out(" ".join(words or []), **asked._asdict())
        orphans, unread = (_orphans(corpus), corpus.unread()) if speaker is not None else (0, 0)
        texts = {each.id: each.text for each in corpus.reports(sorted({hit.place.report for hit in hits}))}
        if outlet is not None and not hits:
            Messages(as_json=json).warned(_no_such_outlet(corpus, outlet))
    if chosen in {Format.JSON, Format.JSONL}:
        told = {"hits": [_hit(hit) for hit in hits], "left_out": left_out, "orphans": orphans, "unread": unread}
        text = json_text.dumps(told, indent=2, ensure_ascii=False) + "\n"
    else:
        endings = [*left_out_text(left_out), *orphans_text(orphans), *unread_text(unread)]
        text = hits_text(hits, texts, choose_width(width), limit, endings)
    write(text, output, chosen)
    return Code.OK


def said(  # noqa: PLR0913, PLR0917 - one parameter for each option
    name: Name,
    store: StoreDir = DEFAULT_STORE,
    withdrawn: Withdrawn = False,
    json: Json = False,
    output: Output = None,
    width: Width = None,
    no_progress: NoProgress = False,
    debug: Debug = False,
) -> int:
    """Show everything that a speaker is reported to have said."""
    del debug
    from twosource.console.corpus_text import left_out_text, orphans_text, said_text, unread_text
    from twosource.console.store_progress import catch_up
    from twosource.store.corpus import Corpus

    chosen = choose_format([Format.JSON] if json else [], output)
    with Corpus.open(store) as corpus:
        catch_up(corpus, wanted=not no_progress)
        unread = corpus.unread()
        speaker = _said(corpus, " ".join(name), unread, withdrawn=withdrawn)
        orphans = _orphans(corpus)
    if chosen in {Format.JSON, Format.JSONL}:
        told = {**_speaker(speaker), "left_out": speaker.left_out, "orphans": orphans, "unread": unread}
        text = json_text.dumps(told, indent=2, ensure_ascii=False) + "\n"
    else:
        endings = [*left_out_text(speaker.left_out), *orphans_text(orphans), *unread_text(unread)]
        text = said_text(speaker, choose_width(width), endings)
    write(text, output, chosen)
    return Code.OK


class Asked(NamedTuple):
    """What a search asks for beside words, by the names of the front door."""

    speaker: str | None
    outlet: str | None
    since: str | None
    until: str | None


Told = dict[str, object]


def _is_day(text: str) -> bool:
    """Whether a text is a day, a month or a year of the calendar."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + _WHOLE_DAY[len(text) :])
    except ValueError:
        return False
    return True


def _said(corpus: "Corpus", name: str, unread: int, *, withdrawn: bool) -> "SaidBy":
    """Ask who said what.

    Raises:
        InputError: see :meth:`Corpus.said`; that nobody speaks so says how much has not been read.
    """
    try:
        return corpus.said(name, withdrawn=withdrawn)
    except InputError as error:
        if not unread or not error.cause.startswith("nobody"):
            raise
        cause = f"{error.cause} in what has been read ({count(unread, 'report')} not yet)"
        raise InputError(error.subject, cause, f"read the rest (twosource run), or {error.remedy}") from error


def _no_such_outlet(corpus: "Corpus", outlet: str) -> "Iterator[Warned]":
    """Say that the store has no outlet of a name, and which are like it."""
    from twosource.model import Warned

    near = corpus.near_outlets(outlet)
    if near is not None:
        like = f"like it: {', '.join(near)}" if near else "none is like it"
        yield Warned("--outlet", f"no outlet of the store is called {outlet!r}; {like}")


def _orphans(corpus: "Corpus") -> int:
    """Count the corrections that stand nowhere any more."""
    return sum(1 for outcome in corpus.corrections() if outcome.orphaned)


def _by_hand(marks: "Iterable[ByHand]") -> list[HandShape]:
    return [by_hand_shape(mark) for mark in marks]


def _report(report: "Listed") -> Told:
    return {
        "id": report.id,
        "source_id": report.source_id,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published,
        "url": report.url,
        "story": report.story,
        "withdrawn": report.withdrawn,
        "embargo": report.embargo,
    }


def _span(place: "Place") -> Told:
    return {"report": place.report, "start": place.start, "end": place.end}


def _hit(hit: "Hit") -> Told:
    return {
        "report": _report(hit.report),
        "place": _span(hit.place),
        "text": hit.text,
        "start": hit.start,
        "speaker": hit.speaker,
        "said": hit.said,
        "corrected": _by_hand(hit.corrected),
    }


def _speaker(speaker: "SaidBy") -> Told:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "names": list(speaker.names),
        "others": list(speaker.others),
        "said": [
            {
                "report": _report(said.report),
                "attribution": said.attribution,
                "speaker": said.speaker,
                "source": said.source,
                "cue": said.cue,
                "content": [_span(place) for place in said.content],
                "text": said.text,
                "kind": said.kind,
                "polarity": said.polarity,
                "corrected": _by_hand(said.corrected),
            }
            for said in speaker.said
        ],
    }
