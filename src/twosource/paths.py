"""How the input that a report was read from is called."""

from __future__ import annotations

STDIN = "-"
"""The path of what comes in on standard input."""


def source_name(path: str) -> str:
    """A path as it is told."""
    return "standard input" if path == STDIN else path


def file_name(path: str | None) -> str:
    """The last part of a path, or of a path within a file of many reports; empty where there is none."""
    return source_name(path).rstrip("/\\").replace("\\", "/").rpartition("/")[2] if path else ""
