"""What a comparison on the desk follows: the desk's policy and outlets, and what a person gives with the reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_primary_and_policy import RULES, make_readings

import stand_in
from desk_cases import KEY, Browser, open_desk
from twosource.corrections.anchoring import make_anchor
from twosource.corrections.records import make_correction
from twosource.desk.cases import Cases
from twosource.desk.intake import Dropped, Pasted
from twosource.desk.rules import NO_RULES, Rules, with_given
from twosource.desk.serve import _rules
from twosource.errors import InputError, UsageError
from twosource.model import Span
from twosource.origin.policy import parse_policy
from twosource.run import compare_read

POLICY = Dropped("desk.toml", RULES.encode())
OUTLETS = '[[outlet]]\nname = "The Bell"\nhosts = ["bell.example"]\nowner = "Saltmarsh Press"\n'
TEXTS = {"text1": "It rains.\nIt pours.", "text2": "It rains."}
NO_TEXT = Pasted("")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "twosource.stages", stand_in.make_module())


@pytest.fixture
def browser() -> Iterator[Browser]:
    with open_desk() as opened:
        yield opened.enter()


def test_a_policy_that_is_given_goes_in_the_place_of_the_desk_s() -> None:
    desk = Rules(
        policy=parse_policy(RULES.replace("Varn press", "Others").encode(), "own.toml"), policy_name="own.toml"
    )
    given = with_given(desk, [POLICY], [], NO_TEXT, 10_000)
    assert given.policy.one_origin[0].name == "Varn press"
    assert given.lines == ("Who counts as one origin follows desk.toml.",)
    assert with_given(desk, [], [], NO_TEXT, 10_000) is desk
    assert given.digest != desk.digest != NO_RULES.digest


def test_a_document_of_record_is_one_text_from_a_file_or_a_form() -> None:
    pasted = with_given(NO_RULES, [], [], Pasted("The whole statement.", title="Statement"), 10_000)
    assert pasted.lines == ("Quotations are held against Statement.",)
    dropped = with_given(NO_RULES, [], [Dropped("record.txt", b"The whole statement.\n")], NO_TEXT, 10_000)
    assert dropped.primary is not None
    assert dropped.primary.path == "record.txt"
    with pytest.raises(UsageError, match="2 texts"):
        with_given(NO_RULES, [], [Dropped("record.txt", b"One text.\n")], Pasted("Another text."), 10_000)
    with pytest.raises(InputError, match="document of record"):
        with_given(NO_RULES, [], [Dropped("record.txt", b"")], NO_TEXT, 10_000)


def test_the_desk_is_started_with_files_of_its_own(tmp_path: Path) -> None:
    policy, outlets = tmp_path / "desk.toml", tmp_path / "outlets.toml"
    policy.write_text(RULES, encoding="utf-8")
    outlets.write_text(OUTLETS, encoding="utf-8")
    rules = _rules(policy, outlets)
    assert rules.lines == (
        "Who counts as one origin follows desk.toml.",
        "Outlets and their houses follow outlets.toml.",
    )
    assert rules.registry is not None
    assert rules.registry.at("https://bell.example/x") is not None
    assert rules.counted.sha256 == rules.policy.sha256
    assert _rules(None, None) is NO_RULES
    with pytest.raises(UsageError):
        _rules(tmp_path / "nothing.toml", None)


def test_verdicts_follow_the_policy_before_and_after_a_correction() -> None:
    rules = with_given(NO_RULES, [POLICY], [], NO_TEXT, 10_000)
    readings = make_readings()
    plain = compare_read(readings, policy=rules.counted)
    (shared,) = plain.alignments
    assert (shared.independent_origins, plain.policy) == (1, rules.policy.sha256)
    from twosource.corrections.book import MemoryBook

    cases = Cases(MemoryBook())
    assert cases.open("s", plain, rules).comparison is plain
    words = readings[0].attributions[0].content[0]
    anchor = make_anchor(readings[0].report, Span(*words))
    cases.book.keep(make_correction("kind", (anchor,), "indirect", who="Ann", when="2024-05-02T10:00:00Z"))
    corrected = cases.again("s")
    assert corrected is not None
    assert corrected.corrected.outcomes
    assert [each.independent_origins for each in corrected.comparison.alignments] == [1]
    assert corrected.comparison.policy == rules.policy.sha256


@pytest.mark.usefixtures("quick")
def test_the_page_of_a_story_says_which_policy_and_which_document_are_used(browser: Browser) -> None:
    files = [
        ("policy", ("C:\\rules\\<b>desk.toml", RULES.encode(), "application/toml")),
        ("primary", ("record.txt", b"It rains, the mayor said.\n", "text/plain")),
    ]
    plain = browser.post("/compare", TEXTS).headers["location"]
    sent = browser.post("/compare", TEXTS, files=files)
    assert sent.status_code == 303
    assert sent.headers["location"] != plain
    page = browser.look(sent.headers["location"])
    assert "Who counts as one origin follows &lt;b&gt;desk.toml." in page
    assert "Quotations are held against record.txt." in page
    assert "Who counts as one origin follows" not in browser.look(plain)
    assert "record.txt</option>" in browser.look(f"{sent.headers['location']}/changes")


@pytest.mark.usefixtures("quick")
def test_programs_give_a_policy_and_a_document_of_record_too() -> None:
    reports = [{"text": "It rains.\nIt pours."}, {"text": "It rains."}]
    with open_desk() as browser:

        def ask(**given: object) -> Any:
            sent = {"reports": reports, **given}
            return browser.client.post("/v1/compare", json=sent, headers={"Authorization": f"Bearer {KEY}"})

        answer = ask(policy=RULES, primary={"text": "It rains, the mayor said.", "title": "Statement"})
        assert answer.status_code == 200
        assert answer.json()["policy"] == parse_policy(RULES.encode(), "policy").sha256
        assert ask(policy="[[one").status_code == 422
        assert ask(policy=3).status_code == ask(primary="text").status_code == ask(other=1).status_code == 400


@pytest.mark.parametrize(("name", "data"), [("policy", b"[[one_origin"), ("policy", b"\xff"), ("primary", b"")])
def test_a_policy_or_a_document_that_cannot_be_read_is_told_by_name(browser: Browser, name: str, data: bytes) -> None:
    answer = browser.post("/compare", TEXTS, files=[(name, ("given.toml", data, "text/plain"))])
    assert answer.status_code in {400, 422}
    assert "given.toml" in answer.text or "document of record" in answer.text


@pytest.mark.usefixtures("quick")
def test_of_two_versions_of_one_report_the_later_counts_and_both_can_be_seen_word_by_word(browser: Browser) -> None:
    texts = (("one", "Monday", "2024-05-01"), ("two", "Tuesday", "2024-05-02"))
    line = '{{"text": "The bridge at Saltmarsh closes on {}.", "outlet": "Bell", "published": "{}", "url": "{}"}}'
    files = [
        ("files", (f"{name}.jsonl", line.format(word, day, "https://bell.example/x").encode(), "text/plain"))
        for name, word, day in texts
    ]
    story = browser.post("/compare", files=files).headers["location"]
    assert "only the later one counts" in browser.look(story)
    reports = browser.desk.intake_of(story.rpartition("/")[2]).reports  # type: ignore[union-attr]
    words = browser.look(f"{story}/changes?a={reports[0].id}&b={reports[1].id}")
    assert "<del>Monday</del>" in words
    assert "<ins>Tuesday</ins>" in words
