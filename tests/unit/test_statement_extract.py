"""Which stretches of a report are statements."""

from statement_cases import ReadingBuilder, plain
from twosource.model import Attribution, Reading, Report, Span
from twosource.statement.extract import extract_statements


def texts(*readings: Reading) -> list[tuple[str, bool]]:
    by_id = {reading.report.id: reading.report.text for reading in readings}
    return [
        (by_id[each.place.report][each.place.start : each.place.end], each.attribution is not None)
        for each in extract_statements(readings)
    ]


def test_every_attributed_content_and_every_narrated_sentence_is_a_statement() -> None:
    text = "The mill burned down overnight. The mayor said the roof had been unsafe."
    reading = ReadingBuilder("a", text).said("The mayor", "said", "the roof had been unsafe").build()
    assert texts(reading) == [("The mill burned down overnight.", False), ("the roof had been unsafe", True)]


def test_a_content_in_two_parts_is_one_statement_from_its_first_to_its_last() -> None:
    text = "“We saw it,” she said, “and we ran.”"
    reading = ReadingBuilder("a", text).said("she", "said", "“We saw it,”", "“and we ran.”").build()
    assert texts(reading) == [(text, True)]


def test_a_nested_content_is_a_statement_of_its_own() -> None:
    text = "Aides said the minister promised to resign soon."
    builder = ReadingBuilder("a", text).said("Aides", "said", "the minister promised to resign soon")
    reading = builder.said("the minister", "promised", "to resign soon").build()
    assert texts(reading) == [("the minister promised to resign soon", True), ("to resign soon", True)]


def test_a_narrated_clause_beside_a_content_is_told_by_itself() -> None:
    text = "The bridge was closed to all traffic for two years, and officials say repairs are late."
    reading = ReadingBuilder("a", text).said("officials", "say", "repairs are late").build()
    assert texts(reading)[0] == ("The bridge was closed to all traffic for two years", False)


def test_a_narrated_rest_does_not_end_on_the_words_that_led_over_to_what_is_cut_away() -> None:
    text = "Nine people are dead and the fire is out, but the argument over what burned has begun."
    reading = ReadingBuilder("a", text).said("", "argument over", "what burned").build()
    assert ("Nine people are dead and the fire is out", False) in texts(reading)
    warned = "The massing of troops has raised fears of a war and amid warnings that the border may close."
    reading = ReadingBuilder("a", warned).said("", "warnings", "that the border may close").build()
    assert ("The massing of troops has raised fears of a war", False) in texts(reading)


def test_a_short_rest_or_one_without_a_verb_is_no_statement() -> None:
    short = "Repairs are late, officials said on Monday."
    verbless = "In the old town hall by the river, officials said repairs are late."
    hanging = "Repairs are late, officials said, but made no mention of the old town bridge."
    cut = "The text, officials said repairs are late, was published on the site of the town hall."
    cases = ((short, "Repairs are late"), (verbless, "repairs are late"), (hanging, "Repairs are late"))
    for text, content in (*cases, (cut, "repairs are late")):
        reading = ReadingBuilder("a", text).said("officials", "said", content).build()
        assert texts(reading) == [(content, True)]


def test_noise_and_the_headline_give_no_statement() -> None:
    text = "Mill burns down in Varn\n\nBy Ada Holt and Jon Reve\n\nThe mill burned down. READ MORE: What we know so far"
    builder = ReadingBuilder("a", text, title="Mill burns down in Varn").noisy("By Ada Holt and Jon Reve", "byline")
    assert texts(builder.noisy("READ MORE: What we know so far", "read_more").build()) == [
        ("The mill burned down.", False)
    ]


def test_a_dateline_is_cut_off_its_sentence() -> None:
    text = "VARN, March 3 (Meridian) — The old mill burned down overnight."
    reading = ReadingBuilder("a", text).noisy("VARN, March 3 (Meridian) —", "dateline").build()
    assert texts(reading) == [("The old mill burned down overnight.", False)]


def test_statements_are_sorted_by_report_and_place_and_named_by_what_they_are() -> None:
    first, second = plain("a", "It rained all day. The river rose fast."), plain("b", "The river rose fast all day.")
    statements = extract_statements((second, first))
    assert [each.place.report for each in statements] == ["a", "a", "b"]
    assert statements == extract_statements((first, second))
    assert len({each.id for each in statements}) == 3


def test_a_saying_that_goes_on_after_its_cue_gives_two_statements_of_one_attribution() -> None:
    text = "“The gates were shut all winter long,” the keeper said. “Nobody came to open them at all.” He left."
    spans = (Span(0, text.index(" the keeper")), Span(text.index("“Nobody"), text.index(" He left")))
    cue = Span(text.index("said"), text.index("said") + 4)
    told = Attribution("a", (), (cue,), spans, "direct", "affirmed", None, None, 0.9)
    found = extract_statements([Reading(Report("r", text, "", ""), (), (), (), (), (told,))])
    assert [(each.place.start, each.place.end, each.attribution) for each in found] == [(*span, "a") for span in spans]


def test_a_fragment_stays_with_what_it_goes_on_with() -> None:
    text = "“No,” the keeper said, “the gates were shut all winter long.”"
    spans = (Span(0, 5), Span(text.index("“the gates"), len(text)))
    told = Attribution("a", (), (), spans, "direct", "affirmed", None, None, 0.9)
    (only,) = extract_statements([Reading(Report("r", text, "", ""), (), (), (), (), (told,))])
    assert (only.place.start, only.place.end) == (0, len(text))


def test_each_sentence_of_a_long_quotation_is_a_statement() -> None:
    text = "“The dam will stay shut this summer. No farmer will lose any water over it,” Holm said."
    reading = ReadingBuilder("a", text).said("Holm", "said", text.rpartition(" Holm")[0]).build()
    assert [each for each, _ in texts(reading)] == [
        "“The dam will stay shut this summer.",
        "No farmer will lose any water over it,”",
    ]


def test_clauses_joined_by_and_that_are_two_statements() -> None:
    content = "that the dam would stay shut all summer and that no farmer would lose any water"
    text = f"Holm said {content}."
    reading = ReadingBuilder("a", text).said("Holm", "said", content).build()
    assert [each for each, _ in texts(reading)] == [
        "that the dam would stay shut all summer",
        "that no farmer would lose any water",
    ]


def test_short_words_around_an_and_stay_together() -> None:
    content = "the dam was old, and the wall was cracked"
    reading = ReadingBuilder("a", f"Holm said {content}.").said("Holm", "said", content).build()
    assert [each for each, _ in texts(reading)] == [content]


def test_a_quotation_inside_told_words_is_a_statement_too() -> None:
    content = "the council had been asked again and again to “look at the cracks in the wall” before the winter came"
    reading = ReadingBuilder("a", f"Holm said {content}.").said("Holm", "said", content).build()
    assert [each for each, _ in texts(reading)] == [content, "look at the cracks in the wall"]


def test_the_last_item_of_a_list_is_no_clause_of_its_own() -> None:
    content = "that they respect the safety of the people of both banks, and the diversity of their old river towns"
    reading = ReadingBuilder("a", f"Holm said {content}.").said("Holm", "said", content).build()
    assert [each for each, _ in texts(reading)] == [content]


def test_who_is_told_and_where_is_no_statement() -> None:
    text = "Ms Holt told reporters at a breakfast hosted by the river league that repairs are late."
    reading = ReadingBuilder("a", text).said("Ms Holt", "told", "that repairs are late").build()
    assert texts(reading) == [("that repairs are late", True)]


def test_a_clause_before_the_sentence_proper_is_a_statement_of_its_own() -> None:
    text = "After the two mayors met in Varn on Friday, ahead of the fair, the council published the plans."
    reading = ReadingBuilder("a", text).build()
    assert [told for told, _ in texts(reading)] == [
        "After the two mayors met in Varn on Friday, ahead of the fair",
        "the council published the plans.",
    ]


def test_a_phrase_before_the_sentence_proper_stays_with_it() -> None:
    for text in ("After a long night in Varn, the council published the plans.", "Once a year, the town is lit."):
        assert [told for told, _ in texts(ReadingBuilder("a", text).build())] == [text]


def test_a_source_that_tells_who_published_it_gives_a_statement_once() -> None:
    text = (
        "The dam is safe, according to a report released by the ministry. "
        "An English version of the report released by the ministry says the wall will hold."
    )
    builder = ReadingBuilder("a", text).said("a report released by the ministry", "according to", "The dam is safe")
    builder.said("An English version of the report released by the ministry", "says", "the wall will hold")
    assert ("a report released by the ministry", False) in texts(builder.build())
    assert sum("released" in told for told, _ in texts(builder.build())) == 1


def test_a_document_on_which_the_cue_only_hangs_stays_in_the_outlets_clause() -> None:
    text = "The ministry published the text of a ruling, calling for a truce in the valley."
    reading = ReadingBuilder("a", text).said("the text of a ruling", "calling for", "a truce in the valley").build()
    assert ("The ministry published the text of a ruling", False) in texts(reading)


def test_what_a_source_does_before_it_speaks_is_told_with_it() -> None:
    text = "The biggest rail union broke off a strike halfway through on Tuesday, saying it had a new offer."
    reading = ReadingBuilder("a", text).said("The biggest rail union", "saying", "it had a new offer").build()
    assert ("The biggest rail union broke off a strike halfway through on Tuesday", False) in texts(reading)


def test_what_only_introduces_a_saying_is_not_told_by_itself() -> None:
    for text, source in (
        ("The mayor told a rally that the wall would hold.", "The mayor"),
        ("The coach, who answered eleven questions, said that the wall would hold.", "The coach"),
        (
            "The coach, who answered eleven questions, said that the wall would hold.",
            "The coach, who answered eleven questions",
        ),
    ):
        cue = "told" if "told" in text else "said"
        reading = ReadingBuilder("a", text).said(source, cue, "that the wall would hold").build()
        assert texts(reading) == [("that the wall would hold", True)]


def test_the_subject_of_a_passive_and_what_is_expected_of_it_are_one_statement() -> None:
    subject, rest = "The number of jobs across the two ports", "to fall by about nine hundred over three years"
    text = f"{subject} is expected {rest}."
    reading = ReadingBuilder("r", text).said("", "is expected", subject, rest).build()
    assert texts(reading) == [(text[:-1], True)]


def test_a_second_thing_that_the_source_does_is_a_statement_of_its_own() -> None:
    first, second = "that its crews had left the pier", "blamed a broken crane"
    reading = ReadingBuilder("r", f"The port denied {first} and {second}.")
    reading.said("The port", "denied", f"{first} and {second}")
    assert texts(reading.build()) == [(first, True), (second, True)]


def test_a_denial_that_a_quotation_hangs_on_is_told_with_it() -> None:
    quote = "“burn the pier for want of a nail”"
    reading = ReadingBuilder("r", f"She appealed to both towns not to {quote}.").said("She", "appealed", quote)
    assert (f"not to {quote}", True) in texts(reading.build())


def test_a_second_thing_said_of_one_subject_behind_but_is_a_statement_of_its_own() -> None:
    text = "Ms Holt was not resigning from her post at the harbour board, but would spend all of her time on the bridge"
    reading = (
        ReadingBuilder("a", f"Milo Varn said {text}.").said("Milo Varn", "said", text, speaker="Milo Varn").build()
    )
    told = [reading.report.text[each.place.start : each.place.end] for each in extract_statements((reading,))]
    assert told == [
        "Ms Holt was not resigning from her post at the harbour board",
        "would spend all of her time on the bridge",
    ]


def test_what_somebody_did_not_say_is_the_outlet_s_sentence() -> None:
    text = "The mayor did not say that the roof had been unsafe. No official said the mill would be rebuilt."
    builder = ReadingBuilder("a", text).said("The mayor", "did not say", "that the roof had been unsafe")
    reading = builder.said("official", "said", "the mill would be rebuilt").build()
    assert texts(reading) == [
        ("The mayor did not say that the roof had been unsafe.", False),
        ("No official said the mill would be rebuilt.", False),
    ]


def test_what_a_speaker_denies_to_have_said_is_told_as_that_alone() -> None:
    text = "The mayor insisted that she never said the roof was unsafe."
    builder = ReadingBuilder("a", text).said("The mayor", "insisted", "that she never said the roof was unsafe")
    reading = builder.said("she", "never said", "the roof was unsafe").build()
    assert texts(reading) == [("that she never said the roof was unsafe", True)]


def test_when_and_where_somebody_spoke_is_no_statement_of_the_outlet() -> None:
    def narrated(before: str) -> list[str]:
        said = "the roof had been unsafe for years"
        text = f"{before}, Judge Varn said {said}."
        reading = ReadingBuilder("a", text).said("Judge Varn", "said", said).build()
        return [part for part, attributed in texts(reading) if not attributed]

    assert narrated("In a 34-page ruling handed down in Lesk on Monday morning") == []
    assert narrated("Hours after the mill was closed by the city on Monday") == []
    assert narrated("At least ten mills were closed by the city on Monday") != []
    assert narrated("The mill was closed by the city of Lesk on Monday") != []
