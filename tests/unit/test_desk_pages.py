"""The desk's pages and its interface, asked as a browser and as a program ask."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from threading import Event

import jsonschema
import pytest

import stand_in
from desk_cases import KEY, Browser, open_desk
from twosource.corrections.anchoring import make_anchor
from twosource.corrections.records import make_correction
from twosource.model import Span
from twosource.schema import load_schema
from view_cases import BELL, make_bell, make_comparison

BEARER = {"Authorization": f"Bearer {KEY}"}
TEXTS = {"reports": [{"text": "Mayor says the bridge is shut.\nIt rains.", "outlet": "Bell"}, {"text": "It rains."}]}
CLOSING = "The bridge at Saltmarsh will close on Monday"


@pytest.fixture
def browser() -> Iterator[Browser]:
    with open_desk() as opened:
        yield opened.enter()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages that take no time."""
    monkeypatch.setitem(sys.modules, "twosource.stages", stand_in.make_module())


def place_of(words: str) -> str:
    start = BELL.index(words)
    return f"{make_bell().report.id}:{start}:{start + len(words)}"


def words_on(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


@pytest.mark.usefixtures("quick")
def test_pasted_texts_are_compared_and_listed(browser: Browser) -> None:
    sent = browser.post("/compare", {"text1": "It rains.\r\nIt pours.", "outlet1": "The Bell", "text2": "It rains."})
    assert sent.status_code == 303
    assert "The Bell" in browser.look(sent.headers["location"])
    assert sent.headers["location"] in browser.get("/").text


@pytest.mark.usefixtures("quick")
def test_dropped_files_are_compared(browser: Browser) -> None:
    files = [
        ("files", (name, text, "text/plain")) for name, text in (("a.txt", b"It rains.\n"), ("b.txt", b"It rains. \n"))
    ]
    sent = browser.post("/compare", files=files)
    assert sent.status_code == 303
    assert "a.txt" in browser.look(sent.headers["location"])


def test_a_correction_is_kept_with_who_and_when_shown_and_withdrawn(browser: Browser) -> None:
    story = browser.show()
    fields = {"kind": "speaker", "place": place_of(CLOSING), "value": "Omar Reyes", "who": "Ben", "note": "heard it"}
    assert browser.post(f"/stories/{story}/corrections", fields).headers["location"] == f"/stories/{story}"
    (made,) = browser.desk.book.corrections()
    assert (made.who, made.value, made.note, made.anchors[0].exact) == ("Ben", "Omar Reyes", "heard it", CLOSING)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made.when)
    page = words_on(browser.get(f"/stories/{story}").text)
    assert "corrected: said by Omar Reyes (Ben," in page
    assert f"The speaker was corrected (Ben, {made.when[:10]})." in page
    assert browser.post(f"/corrections/{made.id}/withdraw", {"story": story}).status_code == 303
    assert browser.desk.book.corrections() == ()
    assert "corrected:" not in words_on(browser.get(f"/stories/{story}").text)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "speaker", "place": "nothing", "value": "x", "who": "Ben"},
        {"kind": "speaker", "place": "other:0:5", "value": "x", "who": "Ben"},
        {"kind": "speaker", "place": place_of(CLOSING), "value": "x", "who": " "},
        {"kind": "shout", "place": place_of(CLOSING), "value": "x", "who": "Ben"},
        {"kind": "kind", "place": place_of(CLOSING), "value": "shouted", "who": "Ben"},
        {"kind": "same", "place": place_of(CLOSING), "other": "", "who": "Ben"},
        {"kind": "speaker", "place": f"{make_bell().report.id}:5:999999", "value": "x", "who": "Ben"},
    ],
)
def test_what_is_no_correction_is_refused_and_not_kept(browser: Browser, fields: dict[str, str]) -> None:
    story = browser.show()
    assert browser.post(f"/stories/{story}/corrections", fields).status_code == 400
    assert browser.desk.book.corrections() == ()


def test_of_two_statements_the_one_that_is_looked_at_leaves(browser: Browser) -> None:
    story = browser.show()
    gazette = make_comparison().readings[1].report
    other = f"{gazette.id}:0:{len('Saltmarsh’s bridge closes on Monday')}"
    fields = {"kind": "not_same", "place": place_of(CLOSING), "other": other, "who": "Ben"}
    assert browser.post(f"/stories/{story}/corrections", fields).status_code == 303
    (made,) = browser.desk.book.corrections()
    assert made.anchors[1].exact == CLOSING


def test_the_page_of_a_place_shows_who_says_it_what_shares_it_and_what_may_be_chosen(browser: Browser) -> None:
    story = browser.show()
    report, start, end = place_of(CLOSING).split(":")
    page = browser.get(f"/stories/{story}/correct?report={report}&start={start}&end={end}")
    told = words_on(page.text)
    for expected in (
        CLOSING,
        "Lin Aster",
        "news conference of Lin Aster",
        "Not the same",
        "The same as another statement",
    ):
        assert expected in told
    assert browser.get(f"/stories/{story}/correct?report={report}&start=5&end=99999").status_code == 404
    assert browser.get(f"/stories/{story}/correct?report={report}&start=x&end=9").status_code == 400


def test_an_orphan_is_shown_with_its_cause_and_changes_nothing(browser: Browser) -> None:
    browser.show()
    anchor = make_anchor(make_bell().report, Span(30, 60))
    lost = replace(anchor, report="gone", document="https://gone.example/")
    browser.desk.book.keep(make_correction("speaker", (lost,), "X", who="Ben", when="2024-05-02T00:00:00Z"))
    told = words_on(browser.get("/corrections").text)
    assert "1 orphan" in told
    assert "Orphan. Not applied: its words" in told


def test_corrections_are_taken_out_and_in_again(browser: Browser) -> None:
    story = browser.show()
    browser.post(
        f"/stories/{story}/corrections", {"kind": "speaker", "place": place_of(CLOSING), "value": "X", "who": "Ben"}
    )
    (made,) = browser.desk.book.corrections()
    page = browser.get("/corrections/export/corrections.json").content
    assert json.loads(browser.get("/corrections/export/attributions.jsonl").text)["text"] == BELL
    assert browser.get("/corrections/export/pairs.jsonl").text == ""
    browser.desk.book.withdraw(made.id)
    sent = browser.post("/corrections/import", {"form": "web"}, files={"annotations": ("c.json", page)})
    assert "1 correction kept" in words_on(sent.text)
    assert browser.desk.book.corrections() == (made,)


def test_annotations_made_elsewhere_give_an_agreement(browser: Browser) -> None:
    story = browser.show()
    start = BELL.index(CLOSING)
    lines = f"T1\tContent {start} {start + len(CLOSING)}\t{CLOSING}\n#1\tAnnotatorNotes T1\tLin Aster\n"
    fields = {"form": "brat", "story": story, "purpose": "agreement"}
    told = words_on(browser.post("/corrections/import", fields, files={"annotations": ("a.ann", lines.encode())}).text)
    assert "Cohen's kappa" in told
    assert "3 by twosource, 1 by the annotator; 1 found by both" in told
    assert browser.desk.book.corrections() == ()


@pytest.mark.parametrize("data", [b"\xff\xfe", b"{", b"[" * 100_000])
def test_a_file_that_is_no_annotation_is_refused(browser: Browser, data: bytes) -> None:
    sent = browser.post("/corrections/import", {"form": "label_studio"}, files={"annotations": ("x.json", data)})
    assert sent.status_code == 400


def test_side_by_side_numbers_the_same_statement_alike_in_each_report(browser: Browser) -> None:
    page = browser.get(f"/stories/{browser.show()}/side").text
    assert page.count(">[1]</a>") == 2
    for target in re.findall(r'href="#([^"]+)"', page):
        assert page.count(f'id="{target}"') == 1


def test_without_a_store_questions_to_it_say_so(browser: Browser) -> None:
    for address in ("/find?q=x", "/speakers?name=x", "/outlets", "/reports/x"):
        answer = browser.get(address)
        assert answer.status_code == 404
        assert "without a store" in answer.text


def test_work_under_way_is_shown_and_can_be_stopped(browser: Browser) -> None:
    reached, go_on = Event(), Event()

    def work(job: object) -> None:
        job.step(1, 4)  # type: ignore[attr-defined]
        reached.set()
        go_on.wait(30)
        job.step(2, 4)  # type: ignore[attr-defined]

    job = browser.desk.jobs.start("Reading", "/", "key", work)
    assert reached.wait(30)
    assert "1 of 4" in browser.get(f"/jobs/{job.id}").text
    assert "http-equiv" in browser.get(f"/jobs/{job.id}").text
    assert browser.post(f"/jobs/{job.id}/stop").status_code == 303
    go_on.set()
    assert job.ended.wait(30)
    assert browser.get(f"/jobs/{job.id}/state").json()["state"] == "stopped"
    assert "Stopped." in browser.get(f"/jobs/{job.id}").text


@pytest.mark.usefixtures("quick")
def test_programs_read_and_compare() -> None:
    with open_desk() as browser:
        compared = browser.client.post("/v1/compare", json=TEXTS, headers=BEARER)
        assert compared.status_code == 200
        jsonschema.validate(compared.json(), load_schema("comparison"))
        read = browser.client.post("/v1/read", json=TEXTS, headers=BEARER)
        jsonschema.validate(read.json(), load_schema("reading"))
        assert [report["outlet"] for report in read.json()["reports"]] == ["Bell", None]
        files = [("files", ("a.txt", b"It rains.\n", "text/plain"))]
        assert browser.client.post("/v1/read", files=files, headers=BEARER).json()["reports"][0]["path"] == "a.txt"


@pytest.mark.parametrize(
    "body",
    [{}, [], {"reports": []}, {"reports": [{}]}, {"reports": [{"text": 1}]}, {"reports": [{"text": "x", "run": "y"}]},
     {"reports": [{"text": ""}]}, {"reports": [{"text": "x"}] * 201}],
)  # fmt: skip
def test_what_a_program_sends_is_checked(body: object) -> None:
    with open_desk() as browser:
        answer = browser.client.post("/v1/compare", json=body, headers=BEARER)
        assert answer.status_code == 400
        assert answer.json()["error"]["status"] == 400


def test_a_program_gets_a_story_as_corrected(browser: Browser) -> None:
    story = browser.show()
    told = browser.client.get("/v1/stories", headers=BEARER).json()
    assert [row["id"] for row in told["stories"]] == [story]
    document = browser.client.get(f"/v1/stories/{story}", headers=BEARER).json()
    jsonschema.validate(document, load_schema("comparison"))
    assert browser.client.get("/v1/stories/none", headers=BEARER).status_code == 404


def test_the_description_names_every_address_for_programs(browser: Browser) -> None:
    document = browser.get("/openapi.json").json()
    served = {route.path for route in browser.client.app.routes if route.path.startswith("/v1/")}  # type: ignore[attr-defined]
    assert set(document["paths"]) == served
    assert document["openapi"] == "3.1.0"
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_a_page_that_does_not_exist_is_named_on_a_page_that_leads_back(browser: Browser) -> None:
    answer = browser.get("/storys/<b>1")
    assert answer.status_code == 404
    assert "The desk has no page at /storys/<b>1." in words_on(answer.text.replace("&lt;b&gt;", "&lt;b>"))
    assert "<h1>Not found</h1>" in answer.text
    assert "<b>" not in answer.text
    assert '<a href="/">Back to the start</a>' in answer.text


def test_an_address_that_takes_forms_only_says_so(browser: Browser) -> None:
    answer = browser.get("/corrections/import")
    assert answer.status_code == 405
    assert "/corrections/import cannot be asked for with GET" in words_on(answer.text)


def test_a_program_is_told_in_json_which_address_is_wrong(browser: Browser) -> None:
    answer = browser.get("/v1/storys", **BEARER)
    assert (answer.status_code, answer.json()["error"]["message"]) == (404, "The desk has no page at /v1/storys.")


def test_the_words_around_a_place_are_cut_by_a_mark_only_where_the_text_goes_on(browser: Browser) -> None:
    story = browser.show()
    first = words_on(browser.get(f"/stories/{story}/correct?report={make_bell().report.id}&start=0&end=5").text)
    assert "Correct date 2024-05-02" in first
    end = len(BELL.rstrip())
    last = browser.get(f"/stories/{story}/correct?report={make_bell().report.id}&start={end - 5}&end={len(BELL)}").text
    assert '<span class="around">… ' in last
    assert " …</span>" not in last
