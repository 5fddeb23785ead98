"""The caution about reports of different events."""

from __future__ import annotations

from dataclasses import replace

from twosource.model import Alignment, Comparison, Place, Reading, Statement
from twosource.story.same_event import content_words, shared_words, story_warning
from view_cases import make_report

BRIDGE = "Saltmarsh closes its bridge because inspectors found twelve cracked beams, Mayor Aster announced."
SAME = "Inspectors found cracked beams, so Saltmarsh closes the bridge, Aster announced yesterday."
OTHER = "Goalkeeper Prentice scored twice while Ambleford supporters celebrated their unexpected cup triumph."


def compare(*texts: str, aligned: int = 0, languages: tuple[str, ...] = ()) -> Comparison:
    """Compare texts of which the first two share as many statements as said."""
    known = languages or ("en",) * len(texts)
    readings = tuple(
        Reading(make_report(text, path=f"{number}.txt", language=known[number] or None), (), (), (), (), ())
        for number, text in enumerate(texts)
    )
    ids = [reading.report.id for reading in readings]
    statements = [Statement(f"{side}{n}", Place(ids[side], n, n + 1), None) for side in (0, 1) for n in range(aligned)]
    alignments = [Alignment(f"a{n}", "same", (f"0{n}", f"1{n}"), (), None, "") for n in range(aligned)]
    return Comparison(readings, tuple(statements), (), (), tuple(alignments), (), (), ())


def test_reports_with_common_words_are_taken_for_one_event() -> None:
    assert story_warning(compare(BRIDGE, SAME)) is None


def test_reports_without_common_words_or_statements_are_warned_about() -> None:
    warning = story_warning(compare(BRIDGE, OTHER))
    assert warning is not None
    assert "different events" in warning.message


def test_the_report_outside_the_largest_group_is_named() -> None:
    warning = story_warning(compare(BRIDGE, OTHER, SAME))
    assert warning is not None
    assert warning.source == "1.txt"


def test_two_shared_statements_hold_reports_together_and_one_may_be_chance() -> None:
    assert story_warning(compare(BRIDGE, OTHER, aligned=2)) is None
    assert story_warning(compare(BRIDGE, OTHER, aligned=1)) is not None


def test_nothing_is_said_about_reports_in_different_languages() -> None:
    assert story_warning(compare(BRIDGE, OTHER, languages=("en", "fi"))) is None


def test_a_report_in_an_unknown_or_other_language_does_not_tie_the_others_together() -> None:
    assert story_warning(compare(BRIDGE, "x y z", OTHER, languages=("en", "fi", "en"))) is not None
    assert story_warning(compare(BRIDGE, OTHER, languages=("en", ""))) is None


def test_one_report_and_none_are_fine() -> None:
    assert story_warning(compare(BRIDGE)) is None
    assert story_warning(compare()) is None


def test_the_order_of_reports_changes_nothing() -> None:
    comparison = compare(BRIDGE, SAME, OTHER)
    swapped = replace(comparison, readings=comparison.readings[::-1])
    assert story_warning(comparison) == story_warning(swapped)


def test_content_words_are_names_and_longer_words() -> None:
    assert content_words("The UN met Li in a far-off city, Geneva 2024") == {"the", "geneva"}
    assert shared_words(frozenset("ab"), frozenset("bcd")) == 0.5
    assert shared_words(frozenset(), frozenset("b")) == 0.0


def test_of_two_groups_of_one_size_all_reports_are_named_in_whatever_order_they_come() -> None:
    comparison = compare(BRIDGE, OTHER)
    swapped = replace(comparison, readings=comparison.readings[::-1])
    warning = story_warning(comparison)
    assert warning is not None
    assert warning.source == "0.txt, 1.txt"
    assert story_warning(swapped) == warning
