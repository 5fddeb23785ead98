"""A report's paragraphs around which lines are tried, and what of a text is noise."""

from __future__ import annotations

from twosource.readers.intake import read_text

LEAD = "The harbour authority said on Tuesday that the eastern quay would stay shut until the inspectors had finished."
MORE = "Its director told reporters that nobody had been hurt and that the fire had been put out before dawn."
LAST = "The port expects the first ships to return next week, according to a notice on its website."


def noise_of(text: str) -> list[tuple[str, str]]:
    """Kind and text of each piece of noise."""
    return [(item.kind, text[item.span.start : item.span.end]) for item in read_text(text).noise]
