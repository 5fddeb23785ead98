from __future__ import annotations

import pytest

from twosource.text.paragraphs import split_paragraphs
from twosource.text.segment import split_sentences


def sentences(text: str, language: str | None = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("joined", "language"),
    [
        ("He left.|She stayed.", "en"),
        ("Did he leave?|No!|He stayed.", "en"),
        ("Gen. Smith and Mr. J. R. Vale met Dr. Okafor.|They talked.", "en"),
        ("The U.S. Army left the U.S.|The end came at 5 p.m. Monday.|It rained.", "en"),
        ("It was 5 p.m.|He left.", "en"),
        ("Acme Inc. and Vale Ltd. merged.|Acme Inc. Chief Executive Ann Vale said so.", "en"),
        ("He works for Acme Inc.|The firm pays him.", "en"),
        ("Prices rose 3.5 percent to $4.20.|No. 5 fell.|He said no.|She left.", "en"),
        ("On Feb. 4 he came.|In Sept. 2019 he left.", "en"),
        ("John F. Kennedy spoke.|It was plan B.|Nobody knew.", "en"),
        ("And so… he went.|He waited...|Then he left.", "en"),
        ("See www.example.com/a.b?c=d. for more.|Write to a.b@example.com.|Thanks.", "en"),
        ("“We won.”|He left.", "en"),
        ("“Why?” he asked.|“Because.”", "en"),
        ("“Why?” Ann Vale asked.|“Go!”|The guard left.", "en"),
        ("“We agree.|We do,” she said.|“It is over.”", "en"),
        ('"It\'s over!" she said.|"Yes."', "en"),
        ("He left (at last.)|Then it rained.", "en"),
        ("He came.[1]|Then he left.", "en"),
        ("1. First comes this.|2. Second comes that.", "en"),
        ("El Sr. López dijo: ¿Qué?|No sé.|¡Vamos!|Adiós.", "es"),
        ("Am 4. Februar traf er Dr. Vogel im 19. Stock.|Das war z.B. gut.|Er ging.", "de"),
        ("Sie sagte: „Nein.“|Dann ging sie.", "de"),
        ("M. Dupont est là.|« Oui. »|Il part.|« Non », dit-il.", "fr"),
        ("В. В. Орлов сказал да.|Это было в 2019 г. в Твери.", "ru"),
        ("今天下雨。|他说：“好的。”|然后走了！|真的？", "zh"),
        ("「行く。」と彼は言った。|「はい。」", "ja"),
        ("هل جاء؟ |نعم.", "ar"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(joined: str, language: str) -> None:
    parts = [part.strip() for part in joined.split("|")]
    glue = "" if language in {"zh", "ja"} else " "
    assert sentences(glue.join(parts), language) == parts


def test_no_sentence_crosses_a_paragraph() -> None:
    assert sentences("A headline without a stop\nThe text begins\n\nand goes on.") == [
        "A headline without a stop",
        "The text begins",
        "and goes on.",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The harbour master told the council on Monday that the old quay would have\n"
        "to be closed before winter. Nobody in the room asked him why it had taken\n"
        "so long."
    )
    assert len(split_paragraphs(text)) == 1
    assert len(sentences(text)) == 2


def test_lines_of_uneven_length_are_paragraphs_of_their_own() -> None:
    text = "The harbour master told the council on Monday that the old quay would close\nIt rained\nThe end"
    assert len(split_paragraphs(text)) == 3


def test_a_list_of_headlines_is_not_taken_for_wrapped_text() -> None:
    text = (
        "Harbour master says the old quay must close before winter\n"
        "Council votes for a new bridge after a night of long debate\n"
        "Ferry back in service"
    )
    assert len(split_paragraphs(text)) == 3


def test_spans_leave_out_white_space_around_sentences() -> None:
    assert sentences("  He left. \u00a0 She stayed. \r\n\r\n  Nobody came.  ") == [
        "He left.",
        "She stayed.",
        "Nobody came.",
    ]


def test_empty_and_blank_texts_have_no_sentences() -> None:
    assert split_sentences("", None) == ()
    assert split_sentences(" \n\r\n\t ", None) == ()
