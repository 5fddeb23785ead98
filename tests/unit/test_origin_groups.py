"""Which groups speak in a joint statement: the two sides, and nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statement_cases import ReadingBuilder
from twosource.model import Speaker
from twosource.origin.resolve import resolve_origins
from twosource.statement.extract import extract_statements


def origin_behind(group: str) -> str | None:
    text = (
        "Karsk and Velin issued a joint statement on the river on Friday. "
        f"{group} want the dam to stay shut for the whole summer."
    )
    reading = ReadingBuilder("a", text).said(group, "want", "the dam to stay shut for the whole summer").build()
    (said,) = reading.attributions
    named = replace(said, speaker=Speaker(group.removeprefix("The "), "group"))
    reading = replace(reading, attributions=(named,))
    statements = extract_statements([reading])
    origins, rows = resolve_origins([reading], statements, ())
    kinds = {origin.id: origin.kind for origin in origins}
    about = {each.id for each in statements if each.attribution == said.id}
    return next((kinds[row.origin] for row in rows if row.statement in about and row.origin is not None), None)


@pytest.mark.parametrize("group", ["The two countries", "Both prime ministers", "The leaders", "The two world leaders"])
def test_the_two_sides_speak_in_their_joint_statement(group: str) -> None:
    assert origin_behind(group) == "joint_statement"


@pytest.mark.parametrize("group", ["Western governments", "Other leaders", "Two former managers", "Opposition parties"])
def test_another_group_does_not(group: str) -> None:
    assert origin_behind(group) != "joint_statement"
