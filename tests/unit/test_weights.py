from __future__ import annotations

import hashlib

import numpy as np
import pytest

from twosource import weights
from twosource.errors import WeightsError
from twosource.statement.encoder import embed, remembered

MONTHS = ("March", "April", "May", "June", "July", "August")


def test_every_pinned_file_is_there_and_is_the_pinned_one() -> None:
    for name, digest in weights.PINNED.items():
        assert hashlib.sha256(weights.read_bytes(name)).hexdigest() == digest


def test_a_changed_file_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(weights.PINNED, "tokenizer.json", "0" * 64)
    with pytest.raises(WeightsError, match=r"^tokenizer\.json: the model's file is not the pinned one; install"):
        weights.read_bytes("tokenizer.json")


def test_a_sentence_vector_does_not_depend_on_its_company() -> None:
    of_one_length = [f"The dam at {place} burst in {month}." for place in ("Aldmoor", "Castine") for month in MONTHS]
    texts = [*of_one_length, "Prices rose.", "Rain fell.", "She left without a word.", "Prices rose."]
    together = embed(texts)
    for text, vector in zip(texts, together, strict=True):
        remembered.cache_clear()
        assert np.array_equal(embed([text])[0], vector)
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)


def test_sentences_that_say_the_same_lie_closer_than_others() -> None:
    a, b, c = embed(["The man was taken to hospital.", "He was hospitalised.", "Interest rates rose by two percent."])
    assert a @ b > a @ c + 0.3
