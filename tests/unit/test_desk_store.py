"""The desk with a store: its list, its questions, its corrections after a new run and in a new version."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import stand_in
from desk_cases import Browser, open_desk
from store_cases import intake_of, make_report, make_stages
from twosource.api import report
from twosource.corrections.anchoring import make_anchor
from twosource.corrections.records import make_correction
from twosource.desk.shelf import Shelf
from twosource.model import Intake, Span, Withdrawal
from twosource.readers.intake import read_inputs
from twosource.store.corpus import Corpus

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = (
    EXAMPLES / "harbour_fire" / "reports" / "northwire.txt",
    EXAMPLES / "harbour_fire" / "reports" / "the-bellman.html",
    EXAMPLES / "river_treaty" / "reports" / "karsk-herald.txt",
)
URL = "https://bell.example/bridge"
FIRST = (
    "The bridge at Saltmarsh closes on Monday.\nAster says the bridge is safe\nFerries run hourly from the old quay.\n"
)
NEWER = "Updated at noon.\n" + FIRST.replace("hourly", "twice an hour")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Corpus]:
    monkeypatch.setitem(sys.modules, "twosource.stages", stand_in.make_module())
    with Corpus.open(tmp_path / "store", create=True) as opened:
        opened.add(read_inputs(FILES), read=False)
        opened.add(Intake((report(FIRST, url=URL, outlet="The Bell", published="2024-05-02"),)), jobs=1)
        opened.add(Intake((report(NEWER, url=URL, outlet="The Bell", published="2024-05-02"),)), jobs=1)
        yield opened


@pytest.fixture
def browser(corpus: Corpus) -> Iterator[Browser]:
    with open_desk(Shelf(corpus.path, corpus)) as opened:
        opened.enter()
        # The desk groups the store when it starts; what ends after a test has changed the store would hide the change.
        assert all(job.ended.wait(60) for job in opened.desk.jobs.active())
        opened.desk.shelf.refresh()  # type: ignore[union-attr]
        yield opened


def test_the_list_holds_the_stories_and_is_made_again_when_the_store_changes(browser: Browser, corpus: Corpus) -> None:
    page = browser.get("/").text
    assert "2 reports" in page
    assert browser.desk.shelf is not None
    assert browser.desk.shelf.is_fresh()
    corpus.add(read_inputs([EXAMPLES / "river_treaty" / "reports" / "velin-tribune.txt"]), read=False)
    assert not browser.desk.shelf.is_fresh()


def test_a_story_of_the_store_is_compared_and_its_speaker_has_a_page(browser: Browser) -> None:
    assert browser.desk.shelf is not None
    story = next(row for row in browser.desk.listing().newest if row.reports == 2)
    assert "Northwire" in browser.look(f"/stories/{story.id}")
    assert "the bridge is safe" in browser.get("/speakers?name=Aster").text


def test_search_leads_to_places_and_outlets_to_their_pages(browser: Browser) -> None:
    assert "<mark>Ferries</mark>" in browser.get("/find?q=ferries").text
    assert "Nothing found" in browser.get("/find?q=zeppelin").text
    assert re.search(r'href="/reports/\w+\?start=\d+&amp;end=\d+"', browser.get("/find?q=ferries").text)
    assert "/outlets?name=The%20Bell" in browser.get("/outlets").text
    assert browser.get("/outlets?name=Nobody").status_code == 404


def test_a_place_leads_to_the_report_in_its_story_marked_or_to_the_report_alone(
    browser: Browser, corpus: Corpus
) -> None:
    told = next(row for row in corpus.listing(limit=99) if row.outlet == "Northwire")
    leads = browser.get(f"/reports/{told.id}?start=5&end=9").headers["location"]
    assert leads == f"/stories/{told.story}/side?report={told.id}&start=5&end=9#here"
    assert browser.look(leads.partition("#")[0]).count('id="here"') == 1
    older, newer = sorted((r for r in corpus.listing(limit=99) if r.url == URL), key=lambda row: row.newer is None)
    alone = browser.get(f"/reports/{older.id}?start=4&end=10").text
    assert re.search(r'<span id="here" class="[^"]*m-here[^"]*">bridge</span>', alone)
    assert f'href="/reports/{newer.id}"' in alone
    assert 'class="who">Aster<' in alone
    assert browser.get(f"/reports/{older.id}?start=x&end=9").status_code == 400
    assert browser.get("/reports/nothing?start=1&end=9").status_code == 404


def test_versions_of_a_report_stand_side_by_side(browser: Browser, corpus: Corpus) -> None:
    (older,) = (each for each in corpus.listing(limit=99) if each.newer is not None)
    page = browser.get(f"/reports/{older.id}/versions").text
    assert "<del>hourly</del>" in page
    assert "<ins>twice an hour</ins>" in page


def test_a_correction_made_in_an_older_version_stands_in_the_newer_one_or_is_an_orphan(
    browser: Browser, corpus: Corpus
) -> None:
    (older,) = (each for each in corpus.listing(limit=99) if each.newer is not None)
    text = corpus.report(older.id).text
    for words in ("The bridge at Saltmarsh closes on Monday.", "Ferries run hourly"):
        span = Span(text.index(words), text.index(words) + len(words))
        anchor = make_anchor(corpus.report(older.id), span)
        browser.desk.book.keep(make_correction("speaker", (anchor,), "Reyes", who="Ann", when="2024-05-02T00:00:00Z"))
    page = browser.get("/corrections").text
    assert "1 orphan" in page
    assert "1 correction in its place" in page


def test_corrections_lie_in_the_store_and_are_there_when_it_is_opened_again(browser: Browser, corpus: Corpus) -> None:
    (older,) = (each for each in corpus.listing(limit=99) if each.newer is not None)
    anchor = make_anchor(corpus.report(older.id), Span(0, 10))
    made = make_correction("origin", (anchor,), "notice", who="Ann", when="2024-05-02T00:00:00Z", note="why")
    browser.desk.book.keep(made)
    browser.desk.book.keep(made)
    with Corpus.open(corpus.path) as again:
        assert Shelf(again.path, again).book.corrections() == (made,)


def test_an_empty_store_shows_an_empty_list(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "new", create=True) as empty, open_desk(Shelf(empty.path, empty)) as browser:
        assert browser.desk.shelf is not None
        browser.desk.shelf.refresh()
        assert browser.desk.shelf.is_fresh()
        assert "Add reports" in browser.enter().get("/").text


def test_a_correction_reaches_the_pages_of_speakers_and_outlets_and_the_search(
    browser: Browser, corpus: Corpus
) -> None:
    (newest,) = (each for each in corpus.listing(limit=99) if each.outlet == "The Bell" and each.newer is None)
    text, words = corpus.report(newest.id).text, "the bridge is safe"
    anchor = make_anchor(corpus.report(newest.id), Span(text.index(words), text.index(words) + len(words)))
    assert "Reyes" not in browser.get("/find?speaker=Aster").text
    browser.desk.book.keep(make_correction("speaker", (anchor,), "Reyes", who="Ann", when="2024-05-02T00:00:00Z"))
    page = browser.get("/speakers?name=Reyes").text
    assert words in page
    assert "speaker corrected by Ann, 2024-05-02" in page
    assert "speaker corrected by Ann" in browser.get("/find?speaker=Reyes").text


def test_what_was_withdrawn_is_left_out_of_the_desks_answers_and_shown_on_request(
    browser: Browser, corpus: Corpus
) -> None:
    corpus.add(Intake((), withdrawals=(Withdrawal("kill.json", "canceled", url=URL),)))
    assert browser.desk.shelf is not None
    assert not browser.desk.shelf.is_fresh()
    page = browser.get("/find?q=ferries").text
    assert "<mark>Ferries</mark>" not in page
    assert "2 withdrawn reports left out" in page
    shown = browser.get("/find?q=ferries&withdrawn=1").text
    assert "<mark>Ferries</mark>" in shown
    assert "withdrawn by its publisher" in shown
    assert "2 withdrawn reports left out" in browser.get("/speakers?name=Aster").text


def test_a_short_name_that_may_mean_several_leads_to_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_stages())
    texts = ["Lin Aster says one thing\n", "Bo Aster says another thing\n", "They met.\n"]
    with Corpus.open(tmp_path / "store", create=True) as corpus:
        corpus.add(intake_of(*(make_report(number, text) for number, text in enumerate(texts[:2]))), jobs=1)
        corpus.add(intake_of(make_report(3, texts[2])), read=False)
        with open_desk(Shelf(corpus.path, corpus)) as browser:
            browser.enter()
            page = browser.get("/speakers?name=aster")
            assert page.status_code == 300
            names = re.findall(r'href="/speakers\?name=([^"]+)"', page.text)
            assert names == ["Bo%20Aster", "Lin%20Aster"]
            assert "another thing" in browser.get(f"/speakers?name={names[0]}").text
            assert "1 report not read yet" in browser.get(f"/speakers?name={names[0]}").text


def test_a_search_for_an_outlet_that_is_not_there_offers_those_like_it(browser: Browser) -> None:
    page = browser.get("/find?q=ferries&outlet=Bel").text
    assert "No outlet of the store is called" in page
    assert 'href="/find?q=ferries&amp;speaker=&amp;outlet=The+Bell' in page
    assert "No outlet" not in browser.get("/find?q=zeppelin&outlet=The+Bell").text
    assert "<script>" not in browser.get("/find?q=ferries&outlet=<script>").text


def test_a_report_without_a_date_says_that_it_is_the_date_that_is_not_known(browser: Browser, corpus: Corpus) -> None:
    undated = report("Zebras graze in Umbria.\nPiet Oram says the zebras are well\n", outlet="The Gong")
    corpus.add(Intake((undated,)), jobs=1)
    assert "date unknown" in browser.get("/find?q=zebras").text


def test_a_speakers_page_counts_reports_and_only_outlets_that_are_known(browser: Browser, corpus: Corpus) -> None:
    undated = report("Zebras graze in Umbria.\nAster says the zebras are well\n")
    corpus.add(Intake((undated,)), jobs=1)
    lead = re.search(r'<p class="lead">([^<]*)', browser.get("/speakers?name=Aster").text)
    assert lead is not None
    assert lead[1] == "3 attributions in 3 reports of 1 outlet"


def test_the_former_address_of_a_story_leads_to_its_present_one(browser: Browser, corpus: Corpus) -> None:
    story = next(row.id for row in browser.desk.listing().newest if row.reports == 2)
    report_id = corpus.story(story).reports[0]
    answer = browser.get(f"/stories/{report_id}/side?x=1")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/stories/{story}/side?x=1"
    assert browser.get("/stories/nothing").status_code == 404
