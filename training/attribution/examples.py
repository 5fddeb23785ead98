"""Labelled windows from annotated texts, with honest augmentation of layout."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from network import CUE_LABELS, NAME_LABELS

from twosource.attribution.windows import Window, cut_windows

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Document:
    """A text with its attributions (source, cue, content) and silver names."""

    id: str
    text: str
    attributions: list[dict[str, Spans]]
    names: list[tuple[int, int, str]]


@dataclass(frozen=True)
class Labelled:
    """A window with its labels; ``cues`` holds (first piece, past last piece, role labels)."""

    window: Window
    cue: NDArray[np.int64]
    name: NDArray[np.int64]
    cues: list[tuple[int, int, NDArray[np.int64]]]


def load(texts: Path, names: Path | None) -> list[Document]:
    """Read the JSONL of ``polnear_to_jsonl.py`` and of ``silver_names.py``."""
    silver: dict[str, list[tuple[int, int, str]]] = {}
    if names is not None:
        for row in map(json.loads, names.open(encoding="utf-8")):
            silver[row["id"]] = [tuple(name) for name in row["names"]]
    return [
        Document(row["id"], row["text"], row["quotes"], silver.get(row["id"], []))
        for row in map(json.loads, texts.open(encoding="utf-8"))
    ]


MARKS = {
    "straight": str.maketrans("“”", '""'),
    "guillemets": str.maketrans("“”", "«»"),
    "german": str.maketrans("“”", "„“"),
    "none": str.maketrans('“”"', "   "),
}


def augment(text: str, chance: random.Random) -> str:
    """Change the marks or the case without moving a code point, so that every label stays where it is."""
    draw = chance.random()
    if draw < 0.10:
        text = text.translate(MARKS["straight"])
    elif draw < 0.16:
        text = curly(text)
    elif draw < 0.20:
        text = curly(text).translate(MARKS["guillemets"])
    elif draw < 0.22:
        text = curly(text).translate(MARKS["german"])
    elif draw < 0.24:
        text = text.translate(MARKS["none"])
    if chance.random() < 0.02:
        lowered = text.lower()
        text = lowered if len(lowered) == len(text) else text
    return text


def curly(text: str) -> str:
    """Straight double marks to curly ones, alternating within a paragraph."""
    out = []
    for line in text.split("\n"):
        opening = True
        characters = []
        for character in line:
            if character == '"':
                characters.append("“" if opening else "”")
                opening = not opening
            else:
                characters.append(character)
        out.append("".join(characters))
    return "\n".join(out)


def label(document: Document, text: str, tokenizer: Tokenizer) -> list[Labelled]:
    """Label the windows of a document whose text may have been augmented."""
    return [_label_window(window, document) for window in cut_windows(text, tokenizer)]


def _label_window(window: Window, document: Document) -> Labelled:
    size = len(window.ids)
    cue_labels = np.zeros(size, dtype=np.int64)
    name_labels = np.zeros(size, dtype=np.int64)
    for start, end, kind in document.names:
        pieces = pieces_of(window, [(start, end)])
        if len(pieces):
            name = 1 + 2 * NAME_LABELS.index(kind)
            name_labels[pieces] = name + 1
            name_labels[pieces[0]] = name
    cues = []
    for attribution in document.attributions:
        pieces = pieces_of(window, attribution["cue"][:1])
        if not len(pieces):
            continue
        first, last = int(pieces[0]), int(pieces[-1]) + 1
        if first >= window.core:
            cue_labels[first:last] = CUE_LABELS.index("I-cue")
            cue_labels[first] = CUE_LABELS.index("B-cue")
        roles = np.zeros(size, dtype=np.int64)
        for role, begin in (("content", 3), ("source", 1)):
            for span in attribution[role]:
                part = pieces_of(window, [span])
                if len(part):
                    roles[part] = begin + 1
                    roles[part[0]] = begin
        cues.append((first, last, roles))
    return Labelled(window, cue_labels, name_labels, cues)


def pieces_of(window: Window, spans: Spans) -> NDArray[np.int64]:
    """Indices of the pieces that lie in the spans (a piece counts when it overlaps)."""
    inside = np.zeros(len(window.ids), dtype=bool)
    for start, end in spans:
        inside |= (window.starts < end) & (window.ends > start) & (window.starts >= 0)
    return np.flatnonzero(inside)
