from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.attribution.decode import (
    BEGIN_CONTENT,
    BEGIN_SOURCE,
    INSIDE_CONTENT,
    INSIDE_SOURCE,
    OUTSIDE,
    best_labels,
)


def row(labels: list[int], sure: float = 0.9) -> np.ndarray:
    table = np.full((1, len(labels), 5), (1 - sure) / 4, dtype=np.float32)
    for piece, label in enumerate(labels):
        table[0, piece, label] = sure
    return table


def test_a_sure_reading_is_kept() -> None:
    labels = [OUTSIDE, BEGIN_SOURCE, INSIDE_SOURCE, OUTSIDE, BEGIN_CONTENT, INSIDE_CONTENT, INSIDE_CONTENT]
    assert best_labels(list(row(labels)))[0].tolist() == labels


def test_one_doubtful_piece_does_not_break_a_content() -> None:
    table = row([BEGIN_CONTENT, INSIDE_CONTENT, INSIDE_CONTENT, INSIDE_CONTENT, INSIDE_CONTENT])
    table[0, 2] = [0.5, 0.02, 0.02, 0.06, 0.4]
    assert best_labels(list(table))[0].tolist() == [BEGIN_CONTENT] + [INSIDE_CONTENT] * 4


def test_a_lone_inside_piece_without_a_beginning_is_no_content() -> None:
    table = row([OUTSIDE, OUTSIDE, OUTSIDE])
    table[0, 1] = [0.4, 0.0, 0.0, 0.05, 0.55]
    assert best_labels(list(table))[0].tolist() == [OUTSIDE] * 3


def test_two_contents_may_touch_when_the_second_clearly_begins() -> None:
    labels = [BEGIN_CONTENT, INSIDE_CONTENT, BEGIN_CONTENT, INSIDE_CONTENT]
    assert best_labels(list(row(labels, 0.97)))[0].tolist() == labels


def test_a_content_that_every_piece_doubts_a_little_is_found_at_the_second_look() -> None:
    table = row([OUTSIDE] * 14)[0]
    table[2, BEGIN_CONTENT] = table[3:12, INSIDE_CONTENT] = 0.35
    table[2:12, OUTSIDE] = 0.6
    assert best_labels([table])[0].tolist() == [OUTSIDE] * 2 + [BEGIN_CONTENT] + [INSIDE_CONTENT] * 9 + [OUTSIDE] * 2


def test_where_a_content_is_found_at_once_nothing_else_is_looked_for() -> None:
    labels = [BEGIN_CONTENT, INSIDE_CONTENT, OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE]
    table = row(labels)[0]
    table[3] = [0.6, 0.0, 0.0, 0.38, 0.02]
    table[4:] = [0.6, 0.0, 0.0, 0.02, 0.38]
    assert best_labels([table])[0].tolist() == labels


@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.integers(1, 30))
def test_inside_labels_follow_their_own_kind(seed: int, cues: int, pieces: int) -> None:
    table = np.random.default_rng(seed).dirichlet(np.ones(5), size=(cues, pieces)).astype(np.float32)
    for labels in best_labels(list(table)):
        for before, label in zip([OUTSIDE, *labels], labels, strict=False):
            if label == INSIDE_SOURCE:
                assert before in (BEGIN_SOURCE, INSIDE_SOURCE)
            if label == INSIDE_CONTENT:
                assert before in (BEGIN_CONTENT, INSIDE_CONTENT)


@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 30), min_size=1, max_size=5))
def test_a_cue_is_read_alike_alone_and_beside_longer_windows(seed: int, sizes: list[int]) -> None:
    chance = np.random.default_rng(seed)
    tables = [chance.dirichlet(np.ones(5), size=pieces).astype(np.float32) for pieces in sizes]
    together = best_labels(tables)
    assert [labels.tolist() for labels in together] == [best_labels([table])[0].tolist() for table in tables]


def test_no_cues_have_no_labels() -> None:
    assert best_labels([]) == []
