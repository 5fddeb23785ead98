from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import UsageError
from twosource.model import Origin, OriginKind, Span
from twosource.origin.affiliation import body_of, spoken_for
from twosource.origin.build import build_origins
from twosource.origin.claim import Claim
from twosource.origin.documents import JOINT, find_documents
from twosource.origin.occasion import find_occasions
from twosource.origin.parties import join_parties
from twosource.origin.policy import NO_POLICY, load_policy
from twosource.origin.press import is_press
from twosource.origin.rules import RULES, say
from twosource.origin.states import may_be, stands_for_state, states_in
from twosource.origin.ties import most_independent, tie_between
from twosource.origin.witness import observer_as_source, observer_in

OUTLETS = ("CPR News", "Halder Advertiser")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vandermeer", "Osric Vandermeer"),
        ("President Osric Vandermeer", "Osric Vandermeer"),
        ("the Kremlin", "Kremlin"),
        ("MOFA", "Chinese Ministry of Foreign Affairs (MOFA)"),
        ("China's foreign ministry", "Chinese Ministry of Foreign Affairs"),
        ("Ministry of Defence", "defense ministry"),
        ("KSRA", "Kelmar Space Research Agency"),
        ("Ilse Varnholt", "Ilse Varnhold"),
        ("Pete Halloway", "Peter Halloway"),
        ("Sabine Thévenot", "Sabine Thevenot"),
    ],
)
def test_two_names_of_one_party_are_joined(one: str, other: str) -> None:
    parties = join_parties([one, other, "Anna Quill"])
    assert parties.of(one) == parties.of(other) != parties.of("Anna Quill")


def test_the_spelling_of_most_reports_names_the_party() -> None:
    written = ["Ilse Varnhold", "Ilse Varnholt", "Ilse Varnholt"]
    assert join_parties(written).of("Ilse Varnhold") == "Ilse Varnholt"
    assert join_parties([*written, "Ilse Varnhold", "Ilse Varnhold"]).of("Ilse Varnholt") == "Ilse Varnhold"


def test_a_surname_alone_speaks_for_a_spelling_too() -> None:
    assert join_parties(["Ilse Varnhold", "Ilse Varnholt", "Varnholt"]).of("Ilse Varnhold") == "Ilse Varnholt"


def test_of_two_spellings_as_often_written_the_first_in_the_alphabet_names_the_party() -> None:
    assert join_parties(["Ilse Varnholt", "Ilse Varnhold"]).of("Ilse Varnholt") == "Ilse Varnhold"


@pytest.mark.parametrize(
    ("names", "one", "other"),
    [
        (("Anna Orlok", "Robert Orlok"), "Anna Orlok", "Robert Orlok"),
        (("Anna Orlok", "Robert Orlok", "Orlok"), "Orlok", "Anna Orlok"),
        (("Russia", "Russian Ministry of Defence"), "Russia", "Russian Ministry of Defence"),
        (("foreign ministry", "Chinese foreign ministry", "Russian foreign ministry"), "foreign ministry",
         "Chinese foreign ministry"),
        (("Miners Union", "Teachers Union"), "Miners Union", "Teachers Union"),
    ],
)  # fmt: skip
def test_names_that_may_be_of_several_parties_are_not_joined(names: tuple[str, ...], one: str, other: str) -> None:
    parties = join_parties(names)
    assert parties.of(one) != parties.of(other)


@given(st.lists(st.text("AbcÉ. ", max_size=12), max_size=8))
def test_joining_names_does_not_depend_on_their_order(names: list[str]) -> None:
    assert join_parties(names).shown == join_parties(sorted(names, reverse=True)).shown


@pytest.mark.parametrize(
    ("text", "family", "holder"),
    [
        ("a joint statement released by the Admiralty", JOINT, "Admiralty"),
        ("the Admiralty released the full text of a declaration signed by both sides", JOINT, "Admiralty"),
        ("the declaration, put out on the Admiralty website", "statement", "Admiralty"),
        ("the Admiralty statement", "statement", "Admiralty"),
        ("A readout from the Ministry of Foreign Affairs (MOFA)", "readout", "Ministry of Foreign Affairs (MOFA)"),
        ("a report by the Water Board", "report", "Water Board"),
        ("the Water Board's report", "report", "Water Board"),
        ("According to a report", "report", ""),
        ("It ended in December. The report", "report", ""),
        ("Bill Harran", "", ""),
        ("The report, first disclosed by the news agency Northwire, is dated Nov. 23.", "report", ""),
        ("The first alarm came at two, the fire brigade’s log shows.", "document", "fire brigade"),
    ],
)
def test_a_document_is_known_by_its_noun_and_its_holder(text: str, family: str, holder: str) -> None:
    found = [(one.family, one.holder) for one in find_documents(text)]
    assert found[:1] == ([(family, holder)] if family else [])


@pytest.mark.parametrize(
    ("text", "kind", "venue"),
    [
        ("Vandermeer said in a conference call with reporters", "briefing", ""),
        ("she told reporters at the gate", "briefing", ""),
        ("he told a news conference", "briefing", ""),
        ("he said in an interview with Radio Vessan", "interview", "Radio Vessan"),
        ("he told the Advertiser when he came in", "interview", "Halder Advertiser"),
        ("he told CPR", "interview", "CPR News"),
        ("she told this newspaper", "interview", "own paper"),
        ("he wrote on Twitter", "post", "X"),
        ("she said in a Facebook post", "post", ""),
        ("he told parliament", "speech", ""),
        ("she said in a speech", "speech", ""),
        ("the company said in a statement", "press_release", ""),
        ("they said in a joint statement", "joint_statement", ""),
        ("the ministry said in a readout", "readout", ""),
        ("he wrote in a letter to staff", "document", ""),
        ("dijo en rueda de prensa", "briefing", ""),
        ("sagte er in einer Pressekonferenz", "briefing", ""),
    ],
)
def test_the_words_around_a_cue_name_the_occasion(text: str, kind: str, venue: str) -> None:
    occasion = find_occasions(text, Span(0, len(text)), OUTLETS, "own paper")[0]
    assert (occasion.kind, occasion.venue) == (kind, venue)


@pytest.mark.parametrize("text", ["he said", "she told her brother", "he told Anna Quill", "on Monday they stated"])
def test_words_that_name_no_occasion_name_none(text: str) -> None:
    assert find_occasions(text, Span(0, len(text)), OUTLETS, "own paper") == ()


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("Admiralty spokesman Osric Vandermeer said", "Osric Vandermeer", "Admiralty"),
        ("Joan Pell, secretary of the Harbour Union, said", "Joan Pell", "Harbour Union"),
        ("Merrow’s finance director Casper Nyland said", "Casper Nyland", "Merrow"),
        ("Ines Rowe, who runs Castine and sings, said", "Ines Rowe", "Castine"),
        ("Science Minister Piet Oramov has ordered", "Piet Oramov", "Science ministry"),
        ("Prime Minister Piet Oramov has ordered", "Piet Oramov", ""),
        ("The Harbour Union wrote twice. Its chairman, Joan Pell, said", "Joan Pell", "Harbour Union"),
        ("The Harbour Union wrote twice. Joan Pell, a union spokeswoman, said", "Joan Pell", "Harbour Union"),
        ("Dougal Harran, a resident of Port Merrow, said", "Dougal Harran", ""),
        ("Dougal Harran said", "Dougal Harran", ""),
    ],
)
def test_a_title_beside_a_name_tells_the_body(text: str, name: str, body: str) -> None:
    assert body_of(text, name, ("Harbour Union",)) == body


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("a spokesman for the Water Board", "Water Board"),
        ("a Water Board spokeswoman", "Water Board"),
        ("an interior ministry spokesman", "interior ministry"),
        ("an official of the Water Board", ""),
    ],
)
def test_a_spokesperson_without_a_name_speaks_for_the_body(source: str, body: str) -> None:
    assert spoken_for(source).removeprefix("an ") == body


@pytest.mark.parametrize(
    "name", ["Reuters", "the BBC", "the Halder Advertiser", "Radio Vessan", "state news agency", "CPR"]
)
def test_outlets_and_agencies_are_press(name: str) -> None:
    assert is_press(name, OUTLETS)


@pytest.mark.parametrize("name", ["Kremlin", "Harbour Union", "Anna Quill", "parliament"])
def test_parties_are_no_press(name: str) -> None:
    assert not is_press(name, OUTLETS)


@pytest.mark.parametrize(
    ("sentence", "observer"),
    [
        ("A reporter at the scene saw smoke.", "own"),
        ("This newspaper has seen the letter.", "own"),
        ("The document, seen by CPR News, is dated May 3.", "CPR News"),
        ("Smoke rose over the tower, AFP journalists saw.", "AFP"),
        ("Residents saw smoke rise over the tower.", ""),
        ("The cheer went up at midnight.", ""),
    ],
)
def test_an_observation_is_the_outlet_s_only_where_the_text_says_so(sentence: str, observer: str) -> None:
    assert observer_in(sentence, OUTLETS, "own") == observer


def test_staff_as_a_source_is_the_outlet_s_observation() -> None:
    assert observer_as_source("a Reuters witness", OUTLETS, "own") == "Reuters"
    assert observer_as_source("our correspondent", OUTLETS, "own") == "own"
    assert observer_as_source("a witness", OUTLETS, "own") == ""


def test_a_state_is_known_by_its_name_demonym_capital_and_houses() -> None:
    assert states_in("Chinese Ministry of Foreign Affairs") == states_in("Beijing") == ("china",)
    assert states_in("they told us") == ()
    assert stands_for_state("the United States")
    assert not stands_for_state("Russian army")
    assert may_be("Moscow", "Kremlin")
    assert may_be("Kelmar", "Kelmar's space agency")
    assert not may_be("Kelmar", "Ostrand's space agency")


def origin(name: str, kind: OriginKind, *parties: str, depends_on: tuple[str, ...] = ()) -> Origin:
    return Origin(name, name, kind, depends_on, parties)


def test_a_dependence_is_followed_to_its_end() -> None:
    report = origin("report", "document", "Water Board")
    post = origin("post", "post", "Anna Quill", depends_on=("report",))
    repost = origin("repost", "post", "Robert Orlok", depends_on=("post",))
    known = {one.id: one for one in (report, post, repost)}
    assert tie_between(repost, report, known, NO_POLICY) == "repost depends on report"


def test_origins_that_depend_on_each_other_in_a_ring_are_tied_and_end() -> None:
    one = origin("one", "post", "A", depends_on=("two",))
    two = origin("two", "post", "B", depends_on=("one",))
    assert tie_between(one, two, {"one": one, "two": two}, NO_POLICY) is not None


@given(st.integers(1, 9), st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20))
def test_the_choice_is_the_largest_without_a_tie(count: int, pairs: set[tuple[int, int]]) -> None:
    origins = [origin(str(number), "briefing", str(number)) for number in range(count)]
    tied = {pair: "" for a, b in pairs if a != b for pair in ((str(a), str(b)), (str(b), str(a)))}
    chosen = [int(one.id) for one in most_independent(origins, tied)]
    assert not any((str(a), str(b)) in tied for a in chosen for b in chosen)
    sizes = [
        len(subset)
        for bits in range(2**count)
        if (subset := [n for n in range(count) if bits >> n & 1]) is not None
        and not any((str(a), str(b)) in tied for a in subset for b in subset)
    ]
    assert len(chosen) == max(sizes)


def test_among_very_many_origins_no_two_that_are_chosen_are_tied() -> None:
    origins = [origin(f"{number:03}", "briefing", str(number)) for number in range(60)]
    tied = {pair: "" for n in range(59) for pair in ((f"{n:03}", f"{n + 1:03}"), (f"{n + 1:03}", f"{n:03}"))}
    chosen = most_independent(origins, tied)
    assert len(chosen) >= 20
    assert not any((a.id, b.id) in tied for a in chosen for b in chosen)


def test_a_policy_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text('[[one_origin]]\nname = "State media"\nmembers = ["Radio Ostrand", "The Ostrand Times"]\n', "utf-8")
    policy = load_policy(path)
    assert policy.group_of("the Radio Ostrand") == policy.group_of("Ostrand Times") == policy.one_origin[0]
    assert policy.one_origin[0].name == "State media"
    assert policy.group_of("Ostrand") is None


@pytest.mark.parametrize(
    "text", ["one_origin = 3", "[other]\n", "[[one_origin]]\nname = 'x'\n", "[[one_origin]]\nname=1\nmembers=[]", "= ="]
)
def test_a_policy_that_is_none_is_refused_with_a_remedy(tmp_path: Path, text: str) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError):
        load_policy(path)


def test_a_policy_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        load_policy(tmp_path / "none.toml")


def test_the_table_in_the_docs_is_the_table_in_the_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "independence.md").read_text("utf-8")
    rows = [f"| {rule.id} | {rule.rule} | {rule.why} | {rule.source} |" for rule in RULES]
    assert [row for row in rows if row not in page] == []
    assert page.count("\n| O") + page.count("\n| I") == len(RULES)


def test_who_acted_twice_is_named_before_the_body_that_he_speaks_for() -> None:
    parties = ("Aldmoor County", "Peter Sand")
    speech = Origin("s", "speech by Peter Sand", "speech", parties=parties)
    words = Origin("w", "words of Peter Sand, occasion not stated", "unknown", parties=parties)
    assert tie_between(speech, words, {"s": speech, "w": words}, NO_POLICY) == "both come from Peter Sand"


@pytest.mark.parametrize(
    ("short", "full", "tied"),
    [
        ("Holt", "Ada Holt", True),
        ("Holt", "Ada Holt Jr", True),
        ("Holt campaign", "Ada Holt", True),
        ("lawyer for Holt", "Ada Holt", True),
        ("Holt", "Milo Quist", False),
        ("Harbour Council", "Harbour Police", False),
    ],
)
def test_who_may_be_or_speak_for_another_is_not_independent_of_him(short: str, full: str, tied: bool) -> None:
    one, other = origin("one", "unknown", short), origin("other", "speech", full)
    reason = tie_between(one, other, {"one": one, "other": other}, NO_POLICY)
    assert (reason is not None) is tied


def test_a_surname_is_a_person_s_beside_those_who_work_for_the_person() -> None:
    parties = join_parties(["Holt", "Ada Holt", "Holt campaign", "lawyer for Holt"])
    assert parties.of("Holt") == "Ada Holt"
    assert parties.of("Holt campaign") == "Holt campaign"
    assert join_parties(["Holt", "Holt campaign"]).of("Holt") == "Holt"


def test_a_middle_initial_makes_no_second_person() -> None:
    parties = join_parties(["Tim Geiger", "Timothy F. Geiger", "Tim Quill"])
    assert parties.of("Tim Geiger") == parties.of("Timothy F. Geiger") != parties.of("Tim Quill")


def test_what_an_outlet_tells_depends_on_the_interview_that_it_held() -> None:
    claims = [
        Claim("s1", "a", "O3", kind="interview", speaker="Ada Holt", venue="New Harbour"),
        Claim("s2", "b", "O9", kind="agency_report", speaker="New Harbour"),
    ]
    built = build_origins(claims, {"s1": ("a",), "s2": ("b",)}, {"a": "A", "b": "B"})
    assert built["b",].depends_on == (built["a",].id,)
    assert built["a",].depends_on == ()


def test_a_rule_is_worded_with_its_slots() -> None:
    assert say("I2", party="Anna Quill") == "both come from Anna Quill"
    with pytest.raises(KeyError):
        say("I99")
