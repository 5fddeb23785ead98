"""What nobody said is not told as somebody's words."""

from __future__ import annotations

import pytest

from twosource.attribution.silence import is_silence, tells_how_named, tells_silence
from twosource.model import Attribution, Span


def told(text: str, source: str, cue: str) -> bool:
    start = text.index(source)
    at = text.index(cue, start + len(source))
    content = (Span(at + len(cue) + 1, len(text) - 1),)
    sources = (Span(start, start + len(source)),)
    made = Attribution("a", sources, (Span(at, at + len(cue)),), content, "indirect", "affirmed", None, None, 1.0)
    return is_silence(text, made)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Ada Holt did not say that the dam was safe.", "Ada Holt", "did not say"),
        ("Ada Holt has never publicly said that the dam was safe.", "Ada Holt", "said"),
        ("Ada Holt didn’t say that the dam was safe.", "Ada Holt", "didn’t say"),
        ("Ada Holt declined to say whether the dam was safe.", "Ada Holt", "declined to say"),
        ("Ada Holt left without saying that the dam was safe.", "Ada Holt", "saying"),
        ("No one said the dam was safe.", "No one", "said"),
        ("No one said the dam was safe.", "one", "said"),
        ("Nobody in the council said the dam was safe.", "Nobody in the council", "said"),
        ("No official has said that the dam was safe.", "official", "has said"),
        ("Not a single engineer has claimed that the dam was safe.", "a single engineer", "has claimed"),
        ("None of the engineers said the dam was safe.", "None of the engineers", "said"),
        ("Neither side said that the dam was safe.", "Neither side", "said"),
        ("No one has denied that the dam was safe.", "No one", "has denied"),
    ],
)
def test_a_saying_that_did_not_happen_is_a_silence(text: str, source: str, cue: str) -> None:
    assert told(text, source, cue)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Ada Holt said that the dam was not safe.", "Ada Holt", "said"),
        ("Ada Holt not only said that the dam was safe.", "Ada Holt", "said"),
        ("Ada Holt did not think that the dam was safe.", "Ada Holt", "did not think"),
        ("Ada Holt did not rule out that the dam was safe.", "Ada Holt", "did not rule out"),
        ("Ada Holt denied that the dam was safe.", "Ada Holt", "denied"),
        ("Ada Holt was not there, Karl Lund said the dam was safe.", "Karl Lund", "said"),
        ("No 10 said the dam was safe.", "No 10", "said"),
        ("No Labels said the dam was safe.", "No Labels", "said"),
        ("No fewer than ten engineers said the dam was safe.", "No fewer than ten engineers", "said"),
        ("The casino said the dam was safe.", "casino", "said"),
        ("The nominee said the dam was safe.", "nominee", "said"),
    ],
)
def test_what_is_said_or_denied_is_no_silence(text: str, source: str, cue: str) -> None:
    assert not told(text, source, cue)


def test_a_quotation_without_a_cue_is_no_silence() -> None:
    bare = Attribution("a", (), (), (Span(0, 8),), "direct", "affirmed", None, None, 1.0)
    assert not is_silence("“Nobody”.", bare)


@pytest.mark.parametrize(
    ("sentence", "silent"),
    [
        ("The ministry declined to say whether the dam was safe.", True),
        ("that she never said the dam was safe", True),
        ("No official in the town has said that the dam was safe.", True),
        ("The dam was not safe.", False),
        ("No dam in the valley is as old as the mayor said.", False),
        ("The ministry said that nobody was hurt.", False),
    ],
)
def test_a_sentence_tells_by_itself_that_something_was_not_said(sentence: str, silent: bool) -> None:
    assert tells_silence(sentence) is silent


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("not to be named because the talks go on", True),
        ("to remain anonymous", True),
        ("to speak to the press", True),
        ("to be quoted by name", True),
        ("to be named prime minister", False),
        ("to be identified as the owner", False),
        ("to speak to the press about the dam", False),
        ("to remain in hospital", False),
    ],
)
def test_that_a_source_would_not_be_named_is_nothing_of_the_event(content: str, told: bool) -> None:
    assert tells_how_named(content, [Span(0, len(content))]) is told
