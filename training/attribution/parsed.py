"""Parsed words, and what a dependency tree tells about who says what.

Labels are those of Universal Dependencies (GUM's own trees) or of spaCy's English models; where the two differ, both
names are listed.  All rules are plain: a cue is a verb with its auxiliaries, its source the subject with all that hangs
on it, its content the clause that it governs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from twosource.model import Span
from twosource.spans import joined, trimmed

AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass", "compound:prt", "prt"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer"})
CLAUSES = frozenset({"ccomp"})
# What leads from a verb without a subject to the verb that has it: "said …, adding that …".
SHARING = frozenset({"conj", "advcl", "xcomp"})
# The one who writes, or the one who reads, is nobody whom a report quotes.
WRITERS = frozenset({"i", "we", "you"})
EDGES = " \t\n,;:–—-."
MARKS = frozenset("\"“”„«»‘’'`")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the text (code points) and its head (index into the same list, -1 for a root)."""

    text: str
    start: int
    end: int
    lemma: str
    tag: str
    head: int
    label: str


class Said(TypedDict):
    """An attribution as ``train.py`` reads it."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]


class Row(TypedDict):
    """A line of ``TEXTS.jsonl``."""

    id: str
    text: str
    quotes: list[Said]


class Tree:
    """The words of a text with their dependants."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._below: list[list[int]] = [[] for _ in words]
        for index, word in enumerate(words):
            if word.head >= 0:
                self._below[word.head].append(index)

    def under(self, index: int, labels: Collection[str]) -> list[int]:
        """Direct dependants with one of the labels."""
        return [child for child in self._below[index] if self.words[child].label in labels]

    def whole(self, index: int) -> set[int]:
        """A word with all that hangs on it."""
        found = {index}
        waiting = [index]
        while waiting:
            for child in self._below[waiting.pop()]:
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return found

    def cue(self, verb: int) -> set[int]:
        """A verb with its auxiliaries and particle and what stands between them."""
        near = [child for child in self.under(verb, AUXILIARIES) if abs(child - verb) <= 3]
        return set(range(min([verb, *near]), max([verb, *near]) + 1))

    def subject(self, verb: int) -> int | None:
        """The subject of a verb, or of the verb that it shares one with."""
        seen: set[int] = set()
        while verb >= 0 and verb not in seen:
            seen.add(verb)
            found = self.under(verb, SUBJECTS)
            if found:
                return found[0]
            if self.words[verb].label not in SHARING:
                return None
            verb = self.words[verb].head
        return None

    def clause(self, verb: int) -> set[int]:
        """The clause that a verb governs, without the "that" before it; empty where there is none."""
        found: set[int] = set()
        for child in self.under(verb, CLAUSES):
            found |= self.whole(child)
        first = min((index for index in found if self.words[index].text.isalnum()), default=-1)
        return found - {first} if first >= 0 and self.words[first].label == "mark" and self._is_that(first) else found

    def _is_that(self, index: int) -> bool:
        return self.words[index].text.lower() == "that"


def said(tree: Tree, text: str, source: Collection[int], cue: Collection[int], content: Collection[int]) -> Said | None:
    """Spans of words; ``None`` where cue or content is left empty, or where the writer speaks of himself."""
    if len(source) == 1 and all(tree.words[index].text.lower() in WRITERS for index in source):
        return None
    content = set(content) - set(cue) - set(source)
    found = Said(
        source=list(spans(tree.words, text, set(source) - set(cue))),
        cue=list(spans(tree.words, text, cue)),
        content=list(spans(tree.words, text, content)),
    )
    return found if found["cue"] and found["content"] else None


def spans(words: Sequence[Word], text: str, indices: Collection[int]) -> Iterator[tuple[int, int]]:
    """Stretches of text of words that follow each other, without points and commas at their edges.

    A stretch of nothing but marks or points is left out.
    """
    runs: list[Span] = []
    before = -2
    for index in sorted(indices):
        here = Span(words[index].start, words[index].end)
        runs.append(Span(runs.pop().start, here.end) if index == before + 1 else here)
        before = index
    for run in runs:
        span = trimmed(text, run, EDGES)
        if any(character.isalnum() for character in text[span.start : span.end]):
            whole = _with_point(text, span)
            yield whole.start, whole.end


def _with_point(text: str, span: Span) -> Span:
    """Widen a content that begins with a mark by the point and the mark that end it (“It is.”)."""
    if text[span.start] in MARKS and text[span.end : span.end + 2].rstrip()[1:2] in MARKS:
        return Span(span.start, span.end + 2)
    return span


def clauses(
    tree: Tree, text: str, verbs: Collection[str], outside: Sequence[Span], taken: Collection[int]
) -> list[Said]:
    """Indirect speech by one rule: a verb of saying with a subject and a clause that it governs.

    Args:
        tree: of the text.
        text: what the words' places refer to.
        verbs: lemmas of verbs of saying.
        outside: quotations; what stands in them is somebody's speech already.
        taken: words that are the cue of something else.
    """
    out = []
    for index, word in enumerate(tree.words):
        if index in taken or word.lemma.lower() not in verbs:
            continue
        if any(start <= word.start < end for start, end in outside):
            continue
        subject, content = tree.subject(index), tree.clause(index)
        if subject is None or not content or index in content:
            continue
        found = said(tree, text, tree.whole(subject) - content, tree.cue(index), content)
        if found is not None:
            out.append(found)
    return out


def joined_places(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted places, those that touch or overlap joined."""
    return [(start, end) for start, end in joined(Span(*place) for place in places)]
