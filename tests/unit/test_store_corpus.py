"""The store's front door: what is added is there, once, and can be asked."""

from __future__ import annotations

import os
import sqlite3
import sys
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import twosource
from store_cases import FERRY, intake_of, make_report, make_stages
from twosource.corrections.anchoring import make_anchor
from twosource.corrections.book import StoreBook
from twosource.corrections.records import make_correction as decide
from twosource.errors import InputError, StoreError, UsageError
from twosource.model import Intake, Link, Skipped, Span, Story, Warned, Withdrawal
from twosource.origin.policy import Policy
from twosource.store import grouping
from twosource.store.corpus import Corpus
from twosource.store.files import only_writer
from twosource.store.state import make_correction

if TYPE_CHECKING:
    from twosource.model import Comparison
    from twosource.outlets.registry import Registry
    from twosource.run import Means
    from twosource.store.grouping import Gathered


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_stages())


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus.open(tmp_path / "store", create=True)


def files_of(corpus: Corpus) -> dict[str, bytes]:
    paths = [path for path in sorted(corpus.path.rglob("*")) if path.is_file() and ".sqlite" not in path.name]
    return {str(path.relative_to(corpus.path)): path.read_bytes() for path in paths}


def test_a_store_gives_back_the_reports_that_were_added_sorted_by_id(corpus: Corpus) -> None:
    reports = [make_report(number) for number in range(7)]
    added = corpus.add(intake_of(*reports), jobs=1)
    assert added.added == tuple(report.id for report in reports)
    assert list(corpus.reports()) == sorted(reports, key=lambda report: report.id)
    assert corpus.report(reports[3].id) == reports[3]


def test_adding_again_changes_no_byte(corpus: Corpus) -> None:
    intake = Intake((make_report(1), make_report(2)), (Skipped("x.txt", "is empty", "check it"),))
    corpus.add(intake, jobs=1)
    before = files_of(corpus)
    again = corpus.add(intake, jobs=1)
    assert (again.added, again.known, again.read) == ((), tuple(r.id for r in intake.reports), 0)
    assert files_of(corpus) == before
    assert corpus.dropped().skipped == intake.skipped


def test_the_same_text_counts_once_unless_two_outlets_are_stated(corpus: Corpus) -> None:
    one = twosource.report(FERRY * 3, outlet="The Bell")
    unnamed = replace(one, id="0" * 16, outlet=None, path="copy.txt")
    other = replace(one, id="1" * 16, outlet="Gazette")
    corpus.add(intake_of(one), jobs=1)
    added = corpus.add(intake_of(unnamed, other), jobs=1)
    assert (added.added, added.known) == ((other.id,), (one.id,))
    assert corpus.counts().repeats == 1


def test_a_newer_text_under_one_address_takes_the_place_of_the_older_in_stories(corpus: Corpus) -> None:
    older = make_report(1, published="2024-05-01", url="https://bell.example/1")
    newer = make_report(2, published="2024-05-02", url="https://bell.example/1")
    added = corpus.add(intake_of(newer, older), jobs=1)
    assert added.replaced == ((older.id, newer.id),)
    assert {report for story in corpus.stories() for report in story.reports} == {newer.id}
    assert {item.id: item.newer for item in corpus.listing()} == {older.id: newer.id, newer.id: None}
    assert corpus.counts().older == 1


def test_a_withdrawn_report_is_in_no_story_even_when_the_notice_comes_later(corpus: Corpus) -> None:
    kept, gone = make_report(1), make_report(2)
    corpus.add(intake_of(kept, gone), jobs=1)
    assert len({report for story in corpus.stories() for report in story.reports}) == 2
    corpus.add(Intake((), withdrawals=(Withdrawal("kill.xml", "canceled", url=gone.url),)), jobs=1)
    assert {report for story in corpus.stories() for report in story.reports} == {kept.id}
    assert corpus.counts().withdrawn == 1


def test_what_a_notice_takes_back_is_named_noted_and_supports_no_comparison(corpus: Corpus) -> None:
    kept, other, gone = (make_report(number, path=f"{number}.txt") for number in (1, 2, 3))
    corpus.add(intake_of(kept, other, gone), jobs=1)
    before = next(story for story in corpus.stories() if gone.id in story.reports)
    assert gone in [reading.report for reading in corpus.comparison(before.id).readings]
    notice = Withdrawal("kill.xml", "canceled", outlet="The Bell", url=gone.url)
    added = corpus.add(Intake((), withdrawals=(notice,)), jobs=1)
    assert added.withdrawn == ((gone.id, notice),)
    assert corpus.dropped().warnings == (
        Warned("3.txt", "The Bell withdrew it (kill.xml): what it says is not counted"),
    )  # fmt: skip
    for story in corpus.stories():
        assert gone not in [reading.report for reading in corpus.comparison(story.id).readings]


def test_a_report_that_comes_after_the_notice_about_it_is_named_as_withdrawn(corpus: Corpus) -> None:
    gone = make_report(3)
    notice = Withdrawal("hold.xml", "withheld", url=gone.url)
    assert corpus.add(Intake((), withdrawals=(notice,)), jobs=1).withdrawn == ()
    assert corpus.add(intake_of(make_report(1), gone), jobs=1).withdrawn == ((gone.id, notice),)
    assert corpus.add(intake_of(make_report(2)), jobs=1).withdrawn == ()
    assert gone.id not in {report for story in corpus.stories() for report in story.reports}


def test_addresses_without_a_text_are_handed_back_and_noted(corpus: Corpus) -> None:
    links = tuple(Link(f"feed.xml:item {number}", f"https://bell.example/{number}") for number in (1, 2))
    added = corpus.add(Intake((make_report(1),), links=(*links, Link("map.xml", "https://bell.example/3"))), jobs=1)
    assert len(added.links) == 3
    (told,) = corpus.dropped().warnings
    assert told == Warned(
        "feed.xml, map.xml", "3 addresses are listed there without the text of the pages: not taken in"
    )  # fmt: skip


def test_readings_come_in_the_order_asked_and_are_made_when_missing(corpus: Corpus) -> None:
    reports = [make_report(number) for number in range(3)]
    corpus.add(intake_of(*reports), read=False)
    assert corpus.pending() == 3
    wanted = [reports[2].id, reports[0].id]
    assert [reading.report for reading in corpus.readings(wanted)] == [reports[2], reports[0]]
    assert corpus.pending() == 1
    assert corpus.read_pending(jobs=1) == 1
    assert corpus.pending() == 0


def test_a_report_that_cannot_be_read_stops_nothing_and_is_told(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    stages = make_stages()
    whole = stages.read_report

    def read_report(report: twosource.Report) -> twosource.Reading:
        if "mark 1 " in report.text:
            raise RuntimeError("two\nlines")
        reading: twosource.Reading = whole(report)
        return reading

    monkeypatch.setattr(stages, "read_report", read_report)
    monkeypatch.setitem(sys.modules, "twosource.stages", stages)
    bad, good = make_report(1), make_report(2)
    assert corpus.add(intake_of(bad, good), jobs=1).read == 2
    assert (corpus.counts().read, corpus.counts().failed, corpus.pending()) == (1, 1, 0)
    with pytest.raises(InputError, match="RuntimeError: two lines"):
        corpus.readings([bad.id])
    assert any("RuntimeError: two lines" in problem.message for problem in corpus.check())


def test_a_comparison_is_kept_and_equals_the_computed_one(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [make_report(number, published=f"2024-05-0{9 - number}") for number in range(1, 4)]
    story = Story("s" * 16, tuple(sorted(report.id for report in reports)), "one event")
    monkeypatch.setattr("twosource.store.corpus.group", lambda *_: (story,))
    corpus.add(intake_of(*reports), jobs=1)
    computed = corpus.comparison("ssss")
    assert [reading.report for reading in computed.readings] == reports[::-1]
    monkeypatch.setattr("twosource.store.corpus.compare_versions", None)
    assert corpus.comparison(story.id) == computed
    assert corpus.counts().stories == 1
    assert [item.story for item in corpus.listing(story=story.id)] == [story.id] * 3


class _Killed:
    """A pool of processes of which one was killed."""

    def map(self, *_: object) -> object:
        raise BrokenProcessPool("killed")


def test_what_a_killed_process_left_undone_is_compared_here(corpus: Corpus) -> None:
    corpus.add(intake_of(make_report(1), make_report(2)), jobs=1)
    corpus.compare_ahead(corpus.stories(), _Killed())  # type: ignore[arg-type]
    (story,) = corpus.stories()
    assert len(corpus.comparison(story.id).readings) == 2


def test_a_comparison_by_a_policy_or_of_sure_attributions_is_kept_by_itself(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str | None, int]] = []
    compare = grouping.compare_versions

    def note(gathered: Gathered, means: Means, registry: Registry | None = None) -> Comparison:
        asked.append((means.policy.sha256, sum(len(reading.attributions) for reading in gathered.sure)))
        return compare(gathered, means, registry)

    monkeypatch.setattr("twosource.store.corpus.compare_versions", note)
    corpus.add(intake_of(make_report(1), make_report(2)), jobs=1)
    (story,) = corpus.stories()
    plain = corpus.comparison(story.id)
    said = sum(len(reading.attributions) for reading in plain.readings)
    assert said > 0
    for _ in range(2):
        for digest in ("a" * 64, "b" * 64):
            corpus.comparison(story.id, policy=Policy(sha256=digest))
        sure = corpus.comparison(story.id, least_confidence=1.0)
        assert corpus.comparison(story.id) == plain
        assert not any(reading.attributions for reading in sure.readings)
    assert asked == [(None, said), ("a" * 64, said), ("b" * 64, said), (None, 0)]


def test_a_damaged_kept_result_is_computed_again(corpus: Corpus) -> None:
    corpus.add(intake_of(make_report(1), make_report(2)), jobs=1)
    stories = corpus.stories()
    computed = corpus.comparison(stories[0].id)
    for path in [*corpus.path.glob("stories/*"), *corpus.path.glob("comparisons/*")]:
        path.write_bytes(b"damaged")
    assert corpus.stories() == stories
    assert corpus.comparison(stories[0].id) == computed


def test_an_unknown_or_ambiguous_story_is_told(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="no such story"):
        corpus.story("feed")
    with pytest.raises(InputError, match="no such report"):
        corpus.report("feed")


def test_removing_a_report_takes_everything_that_follows_from_it(corpus: Corpus) -> None:
    gone = make_report(1, "Lin Aster says quicksilver was found in the harbour\n" + FERRY)
    kept = [make_report(number) for number in range(2, 5)]
    corpus.add(intake_of(gone, *kept), jobs=1)
    story = next(story for story in corpus.stories() if gone.id in story.reports)
    corpus.comparison(story.id)
    corpus.state.correct(
        make_correction(report=gone.id, exact="Lin", what="speaker", old=None, new="x", who="ada", made="2024-05-02")
    )
    removed = corpus.remove(gone.id)
    assert (removed.readings, removed.comparisons, removed.corrections) == (1, 1, 1)
    assert corpus.find("quicksilver") == ()
    assert {report.id for report in corpus.reports()} == {report.id for report in kept}
    assert all(said.report.id != gone.id for said in corpus.said("Lin Aster").said)
    assert corpus.check() == ()
    left = b"".join(path.read_bytes() for path in corpus.path.rglob("*") if path.is_file())
    assert b"quicksilver" not in left
    assert gone.id.encode() not in left


def test_a_decision_about_two_statements_goes_with_either_of_their_reports(corpus: Corpus) -> None:
    one, other, third = (make_report(number) for number in (1, 2, 3))
    corpus.add(intake_of(one, other, third), jobs=1)
    book = StoreBook(corpus.state)
    for pair in ((one, other), (other, third), (one, third)):
        anchors = tuple(make_anchor(report, Span(0, 9)) for report in pair)
        book.keep(decide("same", anchors, "", who="ada", when="2024-05-02T10:00:00Z"))
    assert corpus.remove(other.id).corrections == 2
    assert [tuple(anchor.report for anchor in kept.anchors) for kept in book.corrections()] == [(one.id, third.id)]
    assert corpus.check() == ()


def test_many_small_additions_do_not_stay_many_files(corpus: Corpus) -> None:
    reports = [make_report(number) for number in range(20)]
    for report in reports:
        corpus.add(intake_of(report), jobs=1)
    assert len(list(corpus.path.glob("reports/*.parquet"))) < 16
    assert {report.id for report in corpus.reports()} == {report.id for report in reports}
    assert corpus.check() == ()
    assert len(corpus.find("ferry", limit=50)) == 20


def test_a_reader_goes_on_while_parts_are_replaced_under_it(corpus: Corpus) -> None:
    reports = [make_report(number) for number in range(3)]
    for report in reports:
        corpus.add(intake_of(report), jobs=1)
    reader = Corpus.open(corpus.path)
    assert len(list(reader.reports())) == 3
    corpus.remove(reports[1].id)
    assert {report.id for report in reader.reports()} == {reports[0].id, reports[2].id}
    assert reader.report(reports[0].id) == reports[0]
    assert len(reader.find("ferry")) == 2


def test_a_deleted_catalog_is_made_again(corpus: Corpus) -> None:
    corpus.add(intake_of(make_report(1), make_report(2)), jobs=1)
    hits = corpus.find("ferry")
    (corpus.path / "catalog.sqlite").unlink()
    assert corpus.find("ferry") == hits
    (corpus.path / "catalog.sqlite").write_bytes(b"this is no database, and long enough to be told from one" * 9)
    assert corpus.find("ferry") == hits


def test_only_one_writes_at_a_time_and_readers_read_on(corpus: Corpus) -> None:
    corpus.add(intake_of(make_report(1)), jobs=1)
    with only_writer(corpus.path):
        with pytest.raises(StoreError, match="another process is writing to it"):
            corpus.add(intake_of(make_report(2)), jobs=1)
        assert len(Corpus.open(corpus.path).find("ferry")) == 1


def test_no_store_another_folder_and_a_newer_store_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no store"):
        Corpus.open(tmp_path / "none")
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="is not empty and is no store"):
        Corpus.open(tmp_path, create=True)
    newer = tmp_path / "newer"
    newer.mkdir()
    (newer / "store.json").write_text('{"format": "twosource-store", "schema": 99}')
    with pytest.raises(InputError, match="newer version"):
        Corpus.open(newer)


def test_an_older_store_is_brought_up_to_date_step_by_step(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.add(intake_of(make_report(1)), jobs=1)
    steps: list[int] = []
    monkeypatch.setattr("twosource.store.schema.SCHEMA", 3)
    monkeypatch.setattr("twosource.store.base.SCHEMA", 3)
    moves = {1: lambda _: steps.append(1), 2: lambda _: steps.append(2)}
    monkeypatch.setattr("twosource.store.schema.MIGRATIONS", moves)
    again = Corpus.open(corpus.path)
    assert steps == [1, 2]
    assert len(list(again.reports())) == 1
    Corpus.open(corpus.path)
    assert steps == [1, 2]


def test_check_names_what_does_not_fit(corpus: Corpus) -> None:
    corpus.add(intake_of(make_report(1), make_report(2)), jobs=1)
    assert corpus.check() == ()
    (corpus.path / "reports" / ".tmp-1-left").write_bytes(b"")
    part = next(corpus.path.glob("readings/*.parquet"))
    part.write_bytes(part.read_bytes()[:-1] + b"?")
    told = {problem.where: problem.message for problem in corpus.check()}
    assert told == {
        "reports/.tmp-1-left": "is left over from a run that was stopped; the next one sweeps it",
        "readings/readings-00000001.parquet": "does not have the SHA-256 that its manifest notes",
    }
    part.unlink()
    assert [problem.message for problem in corpus.check() if problem.where.endswith("parquet")] == ["is missing"]


def test_a_listing_is_newest_first_and_can_be_narrowed(corpus: Corpus) -> None:
    undated = make_report(9, published=None)
    corpus.add(intake_of(make_report(1), undated, make_report(4), make_report(2)), jobs=1)
    assert [item.published for item in corpus.listing()] == ["2024-05-05", "2024-05-03", "2024-05-02", None]
    assert [item.published for item in corpus.listing(outlet="Bell 1")] == ["2024-05-05", "2024-05-02"]
    assert [item.published for item in corpus.listing(limit=1, offset=1)] == ["2024-05-03"]
    assert [(outlet.name, outlet.reports) for outlet in corpus.outlets()] == [
        ("Bell 1", 2),
        ("Bell 0", 1),
        ("Bell 2", 1),
    ]


def test_find_gives_places_whose_text_is_the_words(corpus: Corpus) -> None:
    report = make_report(1, "Nobody was hurt 🌉.\n" + FERRY)
    corpus.add(intake_of(report, make_report(2)), jobs=1)
    (hit,) = corpus.find("NOBODY hurt")
    assert report.text[hit.place.start : hit.place.end] == "Nobody was hurt"
    assert report.text[hit.start : hit.start + len(hit.text)] == hit.text
    assert corpus.find('"hurt nobody"') == ()
    assert [each.report.id for each in corpus.find("ferry", outlet="bell 1")] == [report.id]
    assert [each.report.id for each in corpus.find("ferry", since="2024-05-03")] == [make_report(2).id]
    assert [each.report.id for each in corpus.find("", until="2024-05-02")] == [report.id]
    with pytest.raises(UsageError, match="nothing to search for"):
        corpus.find("  ")


@pytest.mark.parametrize(
    "words", ['"', "AND", "NOT ferry OR", "title:x", "a*b^c", "NEAR(a b)", "ferry)", "'; DROP TABLE"]
)
def test_nothing_that_a_user_types_is_an_operator(corpus: Corpus, words: str) -> None:
    corpus.add(intake_of(make_report(1)), jobs=1)
    if words == '"':
        with pytest.raises(UsageError, match="no word"):
            corpus.find(words)
    else:
        assert len(corpus.find(words)) <= 1


def test_words_in_scripts_without_spaces_are_found(corpus: Corpus) -> None:
    corpus.add(intake_of(make_report(1, "大桥星期一关闭，渡轮每小时一班。\n")), jobs=1)
    (hit,) = corpus.find("关闭")
    assert corpus.report(hit.place.report).text[hit.place.start : hit.place.end] == "关闭"
    assert corpus.find("闭关") == ()


def test_a_speaker_keeps_one_id_across_reports_and_short_names_find_the_only_full_one(corpus: Corpus) -> None:
    corpus.add(
        intake_of(
            make_report(1, "Lin Aster says the bridge is shut\n"),
            make_report(2, "Aster says the bridge will open\n", title="Lin Aster speaks"),
            make_report(3, "LIN ASTER says it again\n"),
        ),
        jobs=1,
    )
    by_full, by_short = corpus.said("Lin Aster"), corpus.said("aster")
    assert by_full == by_short
    assert by_full.names == ("Aster", "LIN ASTER", "Lin Aster")
    assert [said.text for said in by_full.said] == ["the bridge is shut", "the bridge will open", "it again"]
    assert set(corpus.speakers().values()) == {by_full.id}
    assert len(corpus.find("bridge", speaker="Aster")) == 2


def test_what_a_speaker_did_not_say_is_not_told_as_said(corpus: Corpus) -> None:
    corpus.add(intake_of(make_report(1, "Lin Aster says the bridge is shut\nNo mayor says the ferry sank\n")), jobs=1)
    assert [said.text for said in corpus.said("Lin Aster").said] == ["the bridge is shut"]
    assert corpus.find("ferry")
    assert len(corpus.speakers()) == 1


def test_a_surname_means_nobody_of_whom_its_report_gives_no_full_name(corpus: Corpus) -> None:
    texts = ["Lin Aster says the bridge is shut\n", "Aster says rents fell\n", "Aster says hens lay\n"]
    corpus.add(intake_of(*(make_report(number, text) for number, text in enumerate(texts))), jobs=1)
    assert [said.text for said in corpus.said("Lin Aster").said] == ["the bridge is shut"]
    short = corpus.said("Aster")
    assert [said.text for said in short.said] == ["rents fell", "hens lay"]
    assert short.others == ("Lin Aster",)
    assert len(set(corpus.speakers().values())) == 3


def test_a_surname_means_whom_another_report_of_its_story_gives_in_full(corpus: Corpus) -> None:
    told = "{} says the ferry hit the pier at Marholm on Monday and the old bridge over the Sarn is shut\n"
    reports = [make_report(number, told.format(name)) for number, name in enumerate(["Lin Aster", "Aster"])]
    corpus.add(intake_of(*reports), jobs=1)
    assert len(corpus.stories()) == 1
    assert len(corpus.said("Lin Aster").said) == 2


def test_a_surname_in_a_report_that_gives_two_full_names_means_neither(corpus: Corpus) -> None:
    texts = ["Lin Aster says one thing\n", "Bo Aster says another\n"]
    reports = [make_report(number, text) for number, text in enumerate(texts)]
    both = make_report(2, "Aster says a third thing\n", title="Lin Aster meets Bo Aster")
    corpus.add(intake_of(*reports, both), jobs=1)
    assert [said.text for said in corpus.said("Lin Aster").said] == ["one thing"]
    assert [said.text for said in corpus.said("Aster").said] == ["a third thing"]


def test_a_short_name_that_two_full_ones_fit_stays_a_speaker_of_its_own(corpus: Corpus) -> None:
    texts = ["Lin Aster says one thing\n", "Bo Aster says another thing\n", "Aster says a third thing\n"]
    corpus.add(intake_of(*(make_report(number, text) for number, text in enumerate(texts))), jobs=1)
    assert [said.text for said in corpus.said("Lin Aster").said] == ["one thing"]
    short = corpus.said("Aster")
    assert [said.text for said in short.said] == ["a third thing"]
    assert short.others == ("Bo Aster", "Lin Aster")
    assert len(set(corpus.speakers().values())) == 3
    with pytest.raises(InputError, match="nobody of this name speaks"):
        corpus.said("Rain")


def test_corrections_and_warnings_are_kept_in_order(corpus: Corpus) -> None:
    made = [
        make_correction(
            report="r" * 16, exact="he", prefix="x" * 40, what="speaker", old=None, new=new, who="ada", made="2024"
        )
        for new in ("Lin", "Bo")
    ]
    for correction in (*made, made[0]):
        corpus.state.correct(correction)
    assert corpus.state.corrections() == tuple(made)
    assert corpus.state.corrections("other") == ()
    assert len(made[0].prefix) == 32
    corpus.state.withdraw(made[0].id)
    assert corpus.state.corrections("r" * 16) == (made[1],)
    with pytest.raises(InputError, match="no such correction"):
        corpus.state.withdraw(made[0].id)
    corpus.state.note_dropped((), [Warned("\udcff.txt", "half a name")])
    assert corpus.dropped().warnings == (Warned("\\udcff.txt", "half a name"),)
    corpus.state.keep("k", "v")
    assert (corpus.state.kept("k"), corpus.state.kept("other")) == ("v", None)


def test_a_removal_that_was_killed_at_its_end_leaves_nothing_over(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = [make_report(number) for number in range(3)]
    corpus.add(intake_of(*reports), jobs=1)
    with monkeypatch.context() as killed:
        killed.setattr(Path, "unlink", _die_at_the_reports)
        with pytest.raises(KeyboardInterrupt):
            corpus.remove(reports[0].id)
    with Corpus.open(corpus.path) as again:
        with pytest.raises(InputError):
            again.remove(reports[0].id)
        assert again.check() == ()


def _die_at_the_reports(path: Path, *, missing_ok: bool = False) -> None:
    """Stand for a process that is killed when the replaced part of the reports is to go."""
    if path.name.startswith("reports-"):
        raise KeyboardInterrupt
    if path.exists() or not missing_ok:
        os.unlink(path)


def test_grouping_tells_how_far_it_is_and_is_not_done_twice(corpus: Corpus) -> None:
    corpus.add(intake_of(*(make_report(number) for number in range(4))), jobs=1)
    seen: list[int] = []
    assert corpus.ungrouped() == 4
    corpus.stories(seen.append)
    assert seen == [1, 2, 3, 4, 5, 6, 7, 8]
    assert corpus.ungrouped() == 0


def test_the_lists_tell_how_far_they_are_behind_the_parts(corpus: Corpus) -> None:
    corpus.add(intake_of(*(make_report(number) for number in range(4))), jobs=1)
    corpus.catch_up()
    assert corpus.behind() == 0
    corpus.close()
    (corpus.path / "catalog.sqlite").unlink()
    seen: list[int] = []
    with Corpus.open(corpus.path) as again:
        behind = again.behind()
        again.catch_up(seen.append)
        assert seen == list(range(1, behind + 1))
        assert len(seen) == 2
        assert again.behind() == 0


def test_a_story_is_found_by_its_former_id_and_by_the_ids_of_its_reports(corpus: Corpus) -> None:
    later = [make_report(number, published="2024-05-03") for number in (1, 2)]
    corpus.add(intake_of(*later), jobs=1)
    (before,) = corpus.stories()
    earliest = make_report(3, published="2024-05-02")
    corpus.add(intake_of(earliest), jobs=1)
    (after,) = corpus.stories()
    assert after.id != before.id
    for name in (before.id, before.id[:6], earliest.id, later[0].id[:6]):
        assert corpus.story(name) == after
    with pytest.raises(InputError, match="there is no such story"):
        corpus.story("zzzz")


@pytest.mark.parametrize("damage", ["DELETE FROM grouped", "DELETE FROM part", "SELECT 1"])
def test_a_store_whose_lists_cannot_be_written_groups_its_reports_all_the_same(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    corpus.add(intake_of(*(make_report(number) for number in (1, 2))), jobs=1)
    stories = corpus.stories()
    corpus.close()
    file = corpus.path / "catalog.sqlite"
    with closing(sqlite3.connect(file)) as base:
        base.execute(damage)
        base.commit()
    before = file.read_bytes()
    connect = sqlite3.connect

    def reading_only(path: Path | str, **known: Any) -> sqlite3.Connection:
        base: sqlite3.Connection = connect(path if path == ":memory:" else f"file:{path}?mode=ro", uri=True, **known)
        return base

    monkeypatch.setattr("twosource.store.catalog.sqlite3.connect", reading_only)
    with Corpus.open(corpus.path) as again:
        assert again.stories() == stories
        assert {item.story for item in again.listing()} == {story.id for story in stories}
        assert again.said("Lin Aster").said
    assert file.read_bytes() == before
