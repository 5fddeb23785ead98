"""Halves of surrogate pairs, which stand in odd file names and broken feeds, and which no UTF-8 can hold."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")


def is_storable(text: str) -> bool:
    """Tell whether a text has no halves of surrogate pairs, which no table can hold."""
    return _HALF.search(text) is None


def storable(text: str) -> str:
    """Escape the halves of surrogate pairs in a text, so that a table can hold it."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def escaped_in_json(text: str) -> str:
    """Escape the halves of surrogate pairs in written JSON as JSON does, so that it reads as the same data."""
    return _HALF.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
