"""Measure how many speakers are resolved rightly: ``python -m benchmarks.speakers [--gum FOLDER]``.

Sources, cues and contents are the gold's, so that only the resolving is measured; names are the tagger's.  With
``--gum`` (a folder of OntoGUM's ``*.conllu``) it also measures pronouns of the third person that are the subject of a
speech verb in news and interviews: right is a speaker who is named among the mentions of the pronoun's chain.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.gold import GoldAttribution, event_names, load_event
from twosource.attribution.coreference import resolve_speakers
from twosource.attribution.tagger import tag
from twosource.model import Attribution, Report, Span
from twosource.readers.intake import read_inputs
from twosource.text.quotemarks import find_quotations
from twosource.text.segment import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Speaker

PRONOUNS = frozenset({"he", "she", "it", "they"})
SPEECH = frozenset(
    [
        "say",
        "tell",
        "add",
        "claim",
        "argue",
        "believe",
        "think",
        "warn",
        "deny",
        "announce",
        "write",
        "state",
        "report",
        "note",
        "explain",
        "insist",
        "suggest",
        "ask",
        "reply",
        "admit",
        "describe",
        "confirm",
        "declare",
        "call",
        "promise",
        "stress",
        "acknowledge",
        "recall",
        "predict",
        "conclude",
        "urge",
    ]
)
_ARTICLE_OR_TITLE = re.compile(
    r"^(?:(?:the|a|an|dame|sir|lord|lady|mrs|mr|ms|dr|prof|professor|judge|justice|president|prime minister)\.?\s+)+"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_ENTITY = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")


@dataclass(frozen=True, slots=True)
class SpeakerCounts:
    """How many speakers are named rightly, wrongly and not at all.

    Attributes:
        right: the gold's name.
        wrong: another name.
        unknown: none, or one that the report leaves unnamed, where the gold has a name.
        invented: a person, body or document where the gold has none.
        nameless: attributions whose speaker the gold leaves open.
    """

    right: int = 0
    wrong: int = 0
    unknown: int = 0
    invented: int = 0
    nameless: int = 0

    def __add__(self, other: SpeakerCounts) -> SpeakerCounts:
        """Add two counts."""
        return SpeakerCounts(
            self.right + other.right,
            self.wrong + other.wrong,
            self.unknown + other.unknown,
            self.invented + other.invented,
            self.nameless + other.nameless,
        )

    @property
    def named(self) -> int:
        """Attributions with a speaker in the gold."""
        return self.right + self.wrong + self.unknown

    def line(self, title: str) -> str:
        """Give the counts as one line."""
        whole = max(1, self.named)
        return (
            f"{title:16} {self.named:4} named: {self.right / whole:6.1%} right, {self.wrong / whole:5.1%} wrong, "
            f"{self.unknown / whole:5.1%} unknown; {self.invented} of {self.nameless} nameless named"
        )


def plain(name: str) -> str:
    """Bring a name into the form in which it is compared: no case, article, title or bracketed acronym."""
    folded = _BRACKETS.sub("", name.casefold().replace("’", "'")).strip()
    return " and ".join(_ARTICLE_OR_TITLE.sub("", part) for part in folded.split(" and "))


def judge(gold: str | None, speaker: Speaker | None) -> SpeakerCounts:
    """Count one attribution."""
    if gold is None:
        invented = speaker is not None and speaker.kind not in ("unnamed", "group")
        return SpeakerCounts(nameless=1, invented=int(invented))
    if speaker is not None and plain(speaker.name) == plain(gold):
        return SpeakerCounts(right=1)
    if speaker is None or speaker.kind == "unnamed":
        return SpeakerCounts(unknown=1)
    return SpeakerCounts(wrong=1)


def resolve(report: Report, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Resolve the speakers of given attributions with the product's own sentences, quotations and names."""
    sentences = split_sentences(report.text, report.language)
    return resolve_speakers(report, sentences, find_quotations(report.text), tag(report.text).names, attributions)


def count_event(name: str, errors: list[str] | None = None) -> SpeakerCounts:
    """Count the speakers of one example event; what is not right is told in ``errors``."""
    event = load_event(name)
    intake = read_inputs([str(path) for path in event.paths])
    total = SpeakerCounts()
    for report in intake.reports:
        file = Path(report.path or "").name
        golds = [gold for gold in event.attributions if gold.report == file]
        for gold, resolved in zip(golds, resolve(report, [_open(gold) for gold in golds]), strict=True):
            counts = judge(gold.speaker, resolved.speaker)
            total += counts
            if errors is not None and not counts.right and (gold.speaker or counts.invented):
                source = " + ".join(report.text[span.start : span.end] for span in gold.source)
                errors.append(f"{name}/{file} {gold.id} {source!r}: {gold.speaker!r}, got {resolved.speaker}")
    return total


def _open(gold: GoldAttribution) -> Attribution:
    """Make the attribution that the gold describes, without its speaker."""
    return Attribution(
        gold.id, gold.source, gold.cue, gold.content, gold.kind, gold.polarity, None, gold.parent, confidence=1.0
    )


@dataclass(frozen=True, slots=True)
class _Token:
    """A token of a CoNLL-U sentence with its place in the text."""

    span: Span
    lemma: str
    head: int
    relation: str


def count_gum(folder: Path, errors: list[str] | None = None) -> SpeakerCounts:
    """Count the pronouns before speech verbs in OntoGUM's news and interviews."""
    total = SpeakerCounts()
    for path in sorted([*folder.glob("GUM_news_*.conllu"), *folder.glob("GUM_interview_*.conllu")]):
        total += _count_document(path, errors)
    return total


def _count_document(path: Path, errors: list[str] | None) -> SpeakerCounts:
    text, sentences, chains = _read_conllu(path)
    attributions: list[Attribution] = []
    for tokens in sentences:
        attributions.extend(_attributions(tokens, len(attributions)))
    report = Report(path.stem, text, "", "", language="en")
    total = SpeakerCounts()
    for resolved in resolve(report, attributions):
        source = resolved.source[0]
        written = text[source.start : source.end]
        chain = next((names for spans, names in chains if source in spans), None)
        if written.lower() not in PRONOUNS or chain is None:
            continue
        names = {plain(name) for name in chain}
        proper = any(name[:1].isupper() and plain(name) not in PRONOUNS for name in chain)
        said = plain(resolved.speaker.name) if resolved.speaker else ""
        if resolved.speaker is None or resolved.speaker.kind == "unnamed":
            counts = SpeakerCounts(unknown=int(proper), nameless=int(not proper))
        elif any(said in name or name in said for name in names - PRONOUNS):
            counts = SpeakerCounts(right=1)
        else:
            counts = SpeakerCounts(wrong=1) if proper else SpeakerCounts(invented=1, nameless=1)
        total += counts
        if errors is not None and (counts.wrong or counts.unknown or counts.invented):
            errors.append(f"{path.stem} {written!r} at {source.start}: {sorted(names)[:4]}, got {resolved.speaker}")
    return total


def _attributions(tokens: Sequence[_Token], first: int) -> list[Attribution]:
    """Make an attribution of every speech verb with a subject; the content is the rest of the sentence."""
    found: list[Attribution] = []
    end = tokens[-1].span.end
    for index, token in enumerate(tokens):
        verb = tokens[token.head - 1] if token.head else token
        if token.relation != "nsubj" or verb.lemma not in SPEECH:
            continue
        inside = [i for i in range(len(tokens)) if _below(tokens, i, index)]
        source = Span(tokens[min(inside)].span.start, tokens[max(inside)].span.end)
        content = Span(verb.span.end, max(end, verb.span.end))
        name = str(first + len(found))
        found.append(Attribution(name, (source,), (verb.span,), (content,), "indirect", "affirmed", None, None, 1.0))
    return found


def _below(tokens: Sequence[_Token], index: int, top: int) -> bool:
    """Tell whether a token stands under another in the tree, or is it."""
    while index != top:
        if tokens[index].head == 0:
            return False
        index = tokens[index].head - 1
    return True


def _read_conllu(path: Path) -> tuple[str, list[list[_Token]], list[tuple[list[Span], list[str]]]]:
    """Read a document: its text, its sentences' tokens, and its chains as spans and written mentions."""
    text = ""
    sentences: list[list[_Token]] = []
    open_mentions: dict[str, list[int]] = {}
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
                    open_mentions.setdefault(opened, []).append(start)
                elif open_mentions.get(closed):
                    mentions.setdefault(closed, []).append(Span(open_mentions[closed].pop(), len(text)))
            text += "" if "SpaceAfter=No" in row[9] else " "
        text = text.rstrip(" ")
        sentences.append(tokens)
    chains = [(spans, [text[span.start : span.end] for span in spans]) for spans in mentions.values()]
    return text, sentences, chains


def _entity_field(misc: str) -> str:
    return next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")


def main() -> None:
    """Print a line an event, then GUM's, then what was not right."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--gum", type=Path)
    arguments.add_argument("--errors", action="store_true")
    arguments.add_argument("--events", nargs="*", default=list(event_names()))
    options = arguments.parse_args()
    errors: list[str] = []
    total = SpeakerCounts()
    for name in options.events:
        counts = count_event(name, errors)
        total += counts
        print(counts.line(name))
    print(total.line("all"))
    if options.gum:
        print(count_gum(options.gum, errors).line("GUM pronouns"))
    if options.errors:
        print("\n".join(errors))


if __name__ == "__main__":
    main()
