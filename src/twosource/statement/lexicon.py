"""Closed lists of words, written as one string each."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Split a list written with spaces into a set."""
    return frozenset(words.split())


def word_list(words: str) -> tuple[str, ...]:
    """Split a list written with spaces, in order."""
    return tuple(words.split())
