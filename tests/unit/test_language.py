from __future__ import annotations

import sys
from subprocess import run

import pytest

from twosource.text.language import detect_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            "The harbour master told the council on Monday that the old quay would have to be closed before winter.",
        ),
        (
            "de",
            "Der Hafenmeister sagte dem Stadtrat am Montag, dass der alte Kai bald geschlossen werden müsse.",
        ),
        ("fr", "Le maître du port a déclaré lundi au conseil que le vieux quai devrait être fermé avant l’hiver."),
        (
            "es",
            "El capitán del puerto dijo el lunes al concejo que el viejo muelle tendría que cerrarse muy pronto.",
        ),
        (
            "it",
            "Il capitano del porto ha detto lunedì al consiglio che il vecchio molo dovrà essere chiuso presto.",
        ),
        (
            "pt",
            "O capitão do porto disse na segunda-feira ao conselho que o velho cais teria de ser fechado em breve.",
        ),
        ("ru", "Начальник порта сообщил совету в понедельник, что старый причал придётся закрыть до начала зимы."),
    ],
)
def test_a_sentence_of_news_tells_its_language(code: str, text: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", "No.", "12345 67890 12345 67890 12345", "Xi Jinping, NATO, Kyiv, OPEC, Oslo"])
def test_too_little_text_tells_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_lone_surrogates_do_not_stop_it() -> None:
    assert (
        detect_language("The harbour master told the council on Monday that \ud800 the quay would close soon.") == "en"
    )


def test_the_model_is_loaded_only_when_asked() -> None:
    code = "import sys, twosource.text.language; sys.exit('py3langid' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0


def test_plain_english_prose_is_known_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> object:
        raise AssertionError("the model was asked")

    monkeypatch.setattr("twosource.text.language._identifier", refuse)
    text = "The keeper of the lock said that they had been told by the board to keep the gates shut for the night. " * 4
    assert detect_language(text) == "en"


def test_other_languages_are_left_to_the_model() -> None:
    german = "Der Sprecher sagte, die Tore seien in der Nacht geschlossen worden, und niemand habe davon gewusst. " * 6
    assert detect_language(german) == "de"
