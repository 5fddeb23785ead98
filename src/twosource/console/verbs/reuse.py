"""What is carried over across a whole store: ``reuse``."""

import json as json_text
import textwrap
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.console.codes import Code
from twosource.console.options import (
    DEFAULT_STORE,
    LOCAL,
    Debug,
    EngineOption,
    Jobs,
    Json,
    Master,
    Output,
    Quiet,
    StoreDir,
    Width,
    Withdrawn,
    Work,
)
from twosource.console.output import Format, choose_format, choose_width, write
from twosource.views.neutral import one_line
from twosource.views.page.words import UNKNOWN, count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Report, Reuse
    from twosource.reuse.corpus import Across, Carried
    from twosource.reuse.direction import Directions

REUSE = """\
Find what is carried over between reports of different newsrooms, across the whole store and whenever they appeared.

\b
Examples:
  twosource reuse --store my-store
  twosource reuse --json -o reuse.json
  twosource reuse --engine spark --master spark://host:7077 --work hdfs:///tmp/twosource
"""

Memory = Annotated[str, typer.Option("--memory", metavar="SIZE", help="Most memory that DuckDB may use.")]
Limit = Annotated[int, typer.Option("--limit", min=0, metavar="N", help="Pairs shown at most, those that share most.")]

_SHOWN = 160


def reuse(  # noqa: PLR0913, PLR0917 - one parameter for each option
    store: StoreDir = DEFAULT_STORE,
    engine: EngineOption = LOCAL,
    master: Master = None,
    work: Work = None,
    memory: Memory = "4GB",
    limit: Limit = 20,
    jobs: Jobs = 0,
    withdrawn: Withdrawn = False,
    json: Json = False,
    output: Output = None,
    width: Width = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Find what is carried over across a store."""
    del debug, quiet
    from twosource.console.corpus_text import left_out_text
    from twosource.engine import choose
    from twosource.engine.flow import across
    from twosource.store.corpus import Corpus

    chosen = choose_format([Format.JSON] if json else [], output)
    with Corpus.open(store) as corpus, choose(engine, master, work=work, memory=memory, jobs=jobs) as running:
        gone = corpus.withdrawn()
        found = across(running, (each for each in corpus.reports() if withdrawn or each.id not in gone))
        shown = found.carried if chosen is Format.JSON else _most(found)[:limit]
        texts = {each.id: each for each in corpus.reports(sorted({id_ for pair in shown for id_ in _ids(pair)}))}
    left_out = 0 if withdrawn else len(gone)
    if chosen is Format.JSON:
        text = _as_json(found, texts, gone if withdrawn else {}, left_out)
    else:
        text = _as_text(found, shown, {each: _named(texts[each], gone.get(each)) for each in texts}, texts, width)
        text += "".join(f"{line}\n" for line in left_out_text(left_out))
    write(text, output, chosen)
    return Code.OK


def _ids(pair: "Carried") -> tuple[str, str]:
    return pair.earlier, pair.later


def _most(found: "Across") -> tuple["Carried", ...]:
    return tuple(sorted(found.carried, key=lambda pair: (-_length(pair), pair.earlier, pair.later)))


def _length(pair: "Carried") -> int:
    return sum(passage.b.end - passage.b.start for passage in pair.passages)


def _as_text(
    found: "Across",
    shown: tuple["Carried", ...],
    names: "Mapping[str, str]",
    texts: "Mapping[str, Report]",
    asked: int | None,
) -> str:
    from twosource.reuse.corpus import said
    from twosource.reuse.direction import Directions

    directions = Directions()
    width = choose_width(asked)
    blocks = []
    for pair in shown:
        longest = max(pair.passages, key=lambda passage: (passage.b.end - passage.b.start, passage.b.start))
        text = one_line(texts[pair.later].text[longest.b.start : longest.b.end])
        cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
        blocks += [
            *_filled(f"{names[pair.earlier]}  and  {names[pair.later]}", width),
            *_filled(
                f"  {_when(pair.days)}; {count(len(pair.passages), 'passage')}, {_length(pair):,} characters", width
            ),
            *_filled(f"  {longest.kind}: {cut}", width),
            *_filled(f"  {one_line(directions.between(texts[pair.earlier], texts[pair.later]).reason)}", width),
            "",
        ]
    if len(found.carried) > len(shown):
        blocks.append(f"{len(found.carried) - len(shown):,} more pairs are not shown (--limit, --json).")
    return "\n".join([*blocks, *(f"{line}." for line in said(found))]) + "\n"


def _named(report: "Report", status: str | None) -> str:
    from twosource.console.corpus_text import outlet_or_file

    mark = {None: "", "canceled": " (withdrawn by its publisher)"}.get(status, " (held by its publisher)")
    day = (report.published or "")[:10] or f"date {UNKNOWN}"
    return f"{report.id} {outlet_or_file(report.outlet, report.path)}, {one_line(day)}{mark}"


def _filled(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, subsequent_indent="  ", break_on_hyphens=False)


def _when(days: int | None) -> str:
    if days is None:
        return "which came first is not known"
    return "the same day" if days == 0 else f"{count(days, 'day')} later"


def _as_json(found: "Across", texts: "Mapping[str, Report]", withdrawn: "Mapping[str, str]", left_out: int) -> str:
    from twosource.reuse.direction import Directions

    directions = Directions()
    told = {
        "carried": [
            {
                "earlier": pair.earlier,
                "later": pair.later,
                "days": pair.days,
                **_direction(pair, texts, directions),
                "passages": [_passage(passage, texts) for passage in pair.passages],
            }
            for pair in found.carried
        ],
        "groups": found.groups,
        "looked_at": found.pairs,
        "withdrawn": dict(sorted(withdrawn.items())),
        "left_out": {
            "frequent_keys": found.hot.keys,
            "largest": found.hot.largest,
            "pairs_at_most": found.hot.left_out,
            "keys_of_one_newsroom": found.hot.furniture,
            "withdrawn_reports": left_out,
        },
    }
    return json_text.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _direction(pair: "Carried", texts: "Mapping[str, Report]", directions: "Directions") -> dict[str, str | None]:
    """Who copied, where credits or times show it; ``a`` is the earlier report, as in the passages."""
    shown = directions.between(texts[pair.earlier], texts[pair.later])
    return {"direction": shown.direction, "shown_by": shown.sign, "reason": shown.reason}


def _passage(passage: "Reuse", texts: "Mapping[str, Report]") -> dict[str, object]:
    def place(report: str, start: int, end: int) -> dict[str, object]:
        return {"report": report, "start": start, "end": end, "text": texts[report].text[start:end]}

    return {
        "a": place(passage.a.report, passage.a.start, passage.a.end),
        "b": place(passage.b.report, passage.b.start, passage.b.end),
        "kind": passage.kind,
    }
