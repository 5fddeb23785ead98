"""What people and publishers decided reaches every answer of a store."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store_cases import FERRY, intake_of, make_report, make_stages
from twosource.assistants.tools import Tools

# Bound to the real stages before a test puts others in their place.
from twosource.corrections import apply as _apply
from twosource.corrections.anchoring import NOT_FOUND, make_anchor
from twosource.corrections.book import StoreBook
from twosource.corrections.readings import corrected_reading
from twosource.corrections.records import Correction, make_correction
from twosource.errors import InputError
from twosource.export.annotations import annotation_page
from twosource.export.tables import store_rows
from twosource.model import Intake, Reading, Report, Span, Withdrawal
from twosource.store.corpus import Corpus

WHEN = "2024-06-01T10:00:00Z"
WORDS = "the ferry will run every hour until the bridge is open again"
assert _apply


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Corpus]:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_stages())
    with Corpus.open(tmp_path / "store", create=True) as opened:
        yield opened


def at(report: Report, words: str = WORDS) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def decide(report: Report, value: str, kind: str = "speaker", when: str = WHEN, words: str = WORDS) -> Correction:
    anchor = make_anchor(report, at(report, words))
    return make_correction(kind, (anchor,), value, who="Ann", when=when)  # type: ignore[arg-type]


def rows(corpus: Corpus, table: str, *, withdrawn: bool = False) -> list[dict[str, object]]:
    parts = store_rows(corpus, None, withdrawn=withdrawn)
    return [dict(row) for part in parts if part.table == table for row in part.rows]


def test_a_corrected_speaker_is_found_under_the_new_name_and_not_under_the_old(corpus: Corpus) -> None:
    one, two = make_report(1), make_report(2)
    corpus.add(intake_of(one, two), jobs=1)
    assert len(corpus.said("Lin Aster").said) == 2
    made = decide(two, "Omar Reyes")
    StoreBook(corpus.state).keep(made)
    assert [each.report.id for each in corpus.said("Lin Aster").said] == [one.id]
    (said,) = corpus.said("Omar Reyes").said
    assert (said.report.id, said.text) == (two.id, WORDS)
    assert [(mark.who, mark.when, mark.what) for mark in said.corrected] == [("Ann", WHEN, "speaker")]
    (hit,) = corpus.find("ferry", speaker="Omar Reyes")
    assert hit.corrected == said.corrected
    StoreBook(corpus.state).withdraw(made.id)
    assert len(corpus.said("Lin Aster").said) == 2
    with pytest.raises(InputError, match="nobody of this name"):
        corpus.said("Omar Reyes")


def test_a_correction_made_before_its_report_was_read_is_put_in_when_it_is(corpus: Corpus) -> None:
    report = make_report(1)
    corpus.add(intake_of(report), read=False)
    StoreBook(corpus.state).keep(decide(report, "Omar Reyes"))
    assert corpus.find("ferry")
    corpus.read_pending(jobs=1)
    assert [each.report.id for each in corpus.said("Omar Reyes").said] == [report.id]


def test_a_catalog_made_anew_has_the_corrections(corpus: Corpus) -> None:
    report = make_report(1)
    corpus.add(intake_of(report), jobs=1)
    StoreBook(corpus.state).keep(decide(report, "Omar Reyes"))
    first = corpus.said("Reyes")
    (corpus.path / "catalog.sqlite").unlink()
    assert corpus.said("Reyes") == first


def test_words_that_nobody_says_are_gone_from_every_answer(corpus: Corpus) -> None:
    report = make_report(1)
    corpus.add(intake_of(report, make_report(2)), jobs=1)
    StoreBook(corpus.state).keep(decide(report, "none", kind="kind"))
    assert [each.report.id for each in corpus.said("Lin Aster").said] == [make_report(2).id]
    assert [row["report"] for row in rows(corpus, "attributions")] == [make_report(2).id]
    assert corpus.readings([report.id])[0].attributions == ()
    assert len(corpus.readings([report.id], corrected=False)[0].attributions) == 1


def test_of_two_decisions_about_one_speaker_the_later_counts_and_alone_is_marked(corpus: Corpus) -> None:
    report = make_report(1)
    corpus.add(intake_of(report), jobs=1)
    book = StoreBook(corpus.state)
    book.keep(decide(report, "Mara Voss", when="2024-06-02T10:00:00Z"))
    book.keep(decide(report, "Omar Reyes"))
    (said,) = corpus.said("Mara Voss").said
    assert [mark.value for mark in said.corrected] == ["Mara Voss"]


def test_a_correction_goes_on_to_a_newer_version_and_is_never_moved_to_a_look_alike(corpus: Corpus) -> None:
    old = make_report(1, url="https://bell.example/a")
    look_alike = make_report(2, url="https://bell.example/b")
    corpus.add(intake_of(old, look_alike), jobs=1)
    StoreBook(corpus.state).keep(decide(old, "Omar Reyes"))
    newer = make_report(1, "Updated at noon.\n" + FERRY, url="https://bell.example/a", published="2024-05-09")
    corpus.add(intake_of(newer), jobs=1)
    assert {each.report.id for each in corpus.said("Omar Reyes").said} == {old.id, newer.id}
    assert [each.report.id for each in corpus.said("Lin Aster").said] == [look_alike.id]
    (outcome,) = corpus.corrections()
    assert outcome.places[0].report == newer.id


def test_two_reports_of_one_file_do_not_share_a_correction(corpus: Corpus) -> None:
    one = make_report(1, url=None, path="day.csv")
    other = make_report(2, url=None, path="day.csv")
    corpus.add(intake_of(one, other), jobs=1)
    StoreBook(corpus.state).keep(decide(one, "Omar Reyes"))
    assert [each.report.id for each in corpus.said("Omar Reyes").said] == [one.id]


def test_a_correction_whose_words_are_gone_is_an_orphan_and_changes_nothing(corpus: Corpus) -> None:
    old = make_report(1, url="https://bell.example/a")
    made = decide(old, "Omar Reyes")
    newer = make_report(1, FERRY.replace("every hour", "twice an hour"), url="https://bell.example/a")
    corpus.add(intake_of(newer), jobs=1)
    StoreBook(corpus.state).keep(made)
    (outcome,) = corpus.corrections()
    assert (outcome.places, outcome.orphaned) == ((), NOT_FOUND)
    assert len(corpus.said("Lin Aster").said) == 1


def test_a_reading_is_corrected_by_one_pure_function(corpus: Corpus) -> None:
    report = make_report(1)
    corpus.add(intake_of(report), jobs=1)
    (plain,) = corpus.readings([report.id])
    made = decide(report, "Omar Reyes")
    corrected, (outcome,) = corrected_reading(plain, [made])
    assert outcome.places
    assert corrected_reading(corrected, [made])[0] == corrected
    assert [said.speaker.name for said in corrected.attributions if said.speaker] == ["Omar Reyes"]


def test_a_storys_comparison_and_its_document_are_corrected_and_marked(corpus: Corpus) -> None:
    one, two = make_report(1), make_report(2)
    corpus.add(intake_of(one, two), jobs=1)
    (story,) = corpus.stories()
    plain = corpus.comparison(story.id, corrected=False)
    StoreBook(corpus.state).keep(decide(two, "Omar Reyes"))
    corrected = corpus.comparison(story.id)
    assert corpus.comparison(story.id) == corrected
    assert corpus.comparison(story.id, corrected=False) == plain
    document = corrected.to_dict()
    names = {said["report"]: said["speaker"] for said in document["attributions"]}
    assert names == {one.id: "Lin Aster", two.id: "Omar Reyes"}
    (marked,) = (said["corrected"] for said in document["attributions"] if said["corrected"])
    assert (marked[0]["who"], marked[0]["when"], marked[0]["value"]) == ("Ann", WHEN, "Omar Reyes")
    (made,) = document["corrections"]
    assert (made["places"][0]["text"], made["orphaned"]) == (WORDS, None)
    assert plain.to_dict()["corrections"] == []


def test_a_corrected_attribution_is_sure_enough_whatever_its_confidence(corpus: Corpus) -> None:
    one, two = make_report(1), make_report(2)
    corpus.add(intake_of(one, two), jobs=1)
    (story,) = corpus.stories()
    StoreBook(corpus.state).keep(decide(two, "Omar Reyes"))
    sure = corpus.comparison(story.id, least_confidence=0.9)
    assert [said.speaker.name for each in sure.readings for said in each.attributions if said.speaker] == ["Omar Reyes"]


def test_what_is_exported_is_corrected_and_says_so(corpus: Corpus) -> None:
    report = make_report(1)
    corpus.add(intake_of(report), jobs=1)
    StoreBook(corpus.state).keep(decide(report, "Omar Reyes"))
    (row,) = rows(corpus, "attributions")
    assert (row["speaker"], row["corrected"]) == ("Omar Reyes", "speaker corrected by Ann, 2024-06-01")
    assert row["speaker_id"] == corpus.said("Reyes").id
    readings: tuple[Reading, ...] = corpus.readings([report.id])
    page = json.loads(json.dumps(annotation_page(readings, corpus.speakers())))
    assert page["items"][0]["twosource:corrected"][0]["who"] == "Ann"


def test_assistants_are_told_of_corrections_and_of_what_was_left_out(corpus: Corpus) -> None:
    one, two = make_report(1), make_report(2)
    corpus.add(Intake((one, two), withdrawals=(Withdrawal("kill.json", "canceled", url=one.url),)), jobs=1)
    StoreBook(corpus.state).keep(decide(two, "Omar Reyes"))
    tools = Tools(corpus)
    told = json.loads(json.dumps(tools.said("Omar Reyes")))
    assert told["said"][0]["corrected"][0]["who"] == {"quoted": "Ann"}
    found = json.loads(json.dumps(tools.find("ferry")))
    assert [hit["report"]["id"] for hit in found["hits"]] == [two.id]
    assert found["withdrawn_reports_left_out"] == 1


def test_a_withdrawn_report_is_left_out_counted_and_shown_on_request(corpus: Corpus) -> None:
    one, two = make_report(1), make_report(2)
    corpus.add(intake_of(one, two), jobs=1)
    before = corpus.counts()
    corpus.add(Intake((), withdrawals=(Withdrawal("kill.json", "canceled", url=one.url),)))
    assert corpus.withdrawn() == {one.id: "canceled"}
    assert [hit.report.id for hit in corpus.find("ferry")] == [two.id]
    assert corpus.left_out("ferry") == 1
    assert corpus.left_out("quicksilver") == 0
    marked = {hit.report.id: hit.report.withdrawn for hit in corpus.find("ferry", withdrawn=True)}
    assert marked == {one.id: "canceled", two.id: None}
    told = corpus.said("Lin Aster")
    assert ([each.report.id for each in told.said], told.left_out) == ([two.id], 1)
    assert len(corpus.said("Lin Aster", withdrawn=True).said) == 2
    after = corpus.counts()
    assert (before.attributions, after.attributions, after.withdrawn) == (2, 1, 1)
    assert [story.reports for story in corpus.stories()] == [(two.id,)]
    assert [row["id"] for row in rows(corpus, "reports")] == [two.id]
    exported = {row["id"]: row["withdrawn"] for row in rows(corpus, "reports", withdrawn=True)}
    assert exported == {one.id: "canceled", two.id: None}


def test_a_report_that_comes_after_its_notice_is_withdrawn_too(corpus: Corpus) -> None:
    one = make_report(1)
    corpus.add(Intake((make_report(2),), withdrawals=(Withdrawal("kill.json", "withheld", url=one.url),)), jobs=1)
    assert corpus.withdrawn() == {}
    corpus.add(intake_of(one), jobs=1)
    assert corpus.withdrawn() == {one.id: "withheld"}


def test_an_older_version_does_not_stand_in_for_a_withdrawn_one(corpus: Corpus) -> None:
    old = make_report(1, url="https://bell.example/a", published="2024-05-01")
    new = make_report(2, url="https://bell.example/a", published="2024-05-02")
    corpus.add(intake_of(old, new), jobs=1)
    corpus.add(Intake((), withdrawals=(Withdrawal("kill.json", "canceled", sha256=new.sha256),)))
    assert corpus.withdrawn() == {old.id: "canceled", new.id: "canceled"}
    assert corpus.find("ferry") == ()
    assert corpus.left_out("ferry") == 2


def test_who_speaks_in_withdrawn_reports_only_has_said_nothing_that_counts(corpus: Corpus) -> None:
    one = make_report(1)
    corpus.add(Intake((one,), withdrawals=(Withdrawal("kill.json", "canceled", url=one.url),)), jobs=1)
    told = corpus.said("Lin Aster")
    assert (told.name, told.said, told.left_out) == ("Lin Aster", (), 1)
    assert corpus.counts().speakers == 0


def test_removing_a_report_forgets_what_was_decided_about_it(corpus: Corpus) -> None:
    one, two = make_report(1), make_report(2)
    corpus.add(Intake((one, two), withdrawals=(Withdrawal("kill.json", "canceled", url=one.url),)), jobs=1)
    StoreBook(corpus.state).keep(decide(two, "Omar Reyes"))
    assert corpus.said("Omar Reyes").said
    assert corpus.remove(two.id).corrections == 1
    corpus.remove(one.id)
    assert (corpus.withdrawn(), corpus.corrections()) == ({}, ())


def test_an_embargo_stands_beside_what_is_found(corpus: Corpus) -> None:
    from dataclasses import replace

    report = replace(make_report(1), embargo="2024-06-30T12:00:00Z")
    corpus.add(intake_of(report), jobs=1)
    (hit,) = corpus.find("ferry")
    assert hit.report.embargo == "2024-06-30T12:00:00Z"
