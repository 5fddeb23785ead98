from __future__ import annotations

import pytest

from twosource.attribution.assemble import assemble
from twosource.attribution.triple import Tagged, Triple
from twosource.model import Attribution, Noise, Report, Span
from twosource.text.quotemarks import find_quotations


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def triple(text: str, source: str, cue: str, *content: str, confidence: float = 0.9) -> Triple:
    sources = (span(text, source),) if source else ()
    return Triple(sources, (span(text, cue),), tuple(span(text, part) for part in content), confidence)


def run(text: str, *triples: Triple, noise: tuple[Noise, ...] = ()) -> tuple[Attribution, ...]:
    report = Report(id="r", text=text, sha256="", raw_sha256="", noise=noise)
    return assemble(report, find_quotations(text), Tagged(triples, ()))


def contents(text: str, attribution: Attribution) -> list[str]:
    return [text[start:end] for start, end in attribution.content]


def test_a_quotation_that_is_mostly_covered_is_taken_whole_with_its_marks() -> None:
    text = "“The gates will stay shut until spring,” the keeper said."
    (found,) = run(text, triple(text, "the keeper", "said", "gates will stay shut until"))
    assert contents(text, found) == ["“The gates will stay shut until spring,”"]
    assert found.kind == "direct"


def test_a_content_does_not_run_across_its_own_cue_and_source() -> None:
    text = "“It will hold,” Mr Orrin said, “and we will see it.”"
    (found,) = run(text, triple(text, "Mr Orrin", "said", "“It will hold,” Mr Orrin said, “and we will see it.”"))
    assert contents(text, found) == ["“It will hold,”", "“and we will see it.”"]


def test_words_partly_in_marks_are_mixed_and_words_outside_indirect() -> None:
    text = "The keeper said the gates were “old, worn and dangerous”. She added that they leaked."
    mixed, indirect = run(
        text,
        triple(text, "The keeper", "said", "the gates were “old, worn and dangerous”"),
        triple(text, "She", "added", "they leaked"),
    )
    assert (mixed.kind, indirect.kind) == ("mixed", "indirect")


def test_a_denial_keeps_its_polarity() -> None:
    text = "The keeper denied that the gates leaked."
    (found,) = run(text, triple(text, "The keeper", "denied", "the gates leaked"))
    assert found.polarity == "denied"


def test_a_quotation_in_a_paragraph_of_its_own_goes_on_with_the_speaker_before_it() -> None:
    text = (
        "“We saw the water rise,” the keeper said.\n\n“It rose all night and nobody came.”\n\n"
        "“That is not so,” the mayor said."
    )
    found = run(
        text,
        triple(text, "the keeper", "said", "“We saw the water rise,”"),
        triple(text, "the mayor", "said", "“That is not so,”"),
    )
    assert contents(text, found[1]) == ["“It rose all night and nobody came.”"]
    assert found[1].cue == ()
    assert found[1].source == (span(text, "the keeper"),)


def test_a_quotation_without_a_cue_is_nobodys_when_its_paragraph_says_more() -> None:
    text = (
        "“We saw the water rise,” the keeper said.\n\nThe sign at the gate is old: “Danger of death, keep out of here.”"
    )
    _, sign = run(text, triple(text, "the keeper", "said", "“We saw the water rise,”"))
    assert contents(text, sign) == ["“Danger of death, keep out of here.”"]
    assert (sign.source, sign.cue) == ((), ())


def test_a_doubtful_triple_is_taken_up_when_it_covers_a_quotation_that_nothing_else_covers() -> None:
    text = "For the keeper, who wrote it down, the night was “longer than any before it”."
    (found,) = run(text, triple(text, "the keeper", "wrote", "“longer than any before it”", confidence=0.1))
    assert found.source == (span(text, "the keeper"),)


def test_a_saying_inside_another_is_nested_in_it() -> None:
    text = "The ministry said the keeper had warned that the gates leaked."
    outer, inner = run(
        text,
        triple(text, "The ministry", "said", "the keeper had warned that the gates leaked"),
        triple(text, "the keeper", "had warned", "the gates leaked", confidence=0.8),
    )
    assert inner.parent == outer.id
    assert outer.parent is None


def test_insertions_in_square_brackets_are_marked_inside_quotations_only() -> None:
    text = "“At the same time, [it was] very long,” he said. He added that it [sic] was late."
    direct, indirect = run(
        text,
        triple(text, "he", "said", "“At the same time, [it was] very long,”"),
        triple(text, "He", "added", "it [sic] was late"),
    )
    assert direct.insertions == (span(text, "[it was]"),)
    assert indirect.insertions == ()


def test_what_stands_in_noise_is_not_attributed() -> None:
    text = "READ MORE: Mayor says the gates leak\n\nThe mayor said the gates leak badly."
    noise = (Noise(Span(0, text.index("\n")), "read_more"),)
    found = run(
        text,
        triple(text, "Mayor", "says", "the gates leak"),
        triple(text, "The mayor", "said", "the gates leak badly"),
        noise=noise,
    )
    assert [contents(text, each) for each in found] == [["the gates leak badly"]]


def test_the_surer_of_two_readings_of_one_content_is_kept() -> None:
    text = "The keeper said the mayor claimed victory over the flood."
    (found,) = run(
        text,
        triple(text, "The keeper", "said", "victory over the flood", confidence=0.6),
        triple(text, "the mayor", "claimed", "victory over the flood", confidence=0.95),
    )
    assert found.source == (span(text, "the mayor"),)


def test_a_doubtful_triple_is_left_out() -> None:
    text = "The keeper said the gates leaked."
    assert run(text, triple(text, "The keeper", "said", "the gates leaked", confidence=0.05)) == ()


def test_a_comma_after_the_source_is_not_part_of_it() -> None:
    text = "Its head, Ana Lund, said the gates leaked."
    (found,) = run(text, triple(text, "Its head, Ana Lund,", "said", "the gates leaked"))
    assert [text[start:end] for start, end in found.source] == ["Its head, Ana Lund"]


def test_a_source_of_nothing_but_articles_is_none() -> None:
    text = "A letter and the mayor said that gates will stay shut."
    (found,) = run(text, triple(text, "the", "said", "gates will stay shut"))
    assert found.source == ()


def test_a_content_ends_where_the_outlet_turns_to_its_own_words() -> None:
    text = "The keeper said the talks were “long, open and in good spirit” but made no mention of the gates."
    (found,) = run(text, triple(text, "The keeper", "said", "the talks were “long, open and in good spirit” but made"))
    assert contents(text, found) == ["the talks were “long, open and in good spirit”"]


@pytest.mark.parametrize("turn", ["made no direct mention of the gates", "did not mention the gates"])
def test_what_a_source_passes_over_is_not_what_it_says(turn: str) -> None:
    text = f"The keeper said the talks were “long, open and in good spirit” but {turn}."
    content = f"the talks were “long, open and in good spirit” but {turn}"
    (found,) = run(text, triple(text, "The keeper", "said", content))
    assert contents(text, found) == ["the talks were “long, open and in good spirit”"]


def test_words_that_say_nothing_are_no_content() -> None:
    text = "Divers watched the first boat leave."
    assert run(text, triple(text, "Divers", "watched", "the first")) == ()


def test_to_publish_a_document_is_not_to_say_anything() -> None:
    text = "The ministry published the text of a ruling by the high court."
    assert run(text, triple(text, "The ministry", "published", "the text of a ruling by the high court")) == ()


def test_what_is_published_with_its_words_is_said() -> None:
    text = "The ministry published a statement saying that the dam was safe."
    assert len(run(text, triple(text, "The ministry", "published", "a statement saying that the dam was safe"))) == 1


def test_a_cue_without_a_word_of_saying_tells_of_none() -> None:
    plain = "The dispute is about staffing as much as about pay."
    assert run(plain, triple(plain, "The dispute", "is about", "staffing as much as about pay")) == ()
    quoted = "The note has it that “all gates were shut”."
    assert len(run(quoted, triple(quoted, "The note", "has it that", "“all gates were shut”"))) == 1


def test_a_name_that_is_spelled_like_two_articles_is_a_source() -> None:
    text = "Thea said the gates leaked."
    (found,) = run(text, triple(text, "Thea", "said", "the gates leaked"))
    assert found.source == (span(text, "Thea"),)


def test_a_quotation_without_a_triple_is_said_by_whoever_stands_right_behind_its_comma() -> None:
    text = "“The gates were never oiled,” the Bell conceded about the flood. Orrin laughed."
    quoted, about = run(text, triple(text, "the Bell", "conceded about", "the flood"))
    assert (contents(text, quoted), quoted.source) == (["“The gates were never oiled,”"], about.source)


def test_a_quotation_that_ends_its_sentence_is_not_said_by_the_next_one_s_subject() -> None:
    text = "A sign hung there. “The gates were never oiled.” The Bell spoke about the flood."
    quoted, _ = run(text, triple(text, "The Bell", "spoke about", "the flood"))
    assert quoted.source == ()


def test_that_said_is_a_turn_of_phrase_and_no_attribution() -> None:
    text = "That said, when you open the gates, you know the water will rise."
    assert run(text, triple(text, "That", "said", "you know the water will rise")) == ()


def test_say_between_commas_gives_an_example_and_is_no_attribution() -> None:
    text = "As with, say, floods, the gates must open early."
    assert run(text, triple(text, "", "say", "the gates must open early")) == ()


def test_whoever_says_that_is_still_an_attribution() -> None:
    text = "Orrin knew it. He said that, and he said the gates leaked."
    (found,) = run(text, triple(text, "He", "said", "the gates leaked"))
    assert found.source == (span(text, "He"),)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Mayors, defending the cost of the gates along the river, say floods are rare.",
            ("Mayors", "defending", "the cost of the gates along the river"),
            ("the gates along the river", "say", "floods are rare"),
        ),
        (
            "Judge Holt found that Orrin had hidden a letter, and ordered it to pay 18 crowns.",
            ("Judge Holt", "found", "that Orrin had hidden a letter"),
            ("Orrin", "ordered", "it to pay 18 crowns"),
        ),
    ],
)
def test_a_second_verb_has_the_subject_of_the_first_and_not_what_that_one_tells_of(
    text: str, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    found = run(text, triple(text, *first), triple(text, *second))
    assert [each.source for each in found] == [(span(text, first[0]),)] * 2


def test_a_second_thing_that_has_a_triple_of_its_own_is_told_once() -> None:
    text = "The port has denied that its crews had left the pier and has called for a new crane."
    content = "that its crews had left the pier and has called for a new crane"
    found = run(
        text,
        triple(text, "The port", "has denied", content),
        triple(text, "The port", "has called", "for a new crane"),
    )
    assert [contents(text, each) for each in found] == [["that its crews had left the pier"], ["for a new crane"]]


def test_a_quotation_behind_a_nearer_cue_is_left_to_it() -> None:
    text = "“The sides oppose it,” the text reads, also urging the bloc “to respect the interests of others.”"
    surer = triple(text, "the text", "reads", "“The sides oppose it,”", "“to respect the interests of others.”")
    nearer = Triple((), (span(text, "urging"),), (span(text, "the bloc “to respect the interests of others.”"),), 0.5)
    first, second = run(text, surer, nearer)
    assert contents(text, first) == ["“The sides oppose it,”"]
    assert [text[start:end] for start, end in second.cue] == ["urging"]


def test_the_occasion_behind_a_quotation_is_no_content() -> None:
    text = "The keeper described the meeting as “very warm,” in a conference call with reporters."
    (found,) = run(
        text, triple(text, "The keeper", "described", "the meeting as “very warm,” in a conference call with reporters")
    )
    assert contents(text, found) == ["the meeting as “very warm,”"]


def test_a_dateline_that_the_tagger_took_with_a_content_is_cut_off_it() -> None:
    line, told = "PORT MERROW, Carrow, March 12 (Northwire) - ", "A fire tore through a warehouse in the port"
    text = f"{line}{told}, officials said."
    noise = Noise(Span(0, len(line) - 1), "dateline")
    (found,) = run(text, triple(text, "officials", "said", line + told), noise=(noise,))
    assert contents(text, found) == [told]
    assert not run(text, triple(text, "officials", "said", line), noise=(noise,))


def test_markup_that_a_site_left_in_its_text_says_nothing() -> None:
    text = '<tweet author="that the harbour was never closed" date="1 May">The mayor spoke of it for an hour.'
    assert not run(text, triple(text, "author", "=", '"that the harbour was never closed"'))
    kept = "“The harbour was <i>never</i> closed,” the mayor said."
    (found,) = run(kept, triple(kept, "the mayor", "said", "“The harbour was <i>never</i> closed,”"))
    assert contents(kept, found) == ["“The harbour was <i>never</i> closed,”"]
