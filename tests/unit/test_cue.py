from __future__ import annotations

import pytest

from twosource.attribution.cue import polarity_of
from twosource.model import Span


@pytest.mark.parametrize(
    ("sentence", "cue", "polarity"),
    [
        ("The ministry said it had seen the plan.", "said", "affirmed"),
        ("The ministry has consistently denied that it had a plan.", "has consistently denied", "denied"),
        ("The firm dismissed reports of a sale.", "dismissed", "denied"),
        ("His denial that he was there came late.", "denial", "denied"),
        ("The club has ruled out a sale.", "has ruled out", "denied"),
        ("She did not deny that they had met.", "did not deny", "affirmed"),
        ("She did not deny that they had met.", "deny", "affirmed"),
        ("He refused to rule out a second vote.", "refused to rule out", "affirmed"),
        ("The mayor did not say when it began.", "did not say", "affirmed"),
        ("He was not there, he denied everything.", "denied", "denied"),
        ("He never disputed the figure.", "disputed", "affirmed"),
        ("They haven’t denied it.", "denied", "affirmed"),
        ("The subject is rejection.", "is", "affirmed"),
    ],
)
def test_a_cue_that_denies_is_told_from_one_that_only_holds_such_a_word(sentence: str, cue: str, polarity: str) -> None:
    start = sentence.index(cue)
    assert polarity_of(sentence, Span(start, start + len(cue))) == polarity
