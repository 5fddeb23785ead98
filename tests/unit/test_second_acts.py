"""What a source denies ends where it goes on to affirm something."""

from statement_cases import span
from twosource.attribution.second import after_denial
from twosource.model import Attribution
from twosource.text.quotemarks import find_quotations


def parts(text: str, cue: str, content: str) -> list[tuple[str, str]]:
    source = (span(text, "The port"),)
    said = Attribution("", source, (span(text, cue),), (span(text, content),), "indirect", "affirmed", None, None, 0.9)
    found = after_denial(text, said, find_quotations(text))
    return [tuple(text[slice(*each)] for each in (one.cue[0], one.content[0])) for one in found]  # type: ignore[misc]


def test_what_a_source_blames_is_not_what_it_denies() -> None:
    content = "that its crews had left the pier and blamed a broken crane"
    assert parts(f"The port denied {content}.", "denied", content) == [
        ("denied", "that its crews had left the pier"),
        ("blamed", "a broken crane"),
    ]


def test_a_second_thing_with_its_auxiliary_is_not_denied_either() -> None:
    content = "that its crews had left the pier and has called for a new crane"
    assert parts(f"The port has denied {content}.", "has denied", content) == [
        ("has denied", "that its crews had left the pier"),
        ("has called", "for a new crane"),
    ]


def test_what_a_source_says_stays_one_where_nothing_is_denied() -> None:
    content = "that its crews had left the pier and blamed a broken crane"
    assert parts(f"The port said {content}.", "said", content) == [("said", content)]


def test_nothing_is_cut_inside_a_quotation_or_where_too_little_is_left() -> None:
    quoted = "“that the crews had left and blamed a broken crane”"
    assert parts(f"The port denied {quoted}.", "denied", quoted) == [("denied", quoted)]
    short = "that its crews had left and blamed rust"
    assert parts(f"The port denied {short}.", "denied", short) == [("denied", short)]
