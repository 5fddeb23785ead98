from __future__ import annotations

from dataclasses import replace

from twosource.model import Attribution, Noise, Quotation, Reading, Report, Reuse, Span
from twosource.reuse.passages import find_reuse, passages_between
from twosource.reuse.words import words_outside

COPY = (
    "The fire broke out shortly before two in the morning in a warehouse on the old quay and spread to a nearby "
    "timber yard before the first engines could reach the gate, which had been locked from the inside."
)
OTHER = (
    "Council members met on Monday evening to discuss the budget for schools, roads and the delayed swimming pool, "
    "and decided after three hours of debate that nothing should be built before the next election is over."
)
MORE = (
    "A choir from the northern valleys won the first prize at the festival, although two of its singers had lost their "
    "voices on the way and sang, as the conductor put it afterwards, mostly with their eyebrows and their hands."
)


def reading(
    identity: str, text: str, quoted: tuple[str, ...] = (), noise: tuple[str, ...] = (), direct: tuple[str, ...] = ()
) -> Reading:
    def place(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    quotations = tuple(Quotation(Span(s + 1, e - 1), Span(s, e), "direct") for s, e in map(place, quoted))
    attributions = tuple(
        Attribution(f"{identity}{n}", (), (), (place(part),), "direct", "affirmed", None, None, 1.0)
        for n, part in enumerate(direct)
    )
    report = Report(identity, text, "", "", noise=tuple(Noise(place(part), "caption") for part in noise))
    return Reading(report, (), quotations, (), (), attributions)


def texts(found: Reuse, *readings: Reading) -> tuple[str, str]:
    by_id = {one.report.id: one.report.text for one in readings}
    return by_id[found.a.report][found.a.start : found.a.end], by_id[found.b.report][found.b.start : found.b.end]


def test_a_sentence_carried_over_is_one_verbatim_passage_with_its_place_on_both_sides() -> None:
    a, b = reading("a", f"{OTHER} {COPY}"), reading("b", f"{COPY} {MORE}")
    (found,) = find_reuse((a, b))
    assert found.kind == "verbatim"
    assert texts(found, a, b) == (COPY, COPY)


def test_case_and_punctuation_do_not_hide_a_copy() -> None:
    a, b = reading("a", COPY), reading("b", COPY.upper().replace(",", " —"))
    assert find_reuse((a, reading("c", COPY.lower().replace(",", ";"))))[0].kind == "verbatim"
    assert find_reuse((a, b)) == ()  # capitals throughout may all be names: no evidence


def test_a_light_edit_is_a_near_passage() -> None:
    edited = (
        COPY.replace("shortly before two in the morning", "around two o'clock")
        .replace("engines", "crews")
        .replace("timber", "wood")
        .replace("locked", "shut")
    )
    (found,) = find_reuse((reading("a", COPY), reading("b", edited)))
    assert found.kind == "near"


def test_every_third_word_changed_is_still_found() -> None:
    words = f"{COPY} {OTHER}".split()
    changed = " ".join("lorem" if number % 3 == 2 else word for number, word in enumerate(words))
    found = find_reuse((reading("a", f"{COPY} {OTHER}"), reading("b", changed)))
    assert {one.kind for one in found} == {"near"}


def test_a_copy_pasted_between_other_sentences_is_found_alone() -> None:
    a, b = reading("a", COPY), reading("b", f"{OTHER} {COPY} {MORE}")
    (found,) = find_reuse((a, b))
    assert texts(found, a, b)[1] == COPY


def test_equal_quotations_are_no_reuse() -> None:
    quoted = f"“{COPY}”"
    a = reading("a", f"{quoted} he said. {OTHER}", quoted=(quoted,))
    b = reading("b", f"{MORE} She quoted him: {quoted}", quoted=(quoted,))
    assert find_reuse((a, b)) == ()


def test_direct_contents_are_no_reuse_even_where_no_marks_were_found() -> None:
    a, b = reading("a", COPY, direct=(COPY,)), reading("b", COPY, direct=(COPY,))
    assert find_reuse((a, b)) == ()


def test_captions_and_other_noise_are_no_reuse() -> None:
    a, b = reading("a", f"{OTHER} {COPY}", noise=(COPY,)), reading("b", f"{MORE} {COPY}", noise=(COPY,))
    assert find_reuse((a, b)) == ()


def test_an_odd_mark_that_swallows_the_whole_text_hides_nothing() -> None:
    whole = " ".join([COPY] + [OTHER, MORE] * 4)
    a, b = reading("a", whole, quoted=(whole,)), reading("b", COPY)
    assert len(find_reuse((a, b))) == 1


def test_names_titles_and_dates_in_a_row_are_no_reuse() -> None:
    run = (
        "President Osric Vandermeer and Prime Minister Leocadia Brunn of the Republic of Ostrand met Foreign Minister "
        "Hesper Calloway on Friday, March 3, 2023"
    )
    a, b = reading("a", f"{run}, and nothing came of it."), reading("b", f"Nobody expected {run} to shake hands.")
    assert find_reuse((a, b)) == ()


def test_a_formula_of_the_trade_is_no_reuse() -> None:
    formula = "spoke on condition of anonymity because he was not authorized to speak to the media about the matter"
    a = reading("a", f"One officer {formula}. The bridge stays closed.")
    b = reading("b", f"{OTHER} A clerk at the town hall {formula}.")
    assert find_reuse((a, b)) == ()


def test_two_wordings_of_one_event_are_no_reuse() -> None:
    a = reading(
        "a",
        "Harbour master Osric Vandermeer and ferry captain Juno Whitlock asked the council to keep the winter "
        "timetable, in a letter handed over at the town hall on Friday, and want to be heard before the summer.",
    )
    b = reading(
        "b",
        "Harbour master Osric Vandermeer and his neighbour, Juno Whitlock, have signed a letter that asks the council "
        "to keep its timetable for the winter, and hope to be heard before the summer, when they met on Friday.",
    )
    assert find_reuse((a, b)) == ()


def test_a_run_across_a_quotation_is_not_one_run() -> None:
    a = reading("a", "in the old town “We go.” the mayor of the city has told them", quoted=("“We go.”",))
    b = reading("b", "in the old town “No.” the mayor of the city has told them", quoted=("“No.”",))
    assert find_reuse((a, b)) == ()


def test_a_short_passage_counts_beside_a_long_one_of_the_same_reports_only() -> None:
    short = "drivers were told to take the longer way round"
    alone = find_reuse((reading("a", f"{OTHER} Now {short}."), reading("b", f"{MORE} So {short}.")))
    beside = find_reuse((reading("a", f"{COPY} {OTHER} Now {short}."), reading("b", f"{COPY} {MORE} So {short}.")))
    assert (len(alone), len(beside)) == (0, 2)


def test_signs_of_chinese_count_as_half_a_word() -> None:
    sentence = "火灾于凌晨两点前不久在旧码头的一座仓库发生，并在第一批消防车到达大门之前蔓延到邻近的木材场。"
    (found,) = find_reuse((reading("a", f"昨天下雨。{sentence}"), reading("b", f"{sentence}今天天晴。")))
    assert found.kind == "verbatim"
    assert find_reuse((reading("a", "火灾于凌晨两点前不久"), reading("b", "火灾于凌晨两点前不久"))) == ()


def test_a_passage_in_a_hundred_reports_connects_them_all() -> None:
    readings = [reading(f"r{n:03}", f"{COPY} This is number {n} of many.") for n in range(100)]
    links = {one.report.id: {one.report.id} for one in readings}
    for found in find_reuse(readings):
        joined = links[found.a.report] | links[found.b.report]
        for member in joined:
            links[member] = joined
    assert len(links["r000"]) == 100


def test_the_order_of_the_readings_changes_nothing() -> None:
    readings = [reading("a", f"{COPY} {OTHER}"), reading("b", f"{OTHER} {MORE}"), reading("c", f"{MORE} {COPY}")]
    assert find_reuse(readings) == find_reuse(readings[::-1])


def test_nothing_is_found_in_nothing() -> None:
    assert find_reuse(()) == ()
    assert find_reuse((reading("a", ""), reading("b", ""))) == ()
    assert passages_between([words_outside("a", "one", ())]) == []


def test_who_copied_is_told_with_the_passage_where_the_times_show_it_and_else_is_unknown() -> None:
    a, b = reading("a", f"{OTHER} {COPY}"), reading("b", f"{COPY} {MORE}")
    first = replace(a, report=replace(a.report, outlet="The Bell", published="2024-05-01"))
    later = replace(b, report=replace(b.report, outlet="The Gazette", published="2024-05-04"))
    (found,) = find_reuse((first, later))
    assert (found.direction, found.shown_by) == ("b_from_a", "times")
    assert found.reason == "The Gazette published it 3 days after The Bell."
    (unknown,) = find_reuse((a, b))
    assert (unknown.direction, unknown.shown_by) == ("unknown", None)
    assert unknown.reason.startswith("Who copied is not known: ")
