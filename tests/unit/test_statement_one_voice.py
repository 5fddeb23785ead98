"""What one party says in two reports, what is still to come, what is called something: when a pair is one statement."""

from dataclasses import replace

from statement_cases import ReadingBuilder, plain
from twosource.model import Reading, Speaker
from twosource.statement.align import align
from twosource.statement.evidence import asserts, is_full_clause, shifted
from twosource.statement.extract import extract_statements
from twosource.statement.judgements import Judgements

CRANE = "inspectors had warned the port in May about a rusty crane"
CRANE_AGAIN = "its members reported a rusty crane in May, twice"


def told(name: str, source: str, content: str, speaker: str | None, cue: str = "said") -> Reading:
    return ReadingBuilder(name, f"{source} {cue} {content}.").said(source, cue, content, speaker=speaker).build()


def relations(*readings: Reading) -> list[str]:
    ordered = tuple(sorted(readings, key=lambda reading: reading.report.id))
    return [group.relation for group in align(Judgements(ordered, extract_statements(ordered)))]


def test_one_party_needs_fewer_words_in_common_than_two() -> None:
    union = told("a", "The dockers’ union", CRANE, "Dockers’ Union")
    again = told("b", "The union", CRANE_AGAIN, "Dockers’ Union")
    owner = told("c", "The crane’s owner", CRANE_AGAIN, "Varn Cranes")
    assert len(relations(union, again)) == 1
    assert relations(union, owner) == []


def test_who_speaks_for_a_body_is_one_voice_with_it() -> None:
    union = told("a", "The Dockers’ Union", CRANE, "Dockers’ Union")
    text = f"Ada Holt, secretary of the Dockers’ Union, said {CRANE_AGAIN}."
    builder = ReadingBuilder("b", text).said("Ada Holt", "said", CRANE_AGAIN, speaker="Ada Holt")
    stranger = told("b", "Ada Holt", CRANE_AGAIN, "Ada Holt")
    assert len(relations(_as_body(union), builder.build())) == 1
    assert relations(_as_body(union), stranger) == []


def _as_body(reading: Reading) -> Reading:
    (said,) = reading.attributions
    assert said.speaker is not None
    return replace(reading, attributions=(replace(said, speaker=Speaker(said.speaker.name, "body")),))


def test_what_one_party_says_of_two_things_is_not_one_statement() -> None:
    topic = told("a", "Ms Holt", "an independent survey of the harbour wall", "Ada Holt", "asked for")
    other = told("b", "Ms Holt", "the harbour wall had been built by her grandfather", "Ada Holt")
    assert relations(topic, other) == []


def test_two_remarks_of_one_person_are_not_one_for_a_word_in_common() -> None:
    first = ReadingBuilder("a", "“A draft is not a promise,” Ms Holt said.")
    second = ReadingBuilder("b", "“It was a draft, and it was never sent,” Ms Holt said.")
    assert (
        relations(
            first.said("Ms Holt", "said", "“A draft is not a promise,”", speaker="Ada Holt").build(),
            second.said("Ms Holt", "said", "“It was a draft, and it was never sent,”", speaker="Ada Holt").build(),
        )
        == []
    )


def test_a_visit_announced_is_not_a_visit_made() -> None:
    made = "The mayor visited the flooded market on Monday."
    assert relations(plain("a", made), plain("b", "The mayor will visit the flooded market on Monday.")) == []
    assert relations(plain("a", made), plain("b", "The mayor visited the flooded market hall on Monday.")) == ["same"]


def test_a_question_is_not_the_statement_that_would_answer_it() -> None:
    asked, stated = "Will the night ferries sail before Easter?", "The night ferries sail before Easter, as ever."
    assert relations(plain("a", asked), plain("b", stated)) == []


def test_what_is_told_with_would_may_be_quoted_in_the_present() -> None:
    quote = "“Capital, technology, branches: nothing is waved through.”"
    quoted = ReadingBuilder("a", f"Ms Holt said: {quote}").said("Ms Holt", "said", quote, speaker="Ada Holt").build()
    would = told("b", "Ms Holt", 'nothing would be "waved through"', "Ada Holt")
    assert len(relations(quoted, would)) == 1
    assert shifted("nothing would be waved through")
    assert not shifted("nothing will be waved through")


def test_the_month_of_may_makes_no_clause_of_a_topic() -> None:
    assert not asserts("the first meeting of the commission in May")
    assert asserts("the commission may meet for the first time")
    assert not is_full_clause("the first meeting of the commission in May")


def test_a_topic_with_a_date_is_not_what_another_says_of_it_without_one() -> None:
    meeting = told("a", "Diplomats", "the first meeting of the commission in May", None, "expect")
    lake = told("b", "The league", "the lake will be full before the commission meets for the first time", "League")
    assert relations(meeting, lake) == []


def test_a_denial_is_enough_to_say_something() -> None:
    held = told("a", "The union", "it held no ballot", "Dockers’ Union")
    assert len(relations(held, told("b", "Ms Holt", "no ballot had been held", "Ada Holt"))) == 1


def test_what_somebody_calls_something_says_what_it_is() -> None:
    quote = "“But this ferry plan is a waste of the public's money.”"
    quoted = ReadingBuilder("a", f"Ms Holt said: {quote}").said("Ms Holt", "said", quote, speaker="Ada Holt").build()
    called = told("b", "An official", "the ferry plan a waste of public money", None, "called")
    sought = told("b", "An official", "the ferry plan a waste of public money", None, "discussed")
    assert len(relations(quoted, called)) == 1
    assert relations(quoted, sought) == []


def test_one_party_that_gives_one_number_says_one_thing_in_whatever_words() -> None:
    march, turnout = "some 8,000 people marched in the capital on Friday", "the turnout at 8,000"
    league = told("a", "The Farmers’ League", march, "Farmers’ League")
    assert len(relations(league, told("b", "The league", turnout, "Farmers’ League", "put"))) == 1
    assert relations(league, told("b", "The police", turnout, "Police", "put")) == []
    assert relations(league, told("b", "The league", "the turnout at 3,000", "Farmers’ League", "put")) == []


def test_a_number_and_the_same_in_round_figures_are_partly_the_same() -> None:
    exact = "The line will carry 8.7 million passengers a year through 41 stations, and cost $90 million to build."
    rounded = "The new line is meant for around nine million passengers a year."
    other = "The new line is meant for around two million passengers a year."
    assert relations(plain("a", exact), plain("b", rounded)) == ["partial"]
    assert relations(plain("a", exact), plain("b", other)) == []


def test_a_misquoted_denial_is_one_quotation_of_one_party() -> None:
    said = "“We want to close the old ferry pier before the summer holidays,”"
    denied = "“We do not want to close the old ferry pier before the summer holidays,”"
    first = ReadingBuilder("a", f"{said} Ms Holt said.").said("Ms Holt", "said", said, speaker="Ada Holt").build()
    second = ReadingBuilder("b", f"{denied} Ms Holt said.").said("Ms Holt", "said", denied, speaker="Ada Holt").build()
    assert relations(first, second) == ["variant"]


def test_one_sentence_with_one_fact_told_in_two_places_is_partly_the_same() -> None:
    first = "A ferry with forty pilgrims on board ran aground off Varn late on Tuesday and had to be towed to the port."
    second = first.replace("late on Tuesday", "early on Wednesday")
    assert relations(plain("a", first), plain("b", second)) == ["partial"]


def test_what_is_very_near_is_one_statement_without_a_word_in_common_but_not_of_two_parties() -> None:
    seized, taken = "police seized the lorry and its cargo", "officers confiscated the truck and its load"
    assert relations(plain("a", f"{seized.capitalize()}."), plain("b", f"{taken.capitalize()}.")) == ["same"]
    assert relations(told("a", "Ada Holt", seized, "Ada Holt"), told("b", "Milo Varn", taken, "Milo Varn")) == []


def test_a_report_with_a_likelier_answer_does_not_give_what_is_only_very_near() -> None:
    told_once = plain("a", "Police seized the lorry and its cargo.")
    told_twice = plain("b", "Officers confiscated the truck and its load. Police seized the lorry and the cargo on it.")
    ordered = (told_once, told_twice)
    groups = align(Judgements(ordered, extract_statements(ordered)))
    assert [len(group.statements) for group in groups] == [2]
