"""The language of a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol, cast

LEAST_LETTERS = 20
"""Fewer letters than this tell no language."""

LEAST_CONFIDENCE = 0.9
"""Normalised probability below which the language stays unknown."""

MOST_CHARACTERS = 1500
"""As much of a text as is looked at, in code points: more changes no answer."""


PLAIN_ENGLISH = 0.18
"""Share of English function words from which a text is English without asking the model."""

LEAST_PLAIN_WORDS = 60
"""Fewer words than this are left to the model."""

_WORD = re.compile(r"[^\W\d_]+")
# Words that no other language written in Latin letters has among its common ones; "in", "a", "an", "is" are not.
_FUNCTION_WORDS = frozenset(
    {"the", "of", "and", "to", "that", "with", "for", "by", "from", "at", "which", "this", "had", "has", "have"}
    | {"were", "been", "would", "their", "they", "said"}
)


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
    if _is_plainly_english(sample):
        return "en"
    code, probability = _identifier().classify(sample.encode("utf-8", "replace").decode("utf-8"))
    if probability < LEAST_CONFIDENCE or len(code) != 2:
        return None
    return code


def _is_plainly_english(sample: str) -> bool:
    """Tell English by its function words: a fifth to a third of any English prose, and hardly one word of others.

    The model takes longer to load than two reports take to read, and most reports are English.
    """
    words = _WORD.findall(sample.casefold())
    common = sum(word in _FUNCTION_WORDS for word in words)
    return len(words) >= LEAST_PLAIN_WORDS and common >= PLAIN_ENGLISH * len(words)


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    """Load the model once, on first use: it takes longer than reading a report."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return cast("_Identifier", LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
