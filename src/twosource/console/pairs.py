"""Pairs of sentences in JSON Lines, and what they are to each other."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.surrogates import is_storable
from twosource.views.neutral import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import PairDecision, Skipped, Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and the number of the line, from 1, on which they stand."""

    line: int
    a: str
    b: str


def parse_pairs(lines: Iterable[str], name: str) -> tuple[tuple[Pair, ...], tuple[Skipped, ...]]:
    """Read pairs, one JSON object with ``a`` and ``b`` a line; empty lines are passed over, bad ones are told."""
    from twosource.model import Skipped

    pairs: list[Pair] = []
    skipped: list[Skipped] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _parse(line, number)
        if isinstance(found, Pair):
            pairs.append(found)
        else:
            skipped.append(Skipped(f"{name}:{number}", found, 'write one object {"a": "…", "b": "…"} a line'))
    return tuple(pairs), tuple(skipped)


def _parse(line: str, number: int) -> Pair | str:
    """Give the pair, or say what is wrong with the line."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return f"is no JSON ({error.msg})"
    except RecursionError:
        return "is nested too deeply"
    if not isinstance(value, dict):
        return "is no JSON object"
    a, b = value.get("a"), value.get("b")
    if not isinstance(a, str) or not isinstance(b, str):
        return "has no two texts a and b"
    if not (is_storable(a) and is_storable(b)):
        return "holds half of a surrogate pair"
    return Pair(number, a, b)


def relation_json(pair: Pair, decision: PairDecision) -> str:
    """Write a decision as one line of ``twosource/relation/1``."""
    told = {
        "line": pair.line,
        "relation": decision.relation,
        "similarity": decision.similarity,
        "same": decision.same,
        "entails_ab": decision.entails_ab,
        "entails_ba": decision.entails_ba,
        "contradicts": decision.contradicts,
        "differences": [
            {"kind": each.kind, "what": each.what, "a": _place(pair.a, each.a), "b": _place(pair.b, each.b)}
            for each in decision.differences
        ],
    }
    return json.dumps(told, allow_nan=False)


def _place(text: str, span: Span) -> dict[str, int | str]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def relation_text(pairs: Sequence[Pair], decisions: Sequence[PairDecision]) -> str:
    """Write decisions for people: line, relation, similarity; below a pair the facts that it tells differently."""
    rows = ["  line  relation    similarity"]
    for pair, decision in zip(pairs, decisions, strict=True):
        rows.append(f"{pair.line:>6}  {decision.relation:<10}  {decision.similarity:.2f}")
        for each in decision.differences:
            told = (one_line(text[span.start : span.end]) for text, span in ((pair.a, each.a), (pair.b, each.b)))
            label = each.what if each.kind == "conflict" else f"{each.what}, a {each.kind}"
            rows.append(f"        {label}: {' | '.join(told)}")
    return "".join(f"{row}\n" for row in rows)
