"""Texts of strangers made harmless to look at: control characters become signs that can be seen."""

from __future__ import annotations

import re

# C0 and C1 controls but tab and newline, DEL, the bidirectional embeddings, overrides and isolates (which can make a
# line read as another one), and halves of surrogate pairs.  The plain marks U+200E, U+200F and U+061C stay: the scripts
# that run from right to left need them, and they move nothing but themselves.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES = 0x2400
_DELETE = 0x7F
_FIRST_PRINTABLE = 0x20
_SPACES = re.compile(r"\s+")


def even_newlines(text: str) -> str:
    r"""Turn ``\r\n`` into a space and a newline and a lone ``\r`` into a newline: every offset stays as it was."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def visible(text: str) -> str:
    """Show control characters, escape sequences and direction overrides as signs instead of obeying them.

    U+001B becomes ``␛``; what has no picture of its own becomes ``⟨U+202E⟩``.  Tabs and newlines stay.
    """
    return _UNSAFE.sub(_sign, even_newlines(text))


def one_line(text: str) -> str:
    """Make a text visible and put it on one line: every run of white space becomes one space."""
    return _SPACES.sub(" ", visible(text)).strip()


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < _FIRST_PRINTABLE:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "␡"
    return f"⟨U+{code:04X}⟩"
