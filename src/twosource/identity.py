"""Ids: hashes of what identifies a thing, never positions in a file or a run."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16


def identify(*parts: str | int | None) -> str:
    """Hash the parts into an id of 16 hex digits.

    Parts are joined by a code point that stands in no text worth reading (U+001F), ``None`` as U+001E, so that
    ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    joined = "\x1f".join("\x1e" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
