"""Every story of the table of independence comes out as the table says."""

from __future__ import annotations

import pytest
from independence_cases import CASES, NAMES, Case
from independence_graphs import play
from independence_more_cases import MORE_CASES

from twosource.origin.policy import OneOrigin, Policy
from twosource.origin.rules import RULES

ALL_CASES = (*CASES, *MORE_CASES)
GRAPHS = [(case, names) for case in ALL_CASES for names in NAMES]


def told(case: Case, names: dict[str, str]) -> str:
    story = case.story
    for slot, name in names.items():
        story = story.replace(f"{{{slot}}}", name)
    return story


def test_the_table_has_a_hundred_stories_and_four_hundred_graphs() -> None:
    assert len({case.story for case in ALL_CASES}) >= 100
    assert len(GRAPHS) >= 400


def test_every_rule_is_told_by_a_story_or_by_a_test_of_its_own() -> None:
    assert {rule.id for rule in RULES} - {rule for case in ALL_CASES for rule in case.rules} == {"I12", "I15", "I16"}


@pytest.mark.parametrize(("case", "names"), GRAPHS, ids=[f"{case.title}-{names['B']}" for case, names in GRAPHS])
def test_a_story_has_the_origins_of_the_table(case: Case, names: dict[str, str]) -> None:
    outcome = play(told(case, names))
    behind = {origin.id: origin.kind for origin in outcome.origins}
    reason = outcome.alignment.reason
    assert outcome.alignment.independent_origins == case.independent, reason
    assert tuple(sorted(behind[origin] for origin in outcome.alignment.origins)) == case.kinds, reason
    assert told(Case("", (), case.says, None, ()), names) in reason


@pytest.mark.parametrize("case", ALL_CASES, ids=[case.title for case in ALL_CASES])
def test_fifty_more_copies_of_a_report_never_raise_the_number(case: Case) -> None:
    story = told(case, NAMES[0])
    first = story.strip().split("\n@ ")[0]
    alone, flooded = play(story), play("\n".join([story.strip(), *[first] * 50]))
    assert flooded.alignment.independent_origins == alone.alignment.independent_origins


@pytest.mark.parametrize("case", ALL_CASES, ids=[case.title for case in ALL_CASES])
def test_the_order_of_the_reports_changes_no_number_and_no_origin(case: Case) -> None:
    story = told(case, NAMES[1])
    blocks = ["@ " + block for block in story.strip().removeprefix("@ ").split("\n@ ")]
    forward, backward = play("\n".join(blocks)), play("\n".join(reversed(blocks)))
    assert forward.alignment.independent_origins == backward.alignment.independent_origins
    assert {origin.kind for origin in forward.origins} == {origin.kind for origin in backward.origins}


def test_parties_that_the_desk_counts_as_one_are_one() -> None:
    story = """
@ Carrick Courier
* State Radio of Ostrand/body | [s State Radio of Ostrand] [c said] in a statement that [x the port was open].
@ Lowmoor Observer
* Ostrand Port Company/body | [s Ostrand Port Company] [c said] in a statement that [x the port was open].
"""
    assert play(story).alignment.independent_origins == 2
    policy = Policy((OneOrigin("the state of Ostrand", ("State Radio of Ostrand", "The Ostrand Port Company")),))
    outcome = play(story, policy)
    assert outcome.alignment.independent_origins == 1
    assert "both count as the state of Ostrand under the desk's policy" in outcome.alignment.reason
    newsroom = Policy(
        (OneOrigin("one newsroom (Ostrand)", policy.one_origin[0].members, "in the registry of outlets"),)
    )
    told_of = play(story, newsroom).alignment.reason
    assert "both count as one newsroom (Ostrand) in the registry of outlets" in told_of
    assert "policy" not in told_of
