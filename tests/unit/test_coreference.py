"""Speakers are resolved within one report, and left open where it does not tell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.attribution.coreference import resolve_speakers
from twosource.model import Attribution, AttributionKind, Name, Noise, Report, Span, Speaker
from twosource.text.quotemarks import find_quotations
from twosource.text.segment import split_sentences

Said = tuple[str, str, str]


def span_of(text: str, snippet: str, after: int = 0) -> Span:
    start = text.index(snippet, after)
    return Span(start, start + len(snippet))


def attributions_of(text: str, *triples: Said) -> tuple[Attribution, ...]:
    """Make attributions of (source, cue, content): each source right before its cue, or else after the one before."""
    made: list[Attribution] = []
    after = 0
    for number, (source, cue, content) in enumerate(triples):
        together = text.find(f"{source} {cue}", after)
        begin = max(together, after)
        sources = (span_of(text, source, begin),) if source else ()
        follows = bool(source) and text.find(cue, text.index(source, begin) + len(source)) >= 0
        cues = (span_of(text, cue, text.index(source, begin) + len(source) if follows else after),) if cue else ()
        contents = (span_of(text, content),)
        kind: AttributionKind = "direct" if content[0] in '“‘"' else "indirect"
        made.append(Attribution(str(number), sources, cues, contents, kind, "affirmed", None, None, 1.0))
        after = max([after, *(span.end for span in (*sources, *cues))])
    return tuple(made)


def speakers(
    text: str, *triples: Said, names: tuple[Name, ...] = (), noise: tuple[Noise, ...] = ()
) -> list[str | None]:
    resolved = resolved_speakers(text, *triples, names=names, noise=noise)
    return [speaker.name if speaker else None for speaker in resolved]


def resolved(
    text: str, *triples: Said, names: tuple[Name, ...] = (), noise: tuple[Noise, ...] = ()
) -> tuple[Attribution, ...]:
    report = Report("r", text, "", "", language="en", noise=noise)
    sentences = split_sentences(text, "en")
    return resolve_speakers(report, sentences, find_quotations(text), names, attributions_of(text, *triples))


def resolved_speakers(
    text: str, *triples: Said, names: tuple[Name, ...] = (), noise: tuple[Noise, ...] = ()
) -> list[Speaker | None]:
    return [attribution.speaker for attribution in resolved(text, *triples, names=names, noise=noise)]


def test_a_short_name_means_the_fullest_name_in_the_report() -> None:
    text = "Energy minister Ada Brenner spoke on Monday. Brenner said the dam was safe."
    assert resolved_speakers(text, ("Brenner", "said", "the dam was safe")) == [Speaker("Ada Brenner", "person")]


def test_a_title_is_no_part_of_the_name() -> None:
    text = "The dam was safe, Energy Minister Ada Brenner said. Dr. Brenner added that it was new."
    triples = (("Energy Minister Ada Brenner", "said", "The dam was safe"), ("Dr. Brenner", "added", "it was new"))
    assert speakers(text, *triples) == ["Ada Brenner", "Ada Brenner"]


def test_a_surname_that_two_persons_bear_stays_open() -> None:
    text = "Ada Brenner and Karl Brenner met in the hall. Brenner said the dam was safe."
    assert speakers(text, ("Brenner", "said", "the dam was safe")) == [None]


def test_a_title_tells_two_persons_of_one_surname_apart() -> None:
    text = "Ada Brenner and Karl Brenner met in the hall. Ms Brenner said the dam was safe."
    assert speakers(text, ("Ms Brenner", "said", "the dam was safe")) == ["Ada Brenner"]


def test_a_short_given_name_is_no_second_person_of_the_surname() -> None:
    text = "Michael R. Brenner spoke. “Mike Brenner is my friend,” Ms Voss said. Mr. Brenner said the dam was safe."
    assert speakers(text, ("Mr. Brenner", "said", "the dam was safe")) == ["Michael R. Brenner"]


def test_a_surname_is_a_person_s_and_not_that_of_a_firm_called_after_one() -> None:
    text = "Karl Lund owns the Lund Dam Group. Mr. Lund said the dam was safe."
    names = (Name(span_of(text, "Lund Dam Group"), "organisation"), Name(span_of(text, "Karl Lund"), "person"))
    assert speakers(text, ("Mr. Lund", "said", "the dam was safe"), names=names) == ["Karl Lund"]


def test_a_sentence_s_first_word_is_no_part_of_the_name_behind_it() -> None:
    text = "Attacking Ada Brenner, he went on. Plus Lund is new. Brenner said the dam was safe."
    names = (Name(span_of(text, "Ada Brenner"), "person"), Name(span_of(text, "Lund"), "person"))
    assert speakers(text, ("Brenner", "said", "the dam was safe"), names=names) == ["Ada Brenner"]


def test_the_name_in_a_headline_is_the_one_that_the_story_tells_in_full() -> None:
    text = "Brenner Says Dam Is Safe\n\nAda Brenner spoke in the hall. Brenner said it was new."
    triples = (("Brenner", "Says", "Dam Is Safe"), ("Brenner", "said", "it was new"))
    assert speakers(text, *triples) == ["Ada Brenner", "Ada Brenner"]


def test_a_name_in_apposition_is_the_speaker() -> None:
    text = "The dam is safe, said the union's head, Mara Voss, on Monday."
    assert speakers(text, ("the union's head, Mara Voss", "said", "The dam is safe")) == ["Mara Voss"]


def test_a_pronoun_means_the_person_whose_gender_fits() -> None:
    text = "Ada Brenner met Karl Lund on Monday. She said the dam was safe. He said it was not."
    triples = (("She", "said", "the dam was safe"), ("He", "said", "it was not"))
    assert speakers(text, *triples) == ["Ada Brenner", "Karl Lund"]


def test_a_pronoun_prefers_the_subject_of_the_sentence_before() -> None:
    text = "Peter Sand criticised the plan of Karl Lund. He said it was too late."
    assert speakers(text, ("He", "said", "it was too late")) == ["Peter Sand"]


def test_a_pronoun_between_two_equal_men_stays_open() -> None:
    text = "In the hall stood the portraits of Peter Sand and of Karl Lund. He said it was too late."
    assert speakers(text, ("He", "said", "it was too late")) == [None]


def test_names_inside_quotations_are_no_antecedents() -> None:
    text = "“Karl Lund is a good man,” Peter Sand said. He added that the plan was late."
    triples = (("Peter Sand", "said", "“Karl Lund is a good man,”"), ("He", "added", "the plan was late"))
    assert speakers(text, *triples) == ["Peter Sand", "Peter Sand"]


def test_a_pronoun_tells_the_gender_of_a_name_that_is_in_no_list() -> None:
    text = "Veshti Oramanu opened the hall. She said it was new. Karl Lund clapped. She added that it was big."
    triples = (("She", "said", "it was new"), ("She", "added", "it was big"))
    assert speakers(text, *triples) == ["Veshti Oramanu", "Veshti Oramanu"]


def test_the_author_of_the_report_is_no_antecedent() -> None:
    text = "By Karl Lund\n\nThe dam broke on Monday. He said it was old."
    assert speakers(text, ("He", "said", "it was old")) == [None]


def test_names_in_noise_are_no_antecedents() -> None:
    text = "Picture: Karl Lund\n\nThe dam broke on Monday. He said it was old."
    noise = (Noise(Span(0, 18), "credit"),)
    assert speakers(text, ("He", "said", "it was old"), noise=noise) == [None]


def test_a_role_means_the_person_who_holds_it() -> None:
    text = "Karl Lund, the finance minister, met the mayor, Ada Brenner. The mayor said the dam was safe."
    assert speakers(text, ("The mayor", "said", "the dam was safe")) == ["Ada Brenner"]


def test_a_role_with_another_portfolio_is_not_the_holder() -> None:
    text = "Finance Minister Karl Lund spoke. The interior minister said the dam was safe."
    (speaker,) = resolved_speakers(text, ("The interior minister", "said", "the dam was safe"))
    assert speaker == Speaker("interior minister", "unnamed")


def test_a_role_may_be_named_later() -> None:
    text = (
        "The leader of the teachers' union wants a strike. Tomas Ferro, general secretary of the teachers' union, left."
    )
    triples = (("The leader of the teachers' union", "wants", "a strike"),)
    assert speakers(text, *triples) == ["Tomas Ferro"]


def test_an_age_means_the_person_of_that_age() -> None:
    text = "Carla Moss, 52, and Ida Ferrant, 41, won. The 52-year-old said she was glad."
    assert speakers(text, ("The 52-year-old", "said", "she was glad")) == ["Carla Moss"]


def test_an_acronym_means_the_body_that_it_was_introduced_for() -> None:
    text = "The National Water Authority (NWA) met on Monday. The NWA said the dam was safe."
    assert resolved_speakers(text, ("The NWA", "said", "the dam was safe")) == [
        Speaker("National Water Authority", "body")
    ]


def test_a_body_noun_means_the_body_whose_name_has_it() -> None:
    text = "Ada Brenner asked the Ministry of Water for the plan. The ministry said it was secret."
    assert speakers(text, ("The ministry", "said", "it was secret")) == ["Ministry of Water"]


def test_a_ministry_of_something_else_keeps_its_own_name() -> None:
    text = "The Ministry of Water met. The interior ministry said it was secret."
    assert speakers(text, ("The interior ministry", "said", "it was secret")) == ["interior ministry"]


def test_it_means_the_body_that_spoke_last() -> None:
    text = "Lund Motors plc closed two plants. The works would be sold, it said."
    assert speakers(text, ("it", "said", "The works would be sold")) == ["Lund Motors plc"]


def test_a_spokesman_without_a_name_speaks_as_his_body() -> None:
    text = "Lund Motors closed two plants. A spokesman for Lund Motors said sales had fallen. He gave no figure."
    triples = (("A spokesman for Lund Motors", "said", "sales had fallen"), ("He", "gave", "no figure"))
    assert resolved_speakers(text, *triples) == [Speaker("Lund Motors", "body")] * 2


def test_a_document_is_a_speaker_and_it_goes_back_to_it() -> None:
    text = "A report by the National Water Authority said the dam was old. It urged repairs."
    triples = (("A report by the National Water Authority", "said", "the dam was old"), ("It", "urged", "repairs"))
    speaker = Speaker("report by the National Water Authority", "document")
    assert resolved_speakers(text, *triples) == [speaker, speaker]


def test_a_later_the_report_is_the_same_document() -> None:
    text = "A report by the National Water Authority came out on Monday. The report said the dam was old."
    assert speakers(text, ("The report", "said", "the dam was old")) == ["report by the National Water Authority"]


def test_a_document_named_by_its_issuer_is_the_same_document() -> None:
    text = "A note issued by the Harbour Board came out on Monday. The Harbour Board note said the quay was old."
    assert speakers(text, ("The Harbour Board note", "said", "the quay was old")) == [
        "note issued by the Harbour Board"
    ]


def test_whoever_owns_a_letter_speaks_in_it() -> None:
    text = "Ada Brenner wrote to all staff. Her letter warned of cuts."
    assert speakers(text, ("Her letter", "warned", "of cuts")) == ["Ada Brenner"]


def test_the_two_leaders_are_the_two_who_are_named_together() -> None:
    text = "Presidents Ada Brenner and Karl Lund met on Monday. The two leaders said the border would open."
    triples = (("The two leaders", "said", "the border would open"),)
    assert resolved_speakers(text, *triples) == [Speaker("Ada Brenner and Karl Lund", "group")]


def test_two_of_something_that_was_never_named_keep_their_words() -> None:
    text = "Rain fell on Monday. The two sides said the border would open."
    triples = (("The two sides", "said", "the border would open"),)
    assert resolved_speakers(text, *triples) == [Speaker("two sides", "group")]


def test_they_means_the_two_who_spoke_before() -> None:
    text = "Lund Motors and Sand Motors will merge. The two companies announced it on Monday. They said jobs would go."
    triples = (("The two companies", "announced", "it"), ("They", "said", "jobs would go"))
    assert speakers(text, *triples) == ["Lund Motors and Sand Motors"] * 2


def test_a_capital_stays_a_metonym_as_written() -> None:
    text = "Talks ended on Monday. Moscow said the border would open."
    assert resolved_speakers(text, ("Moscow", "said", "the border would open")) == [Speaker("Moscow", "metonym")]


@pytest.mark.parametrize("source", ["A person familiar with the matter", "Two officials", "Analysts", "One cashier"])
def test_the_unnamed_are_called_unnamed(source: str) -> None:
    text = f"Ada Brenner left on Monday. {source} said the dam was old."
    (speaker,) = resolved_speakers(text, (source, "said", "the dam was old"))
    assert speaker is not None
    assert speaker.kind == "unnamed"


def test_a_pronoun_after_an_unnamed_person_means_that_person() -> None:
    text = "Ada Brenner left.\n\nOne cashier said the bank was shut. She added that it was cold."
    triples = (("One cashier", "said", "the bank was shut"), ("She", "added", "it was cold"))
    (_, second) = resolved_speakers(text, *triples)
    assert second is not None
    assert second.kind == "unnamed"


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker() -> None:
    text = "“It was cold,” Ada Brenner said.\n\n“It was dark, and nobody came.”"
    triples = (("Ada Brenner", "said", "“It was cold,”"), ("", "", "“It was dark, and nobody came.”"))
    assert speakers(text, *triples) == ["Ada Brenner", "Ada Brenner"]


def test_a_quotation_in_a_heading_belongs_to_who_says_the_same_words_below() -> None:
    text = "“A failure of duty”\n\nKarl Lund left. “It was a failure of duty, no less,” Ada Brenner said."
    triples = (
        ("", "", "“A failure of duty”"),
        ("Ada Brenner", "said", "“It was a failure of duty, no less,”"),
    )
    assert speakers(text, *triples) == ["Ada Brenner", "Ada Brenner"]


def test_a_verb_that_goes_on_in_the_sentence_shares_its_speaker() -> None:
    text = "Ada Brenner said the dam was old, adding that it leaked."
    triples = (("Ada Brenner", "said", "the dam was old"), ("", "adding", "it leaked"))
    assert speakers(text, *triples) == ["Ada Brenner", "Ada Brenner"]


def test_a_passive_without_an_agent_has_no_speaker() -> None:
    text = "Ada Brenner said the dam was old. It is feared that it leaks."
    triples = (("Ada Brenner", "said", "the dam was old"), ("", "is feared", "it leaks"))
    assert speakers(text, *triples) == ["Ada Brenner", None]


def test_i_inside_a_quotation_is_its_speaker() -> None:
    text = "“I asked for the list,” Ada Brenner said."
    outer, inner = attributions_of(text, ("Ada Brenner", "said", "“I asked for the list,”"), ("", "", "for the list"))
    nested = Attribution(
        "n",
        (span_of(text, "I"),),
        (span_of(text, "asked"),),
        inner.content,
        "indirect",
        "affirmed",
        None,
        outer.id,
        1.0,
    )
    report = Report("r", text, "", "", language="en")
    found = resolve_speakers(report, split_sentences(text, "en"), find_quotations(text), (), (outer, nested))
    assert [a.speaker for a in found] == [Speaker("Ada Brenner", "person")] * 2


def test_the_taggers_label_makes_a_lone_word_a_place() -> None:
    text = "Talks ended on Monday. Ostrand said the border would open."
    names = (Name(span_of(text, "Ostrand"), "place"),)
    triples = (("Ostrand", "said", "the border would open"),)
    assert resolved_speakers(text, *triples, names=names) == [Speaker("Ostrand", "metonym")]


def test_nothing_but_the_speaker_changes() -> None:
    text = "Ada Brenner said the dam was old. She said it leaked."
    given_ = attributions_of(text, ("Ada Brenner", "said", "the dam was old"), ("She", "said", "it leaked"))
    report = Report("r", text, "", "", language="en")
    found = resolve_speakers(report, split_sentences(text, "en"), find_quotations(text), (), given_)
    assert [(a.id, a.source, a.cue, a.content) for a in found] == [(a.id, a.source, a.cue, a.content) for a in given_]


WORDS = st.sampled_from(
    [
        "Ada",
        "Brenner",
        "Mr.",
        "Lund",
        "the",
        "minister",
        "said",
        "She",
        "he",
        "It",
        "they",
        "“",
        "”",
        "‘",
        "’",
        ",",
        ".",
        "\n\n",
        "of",
        "and",
        "National",
        "Authority",
        "(NWA)",
        "report's",
        "A",
        "two",
        "leaders",
        "both",
        "52-year-old",
        "U.S.",
        "who",
        "İstanbul",
        "🙂",
        "--",
        "'",
        "its",
        "their",
        "letter",
    ]
)


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, max_size=60), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=6))
def test_any_text_and_any_spans_give_one_answer_each_and_the_same_twice(
    pieces: list[str], places: list[tuple[int, int]]
) -> None:
    text = " ".join(pieces)
    spans = [Span(min(s, len(text)), min(s + n, len(text))) for s, n in places]
    given_ = tuple(
        Attribution(str(i), (span,), (), (span,), "direct", "affirmed", None, None, 1.0) for i, span in enumerate(spans)
    )
    names = tuple(Name(span, "person") for span in spans if span.start < span.end)
    report = Report("r", text, "", "", language="en")
    sentences = split_sentences(text, "en")
    first = resolve_speakers(report, sentences, find_quotations(text), names, given_)
    assert [a.id for a in first] == [a.id for a in given_]
    assert first == resolve_speakers(report, sentences, find_quotations(text), names, given_)


def test_a_name_and_a_counterpart_with_a_name_are_two_speakers() -> None:
    text = (
        "President Radomir Kalen and his Ostrenian counterpart, Ilse Marand, have backed a call for talks. "
        "Radomir Kalen left. Ilse Marand stayed."
    )
    source = "President Radomir Kalen and his Ostrenian counterpart, Ilse Marand"
    assert speakers(text, (source, "have backed a call", "for talks")) == ["Radomir Kalen and Ilse Marand"]
