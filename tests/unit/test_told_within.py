"""Who said what an outlet only passes on has an attribution of their own."""

from __future__ import annotations

import pytest

from twosource.attribution.assemble import assemble
from twosource.attribution.triple import Tagged, Triple
from twosource.model import Attribution, Report, Span
from twosource.text.quotemarks import find_quotations


def run(text: str, source: str, cue: str, content: str) -> tuple[Attribution, ...]:
    parts = [(Span(text.index(part), text.index(part) + len(part)),) for part in (source, cue, content)]
    report = Report(id="r", text=text, sha256="", raw_sha256="")
    return assemble(report, find_quotations(text), Tagged((Triple(parts[0], parts[1], parts[2], 0.9),), ()))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "inner"),
    [
        ("Two of the gates leaked, President Ada Brenner said on national radio, according to the Bell.", "the Bell",
         "according to", "Two of the gates leaked, President Ada Brenner said on national radio",
         ("President Ada Brenner", "said", "Two of the gates leaked")),
        ("However, director Gen. Karl Lund said Wednesday his crews keep away, according to the Bell.", "the Bell",
         "according to", "However, director Gen. Karl Lund said Wednesday his crews keep away",
         ("director Gen. Karl Lund", "said", "his crews keep away")),
        ("A crew was lost Friday in the north, Lund said Saturday, the AP reported.", "the AP", "reported",
         "A crew was lost Friday in the north, Lund said Saturday",
         ("Lund", "said", "A crew was lost Friday in the north")),
    ],
)  # fmt: skip
def test_the_inner_source_is_found_and_nested(
    text: str, source: str, cue: str, content: str, inner: tuple[str, str, str]
) -> None:
    found = run(text, source, cue, content)
    outer = next(each for each in found if each.parent is None)
    nested = next(each for each in found if each.parent is not None)
    assert nested.parent == outer.id
    assert tuple(text[slice(*part[0])] for part in (nested.source, nested.cue, nested.content)) == inner


@pytest.mark.parametrize(
    "content",
    [
        "what Lund said was wrong and late",
        "the gates leaked after Lund said so on Monday",
        "“The gates leaked, Lund said on Monday”",
        "no gate leaked",
    ],
)
def test_nothing_is_nested_where_nobody_else_is_named_as_the_sayer_of_it_all(content: str) -> None:
    text = f"The Bell reported {content}."
    assert len(run(text, "The Bell", "reported", content)) == 1
