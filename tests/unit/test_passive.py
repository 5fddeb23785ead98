"""The subject of a passive of thinking or asking is a part of what is said."""

import pytest

from twosource.model import Span
from twosource.text.passive import is_asked, is_said_of_subject, with_subject


def parts(text: str, source: str, cue: str, content: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in (source, cue, content)]
    who, what = with_subject(text, spans[:1], spans[1:2], spans[2:])
    return tuple(text[each.start : each.end] for each in who), tuple(text[each.start : each.end] for each in what)


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Completion", "is expected", "by May"),
        ("The pier", "is widely thought", "to be unsafe"),
        ("Crews", "have been asked", "to keep away until Friday"),
        ("The mayor", "was expected to", "resign"),
        ("The plan", "is seen as", "a gift to the port"),
    ],
)
def test_the_subject_goes_with_what_is_expected_of_it(source: str, cue: str, content: str) -> None:
    assert parts(f"{source} {cue} {content}.", source, cue, content) == ((), (source, content))


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("The mayor", "expects", "the pier to close"),
        ("The mayor", "was told", "that the pier would close"),
        ("The mayor", "was asked about", "the pier"),
        ("It", "is feared", "that the pier will close"),
        ("The mayor", "was quoted as saying", "the pier would close"),
    ],
)
def test_who_says_or_is_told_something_stays_the_source(source: str, cue: str, content: str) -> None:
    assert parts(f"{source} {cue} {content}.", source, cue, content) == ((source,), (content,))


def test_a_source_that_stands_apart_from_the_cue_is_no_subject() -> None:
    text = "The mayor left, and is expected to resign."
    assert parts(text, "The mayor", "is expected", "to resign") == (("The mayor",), ("to resign",))


def test_a_cue_is_judged_by_what_follows_it() -> None:
    text = "was asked to leave, was asked about it"
    first, second = text.index("was"), text.rindex("was")
    assert is_said_of_subject(text, Span(first, first + 9), first + 10)
    assert not is_said_of_subject(text, Span(second, second + 9), second + 10)


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("The crews", "seemed", "to like it"),
        ("The mayor", "has appeared", "tired of the pier"),
        ("The mayor", "allegedly", "hid the bills"),
    ],
)
def test_what_only_seems_or_is_alleged_is_told_of_the_subject_and_not_by_it(
    source: str, cue: str, content: str
) -> None:
    assert parts(f"{source} {cue} {content}.", source, cue, content) == ((), (source, content))


def test_the_subject_of_allegedly_says_nothing_where_the_verb_stands_between() -> None:
    assert parts("The mayor allegedly hid the bills.", "The mayor", "allegedly", "the bills") == ((), ("the bills",))


@pytest.mark.parametrize(
    ("text", "source", "cue", "asked"),
    [
        ("The mayor was asked why the pier leaked.", "The mayor", "was asked", True),
        ("“Not me,” the mayor said when asked who pays.", "the mayor", "asked", True),
        ("The mayor asked who pays.", "The mayor", "asked", False),
        ("The mayor was asked to pay.", "The mayor", "was asked", False),
        ("When the mayor asked who pays, nobody spoke.", "the mayor", "asked", False),
    ],
)
def test_whoever_is_asked_is_not_who_asks(text: str, source: str, cue: str, asked: bool) -> None:
    who, what = (Span(text.index(part), text.index(part) + len(part)) for part in (source, cue))
    assert is_asked(text, who, what) is asked
