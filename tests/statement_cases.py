"""Readings built by hand for the tests of statements, alignment and conflicts."""

from __future__ import annotations

import hashlib

from twosource.identity import identify
from twosource.model import Attribution, DateMention, Name, Noise, NoiseKind, Polarity, Reading, Report, Span, Speaker
from twosource.text.quotemarks import find_quotations
from twosource.text.segment import split_sentences


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


class ReadingBuilder:
    """Collects what is known of one text, by its words."""

    def __init__(self, name: str, text: str, published: str | None = None, title: str | None = None) -> None:
        self.name, self.text, self.published, self.title = name, text, published, title
        self.noise: list[Noise] = []
        self.attributions: list[Attribution] = []
        self.dates: list[DateMention] = []
        self.names: list[Name] = []

    def said(
        self, source: str, cue: str, *content: str, speaker: str | None = None, polarity: Polarity = "affirmed"
    ) -> ReadingBuilder:
        spans = tuple(sorted(span(self.text, part) for part in content))
        self.attributions.append(
            Attribution(
                id=identify(self.name, *(number for each in spans for number in each)),
                source=(span(self.text, source),) if source else (),
                cue=(span(self.text, cue),) if cue else (),
                content=spans,
                kind="indirect",
                polarity=polarity,
                speaker=Speaker(speaker, "person") if speaker else None,
                parent=None,
                confidence=0.9,
            )
        )
        return self

    def noisy(self, part: str, kind: NoiseKind) -> ReadingBuilder:
        self.noise.append(Noise(span(self.text, part), kind))
        return self

    def dated(self, part: str, value: str) -> ReadingBuilder:
        self.dates.append(DateMention(span(self.text, part), value))
        return self

    def person(self, part: str) -> ReadingBuilder:
        self.names.append(Name(span(self.text, part), "person"))
        return self

    def build(self) -> Reading:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        report = Report(
            id=self.name,
            text=self.text,
            sha256=digest,
            raw_sha256=digest,
            published=self.published,
            title=self.title,
            noise=tuple(sorted(self.noise, key=lambda each: each.span)),
        )
        return Reading(
            report=report,
            sentences=split_sentences(self.text, "en"),
            quotations=find_quotations(self.text),
            names=tuple(self.names),
            dates=tuple(self.dates),
            attributions=tuple(self.attributions),
        )


def plain(name: str, text: str, published: str | None = None) -> Reading:
    return ReadingBuilder(name, text, published).build()
