from __future__ import annotations

from twosource.model import Attribution, Reading, Report, Span, Speaker
from twosource.statement.extract import extract_statements
from twosource.statement.likened import likened_pairs
from twosource.statement.spoken import gather

TEXT = (
    "The ministry called the talks “frank and useful”. "
    "The envoy {word} described the talks as “frank, useful and long”. "
    "The mayor said that the bridge would open in May after all."
)


def reading(word: str) -> Reading:
    text = TEXT.format(word=word)

    def told(number: int, source: str, cue: str, content: str) -> Attribution:
        spans = [Span(text.index(part), text.index(part) + len(part)) for part in (source, cue, content)]
        speaker = Speaker(source, "body")
        return Attribution(f"a{number}", (spans[0],), (spans[1],), (spans[2],), "mixed", "affirmed", speaker, None, 0.9)

    attributions = (
        told(1, "The ministry", "called", "the talks “frank and useful”"),
        told(2, "The envoy", f"{word} described", "the talks as “frank, useful and long”"),
        told(3, "The mayor", "said", "the bridge would open in May after all"),
    )
    return Reading(Report("r", text, "", ""), (), (), (), (), attributions)


def pairs(word: str, likeness: float) -> list[tuple[str, str]]:
    readings = [reading(word)]
    spoken = gather(readings, extract_statements(readings))
    found = likened_pairs(readings, spoken, lambda _i, _j: likeness)
    return [(str(spoken[i].statement.attribution), str(spoken[j].statement.attribution)) for i, j in found]


def test_two_speakers_whom_the_report_likens_are_paired() -> None:
    assert pairs("similarly", 0.8) == [("a1", "a2")]


def test_without_the_word_they_are_not() -> None:
    assert pairs("once", 0.8) == []


def test_the_word_alone_is_not_enough() -> None:
    assert pairs("similarly", 0.3) == []
