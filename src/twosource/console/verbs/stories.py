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
    Form,
    Html,
    Json,
    JsonLines,
    LeastConfidence,
    Markdown,
    Output,
    PolicyFile,
    Quiet,
    StoreDir,
    Verbose,
    Width,
)
from twosource.console.output import Format, asked_forms, choose_format, choose_width, refuse_inputs, write
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
"""

Methods = Annotated[
    bool, typer.Option("--methods", help="Only write the paragraph for a methods section: versions, counts, losses.")
]
StoryId = Annotated[str, typer.Argument(metavar="ID", help="A story's id, or its first digits; stories tells them.")]


def stories(  # noqa: PLR0913, PLR0917 - one parameter for each option
    store: StoreDir = DEFAULT_STORE,
    json: Json = False,
    output: Output = None,
    methods: Methods = False,
    verbose: Verbose = False,
    width: Width = None,
    debug: Debug = False,
) -> int:
    """Group the reports of a store by event."""
    del debug
    from twosource.console.corpus_text import stories_text
    from twosource.store.corpus import Corpus

    chosen = choose_format([Format.JSON] if json else [], output)
    with Corpus.open(store) as corpus:
        found = corpus.stories()
        if methods:
            from twosource.export.methods import methods_paragraph

            text = methods_paragraph(corpus)
        else:
            listed = {item.id: item for item in corpus.listing(limit=-1)}
            if chosen in {Format.JSON, Format.JSONL}:
                told = [
                    {
                        "id": story.id,
                        "reports": [{"id": each, "source_id": listed[each].source_id} for each in story.reports],
                        "reason": story.reason,
                    }
                    for story in found
                ]
                text = json_text.dumps({"stories": told}, indent=2, ensure_ascii=False) + "\n"
            else:
                text = stories_text(found, listed, choose_width(width), everything=verbose)
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
    output: Output = None,
    policy: PolicyFile = None,
    least_confidence: LeastConfidence = 0.0,
    methods: Methods = False,
    width: Width = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> int:
    """Compare the reports of one story of a store."""
    del debug
    from twosource.console.render import deliver, make_screen, render_comparison
    from twosource.origin.policy import NO_POLICY, load_policy
    from twosource.store.corpus import Corpus

    messages = Messages(as_json=json, quiet=quiet)
    chosen = choose_format(asked_forms(form, json=json, jsonl=jsonl, md=md, csv=csv), output)
    refuse_inputs((output, html), [str(policy)] if policy is not None else [])
    rules = NO_POLICY if policy is None else load_policy(policy)
    with Corpus.open(store) as corpus:
        if methods:
            from twosource.export.methods import methods_paragraph

            write(methods_paragraph(corpus, [corpus.story(story_id)]), output)
            return Code.OK
        comparison = corpus.comparison(story_id, policy=rules, least_confidence=least_confidence)
    settings = Settings(DEFAULT_MAX_BYTES, least_confidence)
    messages.skipped(comparison.skipped)
    messages.warned(comparison.warnings)
    screen = make_screen(width, output, verbose=verbose)
    deliver(lambda form: render_comparison(comparison, form, settings, screen), chosen, output, html)
    return Code.PARTIAL if comparison.skipped else Code.OK
