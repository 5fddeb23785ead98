"""What the tagger finds in a window does not depend on the windows beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.attribution.tagger import tag
from twosource.model import Span

if TYPE_CHECKING:
    from twosource.attribution.triple import Tagged

FIRST = (
    "The mayor of Ellmouth said on Monday that the bridge would open in May. “We have waited for nine years,” Ines "
    "Pohl told reporters, “and the people on the island have waited with us.” Engineers had warned that the northern "
    "pier was sinking, and the council asked the builders for another report. "
)
SECOND = (
    "Harbour pilots say the span is too low. According to Bo Rask, who leads their union, two ships out of three will "
    "have to wait for the tide. He called the plan “a wall with a road on it”. "
)
OTHER = "THE LIST: 41,000 — 9 — 12/05 … «ÅÄÖ» 山 and so on; nobody told us, she claimed, “at all”. "


def long_paragraph(text: str) -> str:
    """Text enough for a window of its own: no other paragraph fits in beside it."""
    return (text * 2).strip()


def found_in(tagged: Tagged, end: int) -> tuple[list[object], list[object]]:
    """Triples and names before a place of the text."""
    return (
        [triple for triple in tagged.triples if triple.cue[0].end <= end],
        [name for name in tagged.names if name.span.end <= end],
    )


def test_a_text_is_tagged_alike_whatever_windows_follow() -> None:
    text = long_paragraph(FIRST)
    alone = tag(text)
    for other in (SECOND, OTHER):
        longer = tag(text + "\n\n" + long_paragraph(other))
        assert found_in(longer, len(text)) == (list(alone.triples), list(alone.names))
    assert alone.triples


def test_a_line_that_is_no_prose_changes_nothing_in_the_prose_before_it() -> None:
    text = FIRST.strip()
    line = "Sign up for our morning newsletter and get the day’s stories in your inbox."
    longer = text + "\n\n" + line
    alone = tag(text)
    assert found_in(tag(longer, [Span(len(text) + 2, len(longer))]), len(text)) == (
        list(alone.triples),
        list(alone.names),
    )
    assert alone.triples
