"""Which statements of different reports are shown as one, and in what relation."""

import itertools

import pytest

from statement_cases import ReadingBuilder, plain
from twosource.model import Reading
from twosource.statement.align import AlignedGroup, align
from twosource.statement.evidence import holds_run
from twosource.statement.extract import extract_statements
from twosource.statement.judgements import Judgements
from twosource.statement.profile import profile


def aligned(*readings: Reading) -> tuple[AlignedGroup, ...]:
    ordered = tuple(sorted(readings, key=lambda reading: reading.report.id))
    return align(Judgements(ordered, extract_statements(ordered)))


def shown(*readings: Reading) -> list[tuple[str, list[str]]]:
    by_id = {reading.report.id: reading.report.text for reading in readings}
    places = {each.id: each.place for each in extract_statements(readings)}
    return [
        (group.relation, [by_id[places[one].report][places[one].start : places[one].end] for one in group.statements])
        for group in aligned(*readings)
    ]


FIRE = "A fire destroyed the old flour mill in Varn on Tuesday night."
FIRE_AGAIN = "The old flour mill in Varn was destroyed by a fire on Tuesday night."
RATES = "The central bank left its main interest rate unchanged at 3.5 percent."


def test_two_wordings_of_one_narrated_sentence_are_the_same() -> None:
    assert shown(plain("a", f"{FIRE} {RATES}"), plain("b", FIRE_AGAIN)) == [("same", [FIRE, FIRE_AGAIN])]


def test_statements_of_one_report_are_never_aligned() -> None:
    assert shown(plain("a", f"{FIRE} {FIRE_AGAIN}"), plain("b", RATES)) == []


def test_a_quotation_and_its_paraphrase_are_told_from_two_quotations() -> None:
    quote = "“We will rebuild the flour mill before the next harvest,”"
    quoted = ReadingBuilder("a", f"{quote} Ms Holt said.").said("Ms Holt", "said", quote, speaker="Ada Holt")
    other = ReadingBuilder("b", f"Ada Holt said: {quote}").said("Ada Holt", "said", quote, speaker="Ada Holt")
    told = "they would rebuild the flour mill before the next harvest"
    indirect = ReadingBuilder("c", f"Ms Holt said {told}.").said("Ms Holt", "said", told, speaker="Ada Holt")
    assert [group.relation for group in aligned(quoted.build(), other.build())] == ["same"]
    assert [group.relation for group in aligned(quoted.build(), indirect.build())] == ["quoted_vs_paraphrased"]


def test_one_quotation_in_two_wordings_is_a_variant_with_the_words_noted() -> None:
    first = "“The parties oppose the further expansion of the alliance and call on it to respect others,”"
    second = "“The sides oppose further enlargement of the alliance and call on it to respect others,”"
    readings = [
        ReadingBuilder(name, f"{quote} the text reads.").said("the text", "reads", quote).build()
        for name, quote in (("a", first), ("b", second))
    ]
    (group,) = aligned(*readings)
    assert group.relation == "variant"
    assert "“parties” / “sides”" in group.differences[0]


def test_a_statement_that_says_clearly_more_is_partly_the_same() -> None:
    longer = (
        "The mill will be rebuilt before the next harvest, and the town will pay a third of the cost "
        "while the insurers argue over who left the boiler running."
    )
    assert [
        group.relation
        for group in aligned(plain("a", "The mill will be rebuilt before the next harvest."), plain("b", longer))
    ] == ["partial"]


def test_the_same_speaker_on_the_same_topic_is_not_the_same_statement() -> None:
    a = ReadingBuilder("a", "Ms Holt said the mill had no sprinklers at all.")
    b = ReadingBuilder("b", "Ms Holt said the mill would be rebuilt by a new owner.")
    assert (
        aligned(
            a.said("Ms Holt", "said", "the mill had no sprinklers at all").build(),
            b.said("Ms Holt", "said", "the mill would be rebuilt by a new owner").build(),
        )
        == ()
    )


def test_a_pair_that_differs_in_a_fact_is_at_most_partly_the_same() -> None:
    other_day = FIRE.replace("Tuesday", "Thursday")
    assert [group.relation for group in aligned(plain("a", FIRE), plain("b", other_day))] == ["partial"]
    for changed in (FIRE.replace("Varn", "Port Merrow"), FIRE.replace("destroyed", "did not destroy")):
        assert aligned(plain("a", FIRE), plain("b", changed)) == ()


def test_a_far_lower_limit_is_not_aligned_with_a_count() -> None:
    assert (
        aligned(
            plain("a", "The fire in the flour mill killed at least four workers."),
            plain("b", "The fire in the flour mill killed nine workers."),
        )
        == ()
    )


def test_bare_pronouns_and_names_are_not_aligned() -> None:
    readings = [
        ReadingBuilder(name, "The firm denied it at once.").said("The firm", "denied", "it").build() for name in "ab"
    ]
    assert aligned(*readings) == ()


def test_many_reports_make_one_group_whatever_their_order() -> None:
    texts = {"a": FIRE, "b": FIRE_AGAIN, "c": "Fire destroyed the old flour mill in Varn late on Tuesday.", "d": RATES}
    results = {
        tuple(group.statements for group in aligned(*(plain(name, texts[name]) for name in order)))
        for order in itertools.permutations(texts)
    }
    assert len(results) == 1
    (groups,) = results
    assert [len(group) for group in groups] == [3]


def test_a_chain_of_alike_statements_does_not_join_two_different_ones() -> None:
    start = "The council will close the bridge on Monday for repairs to its northern arch."
    both = "The council will close the bridge on Monday for repairs and raise parking fees in the old town."
    end = "The council will raise parking fees in the old town."
    for group in aligned(plain("a", start), plain("b", both), plain("c", end)):
        assert len(group.statements) == 2


def test_nothing_and_one_report_align_nothing() -> None:
    assert aligned() == ()
    assert aligned(plain("a", FIRE)) == ()


def test_two_speakers_on_one_topic_do_not_say_the_same() -> None:
    a = ReadingBuilder("a", "Karl Brandt criticised the new flood barrier.")
    b = ReadingBuilder("b", "Ada Holt praised the new flood barrier.")
    topic = "the new flood barrier"
    assert (
        aligned(
            a.said("Karl Brandt", "criticised", topic, speaker="Karl Brandt").build(),
            b.said("Ada Holt", "praised", topic, speaker="Ada Holt").build(),
        )
        == ()
    )


def test_a_topic_is_no_part_of_what_somebody_else_says_of_it() -> None:
    claim = "the flood barrier in Varn should be built elsewhere"
    a = ReadingBuilder("a", f"Ada Holt said {claim}.").said("Ada Holt", "said", claim, speaker="Ada Holt")
    b = ReadingBuilder("b", "Critics of the flood barrier in Varn met.")
    assert aligned(a.build(), b.said("Critics", "of", "the flood barrier in Varn").build()) == ()


def test_two_quotations_in_one_wording_are_aligned_however_little_their_words_mean() -> None:
    quote = "“They were told to carry on,”"
    a = ReadingBuilder("a", f"{quote} Ms Holt said.").said("Ms Holt", "said", quote, speaker="Ada Holt")
    b = ReadingBuilder("b", f"Ada Holt: {quote}").said("Ada Holt", ":", quote, speaker="Ada Holt")
    assert [group.relation for group in aligned(a.build(), b.build())] == ["same"]


def test_an_adjective_makes_no_clause_of_a_topic() -> None:
    a = ReadingBuilder("a", "Karl Brandt wants armed guards to be posted at every school.")
    b = ReadingBuilder("b", "Varn rejected the idea of armed guards at every school.")
    assert (
        aligned(
            a.said("Karl Brandt", "wants", "armed guards to be posted at every school", speaker="Karl Brandt").build(),
            b.said("Varn", "rejected", "the idea of armed guards at every school", speaker="Varn").build(),
        )
        == ()
    )


def test_the_relation_of_a_group_does_not_hang_on_which_report_comes_first() -> None:
    inner = "it could not comment on an open case"
    outer = f"that the report was authentic but said {inner}"

    def told(one: str, other: str) -> list[str]:
        brief = ReadingBuilder(one, f"The agency said {inner}.").said("The agency", "said", inner, speaker="Agency")
        long = ReadingBuilder(other, f"The agency confirmed {outer}.").said(
            "The agency", "confirmed", outer, speaker="Agency"
        )
        groups = aligned(
            *sorted((brief.build(), long.said("", "said", inner, speaker="Agency").build()), key=lambda r: r.report.id)
        )
        return sorted(group.relation for group in groups if len(group.statements) > 2)

    assert told("a", "b") == told("b", "a") != []


DUTY = (
    "“Whatever he did he did on his own, he is a captain, a captain who sails a ferry is supposed to do the right "
    "thing, that is why you pay them a lot of money,”"
)
SEA = "“He was a captain, a captain who sails is supposed to know the sea,”"


def saying(name: str, *quotes: str, around: str = "") -> Reading:
    text = " ".join(f"{quote} Ms Holt {cue}." for quote, cue in zip(quotes, ("said", "added"), strict=False)) + around
    builder = ReadingBuilder(name, text)
    for quote, cue in zip(quotes, ("said", "added"), strict=False):
        builder.said("Ms Holt", cue, quote, speaker="Ada Holt")
    return builder.build()


def test_a_saying_that_a_report_quotes_word_for_word_is_not_another_one_of_that_report() -> None:
    groups = aligned(saying("a", DUTY, SEA), saying("b", SEA.replace(",”", ".”")))
    assert [(group.relation, len(group.statements)) for group in groups] == [("same", 2)]
    assert [group.relation for group in aligned(saying("a", DUTY), saying("b", SEA))] == ["variant"]


def test_a_report_that_tells_of_a_translation_may_give_one_saying_twice() -> None:
    twice = saying("a", DUTY, SEA, around=" The interpreter had it in another way.")
    assert max(len(group.statements) for group in aligned(twice, saying("b", SEA))) == 3


def test_a_name_alone_says_nothing_that_another_report_could_say_too() -> None:
    whole = "the board's vote to hold Lois Lernau in contempt"
    a = ReadingBuilder("a", f"Ada Holt welcomed {whole}.").said("Ada Holt", "welcomed", whole, speaker="Ada Holt")
    b = ReadingBuilder("b", "Ada Holt attacked Lois Lernau.").said(
        "Ada Holt", "attacked", "Lois Lernau", speaker="Ada Holt"
    )
    assert aligned(a.build(), b.build()) == ()


@pytest.mark.parametrize(
    ("one", "other", "groups"),
    [
        ("The attack in Varnbij appeared to be the deadliest on Castinian forces in Orn.",
         "Varnbij is a strategically important town in northern Orn that was under the rule of Castinian forces.", 0),
        ("The attack in Varnbij appeared to be the deadliest on Castinian forces in Orn.",
         "The attack in northern Varnbij may be the deadliest that Castinian forces saw in Orn.", 1),
    ],
)  # fmt: skip
def test_two_sentences_that_share_hardly_more_than_names_do_not_say_the_same(one: str, other: str, groups: int) -> None:
    assert len(aligned(plain("a", one), plain("b", other))) == groups


def test_a_run_of_names_alone_is_no_part() -> None:
    whole, part = (
        profile(each)
        for each in ("Lund awaits a ruling from the 2nd Circuit Court of Lesk.", "The 2nd Circuit Court disagreed.")
    )
    assert not holds_run(whole, part)
    said = profile("Lund said that he could accept the ruling of the harbour court in Lesk.")
    assert holds_run(said, profile("accept the ruling of the harbour court"))


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        ("that the port “would show great weakness if it gave in to the dockers”", "same"),
        ("that the port “would be seen as very weak if it gave way to the dockers”", "variant"),
    ],
)
def test_a_quotation_led_in_by_own_words_is_the_same_wording_as_the_whole(other: str, relation: str) -> None:
    full = "“It would show great weakness if it gave in to the dockers,”"
    a = ReadingBuilder("a", f"{full} Lund said.").said("Lund", "said", full, speaker="Lund").build()
    b = ReadingBuilder("b", f"Lund said {other}.").said("Lund", "said", other, speaker="Lund").build()
    assert [group.relation for group in aligned(a, b)] == [relation]


def two_parties(first: str, second: str) -> list[str]:
    readings = [
        ReadingBuilder(name, f"{who} {cue} {said}.").said(who, cue, said, speaker=who).build()
        for name, who, cue, said in (("a", "Ada Holt", "said", first), ("b", "Rolf Brandt", "told of", second))
    ]
    return [group.relation for group in aligned(*readings)]


def test_of_two_parties_only_what_both_tell_as_so_is_one_statement() -> None:
    told = "the Orn bridge will stay closed to lorries until the spring floods are over"
    assert two_parties(told, "lorries cannot use the Orn bridge before the spring floods are over") != []
    assert two_parties(told, "a plan to keep lorries off the Orn bridge") == []
    assert two_parties("he would not stand for the harbour council again", "he would not stand again") == []
