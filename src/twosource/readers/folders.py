"""Folders and globs as inputs: what they hold, in a fixed order, without leaving them.

A symbolic link inside a folder is not followed: it may lead anywhere, and what it leads to inside the folder is read
anyway.  Links that the user names are followed.
"""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING

from twosource.model import Skipped, Warned
from twosource.paths import STDIN
from twosource.readers.sources import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_FOLLOW = "name the file itself"


def expand(inputs: Sequence[str | Path]) -> Iterator[str | Skipped | Warned]:
    """Yield the files behind the inputs in the order given.

    A folder stands for every file in it and below it, sorted by path; a glob that the shell left alone for the files
    that it matches, sorted.  Hidden files and folders inside a folder are left out and counted.
    """
    for given in inputs:
        path = os.fspath(given)
        if path != STDIN and "\0" not in path and os.path.isdir(path):
            yield from _walk(path)
        elif path == STDIN or not glob.has_magic(path) or os.path.lexists(path):
            yield path
        else:
            yield from _matches(path)


def _walk(top: str) -> Iterator[str | Skipped | Warned]:
    found: list[str] = []
    outcomes: list[Skipped] = []
    hidden = 0

    def refuse(error: OSError) -> None:
        name = shown_path(error.filename or top)
        cause = (error.strerror or str(error)).lower()
        outcomes.append(Skipped(name, f"cannot be listed ({cause})", "make the folder readable for you"))

    for folder, inner, files in os.walk(top, followlinks=False, onerror=refuse):
        hidden += sum(name.startswith(".") for name in (*inner, *files))
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        linked = [name for name in inner if os.path.islink(os.path.join(folder, name))]
        inner[:] = [name for name in inner if name not in linked]
        for name in (*linked, *(name for name in files if not name.startswith("."))):
            path = os.path.join(folder, name)
            if os.path.islink(path):
                outcomes.append(Skipped(shown_path(path), "is a symbolic link in a folder: not followed", _FOLLOW))
            else:
                found.append(path)
    yield from sorted(found)
    yield from sorted(outcomes, key=lambda skipped: skipped.source)
    if hidden:
        noun = "file or folder" if hidden == 1 else "files and folders"
        yield Warned(shown_path(top), f"{hidden:,} hidden {noun} left out")
    if not found and not outcomes:
        yield Skipped(shown_path(top), "is a folder without files", "name a folder that holds reports")


def _matches(pattern: str) -> Iterator[str | Skipped]:
    matches = sorted(match for match in glob.glob(pattern, recursive=True) if not os.path.isdir(match))
    if not matches:
        # Opening it says that nothing matches.
        yield pattern
        return
    root = os.path.realpath(_fixed_part(pattern))
    for match in matches:
        if "**" in pattern and not _lies_in(match, root):
            yield Skipped(shown_path(match), "lies behind a symbolic link out of the folder: not followed", _FOLLOW)
        else:
            yield match


def _fixed_part(pattern: str) -> str:
    """The folder in front of the first part of a pattern that matches anything."""
    fixed = pattern
    while glob.has_magic(fixed):
        fixed = os.path.dirname(fixed)
    return fixed or os.curdir


def _lies_in(path: str, root: str) -> bool:
    real = os.path.realpath(path)
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)
