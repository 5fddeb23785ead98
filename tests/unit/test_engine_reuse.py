from __future__ import annotations

import engine_cases as cases
from twosource.engine import choose, flow
from twosource.model import Noise, Report, Span
from twosource.reuse import index
from twosource.reuse.corpus import Across, said


def across(*reports: Report) -> Across:
    with choose("local", jobs=1) as engine:
        return flow.across(engine, reports)


def ids(found: Across) -> list[tuple[str, str]]:
    return [(pair.earlier, pair.later) for pair in found.carried]


def test_a_reprint_is_found_years_later_and_the_days_are_told() -> None:
    text = cases.Corpus().sentences(6)
    first, again = cases.report(text, "a", "2019-05-01"), cases.report(text, "b", "2024-04-29")
    (found,) = across(again, first).carried
    assert (found.earlier, found.later, found.days) == (first.id, again.id, 1825)
    (passage,) = found.passages
    assert passage.kind == "verbatim"
    assert passage.a.report == first.id
    assert text[passage.a.start : passage.a.end] == text


def test_a_passage_pasted_inside_other_text_is_found_at_its_place_on_both_sides() -> None:
    words = cases.Corpus()
    passage = words.sentences(2)
    a = cases.report(f"{words.sentences(9)} {passage} {words.sentences(7)}", "a", "2024-01-01")
    b = cases.report(f"{words.sentences(3)} {passage} {words.sentences(12)}", "b", "2024-01-02")
    (found,) = across(a, b).carried
    (reuse,) = found.passages
    assert a.text[reuse.a.start : reuse.a.end] == passage == b.text[reuse.b.start : reuse.b.end]
    assert across(a, b).groups == ()


def test_reports_of_their_own_share_nothing() -> None:
    words = cases.Corpus()
    found = across(*(cases.report(words.sentences(10), f"o{n}") for n in range(20)))
    assert found.carried == ()
    assert found.pairs == 0


def test_a_quotation_in_two_reports_is_no_reuse() -> None:
    words = cases.Corpus()
    quotation = words.sentences(4)
    a, b = (cases.report(f"{words.sentences(5)} “{quotation}” she said. {words.sentences(5)}", n) for n in "ab")
    assert across(a, b).carried == ()


def test_noise_in_two_reports_is_no_reuse() -> None:
    words = cases.Corpus()
    caption = words.sentences(4)

    def noisy(outlet: str) -> Report:
        text = f"{caption} {words.sentences(5)}"
        whole = cases.report(text, outlet)
        return Report(whole.id, text, "", "", outlet=outlet, noise=(Noise(Span(0, len(caption)), "caption"),))

    assert across(noisy("a"), noisy("b")).carried == ()


def test_an_unknown_date_stays_unknown() -> None:
    text = cases.Corpus().sentences(6)
    dated, undated = cases.report(text, "a", "2024-01-01"), cases.report(text, "b", None)
    (found,) = across(undated, dated).carried
    assert (found.earlier, found.later, found.days) == (dated.id, undated.id, None)


def test_agency_copy_in_many_papers_stays_one_group_though_not_every_two_are_compared() -> None:
    words = cases.Corpus()
    agency = words.sentences(8)
    papers = [cases.report(f"{agency} {words.sentences(1)}", f"paper {n}", "2024-01-01") for n in range(90)]
    found = across(*papers)
    assert found.groups == (tuple(sorted(paper.id for paper in papers)),)
    assert found.hot.largest == 90
    assert found.pairs == len(found.carried) < 90 * 89 // 2
    assert {identity for pair in ids(found) for identity in pair} == {paper.id for paper in papers}
    links: int = sum(90 - step for step in range(1, index.NEIGHBOURS + 1)) + 90 - 1 - index.NEIGHBOURS
    assert found.hot.links == found.hot.keys * links
    assert found.hot.left_out == found.hot.keys * (90 * 89 // 2 - links)


def test_a_footer_of_one_house_is_left_out_and_counted() -> None:
    words = cases.Corpus()
    footer = words.sentences(3)
    reports = [cases.report(f"{words.sentences(4)} {footer}", "one house") for _ in range(index.HOT + 1)]
    found = across(*reports)
    assert found.carried == ()
    assert found.hot.furniture > 0
    assert any("one newsroom alone" in line for line in said(found))


def test_two_reports_of_one_newsroom_are_no_pair_and_of_unknown_outlets_they_are() -> None:
    text = cases.Corpus().sentences(6)
    assert across(cases.report(text, "a"), cases.report(f"{text} ", "a")).carried == ()
    assert len(across(cases.report(text, None), cases.report(f"{text} ", None)).carried) == 1


def test_what_was_left_out_is_said() -> None:
    lines = said(across(*cases.small_corpus()))
    assert len(lines) == 3
    assert "compared with the first and the next few only" in lines[1]


def test_the_order_of_the_reports_changes_nothing() -> None:
    reports = cases.small_corpus()
    assert across(*reports) == across(*reversed(reports))


def test_a_corpus_without_reports_has_no_reuse() -> None:
    assert across().carried == ()
