from __future__ import annotations

import pytest

from noise_cases import LAST, LEAD, MORE, noise_of
from twosource.readers.intake import read_text


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("caption", "Firefighters on the eastern quay. Picture: Courier/Sol Brandt"),
        ("caption", "Pictured: the quay on Tuesday. Photograph: Ann Lee"),
        ("caption", "Image caption, The quay on Tuesday"),
        ("caption", "The mayor in this 2015 photo. Photo: Ann F. Lee/The Star/Northwire"),
        ("caption", "The quay on Tuesday (Photo by Ann Lee/Getty Images)"),
        ("caption", "FILE PHOTO: The quay in 2020. REUTERS/Ann Lee"),
        ("caption", f"The mayor speaks on the quay {'before the board of the port ' * 20}on Tuesday. REUTERS/Ann Lee"),
        ("read_more", "Related Coverage Harbour sees no gain from sanctions"),
        ("caption", "示威者聚集在港口(图源：法新社)"),
        ("read_more", "READ MORE: What the fire means for your fish"),
        ("read_more", "Also read: Ten years of near misses"),
        ("read_more", "Sign up for our harbour newsletter"),
        ("read_more", "Lire aussi : dix ans d’incidents"),
        ("read_more", "Lesen Sie auch: Zehn Jahre Pannen"),
        ("read_more", "Читайте также: десять лет аварий"),
        (
            "correction_note",
            "This article was amended on 5 March 2024. An earlier version said nine ships; there were ten.",
        ),
        ("correction_note", "Correction: March 5, 2024. An earlier version of this article misspelled a name."),
        ("correction_note", "Update: an earlier version of this post named the wrong quay."),
        ("credit", "(Reporting by Ann Lee and Bo Chu; writing by Cy Day; editing by Dee Eck)"),
        ("credit", "Additional reporting by Northwire."),
        ("credit", "All rights reserved. This material may not be published or redistributed without permission."),
        ("credit", "This material may not be published, broadcast, rewritten or redistributed."),
        ("credit", "Alle Rechte vorbehalten."),
        ("metadata", "– ENDS –"),
        ("metadata", "Printed in Eastmark"),
        ("metadata", "Printed in the late city edition, page 4"),
        ("metadata", "This article appeared in the March 6 edition on page 4."),
        ("metadata", "A version of this story was first published in the weekend magazine."),
        ("metadata", "Home | Harbour | Obituaries | Letters"),
        ("metadata", "| Front page | Harbour | Obituaries |"),
        ("metadata", "Advertisement"),
        ("metadata", "Werbung"),
        ("metadata", "Tagged harbour, fire"),
        ("metadata", "Our standards: the Courier’s code of conduct."),
        ("metadata", "We use cookies to improve this site. Accept or decline."),
        ("credit", "This story was produced with support from the Harbour Fund."),
        ("credit", "Northwire contributed to this report"),
        ("credit", "Edited by Ann Lee"),
        ("caption", "Photographs by Sol Brandt for the Courier"),
        ("read_more", "TELL US: Do you live near the quay? Write to desk@courier.example"),
        ("read_more", "Have you been affected by the fire? Email desk@courier.example"),
        ("read_more", "Were you on the quay on Tuesday? Get in touch with our newsroom."),
        ("read_more", "Do you have a story for us? Call 0555 1234."),
        ("read_more", "Email desk@courier.example, or email stories@courier.example"),
        ("read_more", "To continue reading, subscribe for one crown a week."),
        ("read_more", "You have read your last free article this month."),
        ("read_more", "Already a subscriber? Log in"),
        ("read_more", "By clicking Sign Up, you agree to our terms."),
        ("read_more", "MOST READ IN NEWS"),
        ("read_more", "Share on Facebook"),
        ("read_more", "View comments"),
        ("metadata", "press@port.example"),
    ],
)
def test_a_line_that_is_not_the_outlets_prose_is_marked_whole(kind: str, line: str) -> None:
    assert noise_of(f"{LEAD}\n\n{MORE}\n\n{LAST}\n\n{line}") == [(kind, line)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He painted a grim picture: nobody would help them.",
        "Research by the University of Merrow shows that quays burn.",
        "An earlier version of the bill had been rejected by the lords.",
        "Corrections to the budget were made in March.",
        "Related charges were dropped by the court on Monday.",
        "The source: a person familiar with the talks, who asked not to be named in this report by anyone.",
        "Ann Lee (@annlee) wrote that the quay was on fire.",
        "Already a member of the council, Mr Brandt did not want to lead it.",
        "By signing up, 4,000 dockers have joined the union.",
        "Share on share the firm was bought up by its rival.",
        "Have you ever seen a quay burn? Mr Brandt has, and he does not want to see it again.",
        "Tell us the truth, the dockers shouted at the director.",
        "We use cookie jars for the samples, the inspector said.",
        "This article of the harbour code was passed in March.",
        "Advertisements for the new ferry were taken down.",
    ],
)
def test_prose_that_only_mentions_such_things_stays_prose(sentence: str) -> None:
    assert noise_of(f"{LEAD}\n\n{sentence}\n\n{MORE}\n\n{LAST}") == []


def test_a_standfirst_that_comes_back_in_the_body_is_marked_where_it_stands_first() -> None:
    text = f"{LEAD}\n\n{MORE}\n\n{LEAD}\n\n{LAST}"
    assert [(item.kind, item.span) for item in read_text(text).noise] == [("standfirst_repeat", (0, len(LEAD)))]


def test_a_sentence_of_the_standfirst_that_comes_back_inside_a_paragraph_is_marked_alone() -> None:
    text = f"Nobody is to blame, says the port. {LEAD}\n\n{MORE}\n\n{LAST} {LEAD} That was all."
    assert noise_of(text) == [("standfirst_repeat", LEAD)]


def test_a_pull_quote_further_down_is_marked_where_it_comes_again() -> None:
    pulled = "“We went into a building that we had been told was empty, and it was not.”"
    text = f"{LEAD}\n\n{MORE}\n\n{LAST}\n\n{pulled}\n\nThe mayor agreed with that.\n\n{pulled}"
    report = read_text(text)
    assert [(item.kind, item.span.start) for item in report.noise] == [("standfirst_repeat", text.rindex(pulled))]


def test_short_lines_may_repeat() -> None:
    assert noise_of(f"{LEAD}\n\nHe said no.\n\n{MORE}\n\nHe said no.\n\n{LAST}") == []


def test_an_embedded_post_is_marked_with_its_signature_and_the_link_glued_into_it() -> None:
    post = "The quay is on fire.https://t.co/Ab3dEf6h1J — Ann Lee (@annlee) February 4, 2022"
    assert noise_of(f"{LEAD}\n\n{post}\n\n{MORE}") == [
        ("embedded_post", post),
        ("glued_link", "https://t.co/Ab3dEf6h1J"),
    ]


def test_a_post_whose_signature_stands_on_its_own_line_takes_the_lines_that_belong_to_it() -> None:
    lines = "The quay is on fire.\n#harbour\npic.twitter.com/Ab3dEf6h1J\n— Ann Lee (@annlee) 4 février 2022"
    found = noise_of(f"{LEAD}\n{MORE}\n{lines}\n{LAST}")
    assert found == [("embedded_post", line) for line in lines.split("\n")]


def test_a_line_that_announces_a_post_is_prose() -> None:
    found = noise_of(f"{LEAD}\n\nThe mayor wrote:\n— Ann Lee (@annlee) February 4, 2022\n\n{MORE}")
    assert found == [("embedded_post", "— Ann Lee (@annlee) February 4, 2022")]


def test_of_a_long_paragraph_only_the_sentences_that_fit_into_a_post_are_taken() -> None:
    prose = f"{LEAD} {MORE} {LAST} {LEAD.replace('eastern', 'western')} {MORE.replace('dawn', 'noon')} "
    post = "The quay is on fire. — Ann Lee (@annlee) February 4, 2022"
    kind, marked = noise_of(prose + post)[0]
    assert kind == "embedded_post"
    assert marked.endswith(post)
    assert len(marked) < 400


def test_a_link_after_a_space_is_not_glued() -> None:
    assert noise_of(f"{LEAD} See https://port.example/notice for more.\n\n{MORE}") == []


def test_a_glued_link_ends_before_the_punctuation() -> None:
    assert noise_of(f"{LEAD} It was so.https://port.example/notice. {MORE}") == [
        ("glued_link", "https://port.example/notice")
    ]


TAGGED = (
    "President Ada Holt {tag} said on Monday that the dam would be built, and that the valley would be cleared by the "
    "end of the year whatever the council thought of it."
)


@pytest.mark.parametrize(
    "tag",
    [
        "Ada Maria HoltSenators split over dam bill The Memo: What the dam costs MORE",
        "Ada Holt2020 race: Holt leads by two points MORE",
        "Ada Maria Holt Live coverage: the dam vote Holt calls the plan 'a gift' MORE",
    ],
)
def test_a_site_s_tag_behind_a_name_is_marked_with_the_headlines_it_links_to(tag: str) -> None:
    assert noise_of(f"{LEAD}\n\n{TAGGED.format(tag=tag)}\n\n{MORE}") == [("glued_link", tag)]


@pytest.mark.parametrize("tag", ["and Ada Holt’s sister", "Ada Maria HoltSenators split over dam bill", "(MORE later)"])
def test_a_name_told_twice_or_a_more_alone_is_no_tag(tag: str) -> None:
    assert noise_of(f"{LEAD}\n\n{TAGGED.format(tag=tag)}\n\n{MORE}") == []


def test_a_first_line_that_ends_with_the_title_is_the_caption_of_a_picture() -> None:
    title = "Holt backs bill to ease rules on hemp"
    caption = f"“We are ready,” Senator Ada Holt said on Monday. | J. Brandt/AP Photo {title}"
    report = read_text(f"{title}\n\n{caption}\n\n{LEAD}\n\n{MORE}")
    assert [(each.kind, report.text[slice(*each.span)]) for each in report.noise] == [("caption", caption)]


def test_a_note_in_a_text_wrapped_at_a_fixed_width_is_marked_over_its_lines() -> None:
    wrapped = (
        "The harbour authority said on Tuesday that the eastern quay would stay\n"
        "shut until the inspectors had finished their work at the end of the\n"
        "week, and that ships would be sent to the western basin until then.\n\n"
        "Its director told reporters that nobody had been hurt and that the fire\n"
        "had been put out before dawn by crews from three of the towns around.\n\n"
        "Correction: An earlier version of this article gave the wrong name for\n"
        "the quay that burned on Tuesday morning."
    )
    assert noise_of(wrapped) == [("correction_note", wrapped[wrapped.index("Correction") :])]


def test_a_list_of_short_names_before_or_after_the_text_is_a_menu() -> None:
    menu = "- Home\n- Harbour\n- Letters"
    assert noise_of(f"{menu}\n\n{LEAD}\n\n{MORE}") == [("metadata", line) for line in menu.split("\n")]
    assert noise_of(f"{LEAD}\n\n{MORE}\n\n{menu}") == [("metadata", line) for line in menu.split("\n")]


def test_a_list_of_sentences_or_of_two_names_is_no_menu() -> None:
    assert noise_of(f"- The quay stays shut.\n- Nobody was hurt.\n- Ships return soon.\n\n{LEAD}\n\n{MORE}") == []
    assert noise_of(f"{LEAD}\n\n{MORE}\n\n- Quay East\n- Quay West") == []


def test_a_row_of_figures_is_no_menu() -> None:
    assert noise_of(f"{LEAD}\n\n{MORE}\n\n| Monday | 4 ships | 11 boats |") == []


def test_a_blank_of_another_width_changes_nothing_that_is_found() -> None:
    ask = "TELL US: Did you see it? Write to desk@courier.example"
    text = f"Fire shuts the quay\n\nBy Ann Lee\n\n{LEAD}\n\n{ask}\n\n{LAST}"
    wide = text.replace(" ", "\u00a0")
    plain, other = read_text(text), read_text(wide)
    assert other.text == wide
    assert [(each.kind, each.span) for each in other.noise] == [(each.kind, each.span) for each in plain.noise]
    assert (other.title, other.authors) == (plain.title, plain.authors)


@pytest.mark.parametrize(
    ("kind", "paragraph"),
    [
        ("read_more", "JUST WATCHED Holt: The dam holds Replay More Videos ... MUST WATCH Holt: The dam holds 01:33"),
        (
            "read_more",
            "Photos: Photos: The dam The dam – Holt said it held. Hide Caption 1 of 2 Photos: Men. Hide Caption 2 of 2",
        ),
        ("caption", "Enlarge this image toggle caption Ada Brandt/The Valley"),
        ("read_more", "Valley Who Pays For The Dam? Who Pays For The Dam? Listen · 3:57 3:57"),
        ("read_more", "Advertisement Continue reading the main story"),
        ("metadata", "Story Continued Below"),
        ("read_more", "( VIDEO: Holt on the dam)"),
    ],
)
def test_players_and_galleries_are_marked_whole(kind: str, paragraph: str) -> None:
    assert noise_of(f"{LEAD}\n\n{paragraph}\n\n{MORE}") == [(kind, paragraph)]


def test_a_bracketed_link_behind_a_sentence_is_marked_and_the_sentence_is_not() -> None:
    link = "(RELATED: Senators split over dam bill)"
    assert noise_of(f"{LEAD} {link}\n\n{MORE}") == [("glued_link", link)]


@pytest.mark.parametrize(
    "prose", ["(related work is under way)", "He was just watched by two guards.", "Listen to her."]
)
def test_prose_in_the_words_of_players_stays_prose(prose: str) -> None:
    assert noise_of(f"{LEAD} {prose}\n\n{MORE}") == []


@pytest.mark.parametrize("dateline", ["Orrin, Texas (CNN) ", "(CNN) ", "Orrin (CNN Business) ", "Orrin (Reuters) "])
def test_a_dateline_needs_no_dash_before_a_known_outlet_or_agency(dateline: str) -> None:
    assert noise_of(f"{dateline}{LEAD}\n\n{MORE}") == [("dateline", dateline)]


@pytest.mark.parametrize("opening", ["The Orrin Health Office (OHO) ", "Mayor Ada Holt (Ada) "])
def test_a_short_name_in_brackets_is_no_dateline(opening: str) -> None:
    assert noise_of(f"{opening}{LEAD}\n\n{MORE}") == []


@pytest.mark.parametrize("credit", ["(AP Photo/Nick Holt, File)", "(Tom Holt/The Valley News via AP, Pool)"])
def test_an_agency_is_credited_in_the_dateline_behind_the_caption_of_the_first_picture(credit: str) -> None:
    caption = f"FILE - In this May 2 photo, men walk on the old dam of Orrin, which was closed by the city. {credit}"
    report = read_text(f"Dam closed\n\n{caption}\n\nORRIN (AP) — {LEAD}\n\n{MORE}")
    assert report.credit == "AP"
    assert [each.kind for each in report.noise] == ["caption", "dateline"]


def test_a_label_that_runs_into_a_summary_is_no_word_of_it() -> None:
    assert noise_of(f"Story highlights {LEAD}\n\n{MORE}") == [("metadata", "Story highlights ")]
    assert noise_of(f"Story highlights are few. {LEAD}\n\n{MORE}") == []
