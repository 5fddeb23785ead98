"""The language of a text."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

LEAST_LETTERS = 20
"""Fewer letters than this tell no language."""

LEAST_CONFIDENCE = 0.9
"""Normalised probability below which the language stays unknown."""

MOST_CHARACTERS = 1500
"""As much of a text as is looked at, in code points: more changes no answer."""


class _Identifier(Protocol):
    def classify(self, instance: str) -> tuple[str, float]: ...


def detect_language(text: str) -> str | None:
    """Recognise the language of a text.

    Returns:
        An ISO 639-1 code, or ``None`` when the text is too short or the model is unsure.
    """
    sample = text[:MOST_CHARACTERS]
    if sum(char.isalpha() for char in sample) < LEAST_LETTERS:
        return None
    code, probability = _identifier().classify(sample.encode("utf-8", "replace").decode("utf-8"))
    if probability < LEAST_CONFIDENCE or len(code) != 2:
        return None
    return code


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    """Load the model once, on first use: it takes longer than reading a report."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return cast("_Identifier", LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
