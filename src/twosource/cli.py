"""The command line: data on standard output, messages on standard error, one exit code for each outcome."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from twosource.console import help as help_texts
from twosource.console.codes import Code
from twosource.console.inputs import read_text, take_in
from twosource.console.messages import Messages
from twosource.console.options import (
    Csv,
    Debug,
    Docx,
    FailOn,
    FailOns,
    Files,
    Form,
    Html,
    Jobs,
    Json,
    JsonLines,
    LeastConfidence,
    Markdown,
    MaxBytes,
    NoProgress,
    Offline,
    Outlets,
    Output,
    PolicyFile,
    Primary,
    Quiet,
    Verbose,
    Width,
)
from twosource.console.output import Format, asked_forms, choose_format, refuse_inputs, write, write_bytes
from twosource.console.verbs import add as add_verbs
from twosource.console.verbs import corrections as corrections_verbs
from twosource.console.verbs import export as export_verb
from twosource.console.verbs import find as find_verbs
from twosource.console.verbs import mcp as mcp_verb
from twosource.console.verbs import reuse as reuse_verb
from twosource.console.verbs import serve as serve_verb
from twosource.console.verbs import stories as story_verbs
from twosource.errors import InputError, TwosourceError, UsageError
from twosource.model import Comparison
from twosource.settings import DEFAULT_MAX_BYTES, Settings
from twosource.version import __version__

app = typer.Typer(
    name="twosource",
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

SchemaName = Literal["comparison", "reading", "relation"]


def _show_version(wanted: bool) -> None:
    if wanted:
        write(f"twosource {__version__}\n", None)
        raise typer.Exit


@app.callback(help=help_texts.ROOT)
def _root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Who really said something, and how many independent origins stand behind it."""


@app.command(help=help_texts.COMPARE)
def compare(
    files: Files,
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
    fail_on: FailOns = None,
    least_confidence: LeastConfidence = 0.0,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    jobs: Jobs = 0,
    width: Width = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_progress: NoProgress = False,
    offline: Offline = False,
    debug: Debug = False,
) -> int:
    """Compare the reports of one event."""
    del offline, debug
    from twosource.console.progress import progress
    from twosource.console.render import comparison_document, deliver, make_screen, render_comparison
    from twosource.origin.policy import NO_POLICY, load_policy
    from twosource.outlets.file import load_registry
    from twosource.outlets.houses import with_newsrooms
    from twosource.readers.primary import read_record
    from twosource.readers.versions import without_earlier_versions
    from twosource.run import Means, compare_intake
    from twosource.views.docx import require_docx

    messages = Messages(as_json=json, quiet=quiet)
    chosen = choose_format(asked_forms(form, json=json, jsonl=jsonl, md=md, csv=csv), output)
    named = (str(each) for each in (primary, policy, outlets) if each is not None)
    refuse_inputs((output, html, docx), [*files, *named])
    if docx is not None:
        require_docx()
    registry = None if outlets is None else load_registry(outlets)
    rules = with_newsrooms(NO_POLICY if policy is None else load_policy(policy), registry)
    record = None if primary is None else read_record(primary, max_bytes)
    intake = without_earlier_versions(take_in(files, max_bytes, messages, registry), registry)
    with progress(len(intake.reports), wanted=not (quiet or no_progress)) as done:
        comparison = compare_intake(intake, jobs=jobs, done=done, means=Means(rules, record, least_confidence))
    messages.warned(comparison.warnings)
    settings = Settings(max_bytes, least_confidence)
    screen = make_screen(width, output, verbose=verbose)
    deliver(lambda form: render_comparison(comparison, form, settings, screen), chosen, output, html)
    if docx is not None:
        write_bytes(comparison_document(comparison, settings), docx)
    if len(intake.reports) == 1 and not intake.skipped:
        raise UsageError(files[0], "is one report only", "name another one, or use: twosource read")
    return _outcome(comparison, fail_on or [])


@app.command(help=help_texts.READ)
def read(
    files: Files,
    json: Json = False,
    jsonl: JsonLines = False,
    md: Markdown = False,
    csv: Csv = False,
    form: Form = None,
    html: Html = None,
    docx: Docx = None,
    output: Output = None,
    least_confidence: LeastConfidence = 0.0,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    jobs: Jobs = 0,
    width: Width = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_progress: NoProgress = False,
    offline: Offline = False,
    debug: Debug = False,
) -> int:
    """Show who said what in each report, by itself."""
    del offline, debug
    from twosource.console.progress import progress
    from twosource.console.render import deliver, make_screen, readings_document, render_readings
    from twosource.run import read_intake
    from twosource.views.docx import require_docx

    messages = Messages(as_json=json, quiet=quiet)
    chosen = choose_format(asked_forms(form, json=json, jsonl=jsonl, md=md, csv=csv), output)
    refuse_inputs((output, html, docx), files)
    if docx is not None:
        require_docx()
    intake = take_in(files, max_bytes, messages)
    with progress(len(intake.reports), wanted=not (quiet or no_progress)) as done:
        readings, warnings = read_intake(intake, jobs=jobs, done=done, least_confidence=least_confidence)
    messages.warned(warnings)
    settings, cautions = Settings(max_bytes, least_confidence), (intake.skipped, warnings)
    screen = make_screen(width, output, verbose=verbose)
    deliver(lambda form: render_readings(readings, cautions, form, settings, screen), chosen, output, html)
    if docx is not None:
        write_bytes(readings_document(readings, cautions, settings), docx)
    return Code.PARTIAL if intake.skipped else Code.OK


@app.command(help=help_texts.RELATE)
def relate(
    pairs: Annotated[str, typer.Argument(metavar="PAIRS.jsonl", help='{"a": "…", "b": "…"} a line; - for stdin.')],
    jsonl: JsonLines = False,
    output: Output = None,
    debug: Debug = False,
) -> int:
    """Tell what two sentences about one thing are to each other, read more closely than a comparison can."""
    del debug
    from twosource.console.pairs import parse_pairs, relation_json, relation_text
    from twosource.statement.relation import Side, decide_pairs

    messages = Messages()
    refuse_inputs((output,), [pairs])
    found, skipped = parse_pairs(read_text(pairs).split("\n"), pairs)
    messages.skipped(skipped)
    if not found:
        raise InputError(pairs, "holds no pair", 'write one object {"a": "…", "b": "…"} a line')
    decisions = decide_pairs([(Side(pair.a), Side(pair.b)) for pair in found])
    if jsonl:
        lines = (relation_json(pair, decision) for pair, decision in zip(found, decisions, strict=True))
        write("".join(f"{line}\n" for line in lines), output, Format.JSONL)
    else:
        write(relation_text(found, decisions), output)
    return Code.PARTIAL if skipped else Code.OK


@app.command(help=help_texts.CHECK)
def check(
    result: Annotated[
        str, typer.Argument(metavar="RESULT", help="What compare or read wrote, or a store; - for stdin.")
    ],
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Compute the hashes and offsets of a result again and say what no longer fits its files."""
    del debug
    from twosource.check import check_result, parse_results
    from twosource.console.checked import checked_json, checked_text

    if result != "-" and Path(result).is_dir():
        from twosource.store.corpus import Corpus

        with Corpus.open(result) as corpus:
            problems, checked, store = corpus.check(), 1, result
    else:
        documents = parse_results(read_text(result), result)
        folder = None if result == "-" else Path(result).parent
        problems = tuple(problem for document in documents for problem in check_result(document, folder))
        checked, store = len(documents), None
    if json:
        write(checked_json(problems), None, Format.JSON)
    elif problems or not quiet:
        write(checked_text(problems, checked, store), None)
    return Code.FAILURE if problems else Code.OK


@app.command(help=help_texts.SCHEMA)
def schema(
    name: Annotated[SchemaName, typer.Argument(metavar="NAME", help="comparison, reading or relation.")] = "comparison",
    output: Output = None,
) -> int:
    """Print the JSON Schema of the documents."""
    from twosource.schema import schema_text

    write(schema_text(name), output, Format.JSON)
    return Code.OK


app.command(help=add_verbs.ADD)(add_verbs.add)
app.command(help=add_verbs.RUN)(add_verbs.run)
app.command(help=reuse_verb.REUSE)(reuse_verb.reuse)
app.command(help=story_verbs.STORIES)(story_verbs.stories)
app.command(help=story_verbs.STORY)(story_verbs.story)
app.command(help=find_verbs.FIND)(find_verbs.find)
app.command(help=find_verbs.SAID)(find_verbs.said)
app.command(help=export_verb.EXPORT)(export_verb.export)
app.command(help=corrections_verbs.CORRECTIONS)(corrections_verbs.corrections)
app.command(help=corrections_verbs.ANNOTATE)(corrections_verbs.annotate)
app.command(help=corrections_verbs.AGREEMENT)(corrections_verbs.agreement)
app.command(help=add_verbs.REMOVE)(add_verbs.remove)
app.command(help=serve_verb.HELP)(serve_verb.serve)
app.command(help=mcp_verb.HELP)(mcp_verb.mcp)


def _outcome(comparison: Comparison, fail_on: Sequence[FailOn]) -> Code:
    """Choose the exit code: what the user asked to fail on goes before skipped inputs."""
    conflicts = any(conflict.kind == "conflict" for conflict in comparison.conflicts)
    single = any(a.independent_origins is None or a.independent_origins < 2 for a in comparison.alignments)
    if (FailOn.CONFLICT in fail_on and conflicts) or (FailOn.SINGLE_SOURCE in fail_on and single):
        return Code.FOUND
    return Code.PARTIAL if comparison.skipped else Code.OK


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what stands after the program's name; of this process when left out.

    Returns:
        The exit code.
    """
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    options = given[: given.index("--")] if "--" in given else given
    messages = Messages(as_json="--json" in options)
    try:
        return _run(given, messages)
    except BrokenPipeError:
        # What is left in the buffer can go nowhere; without this the interpreter would complain on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Code.BROKEN_PIPE
    except (KeyboardInterrupt, typer.Abort):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        messages.failure(_verb(given) or "twosource", "interrupted", "start it again", Code.INTERRUPTED)
        return Code.INTERRUPTED
    except TwosourceError as error:
        code = _code_of(error)
        messages.error(error, code)
        _show_origin(options)
        return code
    except Exception as error:
        # The last place where an error of our own making can still be told in one line.
        told = f"{type(error).__name__}: {error}"
        messages.failure("internal error", told, "run again with --debug and report it", Code.FAILURE)
        _show_origin(options)
        return Code.FAILURE


def _run(given: list[str], messages: Messages) -> int:
    """Run a verb; what the parser of options refuses is told as every other error.

    The command is invoked directly: its own ``main`` would keep interrupts and broken pipes to itself.
    """
    if "_TWOSOURCE_COMPLETE" in os.environ:
        app(given, prog_name="twosource")
    command = typer.main.get_command(app)
    try:
        with command.make_context("twosource", list(given)) as context:
            return int(command.invoke(context) or Code.OK)
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:
        subject = f"twosource {_verb(given)}".rstrip()
        text = error.format_message().rstrip(".").replace("Value error, ", "")
        messages.failure("usage", text[:1].lower() + text[1:], f"see: {subject} --help", Code.USAGE)
        return Code.USAGE


def _verb(given: Sequence[str]) -> str:
    """The verb that was asked for; empty where there is none."""
    verbs = {verb.callback.__name__ for verb in app.registered_commands if verb.callback}
    return given[0] if given[0] in verbs else ""


def _code_of(error: TwosourceError) -> Code:
    if isinstance(error, UsageError):
        return Code.USAGE
    return Code.NO_INPUT if isinstance(error, InputError) else Code.FAILURE


def _show_origin(options: Sequence[str]) -> None:
    if "--debug" in options:
        traceback.print_exc()
