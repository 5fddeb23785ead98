"""LitBank's quotations as training texts: fiction, with the speaker of each quotation decided by people.

LitBank (Bamman and others, 2020; CC BY 4.0; the novels are in the public domain) gives each quotation's speaker, but no
cue.  The cue is found by one rule: a verb of saying beside the quotation with a mention of its speaker next to it.
Indirect speech is not annotated there; it is labelled by one rule over a parser's trees (``parsed.clauses``).
Paragraphs with a quotation whose cue the rule does not find are left out, and so are those where nobody says anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from parsed import Row, Said, Tree, Word, clauses, said

from twosource.model import Span

SAYING = frozenset(
    re.findall(
        r"\w+",
        """
        add admit agree announce answer argue ask assert assure beg begin boast call claim command comment
        complain concede conclude confess confirm continue cry declare demand deny emphasize enquire exclaim
        explain gasp growl hint inform inquire insist interrupt laugh maintain mention moan murmur mutter
        note object observe order persist plead proceed promise pronounce propose protest pursue reason
        recommend rejoin remark remind repeat reply report respond resume retort return reveal roar say
        scream shout shriek sigh snap sob stammer state suggest swear tell think threaten urge utter venture
        vow wail warn whisper wonder write yell
        """,
    )
)
# Words between a quotation and its verb of saying, and between that verb and the speaker's mention.
NEAR = 8
BESIDE = 3
PARAGRAPH = 5
NO_SPACE_BEFORE = frozenset([*",.;:!?)]}”’…%", "n't", "n’t"])
NO_SPACE_AFTER = frozenset("([{“‘$£_")
SINGLE = frozenset("'‘’`")

Parser = Callable[[Sequence[str], Sequence[bool]], tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: words ``[first, last]`` of the document, and who speaks it."""

    first: int
    last: int
    speaker: str


@dataclass
class Novel:
    """An excerpt: tokens, the first token of each sentence, quotations, and mentions ``(first, last, who)``."""

    id: str
    tokens: list[str]
    sentences: list[int]
    quotations: list[Quotation] = field(default_factory=list)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)


def rows(folder: Path, parser: Parser) -> Iterator[Row]:
    """All excerpts with what could be labelled in them, in the order of their names."""
    for path in sorted((folder / "quotations" / "tsv").glob("*.ann")):
        novel = read(folder, path.stem)
        row = labelled(novel, parser)
        if row["quotes"]:
            yield row


def read(folder: Path, name: str) -> Novel:
    """Read an excerpt's tokens, quotations and mentions of people."""
    text = (folder / "quotations" / "tsv" / f"{name}.txt").read_text(encoding="utf-8")
    novel = Novel(name, [], [])
    for line in text.splitlines():
        novel.sentences.append(len(novel.tokens))
        novel.tokens.extend(line.split())
    spoken, places = _standoff(folder / "quotations" / "tsv" / f"{name}.ann", novel.sentences, "QUOTE", "ATTRIB")
    novel.quotations = sorted((Quotation(*places[key], who) for key, who in spoken.items()), key=lambda q: q.first)
    same, places = _standoff(folder / "coref" / "tsv" / f"{name}.ann", novel.sentences, "MENTION", "COREF")
    novel.mentions = sorted((*places[key], who) for key, who in same.items() if key in places)
    return novel


def _standoff(
    path: Path, sentences: Sequence[int], place: str, link: str
) -> tuple[dict[str, str], dict[str, tuple[int, int]]]:
    """Links (identity → who) and places (identity → first and last token) of a file of annotations."""
    links: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    for fields in (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()):
        if fields[0] == link:
            links[fields[1]] = fields[2]
        elif fields[0] == place:
            a, b, c, d = map(int, fields[2:6])
            places[fields[1]] = (sentences[a] + b, sentences[c] + d)
    return links, places


def set_type(novel: Novel) -> tuple[list[str], list[bool]]:
    """Tokens as a newspaper prints them, and whether a space follows each.

    Single marks around a quotation become double ones; a straight mark opens and closes in turn.
    """
    tokens = list(novel.tokens)
    for quotation in novel.quotations:
        if tokens[quotation.first] in SINGLE:
            tokens[quotation.first] = "“"
        if tokens[quotation.last] in SINGLE:
            tokens[quotation.last] = "”"
    opened = False
    spaces = [True] * len(tokens)
    for index, token in enumerate(tokens):
        opening = token in NO_SPACE_AFTER
        glued = token in NO_SPACE_BEFORE or (token[0] in "'’" and len(token) > 1)
        if token == '"':
            opened = not opened
            opening, glued = opened, not opened
        spaces[index] = not opening
        if glued and index:
            spaces[index - 1] = False
    return tokens, spaces


def paragraphs(novel: Novel) -> list[tuple[int, int]]:
    """Tokens ``[start, end)`` of paragraphs; the excerpts have lost theirs.

    One begins before a sentence that begins with another speaker's quotation, and after some sentences of prose.
    """
    starts = [0]
    count = 0
    speaker = ""
    for sentence in novel.sentences[1:]:
        count += 1
        if any(q.first < sentence <= q.last for q in novel.quotations):
            continue
        opening = next((q for q in novel.quotations if q.first == sentence), None)
        if (opening is not None and opening.speaker != speaker) or count >= PARAGRAPH:
            starts.append(sentence)
            count = 0
        before = [q.speaker for q in novel.quotations if q.first <= sentence]
        speaker = before[-1] if before else ""
    return list(zip(starts, [*starts[1:], len(novel.tokens)], strict=True))


def labelled(novel: Novel, parser: Parser) -> Row:
    """The paragraphs in which all quotations have a cue and somebody says something."""
    tokens, spaces = set_type(novel)
    text = ""
    quotes: list[Said] = []
    for start, end in paragraphs(novel):
        words = parser(tokens[start:end], spaces[start:end])
        inside = [q for q in novel.quotations if start <= q.first and q.last < end]
        found = _paragraph(novel, words, start, inside)
        if found is None:
            continue
        offset = len(text)
        text += _text(words) + "\n\n"
        for quote in found:
            source, cue, content = (
                _moved(places, offset) for places in (quote["source"], quote["cue"], quote["content"])
            )
            quotes.append(Said(source=source, cue=cue, content=content))
    return Row(id=novel.id, text=text.rstrip(), quotes=quotes)


def _text(words: Sequence[Word]) -> str:
    out = ""
    for word in words:
        out += " " * (word.start - len(out)) + word.text
    return out


def _moved(places: Sequence[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    return [(start + offset, end + offset) for start, end in places]


def _paragraph(novel: Novel, words: Sequence[Word], start: int, quotations: Sequence[Quotation]) -> list[Said] | None:
    """What is said in a paragraph; ``None`` when a quotation's cue is not found, or nothing is said."""
    text, tree = _text(words), Tree(words)
    by_cue: dict[int, tuple[set[int], set[int]]] = {}
    for quotation in quotations:
        found = cue_of(novel, words, start, quotation, quotations)
        if found is None:
            return None
        verb, mention = found
        content = by_cue.setdefault(verb, (mention, set()))[1]
        content.update(range(quotation.first - start, quotation.last - start + 1))
    out = [said(tree, text, source, {verb}, content) for verb, (source, content) in sorted(by_cue.items())]
    outside = [Span(words[q.first - start].start, words[q.last - start].end) for q in quotations]
    every = [*filter(None, out), *clauses(tree, text, SAYING, outside, by_cue)]
    return every or None


def cue_of(
    novel: Novel, words: Sequence[Word], start: int, quotation: Quotation, quotations: Sequence[Quotation]
) -> tuple[int, set[int]] | None:
    """The verb of saying beside a quotation, and the speaker's mention next to that verb (words of the paragraph).

    After the quotation first, then before it; the nearest verb wins.  Nothing within a quotation counts.
    """
    quoted = {index - start for other in quotations for index in range(other.first, other.last + 1)}
    first, last = quotation.first - start, quotation.last - start
    after = range(last + 1, min(last + 1 + NEAR, len(words)))
    before = range(first - 1, max(first - 1 - NEAR, -1), -1)
    for side in (after, before):
        for index in side:
            if index in quoted:
                break
            if words[index].lemma.lower() not in SAYING or not words[index].tag.startswith("V"):
                continue
            mention = _mention(novel, start, index, quotation.speaker, quoted)
            if mention:
                return index, mention
    return None


def _mention(novel: Novel, start: int, verb: int, speaker: str, quoted: set[int]) -> set[int]:
    """Words of the speaker's mention nearest to a verb, at most ``BESIDE`` words away."""
    near = []
    for first, last, who in novel.mentions:
        here = range(first - start, last - start + 1)
        away = max(here.start - verb, verb - here.stop + 1)
        if who == speaker and 0 < away <= BESIDE and quoted.isdisjoint(here):
            near.append((away, -len(here), here))
    return set(min(near, key=lambda item: item[:2])[2]) if near else set()
