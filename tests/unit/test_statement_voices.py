"""Whose voice a speaker is: a person, a body by any of its names, and who speaks for it."""

from dataclasses import replace

from statement_cases import ReadingBuilder
from twosource.model import Reading, Speaker, SpeakerKind
from twosource.statement.voices import find_voices


def speaking(name: str, text: str, *speakers: tuple[str, SpeakerKind]) -> Reading:
    builder = ReadingBuilder(name, text)
    for speaker, _ in speakers:
        builder.said(speaker, "said", "the pier would close", speaker=speaker)
    reading = builder.build()
    said = tuple(
        replace(each, speaker=Speaker(*speaker)) for each, speaker in zip(reading.attributions, speakers, strict=True)
    )
    return replace(reading, attributions=said)


def test_a_body_its_acronym_and_its_head_are_one_voice() -> None:
    a = speaking("a", "The Varn Harbour Authority (VHA) said the pier would close.", ("Varn Harbour Authority", "body"))
    b = speaking("b", "Ada Holt, director of the VHA, said the pier would close.", ("Ada Holt", "person"))
    voices = find_voices([a, b])
    assert voices.of("Ada Holt") & voices.of("Varn Harbour Authority")
    assert voices.of("VHA") & voices.of("Ada Holt")


def test_a_body_that_does_not_speak_in_the_story_is_nobodys_voice() -> None:
    b = speaking("b", "Ada Holt, director of the Varn Port Museum, said the pier would close.", ("Ada Holt", "person"))
    assert find_voices([b]).of("Ada Holt") == {"Ada Holt"}


def test_two_foreign_ministers_are_two_voices_though_both_have_a_foreign_ministry() -> None:
    text = "{0}, spokesman for the foreign ministry, said the pier would close."
    a = speaking("a", text.format("Ada Holt"), ("Ada Holt", "person"))
    b = speaking("b", text.format("Bror Lind"), ("Bror Lind", "person"))
    c = speaking("c", "The Foreign Ministry said the pier would close.", ("Foreign Ministry", "body"))
    voices = find_voices([a, b, c])
    assert not voices.of("Ada Holt") & voices.of("Bror Lind")


def test_a_body_that_reports_disagree_on_is_nobodys() -> None:
    a = speaking("a", "Ada Holt, director of Varn Port, said the pier would close.", ("Ada Holt", "person"))
    b = speaking("b", "Ada Holt, director of Lind Rail, said the pier would close.", ("Ada Holt", "person"))
    c = speaking("c", "Varn Port said the pier would close.", ("Varn Port", "body"))
    d = speaking("d", "Lind Rail said the pier would close.", ("Lind Rail", "body"))
    assert find_voices([a, b, c, d]).of("Ada Holt") == {"Ada Holt"}


def test_nobody_known_has_no_voice() -> None:
    assert find_voices([]).of(None) == frozenset()
