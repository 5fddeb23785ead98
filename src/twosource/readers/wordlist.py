"""Closed lists of words, written as running text."""

from __future__ import annotations


def words(listing: str) -> frozenset[str]:
    """Return the words of a listing separated by white space."""
    return frozenset(listing.split())
