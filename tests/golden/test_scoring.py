"""The benchmark counts as it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.floors import FloorsDocument, bounds, falls, figures, raise_floors
from benchmarks.gold import GoldError, load_event
from benchmarks.matching import covers_half, cross_pairs, iou, match_best, same_pair, touches
from benchmarks.tally import Score, Share, Tally

from twosource.model import Place, Span

EVENT = """{"event": "a", "reports": {"a.txt": {"outlet": null, "title": null, "authors": [], "published": null,
 "language": "en", "credit": null}}, "noise": [], "quotations": [{"report": "a.txt", "text": "rain", "nth": 2,
 "kind": "term"}], "attributions": [], "dates": [], "alignments": [], "related_not_same": [], "origins": [],
 "reuse": [], "conflicts": [], "only_in": {}}"""


def test_spans_are_as_alike_as_the_share_of_what_both_cover() -> None:
    assert iou([Span(0, 10)], [Span(5, 15)]) == pytest.approx(1 / 3)
    assert iou([Span(0, 4), Span(6, 10)], [Span(0, 10)]) == pytest.approx(0.8)
    assert iou([Span(0, 4)], [Span(4, 8)]) == 0


def test_half_of_the_shorter_place_is_enough_and_less_is_not() -> None:
    assert covers_half(Place("a", 0, 100), Place("a", 95, 105))
    assert not covers_half(Place("a", 0, 100), Place("a", 96, 106))
    assert not covers_half(Place("a", 0, 100), Place("b", 0, 100))
    assert touches(Place("a", 0, 100), Place("a", 99, 200))


def test_a_pair_is_the_same_either_way_round() -> None:
    left = (Place("a", 0, 10), Place("b", 0, 10))
    assert same_pair(left, (Place("b", 2, 9), Place("a", 1, 9)))
    assert not same_pair(left, (Place("b", 2, 9), Place("b", 1, 9)))


def test_pairs_are_of_different_reports_only() -> None:
    places = [Place("a", 0, 1), Place("a", 2, 3), Place("b", 0, 1)]
    assert cross_pairs(places) == [(places[0], places[2]), (places[1], places[2])]


def test_the_most_alike_are_matched_first_and_each_once() -> None:
    likeness = {("x", "g"): 0.6, ("y", "g"): 0.9, ("x", "h"): 0.5, ("y", "h"): 0.8}
    assert match_best(["x", "y"], ["g", "h"], lambda p, g: likeness[p, g], 0.5) == [(0, 1), (1, 0)]
    assert match_best(["x", "y"], ["g", "h"], lambda p, g: likeness[p, g], 0.7) == [(1, 0)]


def test_counts_of_events_add_up_before_they_are_divided() -> None:
    both = Score({"a": Tally(1, 1, 4, 1)}, {"s": Share(1, 1)}) + Score({"a": Tally(3, 1, 0, 0)}, {"s": Share(0, 3)})
    assert both.tallies["a"].precision == 0.5
    assert both.tallies["a"].recall == 0.25
    assert both.tallies["a"].f1 == pytest.approx(1 / 3)
    assert both.shares["s"].value == 0.25


def test_nothing_said_and_nothing_there_has_no_score() -> None:
    assert Tally().f1 is None
    assert Tally(predicted=2).f1 == 0
    assert Share().value is None


def test_a_floor_is_a_little_below_and_a_ceiling_a_little_above_what_was_reached() -> None:
    held = bounds(Score({"a": Tally(10, 9, 10, 5)}, {"speaker wrong": Share(1, 10)}))
    assert held["at_least"] == {"a precision": 0.885, "a recall": 0.485}
    assert held["at_most"] == {"speaker wrong": 0.115}


def test_a_figure_that_is_worse_or_gone_is_named() -> None:
    held: FloorsDocument = {"examples_sha256": "", "at_least": {"a": 0.5, "b": 0.5}, "at_most": {"c": 0.1}}
    assert falls({"a": 0.5, "b": 0.6, "c": 0.1}, held) == []
    assert [fall.name for fall in falls({"a": 0.49, "c": 0.2}, held)] == ["a", "b", "c"]


def test_floors_go_up_and_not_down(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    low, high = Score({"a": Tally(10, 5, 10, 5)}), Score({"a": Tally(10, 9, 10, 9)})
    assert raise_floors(low, path) == []
    assert raise_floors(high, path) == []
    stored = path.read_bytes()
    assert [fall.name for fall in raise_floors(low, path)] == ["a precision", "a recall"]
    assert path.read_bytes() == stored


def test_what_has_no_share_is_no_figure() -> None:
    assert figures(Score({"a": Tally(0, 0, 4, 1)}, {"s": Share()})) == {"a recall": 0.25}


def test_a_snippet_is_found_by_its_occurrence(tmp_path: Path) -> None:
    write_event(tmp_path, "The rain in rain falls as rain on the town, and nobody minds.")
    (quotation,) = load_event("made", tmp_path).quotations
    assert quotation.place == Place("a.txt", 26, 30)


def test_a_snippet_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    write_event(tmp_path, "The rain in the hills falls as rain on the town below.")
    with pytest.raises(GoldError, match=r"made/a\.txt: occurrence 2 of 'rain'"):
        load_event("made", tmp_path)


def write_event(folder: Path, text: str) -> None:
    (folder / "made" / "reports").mkdir(parents=True)
    (folder / "made" / "reports" / "a.txt").write_text(text, encoding="utf-8")
    (folder / "made" / "gold.json").write_text(EVENT, encoding="utf-8")
