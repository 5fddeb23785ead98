"""Measure pronouns and short names against the chains of OntoGUM: ``python -m benchmarks.gum_chains FOLDER``.

``FOLDER`` holds OntoGUM's ``*.conllu``; read are its news and interviews.  Measured are, outside quotations, the
subjects of a clause that are a pronoun of the third person or a short name (one word of a longer name in its chain):
right is a speaker who is named among the mentions of the subject's chain.  Words and chains are GUM's; names are the
tagger's.  Every second document, by name, is kept aside: what goes wrong is read in the others only (``--errors``).
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.speaker_counts import SpeakerCounts, plain
from twosource.attribution.coreference import resolve_speakers
from twosource.attribution.tagger import tag
from twosource.model import Attribution, Report, Span
from twosource.spans import shared
from twosource.text.quotemarks import find_quotations
from twosource.text.segment import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model import Speaker

PRONOUNS = frozenset({"he", "she", "it", "they"})
SPEECH = frozenset(
    [
        "say", "tell", "add", "claim", "argue", "believe", "think", "warn", "deny", "announce", "write", "state",
        "report", "note", "explain", "insist", "suggest", "ask", "reply", "admit", "describe", "confirm", "declare",
        "call", "promise", "stress", "acknowledge", "recall", "predict", "conclude", "urge",
    ]
)  # fmt: skip
_ENTITY = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")
_WORD = re.compile(r"\w+")
_SUBJECT = frozenset({"nsubj"})


@dataclass(frozen=True, slots=True)
class _Token:
    """A token of a CoNLL-U sentence with its place in the text."""

    span: Span
    lemma: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class _Chain:
    """Mentions of one thing."""

    spans: tuple[Span, ...]
    names: tuple[str, ...]

    def named(self) -> bool:
        """Tell whether a mention is a proper name."""
        return any(name[:1].isupper() and plain(name) not in PRONOUNS for name in self.names)

    def holds(self, speaker: Speaker) -> bool:
        """Tell whether a speaker is named among the mentions, in full or in part."""
        said = set(_WORD.findall(plain(speaker.name)))
        mentions = [set(_WORD.findall(plain(name))) for name in self.names if plain(name) not in PRONOUNS]
        return any(said <= words or words <= said for words in mentions if words)


@dataclass(frozen=True, slots=True)
class _Subject:
    """A subject to be resolved: the span, what sort it is, and its verb."""

    span: Span
    sort: str
    verb: _Token
    chain: _Chain


def count_document(path: Path, errors: list[str] | None = None) -> dict[str, SpeakerCounts]:
    """Count the subjects of one document by their sort; what is not right is told in ``errors``."""
    text, sentences, chains = _read_conllu(path)
    quoted = [quotation.outer for quotation in find_quotations(text) if quotation.kind == "direct"]
    subjects = [
        subject
        for tokens in sentences
        for subject in _subjects(text, tokens, chains)
        if not shared([subject.span], quoted)
    ]
    ends = {tokens[0].span.start: tokens[-1].span.end for tokens in sentences if tokens}
    attributions = [_attribution(str(number), subject, ends) for number, subject in enumerate(subjects)]
    report = Report(path.stem, text, "", "", language="en")
    found = resolve_speakers(report, split_sentences(text, "en"), find_quotations(text), tag(text).names, attributions)
    totals: dict[str, SpeakerCounts] = defaultdict(SpeakerCounts)
    for subject, resolved in zip(subjects, found, strict=True):
        counts = _judge(subject.chain, resolved.speaker)
        for sort in (subject.sort, *(["before a verb of speech"] if subject.verb.lemma in SPEECH else [])):
            totals[sort] += counts
        if errors is not None and (counts.wrong or counts.unknown or counts.invented):
            around = " ".join(text[max(0, subject.span.start - 150) : subject.span.end + 60].split())
            written = text[subject.span.start : subject.span.end]
            names = sorted(set(subject.chain.names))[:4]
            errors.append(f"{path.stem} {written!r}: {names}, got {resolved.speaker}\n      {around}")
    return totals


def _judge(chain: _Chain, speaker: Speaker | None) -> SpeakerCounts:
    named = chain.named()
    if speaker is not None and chain.holds(speaker):
        return SpeakerCounts(right=1) if named else SpeakerCounts(nameless=1)
    if speaker is None or speaker.kind == "unnamed":
        return SpeakerCounts(unknown=1) if named else SpeakerCounts(nameless=1)
    return SpeakerCounts(wrong=1) if named else SpeakerCounts(invented=1, nameless=1)


def _subjects(text: str, tokens: Sequence[_Token], chains: Sequence[_Chain]) -> Iterator[_Subject]:
    """Give the pronouns and short names of a sentence that are the subject of a verb and stand in a chain."""
    for index, token in enumerate(tokens):
        if token.relation not in _SUBJECT or not token.head:
            continue
        inside = [i for i in range(len(tokens)) if _below(tokens, i, index)]
        span = Span(tokens[min(inside)].span.start, tokens[max(inside)].span.end)
        written = text[span.start : span.end]
        chain = next((one for one in chains if span in one.spans), None)
        if chain is None:
            continue
        if written.lower() in PRONOUNS:
            yield _Subject(span, written.lower(), tokens[token.head - 1], chain)
        elif written[:1].isupper() and _WORD.fullmatch(written) and _shortens(written, chain):
            yield _Subject(span, "short name", tokens[token.head - 1], chain)


def _shortens(written: str, chain: _Chain) -> bool:
    longer = (_WORD.findall(plain(name)) for name in chain.names if name[:1].isupper())
    return any(len(words) > 1 and plain(written) in words for words in longer)


def _attribution(name: str, subject: _Subject, ends: dict[int, int]) -> Attribution:
    """Make an attribution of a subject; only a verb of speech has the rest of the sentence as its content."""
    verb = subject.verb
    end = ends[max(start for start in ends if start <= subject.span.start)]
    speech = verb.lemma in SPEECH and verb.span.end < end
    content = (Span(verb.span.end, end),) if speech else ()
    return Attribution(name, (subject.span,), (verb.span,), content, "indirect", "affirmed", None, None, 1.0)


def _below(tokens: Sequence[_Token], index: int, top: int) -> bool:
    """Tell whether a token stands under another in the tree, or is it."""
    while index != top:
        if tokens[index].head == 0:
            return False
        index = tokens[index].head - 1
    return True


def _read_conllu(path: Path) -> tuple[str, list[list[_Token]], list[_Chain]]:
    """Read a document: its text, its sentences' tokens, and its chains."""
    text = ""
    sentences: list[list[_Token]] = []
    opened_at: dict[str, list[int]] = {}
    mentions: dict[str, list[Span]] = {}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        if text:
            text += "\n\n" if any(line.startswith("# newpar") for line in lines) else " "
        tokens: list[_Token] = []
        for row in (line.split("\t") for line in lines if line and not line.startswith("#")):
            if not row[0].isdigit():
                continue
            start = len(text)
            text += row[1]
            tokens.append(_Token(Span(start, len(text)), row[2], int(row[6]), row[7].partition(":")[0]))
            for whole, opened, closed in _ENTITY.findall(_entity_field(row[9])):
                if whole:
                    mentions.setdefault(whole, []).append(Span(start, len(text)))
                elif opened:
                    opened_at.setdefault(opened, []).append(start)
                elif opened_at.get(closed):
                    mentions.setdefault(closed, []).append(Span(opened_at[closed].pop(), len(text)))
            text += "" if "SpaceAfter=No" in row[9] else " "
        text = text.rstrip(" ")
        sentences.append(tokens)
    chains = [_Chain(tuple(spans), tuple(text[start:end] for start, end in spans)) for spans in mentions.values()]
    return text, sentences, chains


def _entity_field(misc: str) -> str:
    return next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")


def documents(folder: Path) -> tuple[list[Path], list[Path]]:
    """Give the news and interviews: those to look at, and those kept aside."""
    paths = sorted([*folder.glob("GUM_news_*.conllu"), *folder.glob("GUM_interview_*.conllu")])
    return paths[::2], paths[1::2]


def main() -> None:
    """Print the counts of both halves by sort of subject."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--errors", action="store_true", help="of the half that is looked at")
    options = arguments.parse_args()
    errors: list[str] = []
    looked_at, aside = documents(options.folder)
    for title, half, told in (("looked at", looked_at, errors), ("kept aside", aside, None)):
        totals: dict[str, SpeakerCounts] = defaultdict(SpeakerCounts)
        for path in half:
            for sort, counts in count_document(path, told).items():
                totals[sort] += counts
        print(f"{title}: {len(half)} documents")
        for sort in (*sorted(PRONOUNS), "short name", "before a verb of speech"):
            print("  " + totals[sort].line(sort))
        whole = sum((totals[sort] for sort in (*PRONOUNS, "short name")), SpeakerCounts())
        print("  " + whole.line("all"))
    if options.errors:
        print("\n".join(errors))


if __name__ == "__main__":
    main()
