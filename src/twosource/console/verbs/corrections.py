"""What people decided about a store's reports: ``corrections``, ``annotate``, ``agreement``."""

import json as json_text
import textwrap
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.console.codes import Code
from twosource.console.messages import Messages
from twosource.console.options import DEFAULT_STORE, Debug, Json, Output, Quiet, StoreDir, Width
from twosource.console.output import Format, choose_format, choose_width, write
from twosource.errors import InputError, UsageError
from twosource.views.neutral import one_line
from twosource.views.page.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.corrections.agreement import Agreement
    from twosource.corrections.annotated import Annotated as Marked
    from twosource.corrections.annotated import Taken
    from twosource.corrections.records import Outcome
    from twosource.corrections.taking import AnnotationFile
    from twosource.model import Reading
    from twosource.store.corpus import Corpus

CORRECTIONS = """\
List what people corrected in a store, and where it stands now; what stands nowhere any more comes first.

\b
Examples:
  twosource corrections --store my-store
  twosource corrections --annotations -o corrections.jsonld
"""

ANNOTATE = """\
Take in annotations made elsewhere, as corrections: speakers, kinds, origins, and what is the same or not.

\b
Forms: Web Annotations (JSON; also what corrections --annotations wrote),
Label Studio's JSON, brat's .ann files.

\b
Examples:
  twosource annotate corrections.jsonld --store my-store
  twosource annotate export.json --form label-studio
  twosource annotate bell.ann --report 5a41a83e948dd787 --who "Ada Orne"
"""

AGREEMENT = """\
Compute how far two annotators agree on who said what, or one annotator and twosource.

\b
Examples:
  twosource agreement ann.json ben.json --store my-store
  twosource agreement ann.json --story 5a41 --json
"""


class AnnotationForm(StrEnum):
    """The forms in which annotations are taken in."""

    WEB = "web"
    LABEL_STUDIO = "label-studio"
    BRAT = "brat"


Annotations = Annotated[bool, typer.Option("--annotations", help="Write W3C Web Annotations, to be taken in again.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="Annotations, in UTF-8.")]
Second = Annotated[
    Path | None, typer.Argument(metavar="SECOND", help="Those of a second annotator; else twosource is the second.")
]
WhichForm = Annotated[
    AnnotationForm | None, typer.Option("--form", metavar="FORM", help="web, label-studio or brat; else recognised.")
]
OneStory = Annotated[
    str | None, typer.Option("--story", metavar="ID", help="The story that they are about; else as the file says.")
]
OneReport = Annotated[
    str | None, typer.Option("--report", metavar="ID", help="The report that they are about; else as the file says.")
]
Who = Annotated[str, typer.Option("--who", metavar="NAME", help="The annotator, where the file does not name one.")]

_SHOWN = 160


def corrections(  # noqa: PLR0913, PLR0917 - one parameter for each option
    store: StoreDir = DEFAULT_STORE,
    json: Json = False,
    annotations: Annotations = False,
    output: Output = None,
    width: Width = None,
    debug: Debug = False,
) -> int:
    """List what people corrected in a store."""
    del debug
    from twosource.corrections.annotation import to_collection
    from twosource.store.corpus import Corpus

    chosen = choose_format([Format.JSON] if json or annotations else [], output)
    with Corpus.open(store) as corpus:
        outcomes = corpus.corrections()
    if annotations:
        text = json_text.dumps(to_collection(each.correction for each in outcomes), indent=2, ensure_ascii=True) + "\n"
    elif chosen in {Format.JSON, Format.JSONL}:
        told = {"corrections": [_told(each) for each in outcomes]}
        text = json_text.dumps(told, indent=2, ensure_ascii=True) + "\n"
    else:
        text = _listed(outcomes, choose_width(width))
    write(text, output, chosen)
    return Code.OK


def annotate(  # noqa: PLR0913, PLR0917 - one parameter for each option
    file: File,
    store: StoreDir = DEFAULT_STORE,
    form: WhichForm = None,
    story: OneStory = None,
    report: OneReport = None,
    who: Who = "annotator",
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Take in annotations made elsewhere, as corrections."""
    del debug
    from twosource.corrections.agreement import as_corrections
    from twosource.corrections.book import StoreBook
    from twosource.corrections.records import now
    from twosource.store.corpus import Corpus

    messages = Messages(as_json=json, quiet=quiet)
    opened = _open(file, form)
    with Corpus.open(store) as corpus:
        made, left_out = list(opened.own), list(opened.broken)
        if not opened.is_own:
            readings, taken = _placed(corpus, file, opened, story, report, who)
            made += as_corrections(readings, taken.annotations, now(), taken.judged)
            left_out += taken.left_out
        book = StoreBook(corpus.state)
        known = {each.id for each in book.corrections()}
        for each in made:
            book.keep(each)
        orphans = {each.correction.id for each in corpus.corrections() if each.orphaned}
    for line in left_out:
        messages.failure(str(file), line, "it is left out", Code.PARTIAL)
    fresh = [each.id for each in made if each.id not in known]
    nowhere = [each for each in fresh if each in orphans]
    if json:
        answer = {"kept": fresh, "known": len(made) - len(fresh), "orphans": nowhere, "left_out": left_out}
        write(json_text.dumps(answer, indent=2) + "\n", None, Format.JSON)
    elif not quiet:
        parts = [f"{count(len(fresh), 'correction')} kept"]
        parts += [f"{len(made) - len(fresh)} known already"] if len(made) > len(fresh) else []
        parts += [f"{len(nowhere)} of them standing nowhere in this store"] if nowhere else []
        parts += [f"{count(len(left_out), 'annotation')} left out"] if left_out else []
        write(f"{', '.join(parts)}.\n", None)
    return Code.PARTIAL if left_out else Code.OK


def agreement(  # noqa: PLR0913, PLR0917 - one parameter for each option
    first: File,
    second: Second = None,
    store: StoreDir = DEFAULT_STORE,
    form: WhichForm = None,
    story: OneStory = None,
    report: OneReport = None,
    json: Json = False,
    output: Output = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Compute how far two annotators agree, or one and twosource."""
    del debug
    from twosource.corrections.agreement import agree, annotated_by_machine
    from twosource.store.corpus import Corpus

    messages = Messages(as_json=json, quiet=quiet)
    chosen = choose_format([Format.JSON] if json else [], output)
    files = [first] if second is None else [first, second]
    marks: list[tuple[Marked, ...]] = []
    readings: dict[str, Reading] = {}
    left_out: list[tuple[Path, str]] = []
    with Corpus.open(store) as corpus:
        for file in files:
            seen, taken = _placed(corpus, file, _open(file, form), story, report, file.stem)
            readings |= {each.report.id: each for each in seen}
            left_out += [(file, line) for line in taken.left_out]
            marks.append(taken.annotations)
    for file, line in left_out:
        messages.failure(str(file), line, "it is left out", Code.PARTIAL)
    several = [readings[identity] for identity in sorted(readings)]
    found = agree(several, marks[0], marks[1] if second is not None else annotated_by_machine(several))
    names = (str(first), "twosource" if second is None else str(second))
    write(_agreement_json(found, names) if chosen is Format.JSON else _agreement_text(found, names), output, chosen)
    return Code.PARTIAL if left_out else Code.OK


def _open(file: Path, form: AnnotationForm | None) -> "AnnotationFile":
    from twosource.corrections.taking import FORMS, open_annotations

    wanted = next((each for each in FORMS if form is not None and each == form.value), None)
    if wanted is None and file.suffix.casefold() == ".ann":
        wanted = "brat"
    try:
        return open_annotations(file.read_bytes(), wanted)
    except OSError as error:
        cause = f"cannot be read ({(error.strerror or str(error)).lower()})"
        raise InputError(str(file), cause, "check the path") from error
    except ValueError as error:
        raise InputError(str(file), str(error), "name its form: --form") from error


def _placed(  # noqa: PLR0913, PLR0917 - what a file is, and what its user says of it
    corpus: "Corpus", file: Path, opened: "AnnotationFile", story: str | None, report: str | None, who: str
) -> "tuple[tuple[Reading, ...], Taken]":
    """Place a file in the reports that it is about, as the stages read them."""
    from dataclasses import replace

    from twosource.corrections.taking import place_annotations

    if report is not None:
        ids: tuple[str, ...] = (corpus.report(report).id,)
    elif story is not None:
        ids = corpus.story(story).reports
    else:
        ids = corpus.ids_of([*opened.names, file.stem], opened.texts)
    if not ids:
        raise UsageError(str(file), "names no report of this store", "say what it is about: --report ID or --story ID")
    readings = corpus.readings(ids, corrected=False)
    taken = place_annotations(opened, [reading.report for reading in readings])
    # The format names no annotator.
    named = {"annotator", "brat"}
    annotations = tuple(replace(each, who=who) if each.who in named else each for each in taken.annotations)
    judged = tuple(replace(each, who=who) if each.who in named else each for each in taken.judged)
    return readings, replace(taken, annotations=annotations, judged=judged)


def _told(outcome: "Outcome") -> dict[str, object]:
    from twosource.corrections.records import by_hand
    from twosource.views.document import by_hand_shape

    return {
        **by_hand_shape(by_hand(outcome)),
        "words": [anchor.exact for anchor in outcome.correction.anchors],
        "made_in": [anchor.report for anchor in outcome.correction.anchors],
        "places": [{"report": place.report, "start": place.start, "end": place.end} for place in outcome.places],
        "orphaned": outcome.orphaned or None,
    }


def _listed(outcomes: "Sequence[Outcome]", width: int) -> str:
    from twosource.corrections.records import by_hand
    from twosource.corrections.words import decided

    lines: list[str] = []
    for outcome in sorted(outcomes, key=lambda each: not each.orphaned):
        mark = by_hand(outcome)
        words = " / ".join(_cut(one_line(anchor.exact)) for anchor in outcome.correction.anchors)
        note = f" ({one_line(mark.note)})" if mark.note else ""
        lines.append(
            _filled(f"{one_line(mark.who)}, {mark.when[:10]}: {one_line(decided(mark))}{note}", width, "", "  ")
        )
        lines.append(_filled(words, width, "   ", "   "))
        places = ", ".join(f"[{place.report} {place.start}–{place.end}]" for place in outcome.places)
        lines += [_filled(places or f"orphan, not applied: {outcome.orphaned}", width, "   ", "   "), ""]
    orphans = sum(1 for outcome in outcomes if outcome.orphaned)
    ending = f", {orphans} of them standing nowhere" if orphans else ""
    return "\n".join([*lines, f"{count(len(outcomes), 'correction')}{ending}."]) + "\n"


def _filled(text: str, width: int, first: str, rest: str) -> str:
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} […]"


def _agreement_text(found: "Agreement", names: tuple[str, str]) -> str:
    one, other = (one_line(name) for name in names)
    kappa = "not defined: one label stands everywhere" if found.kappa is None else f"{found.kappa:.2f}"
    f_partial = "" if found.f_partial is None else f"; F {found.f_partial:.2f}"
    return (
        f"{one} and {other}, in {count(found.reports, 'report')} that both marked:\n"
        f"   Words inside what somebody said: Cohen's kappa {kappa}, {count(found.words, 'word')}\n"
        f"   Contents: {found.contents[0]} and {found.contents[1]}; {found.partial} found by both for the most part, "
        f"{found.exact} of these to the character{f_partial}\n"
        f"   Speakers: {found.speakers} the same of {found.named} that both name\n"
    )


def _agreement_json(found: "Agreement", names: tuple[str, str]) -> str:
    told = {
        "annotators": list(names),
        "reports": found.reports,
        "words": found.words,
        "kappa": found.kappa,
        "contents": list(found.contents),
        "exact": found.exact,
        "partial": found.partial,
        "f_partial": found.f_partial,
        "speakers": found.speakers,
        "named": found.named,
    }
    return json_text.dumps(told, indent=2) + "\n"
