"""What an outlet tells its readers between the paragraphs of a report is noise; what the report tells is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noise_cases import LAST, LEAD, MORE, noise_of
from twosource.readers.lines import paragraphs
from twosource.readers.notices import inside_quotations, notice_kind


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("read_more", "Get the harbour stories you care about delivered to your inbox."),
        ("read_more", "For the latest on the fire: Get the Courier's Daily Briefing in your inbox"),
        ("read_more", "Courier Playbook newsletter Sign up today Email Sign Up By signing up you agree to our emails."),
        ("read_more", "The Quay Newsletter Sign up to receive the top stories. View Sample Sign Up Now"),
        ("read_more", "Subscribe, rate, and review the Harbour Podcast."),
        ("read_more", "Don’t miss a single Harbour podcast!"),
        ("read_more", "Follow Ann Lee on Twitter"),
        ("read_more", "Follow Ann B. Lee on Twitter: @annblee"),
        ("read_more", '"Follow Ann Lee on Twitter @annlee."'),
        ("read_more", "You can follow Bo on Facebook and Twitter"),
        ("read_more", "On Twitter, follow and send tips to Ann Lee at twitter.com/annlee"),
        ("read_more", "Join us on Facebook."),
        ("read_more", "Send tips to desk@courier.example."),
        ("read_more", "Contact the author at ann@courier.example."),
        ("read_more", "More:Here is what burned on the quay"),
        ("read_more", "More:Lawyer: Officer a 'scapegoat' in the fire on the quay"),
        ("read_more", "MORE: Who owns the eastern quay?"),
        ("read_more", "( Also on COURIER: The quay that nobody wanted)"),
        ("read_more", "Read or Share this story: http://courier.example/1"),
        ("read_more", "Jetzt Newsletter abonnieren"),
        ("read_more", "Interested in Harbour Fires?"),
        ("read_more", "Interested in Fires? Add Fires as an interest to stay up to date on the latest. Add Interest"),
        ("read_more", "Add Harbour Fires as an interest to stay up to date on the latest harbour news and video."),
        ("read_more", "MAYOR SAYS QUAY WILL STAY SHUT UNTIL 'EVERY DRUM' IS FOUND"),
        ("caption", 'Media playback is unsupported on your device Media caption Mayor: "I was not told"'),
        ("read_more", "Suivez-nous sur nos réseaux"),
        ("metadata", "This interview has been edited for length and clarity."),
        ("metadata", "Updated at 4:24 p.m."),
        ("caption", "Image copyright Harbour Images"),
        ("credit", "Contributing: Ann Lee, Bo Chu"),
        ("byline", "Ann Lee is a reporter covering ports for the Courier."),
        ("byline", "— Ann Lee is the editor of the Courier."),
        ("byline", "• Ann Lee is a Courier columnist"),
        ("byline", "Ann Lee is a political commentator. She can be reached at ann@courier.example."),
    ],
)
def test_a_notice_to_the_readers_is_marked_whole(kind: str, line: str) -> None:
    text = f"{LEAD}\n\n{MORE}\n\n{LAST}\n\n{line}"
    assert (kind, line) in noise_of(text)


@pytest.mark.parametrize(
    "line",
    [
        "“Follow me on Twitter,” the mayor said.",
        "“Follow me on Twitter @mayor,” the mayor said.",
        "Follow the law on Twitter as anywhere else, the judge told the mayor.",
        "The mayor has a newsletter and signs up readers himself.",
        "More: the union wants a say in the inquiry.",
        "The letter was delivered to your inbox, the ministry says.",
        'More: "The port is closed"',
        "By signing up, the dockers joined the union.",
        "Send tips, the police asked the public, to tips@police.example.",
        "Image copyright law does not cover the photo.",
        "Get the harbour back to work is the order of the day.",
    ],
)
def test_a_line_that_quotes_or_tells_what_somebody_says_is_no_notice(line: str) -> None:
    assert notice_kind(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Mr Brandt is a reporter for the Courier.",
        "Ann Lee is a suspect.",
        "“Ann Lee is a reporter covering ports,” the judge found.",
        "Ann Lee is a reporter for the Courier, police said.",
    ],
)
def test_whom_the_report_speaks_of_is_not_its_author(line: str) -> None:
    assert noise_of(f"{LEAD}\n\nBo Brandt was arrested on the quay.\n\n{MORE}\n\n{LAST}\n\n{line}") == []


def test_an_author_is_told_of_at_the_end_only() -> None:
    bio = "Ann Lee is a reporter covering ports for the Courier."
    assert noise_of("\n\n".join([LEAD, bio, MORE, LAST, LEAD[:-1] + ", too.", MORE[:-1] + ", too.", LAST[:-1]])) == []


def test_a_line_inside_a_quotation_over_several_paragraphs_is_what_somebody_says() -> None:
    poem = "The mayor read aloud: “We have a plan.\n\nFollow us on Facebook\n\nand all will be well,” he said."
    assert noise_of(f"{LEAD}\n\n{poem}\n\n{LAST}") == []


def test_a_mark_that_was_never_closed_hides_no_more_than_a_few_paragraphs() -> None:
    lines = paragraphs("\n\n".join(["He said “no.", *["A line of prose stands here."] * 8]))
    assert inside_quotations(lines) == [False, True, True, True, False, False, False, False, False]


@given(st.lists(st.text(alphabet="“”a .\n", max_size=20), max_size=12))
def test_every_paragraph_is_told_of_whatever_its_marks(parts: list[str]) -> None:
    lines = paragraphs("\n\n".join(parts))
    assert len(inside_quotations(lines)) == len(lines)


@pytest.mark.parametrize(
    "line", ["WE WILL NOT OPEN THE QUAY.", "THE QUAY", "Interested in quays? The city asks you to write."]
)
def test_a_sentence_or_a_short_heading_in_capitals_is_no_link(line: str) -> None:
    assert noise_of("\n\n".join([LEAD, line, MORE, LAST])) == []


def test_a_report_all_in_capitals_is_no_list_of_links() -> None:
    assert noise_of("\n\n".join(each.upper().rstrip(".") for each in (LEAD, MORE, LAST))) == []
