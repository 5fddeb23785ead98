"""GUM's attributions (genres whose texts may be used freely) as training texts.

Read from the CoNLL-U files, which hold words, trees and the discourse relations (eRST) in one place.  People decided
there which clause attributes which; where source, cue and content begin and end is read off the same people's trees.
Texts: news and interviews CC BY 2.5 (Wikinews), academic and court CC BY 4.0, biographies and travel guides CC BY-SA
3.0.  Annotations: CC BY 4.0.  Zeldes (2017), doi 10.1007/s10579-016-9343-x.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from parsed import Row, Said, Tree, Word, joined_places, said

from twosource.text.quotemarks import find_quotations

GENRES = ("news", "interview", "academic", "court", "bio", "voyage")
_UNIT = re.compile(r"(?:^|\|)Discourse=([a-z-]+)(?:_m)?:(\d+)(?:->(\d+))?(?::\d+)?(?::([^|;]*))?")
_ROOT = re.compile(r"(?:^|\|)Discourse=ROOT:(\d+)")
_PLACES = re.compile(r"[a-z]+-[a-z]+-((?:\d+(?:-\d+)?,?)+)-\w+")


@dataclass(frozen=True, slots=True)
class Unit:
    """An elementary unit of discourse: words ``[start, end)``, and how it hangs on another unit."""

    start: int
    end: int
    number: int
    head: int
    relation: str
    signals: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document of GUM; ``sentences`` holds the number of each word's sentence."""

    id: str
    text: str
    words: tuple[Word, ...]
    sentences: tuple[int, ...]
    units: tuple[Unit, ...]


def splits(path: Path) -> dict[str, frozenset[str]]:
    """Read ``splits.md``: the documents of each split."""
    out: dict[str, set[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name = line[3:].strip()
        elif line.strip().startswith("* "):
            out.setdefault(name, set()).add(line.strip()[2:])
    return {split: frozenset(names) for split, names in out.items()}


def rows(folder: Path, chosen: Collection[str]) -> Iterator[Row]:
    """The chosen documents of the free genres, in the order of their names."""
    for path in sorted(folder.glob("GUM_*.conllu")):
        if path.stem in chosen and path.stem.split("_")[1] in GENRES:
            document = read(path.stem, path.read_text(encoding="utf-8"))
            yield Row(id=document.id, text=document.text, quotes=list(attributions(document)))


def read(name: str, conllu: str) -> Document:
    """Read a document; paragraphs are parted by an empty line, as in a report."""
    text = ""
    words: list[Word] = []
    sentences: list[int] = []
    starts: list[tuple[int, str]] = []
    offset, joint, after = 0, 0, True
    for line in conllu.splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_") and text:
            text = text.rstrip(" ") + "\n\n"
        if line.startswith("# sent_id"):
            offset, joint = len(words), 0
        fields = line.split("\t")
        if len(fields) != 10 or "." in fields[0]:
            continue
        if "-" in fields[0]:
            joint, after = int(fields[0].split("-")[1]), "SpaceAfter=No" not in fields[9]
            continue
        number, head = int(fields[0]), int(fields[6])
        if "Discourse=" in fields[9]:
            starts.append((len(words), fields[9]))
        start = len(text)
        place = offset + head - 1 if head else -1
        words.append(Word(fields[1], start, start + len(fields[1]), fields[2], fields[3], place, fields[7]))
        sentences.append(offset)
        spaced = after if number == joint else number > joint and "SpaceAfter=No" not in fields[9]
        text += fields[1] + (" " if spaced else "")
    return Document(name, text.rstrip(), tuple(words), tuple(sentences), tuple(_units(starts, len(words))))


def _units(starts: Sequence[tuple[int, str]], size: int) -> Iterator[Unit]:
    ends = [start for start, _ in starts[1:]] + [size]
    for (start, note), end in zip(starts, ends, strict=True):
        found = _UNIT.search(note)
        root = _ROOT.search(note)
        if root is not None:
            yield Unit(start, end, int(root[1]), 0, "ROOT", "")
        elif found is not None:
            yield Unit(start, end, int(found[2]), int(found[3] or 0), found[1], found[4] or "")


def attributions(document: Document) -> Iterator[Said]:
    """What the document's attributing units say, without those whose cue no word shows (credits of pictures)."""
    tree = Tree(document.words)
    units = {unit.number: unit for unit in document.units}
    for unit in document.units:
        if unit.relation.startswith("attribution") and unit.head in units:
            found = _attribution(document, tree, units, unit)
            if found is not None:
                yield _with_quotation(document.text, found)


def _attribution(document: Document, tree: Tree, units: dict[int, Unit], unit: Unit) -> Said | None:
    own = _words_of(document, unit)
    cue = _cue(document, tree, unit, own)
    if not cue:
        return None
    verb = max(cue, key=lambda index: (document.words[index].tag == "VERB", index))
    head = units[unit.head]
    content = tree.clause(verb)
    if not content & set(range(head.start, head.end)):
        content = _subtree(document, units, head, unit) - own
    source = _source(document, tree, unit, verb, content | cue)
    return said(tree, document.text, source, cue, content)


def _words_of(document: Document, unit: Unit) -> set[int]:
    """Words of a unit, with the parts that an inserted unit has cut off."""
    parts = [unit, *(other for other in document.units if other.head == unit.number and other.relation == "same-unit")]
    return {index for part in parts for index in range(part.start, part.end)}


def _signalled(unit: Unit, kinds: tuple[str, ...]) -> list[list[int]]:
    """Words that the annotators marked as signals of some kinds; counted from 0."""
    out = []
    for signal in unit.signals.split("+"):
        found = _PLACES.match(signal)
        if found is None or not signal.startswith(kinds):
            continue
        here: list[int] = []
        for part in found[1].split(","):
            first, _, last = part.partition("-")
            here.extend(range(int(first) - 1, int(last or first)))
        out.append(here)
    return out


def _cue(document: Document, tree: Tree, unit: Unit, own: set[int]) -> set[int]:
    phrases = [phrase for phrase in _signalled(unit, ("lex-indph",)) if own.issuperset(phrase)]
    marked = [index for signal in _signalled(unit, ("lex-indwd",)) for index in signal if index in own]
    verbs = [index for index in marked if document.words[index].tag == "VERB"]
    if not verbs and phrases:
        return set(phrases[0])
    if not verbs:
        verbs = [index for index in sorted(own) if document.words[index].tag == "VERB" and tree.clause(index)]
    if not verbs:
        verbs = [index for index in marked if document.words[index].tag in {"NOUN", "ADJ"}]
    return tree.cue(verbs[0]) if verbs else set()


def _subtree(document: Document, units: dict[int, Unit], head: Unit, without: Unit) -> set[int]:
    """Words of a unit and of all that hangs on it within its sentence, without one branch."""
    sentence = document.sentences[head.start]
    out: set[int] = set()
    for unit in document.units:
        above, seen = unit, set()
        while above.number not in {head.number, without.number} and above.head in units and above.number not in seen:
            seen.add(above.number)
            above = units[above.head]
        if above.number == head.number and document.sentences[unit.start] == sentence:
            out.update(range(unit.start, unit.end))
    return out


def _source(document: Document, tree: Tree, unit: Unit, verb: int, taken: set[int]) -> set[int]:
    """The marked source with all that hangs on it; else the subject of the cue; nothing beyond the sentence."""
    sentence = document.sentences[verb]
    marked = [index for signal in _signalled(unit, ("sem-atsrc",)) for index in signal]
    marked = [index for index in marked if document.sentences[index] == sentence and index not in taken]
    heads = [index for index in marked if document.words[index].head not in marked][:1]
    if not heads:
        subject = tree.subject(verb)
        heads = [] if subject is None or document.words[subject].tag == "VERB" else [subject]
    for head in heads:
        widened = tree.whole(head) - taken
        return widened if verb not in tree.whole(head) else set(marked) or {head}
    return set()


def _with_quotation(text: str, found: Said) -> Said:
    """Widen a content to the quotations that it touches: what stands in one pair of marks is of one speaker."""
    content = list(found["content"])
    for quotation in find_quotations(text):
        start, end = quotation.outer
        if len(text[start:end].split()) < 4 or any(start <= cue < end for cue, _ in found["cue"]):
            continue
        if any(a < end and start < b for a, b in found["content"]):
            content.append((start, end))
    return Said(source=found["source"], cue=found["cue"], content=joined_places(content))
