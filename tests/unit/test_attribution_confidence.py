"""How sure a triple is: what makes it surer, and that it stays a probability."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.attribution.confidence import confidence_of, evidence_of

PROBABILITY = st.floats(0.0, 1.0)


def confidence(cue: float, pieces: list[float], *, sourced: bool = True) -> float:
    return confidence_of(evidence_of(cue, pieces, sourced=sourced))


@given(PROBABILITY, st.lists(PROBABILITY, min_size=1, max_size=200), st.booleans())
def test_it_is_a_probability_whatever_the_network_says(cue: float, pieces: list[float], sourced: bool) -> None:
    assert 0.0 < confidence(cue, pieces, sourced=sourced) < 1.0


def test_a_surer_cue_a_surer_content_and_a_source_make_it_surer() -> None:
    doubtful = confidence(0.5, [0.6] * 10, sourced=False)
    assert confidence(0.9, [0.6] * 10, sourced=False) > doubtful
    assert confidence(0.5, [0.9] * 10, sourced=False) > doubtful
    assert confidence(0.5, [0.6] * 10, sourced=True) > doubtful


def test_one_piece_in_doubt_makes_the_whole_doubtful() -> None:
    assert confidence(0.9, [0.95] * 9 + [0.3]) < confidence(0.9, [0.885] * 10)


def test_of_contents_equally_sure_the_longer_one_is_surer() -> None:
    assert confidence(0.9, [0.9] * 20) > confidence(0.9, [0.9] * 2)
