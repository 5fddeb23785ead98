"""What a store holds: ``stories``, ``story``."""

import json as json_text
from typing import Annotated

import typer

from twosource.console.codes import Code
from twosource.console.messages import Messages
from twosource.console.options import (
    DEFAULT_STORE,
    Csv,
    Debug,
    Docx,
    Form,
    Html,
    Json,
    JsonLines,
    LeastConfidence,
    Markdown,
    Methods,
    NoProgress,
    Outlets,
    Output,
    PolicyFile,
    Primary,
    Quiet,
    StoreDir,
    Verbose,
    Width,
    Withdrawn,
)
from twosource.console.output import (
    Format,
    asked_forms,
    choose_format,
    choose_width,
    refuse_inputs,
    write,
    write_bytes,
)
from twosource.model import Warned
from twosource.settings import DEFAULT_MAX_BYTES, Settings

STORIES = """\
Group the reports of a store by event.

\b
Examples:
  twosource stories --store my-store
  twosource stories --json -o stories.json
  twosource stories --methods
"""

STORY = """\
Compare the reports of one story of a store.

\b
Examples:
  twosource story 5a41a83e948dd787 --store my-store
  twosource story 5a41 --html page.html
  twosource story 5a41 --json
  twosource story 5a41 --policy desk.toml --least-confidence 0.8
  twosource story 5a41 --primary transcript.txt --docx story.docx
"""

StoryId = Annotated[
    str, typer.Argument(metavar="ID", help="A story's id, or its first digits; stories tells them. Or a report's.")
]


def stories(  # noqa: PLR0913, PLR0917 - one parameter for each option
    store: StoreDir = DEFAULT_STORE,
    json: Json = False,
    output: Output = None,
    methods: Methods = False,
    withdrawn: Withdrawn = False,
    verbose: Verbose = False,
    width: Width = None,
    no_progress: NoProgress = False,
    debug: Debug = False,
) -> int:
    """Group the reports of a store by event."""
    del debug
    from twosource.console.corpus_text import left_out_text, stories_text
    from twosource.console.store_progress import grouped
    from twosource.store.corpus import Corpus

    chosen = choose_format([Format.JSON] if json else [], output)
    with Corpus.open(store) as corpus:
        found = grouped(corpus, wanted=not no_progress)
        if methods:
            from twosource.export.methods import methods_paragraph

            text = methods_paragraph(corpus)
        else:
            listed = {item.id: item for item in corpus.listing(limit=-1)}
            gone = [item for item in listed.values() if item.withdrawn and item.newer is None]
            if chosen in {Format.JSON, Format.JSONL}:
                told = [
                    {
                        "id": story.id,
                        "reports": [{"id": each, "source_id": listed[each].source_id} for each in story.reports],
                        "reason": story.reason,
                    }
                    for story in found
                ]
                back = [{"id": each.id, "source_id": each.source_id, "status": each.withdrawn} for each in gone]
                document = {"stories": told, "withdrawn": back} if withdrawn else {"stories": told}
                text = json_text.dumps({**document, "left_out": len(gone)}, indent=2, ensure_ascii=False) + "\n"
            else:
                shown = gone if withdrawn else []
                text = stories_text(found, listed, choose_width(width), everything=verbose, withdrawn=shown)
                text += "".join(f"{line}\n" for line in left_out_text(len(gone) - len(shown)))
    write(text, output, chosen)
    return Code.OK


def story(  # noqa: PLR0913, PLR0917 - one parameter for each option
    story_id: StoryId,
    store: StoreDir = DEFAULT_STORE,
    json: Json = False,
    jsonl: JsonLines = False,
    md: Markdown = False,
    csv: Csv = False,
    form: Form = None,
    html: Html = None,
    docx: Docx = None,
    output: Output = None,
    primary: Primary = None,
    policy: PolicyFile = None,
    outlets: Outlets = None,
    least_confidence: LeastConfidence = 0.0,
    methods: Methods = False,
    width: Width = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_progress: NoProgress = False,
    debug: Debug = False,
) -> int:
    """Compare the reports of one story of a store."""
    del debug
    from twosource.console.progress import progress
    from twosource.console.render import comparison_document, deliver, make_screen, render_comparison
    from twosource.console.store_progress import grouped
    from twosource.origin.policy import NO_POLICY, load_policy
    from twosource.outlets.file import load_registry
    from twosource.readers.primary import read_record
    from twosource.store.corpus import Corpus
    from twosource.views.docx import require_docx

    messages = Messages(as_json=json, quiet=quiet)
    chosen = choose_format(asked_forms(form, json=json, jsonl=jsonl, md=md, csv=csv), output)
    refuse_inputs((output, html, docx), [str(each) for each in (primary, policy, outlets) if each is not None])
    if docx is not None:
        require_docx()
    rules = NO_POLICY if policy is None else load_policy(policy)
    registry = None if outlets is None else load_registry(outlets)
    record = None if primary is None else read_record(primary, DEFAULT_MAX_BYTES)
    wanted = not (quiet or no_progress)
    with Corpus.open(store) as corpus:
        grouped(corpus, wanted=wanted)
        if methods:
            from twosource.export.methods import methods_paragraph

            write(methods_paragraph(corpus, [corpus.story(story_id)]), output)
            return Code.OK
        found = corpus.story(story_id)
        with progress(corpus.unread(found.reports), wanted=wanted) as done:
            comparison = corpus.comparison(
                found.id, policy=rules, primary=record, registry=registry, least_confidence=least_confidence, done=done
            )
    if not found.id.startswith(story_id):
        messages.remark(f"{story_id} is part of the story {found.id}")
    settings = Settings(DEFAULT_MAX_BYTES, least_confidence)
    messages.skipped(comparison.skipped)
    messages.warned(comparison.warnings)
    messages.warned(
        Warned(f"correction by {made.who}, {made.when[:10]}", f"not applied: {made.orphaned}")
        for made in comparison.corrections
        if made.orphaned
    )
    screen = make_screen(width, output, verbose=verbose)
    deliver(lambda form: render_comparison(comparison, form, settings, screen), chosen, output, html)
    if docx is not None:
        write_bytes(comparison_document(comparison, settings), docx)
    return Code.PARTIAL if comparison.skipped else Code.OK
