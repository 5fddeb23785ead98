"""A source is its whole phrase and the cue's real subject, not a piece of it or a noun beside the cue."""

from __future__ import annotations

import pytest

from twosource.attribution.missing import found_source, with_subject_of_main_verb
from twosource.attribution.subjects import told_by, turned_round, whole_source, with_whole_sources
from twosource.attribution.triple import Triple
from twosource.model import Attribution, Span


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def whole(text: str, part: str, cue: str) -> str:
    return text[slice(*whole_source(text, span(text, part), [span(text, cue)]))]


def subject(text: str, part: str, cue: str) -> list[str]:
    source = (span(text, part),) if part else ()
    return [text[slice(*each)] for each in told_by(text, source, [span(text, cue)])]


def missing(text: str, cue: str, content: str) -> list[str]:
    return [text[slice(*each)] for each in found_source(text, [span(text, cue)], [span(text, content)])]


@pytest.mark.parametrize(
    ("text", "part", "cue", "expected"),
    [
        ("Hale-Orton said it leaked.", "Hale", "said", "Hale-Orton"),
        ("“Gates shut,” read the on-screen graphic.", "the on", "read", "the on-screen graphic"),
        ("In calling it old, Mr. Orrin won.", "Mr", "calling", "Mr. Orrin"),
        ("The keeper’s husband denied it.", "’s husband", "denied", "The keeper’s husband"),
        ("A senior keeper said it leaked.", "keeper", "said", "A senior keeper"),
        ("Orrin, who also spoke, said it leaked.", "Orrin, who", "said", "Orrin, who also spoke"),
        ("The same keepers who also spoke hoped to shut it.", "The same keepers who", "hoped", "The same keepers"),
        ("“It leaks,” said Ada Orrin, a keeper, to reporters.", "Ada Orrin, a keeper, to reporters", "said",
         "Ada Orrin, a keeper"),
        ("Some keepers, on the other hand, say it holds.", "Some keepers, on the other", "say", "Some keepers"),
        ("Multiple keepers testified that it leaks.", "Multiple", "testified", "Multiple keepers"),
        ("The keepers at the gate, which is old, fear for it.", "The keepers at", "fear", "The keepers at the gate"),
        ("It brought warnings from Eastern keepers that it leaks.", "Eastern", "warnings", "Eastern keepers"),
        ("It brought warnings from the West that it leaks.", "the", "warnings", "the West"),
        ("It brought warnings from the keepers that it leaks.", "the", "warnings", "the"),
        ("It brought warnings from Brennan that it leaks.", "Brennan", "warnings", "Brennan"),
        ("Gate officials promptly said it leaks.", "Gate officials", "said", "Gate officials"),
        ("Ada Orrin meanwhile tweeted it.", "Ada Orrin meanwhile", "tweeted", "Ada Orrin"),
        ("A plan Ada Orrin and other keepers praised.", "Ada Orrin and", "praised", "Ada Orrin and other keepers"),
        ("An offer that experts say is a trick.", "that experts", "say", "experts"),
        ("One thing that Ms. Orrin says may end it.", "One thing that Ms. Orrin", "says", "Ms. Orrin"),
        ("It leaks, according to the Gate Watch, a group that follows keepers’ online activity.",
         "the Gate Watch, a group that follows keepers’ online", "according to",
         "the Gate Watch, a group that follows keepers’ online activity"),
    ],
)  # fmt: skip
def test_a_source_goes_to_the_edges_of_its_phrase(text: str, part: str, cue: str, expected: str) -> None:
    assert whole(text, part, cue) == expected


@pytest.mark.parametrize(
    ("text", "part", "cue"),
    [
        ("The keeper said it leaked.", "The keeper", "said"),
        ("Orrin-led crews said it leaked.", "Orrin-led crews", "said"),
        ("“It leaks,” said Speaker Ada Orrin last week.", "Speaker Ada Orrin", "said"),
        ("It was the gate that his campaign wanted.", "his campaign", "wanted"),
        ("The gates will open, he said, for the new keeper.", "he", "said"),
        ("She met the mayor of Varn, who said it leaked.", "the mayor of Varn, who", "said"),
    ],
)
def test_a_source_that_is_whole_stays_as_it_is(text: str, part: str, cue: str) -> None:
    assert whole(text, part, cue) == part


@pytest.mark.parametrize(
    ("text", "part", "cue", "expected"),
    [
        ("The warrant unsealed in the district court in Varn alleges fraud.", "the district court in Varn", "alleges",
         "The warrant unsealed in the district court in Varn"),
        ("It rained, but a report by the ministry warned of floods.", "ministry", "warned",
         "a report by the ministry"),
        ("It leaks, the firms say; according to Castine, it holds.", "the firms", "according to", "Castine"),
        ("It leaks, according to AFP. The minister Lund said so.", "The minister Lund", "according to", "AFP"),
        ("It leaks, according to the U.S. Gate Board, a panel.", "", "according to", "the U.S. Gate Board"),
        ("In an interview with the radio host Ada Lund, Brenner said it leaked.", "Ada Lund, Brenner", "said",
         "Brenner"),
        ("Furthermore, the ruling, which was published on the court website, calls for it.", "the court", "calls for",
         "the ruling"),
        ("It rained. Ada Lund, who spoke to the Bell, said it leaked.", "the Bell", "said", "Ada Lund"),
        ("The painter behind the “river” series, though, claimed it was old.", "The painter", "claimed",
         "The painter behind the “river” series"),
    ],
)  # fmt: skip
def test_the_subject_of_the_cue_is_the_source(text: str, part: str, cue: str, expected: str) -> None:
    assert subject(text, part, cue) == [expected]


@pytest.mark.parametrize(
    ("text", "part", "cue"),
    [
        ("In a statement the ministry said it leaked.", "the ministry", "said"),
        ("That squares with what Lund told the Bell.", "what Lund", "told"),
        ("On Monday he spoke of what Holt said.", "Holt", "said"),
        ("She came in from Varn, officials said.", "officials", "said"),
        ("It leaks, according to the keeper.", "the keeper", "according to"),
        (
            "The ruling, which was published on Monday, surprised many, and the court said it leaked.",
            "the court",
            "said",
        ),
        ("Karl Lund, the mayor, said it leaked.", "Karl Lund, the mayor", "said"),
        ("She walked on. Karl Lund, Brenner and Holt said it leaked.", "Karl Lund, Brenner and Holt", "said"),
    ],
)
def test_a_source_that_is_the_subject_stays(text: str, part: str, cue: str) -> None:
    assert subject(text, part, cue) == [part]


def test_says_before_its_subject_gives_the_name_between_commas_as_the_source() -> None:
    text = "And based on river law, says the jurist Ada Brenner, the case is weak."
    told = "the jurist Ada Brenner, the case is weak"
    found = turned_round(text, Triple((span(text, "river law"),), (span(text, "says"),), (span(text, told),), 0.7))
    assert [text[slice(*each)] for each in (*found.source, *found.content)] == [
        "the jurist Ada Brenner",
        "the case is weak",
    ]


def test_a_subject_before_says_keeps_a_name_between_commas_in_the_content() -> None:
    text = "The minister, who resigned, says Ada Brenner, the jurist, is wrong."
    given = Triple(
        (span(text, "The minister, who resigned"),),
        (span(text, "says"),),
        (span(text, "Ada Brenner, the jurist, is wrong"),),
        0.7,
    )
    assert turned_round(text, given) == given


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("“Keepers silent on gates,” read a Bell headline Monday morning.", "read", "“Keepers silent on gates,”",
         "a Bell headline"),
        ("It rained. The complaint, filed in May, accuses the board of waste.", "accuses", "the board of waste",
         "The complaint, filed in May"),
        ("One father, who lost his boat, said the gates were shut.", "said", "the gates were shut",
         "One father, who lost his boat"),
        ("She began with a fiery speech claiming that the gates leaked.", "claiming", "that the gates leaked",
         "a fiery speech"),
        ("In a pained letter to the keepers she left; in a letter that noted their work, she wept.", "noted",
         "their work", "that"),
        ("The ministry is holding the ship, claiming that it leaked.", "claiming", "that it leaked", "The ministry"),
    ],
)  # fmt: skip
def test_a_source_left_out_is_found_where_the_sentence_has_it(text: str, cue: str, content: str, expected: str) -> None:
    assert missing(text, cue, content) == [expected]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The crews that held the gate left when the ministry fell, claiming that it leaked.", "claiming",
         "that it leaked"),
        ("Claiming that it leaked is easy.", "Claiming", "that it leaked"),
        ("After the flood, filed away in May, accuses nobody.", "accuses", "nobody"),
        ("They stood by the river claiming that it leaked.", "claiming", "that it leaked"),
    ],
)  # fmt: skip
def test_a_source_is_not_guessed(text: str, cue: str, content: str) -> None:
    assert missing(text, cue, content) == []


@pytest.mark.parametrize(
    ("text", "part", "cue"),
    [
        ("We have learned since Orrin’s departure that it leaks.", "Orrin", "have learned"),
        ("Perhaps hinting that it leaks, she left.", "Perhaps", "hinting"),
    ],
)
def test_an_adverb_and_whose_departure_tells_the_time_say_nothing(text: str, part: str, cue: str) -> None:
    assert subject(text, part, cue) == []


def test_a_source_cut_inside_its_phrase_is_whole_where_another_cue_has_the_whole() -> None:
    text = "The New York keeper called it old, citing Ada Orrin and her crew."
    drafts = [
        _draft(text, "The New York keeper", "called", "it old"),
        _draft(text, "The New", "citing", "Ada Orrin"),
    ]
    whole_ones = with_whole_sources(text, drafts)
    assert [text[slice(*draft.source[0])] for draft in whole_ones] == ["The New York keeper"] * 2


@pytest.mark.parametrize(
    ("text", "cue", "main", "expected"),
    [
        ("Calling it a gift, Orrin said the gate would open.", "Calling", ("Orrin", "said"), ["Orrin"]),
        ("While fearing rust, Orrin said the gate would open.", "fearing", ("Orrin", "said"), ["Orrin"]),
        ("Orrin said it was late and denied the rest.", "denied", ("Orrin", "said"), ["Orrin"]),
        ("Calling it a gift was wrong. Orrin said the gate would open.", "Calling", ("Orrin", "said"), []),
        ("Orrin said it was late. Nobody knew what was denied.", "denied", ("Orrin", "said"), []),
    ],
)
def test_a_verb_that_shares_the_subject_of_the_sentence_s_other_verb_has_it(
    text: str, cue: str, main: tuple[str, str], expected: list[str]
) -> None:
    found = with_subject_of_main_verb(text, [_draft(text, "", cue, text[-8:]), _draft(text, *main, text[-9:])])
    assert [text[slice(*each)] for each in found[0].source] == expected


def _draft(text: str, source: str, cue: str, said: str) -> Attribution:
    sources = (span(text, source),) if source else ()
    return Attribution(cue, sources, (span(text, cue),), (span(text, said),), "indirect", "affirmed", None, None, 1.0)


@pytest.mark.parametrize(
    ("text", "part", "cue", "expected"),
    [
        ("Keepers are more likely than crews to say that it leaks.", "crews", "say", ["Keepers"]),
        ("It rained, but keepers were far less likely than young crews to fear it.", "crews", "fear", ["keepers"]),
        ("It is older than crews say.", "crews", "say", ["crews"]),
    ],
)
def test_of_two_who_are_compared_the_first_is_told_of(text: str, part: str, cue: str, expected: list[str]) -> None:
    assert subject(text, part, cue) == expected
