"""One pass of the tagger over a text: source-cue-content triples and names.

The encoder reads windows of the text once.  Each piece that may begin a cue is then looked at by the role layers, which
label the pieces around it as source or content *of that cue*: links are learnt, and contents may nest or overlap.
``docs/models.md`` says what it was trained on and how well it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource import weights
from twosource.attribution.confidence import confidence_of, evidence_of
from twosource.attribution.decode import BEGIN_CONTENT, BEGIN_SOURCE, INSIDE_SOURCE, best_labels
from twosource.attribution.triple import Tagged, Triple
from twosource.attribution.windows import QUOTATION_STATES, Window, cut_windows, stretch_around
from twosource.model import Name, NameLabel, Span
from twosource.spans import joined, overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

NAMES: tuple[NameLabel, ...] = ("person", "organisation", "place", "demonym", "date")
# Pieces of the role layers' batch, which is a stretch of the window once for each of its cues.
ROLE_PIECES = 4096
DISTANCE = 96
# Of BIO labels, one a byte: a label, and the inside labels of its kind behind it.
_RUN = re.compile(b"|".join(b"[%c%c]%c*" % (begin, begin + 1, begin + 1) for begin in range(1, 2 * len(NAMES), 2)))
_POINTS = ".,"
# What belongs to the number before it: "$4.2 billion", "30 percent".
_SCALE = re.compile(r"[ \u00a0]?(?:(?:thousand|million|billion|trillion|percent|per cent|bn)\b|%)")
_BRIDGE = re.compile(r",? (?:and )?")
# A cue less likely than this is not looked at (whether one makes an attribution, its content decides too), but for one
# near quotation marks: somebody said what is quoted, and the best of doubtful cues is better than none.
CUE_FLOOR = 0.15
QUOTING_CUE_FLOOR = 0.03
QUOTING_PIECES = 20
TRIPLE_FLOOR = 0.15


@dataclass(frozen=True, slots=True)
class _Encoded:
    """One window as the encoder saw it; arrays over the window's pieces."""

    window: Window
    cue: NDArray[np.float32]
    name: NDArray[np.float32]
    piece_vectors: NDArray[np.float32]
    cue_vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    last: int
    probability: float


@dataclass(frozen=True, slots=True)
class _Looked:
    """A cue with the roles that its window's pieces from ``first`` on have for it, ``(pieces, 5)``."""

    window: Window
    cue: _Cue
    first: int
    roles: NDArray[np.float32]


def tag(text: str, apart: Sequence[Span] = ()) -> Tagged:
    """Propose triples and names, sorted by place; a pure function of its arguments and the weights.

    Args:
        text: the report's text.
        apart: stretches that are not prose, in any order; they are read by themselves.
    """
    windows = cut_windows(text, weights.tokenizer(), apart)
    triples: list[Triple] = []
    names: list[Name] = []
    looked: list[_Looked] = []
    for encoded in map(_encode, windows):
        names.extend(_names(encoded, text))
        looked.extend(_look_at_cues(encoded))
    for each, labels in zip(looked, best_labels([each.roles for each in looked]), strict=True):
        triple = _triple(each, labels, text)
        if triple is not None and triple.confidence >= TRIPLE_FLOOR:
            triples.append(triple)
    return Tagged(
        triples=tuple(sorted(_without_repeats(triples), key=lambda triple: (triple.cue, triple.content))),
        names=tuple(sorted(names, key=lambda name: (name.span, name.label))),
    )


def load() -> None:
    """Load the models once, before threads ask for them at the same time."""
    weights.tokenizer()
    weights.word_table()
    for name in ("attribution.onnx", "roles.onnx"):
        weights.session(name)


def _encode(window: Window) -> _Encoded:
    """Run the encoder over one window.

    The encoder's 8-bit weights meet inputs that are scaled by the largest value of a run, so windows run together would
    change each other's numbers.  One at a time costs no more: nothing is padded.
    """
    ids = window.ids[None, :]
    inputs = {
        "words": weights.word_table().look_up(ids),
        "features": window.features[None, :],
    }
    cue, name, pieces, cues = weights.session("attribution.onnx").run(None, inputs)
    return _Encoded(window, cue[0], name[0], pieces[0], cues[0])


def _names(encoded: _Encoded, text: str) -> Iterator[Name]:
    """Read names off their BIO labels: 0 outside, 1 + 2k begins label k, 2 + 2k goes on with it."""
    for first, last, label in _runs(encoded.name.argmax(axis=-1)):
        span = _span(encoded.window, first, last, text) if first >= encoded.window.core else None
        if span is not None:
            yield Name(span, NAMES[(label - 1) // 2])


def _runs(labels: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """Maximal runs of one kind, ``[first, last)`` with their first label; a begin label starts a new run."""
    written = labels.astype(np.uint8).tobytes()
    for match in _RUN.finditer(written):
        yield match.start(), match.end(), written[match.start()]


def _span(window: Window, first: int, last: int, text: str) -> Span | None:
    """Code points of pieces ``[first, last)``, widened to whole words; separators at the edges are dropped."""
    while first < last and window.starts[first] < 0:
        first += 1
    while last > first and window.ends[last - 1] < 0:
        last -= 1
    if first >= last:
        return None
    start, end = int(window.starts[first]), int(window.ends[last - 1])
    while start > 0 and _inside_word(text, start):
        start -= 1
    while end < len(text) and _inside_word(text, end):
        end += 1
    scale = _SCALE.match(text, end) if text[end - 1].isdigit() else None
    return Span(start, scale.end() if scale else end)


def _inside_word(text: str, place: int) -> bool:
    """Whether a cut here would part a word, or a number at its point or comma ("4.2", "12,000")."""
    before, after = text[place - 1], text[place]
    if before.isalnum() and after.isalnum():
        return True
    if after in _POINTS:
        return before.isdigit() and text[place + 1 : place + 2].isdigit()
    return before in _POINTS and after.isdigit() and text[place - 2 : place - 1].isdigit()


def _look_at_cues(encoded: _Encoded) -> Iterator[_Looked]:
    """Run the role layers around each of a window's cues, those with stretches of one length together."""
    by_length: dict[int, list[tuple[_Cue, int]]] = {}
    for cue in _cues(encoded):
        start, end = stretch_around(encoded.window, cue.first)
        by_length.setdefault(end - start, []).append((cue, start))
    for length, cues in sorted(by_length.items()):
        step = max(1, ROLE_PIECES // length)
        for first in range(0, len(cues), step):
            part = cues[first : first + step]
            for (cue, start), roles in zip(part, _roles(encoded, part, length), strict=True):
                yield _Looked(encoded.window, cue, start, roles)


def _cues(encoded: _Encoded) -> Iterator[_Cue]:
    """Pieces that may begin a cue, each with the pieces that go on with it."""
    begins, size = encoded.cue[:, 1], len(encoded.window.ids)
    goes_on = encoded.cue[:, 2] > encoded.cue[:, :2].max(axis=1)
    likely = (begins >= _cue_floors(encoded.window)) & (encoded.window.starts >= 0)
    covered = 0
    for first in np.flatnonzero(likely).tolist():
        begin = float(begins[first])
        if first < max(1, encoded.window.core) or (first < covered and begin < 0.5):
            continue
        last = first + 1
        while last < size and goes_on[last]:
            last += 1
        covered = last
        yield _Cue(first, last, begin)


def _cue_floors(window: Window) -> NDArray[np.float64]:
    """The least probability of a cue that is looked at, for each piece: ``(pieces,)``."""
    pieces = np.arange(len(window.ids))
    quoted = np.flatnonzero(window.features % QUOTATION_STATES)
    if not len(quoted):
        return np.full(len(pieces), CUE_FLOOR)
    after = np.searchsorted(quoted, pieces)
    before = np.abs(pieces - quoted[np.maximum(after - 1, 0)])
    distance = np.minimum(before, np.abs(quoted[np.minimum(after, len(quoted) - 1)] - pieces))
    return np.where(distance <= QUOTING_PIECES, QUOTING_CUE_FLOOR, CUE_FLOOR)


def _roles(encoded: _Encoded, cues: Sequence[tuple[_Cue, int]], length: int) -> NDArray[np.float32]:
    """Probabilities of the roles of as many pieces for each cue, from its start on: (cues, length, 5)."""
    index = np.array([[start] for _, start in cues]) + np.arange(length)
    before = np.minimum(index - np.array([[cue.first] for cue, _ in cues]), 0)
    after = np.maximum(index - np.array([[cue.last - 1] for cue, _ in cues]), 0)
    away = before + after
    distance = np.where(away == 0, 0, np.clip(away, -DISTANCE, DISTANCE) + DISTANCE + 1)
    vectors = np.stack([encoded.cue_vectors[cue.first : cue.last].mean(axis=0) for cue, _ in cues])
    inputs = {"pieces": encoded.piece_vectors[index], "cue": vectors, "distance": distance}
    roles: NDArray[np.float32] = weights.session("roles.onnx").run(None, inputs)[0]
    return roles


def _triple(looked: _Looked, labels: NDArray[np.int64], text: str) -> Triple | None:
    """Read source and content off the role labels; ``None`` when the cue has no content."""
    window, cue, roles = looked.window, looked.cue, looked.roles
    content: list[Span] = []
    sources: list[tuple[float, Span]] = []
    certainty: list[float] = []
    for first, last, label in _runs(labels):
        span = _span(window, looked.first + first, looked.first + last, text)
        if span is None:
            continue
        if label > INSIDE_SOURCE:
            content.append(span)
            certainty.extend(roles[first:last, BEGIN_CONTENT:].sum(axis=-1).tolist())
        else:
            sources.append((float(roles[first:last, BEGIN_SOURCE:BEGIN_CONTENT].sum()), span))
    cue_span = _span(window, cue.first, cue.last, text)
    if not content or cue_span is None:
        return None
    source = (max(_bridged(sources, text))[1],) if sources else ()
    confidence = confidence_of(evidence_of(cue.probability, certainty, sourced=bool(source)))
    return Triple(source, (cue_span,), joined(content), confidence)


def _bridged(sources: Sequence[tuple[float, Span]], text: str) -> list[tuple[float, Span]]:
    """Join spans of a source with only a comma or "and" between them: one name with its apposition, or a pair."""
    out: list[tuple[float, Span]] = []
    for weight, span in sorted(sources, key=lambda item: item[1]):
        if out and _BRIDGE.fullmatch(text, out[-1][1].end, span.start):
            before = out.pop()
            out.append((before[0] + weight, Span(before[1].start, span.end)))
        else:
            out.append((weight, span))
    return out


def _without_repeats(triples: Sequence[Triple]) -> list[Triple]:
    """Keep the surest of triples whose contents are nearly the same stretch of text."""
    kept: list[Triple] = []
    for triple in sorted(triples, key=lambda item: (-item.confidence, item.cue, item.content)):
        if all(overlap(triple.content, other.content) < 0.5 for other in kept):
            kept.append(triple)
    return kept
