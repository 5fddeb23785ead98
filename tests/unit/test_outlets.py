from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twosource.errors import UsageError
from twosource.origin.policy import OneOrigin, Policy
from twosource.outlets.agencies import agency_named, are_agencies, is_agency
from twosource.outlets.file import load_registry, parse_outlets
from twosource.outlets.houses import with_newsrooms
from twosource.outlets.registry import default_registry, make_registry

if TYPE_CHECKING:
    from pathlib import Path

DESK = """
[[outlet]]
name = "Eastmark Courier"
aliases = ["The Courier"]
hosts = ["www.Courier.example"]
owner = "Eastmark Press"

[[outlet]]
name = "Eastmark Evening News"
hosts = ["evening.courier.example"]
owner = "Eastmark Press"

[[outlet]]
name = "Reuters"
aliases = ["RTR"]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "outlets.toml"
    path.write_text(DESK, encoding="utf-8")
    return path


def test_an_outlet_is_found_by_its_names_without_case_and_article() -> None:
    registry = default_registry()
    for name in ("The Guardian", "guardian", "THE  GUARDIAN"):
        found = registry.named(name)
        assert found is not None
        assert found.name == "The Guardian"
    assert registry.named("The Bellman") is None


def test_an_outlet_is_found_by_the_nearest_domain_above_an_address() -> None:
    registry = default_registry()
    for url in ("https://www.bbc.co.uk/news/1", "http://feeds.bbc.co.uk:8080/x", "bbc.com"):
        found = registry.at(url)
        assert found is not None
        assert found.name == "BBC News"
    assert registry.at("https://notbbc.com/") is None
    assert registry.at("https://bbc.com.evil.example/") is None
    assert registry.at("http://[broken") is None


def test_titles_of_one_house_share_a_newsroom_unless_they_state_their_own() -> None:
    registry = default_registry()
    assert registry.newsroom("The Wall Street Journal") == registry.newsroom("MarketWatch")
    assert registry.newsroom("Bild") != registry.newsroom("Die Welt")
    assert registry.newsroom("The Bellman") == registry.newsroom("the bellman")


def test_a_desks_file_adds_to_what_is_known_and_goes_first(desk: Path) -> None:
    registry = load_registry(desk)
    assert registry.are_one("RTR", "Thomson Reuters")
    assert registry.are_one("The Courier", "EASTMARK COURIER")
    evening = registry.at("https://evening.courier.example/1")
    assert evening is not None
    assert evening.name == "Eastmark Evening News"
    assert registry.named("BBC") is not None
    assert "Eastmark Press" in [house.name for house in registry.houses()]


def test_the_newsrooms_become_groups_of_the_policy_behind_the_desks_own(desk: Path) -> None:
    own = OneOrigin("Ours", ("A", "B"))
    policy = with_newsrooms(Policy((own,)), load_registry(desk))
    assert policy.one_origin[0] == own
    house = policy.group_of("the Eastmark Courier")
    assert house == policy.group_of("Eastmark Evening News")
    assert house is not None
    assert (house.name, house.basis) == ("one newsroom (Eastmark Press)", "in the registry of outlets")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("outlet = 3", "something other"),
        ("[[paper]]\nname = 'x'", "something other"),
        ("[[outlet]]\naliases = ['x']", "has no name"),
        ("[[outlet]]\nname = 'x'\nhost = 'y'", "unknown key 'host'"),
        ("[[outlet]]\nname = 'x'\nhosts = 'y'", "its hosts is no list of texts"),
        ("[[outlet]]\nname = 'x'\nkind = 'blog'", "neither outlet nor agency"),
        ("[[outlet]]\nname = 'x'\nalone = 1", "neither true nor false"),
        ("[[outlet", "is not TOML"),
    ],
)
def test_a_registry_file_that_is_not_understood_is_refused_with_the_entry(text: str, cause: str) -> None:
    with pytest.raises(UsageError, match=cause):
        parse_outlets(text, "desk.toml")


def test_a_missing_registry_file_is_an_error_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        load_registry(tmp_path / "none.toml")


def test_no_name_or_host_of_the_packages_registry_belongs_to_two_outlets() -> None:
    outlets = default_registry().outlets
    names = [name.casefold() for outlet in outlets for name in {each.casefold() for each in outlet.names}]
    hosts = [host for outlet in outlets for host in outlet.hosts]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
    assert sorted(host for host in set(hosts) if hosts.count(host) > 1) == []
    assert make_registry(outlets) == default_registry()


def test_agencies_are_told_alone_and_in_lists() -> None:
    assert is_agency("the Associated Press")
    assert are_agencies("ats/afp, dpa and Reuters")
    assert not are_agencies("Reuters and The Bellman")
    assert agency_named("(AP)") == "Associated Press"


def test_a_name_that_means_other_things_too_is_an_agency_only_where_it_stands_alone() -> None:
    assert is_agency("Beta")
    assert agency_named("Beta") is None
