"""What people decided, in a few words for lists and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model import ByHand

_CHANGED = {
    "speaker": "speaker corrected",
    "kind": "kind corrected",
    "same": "joined",
    "not_same": "parted",
    "origin": "origin named",
}


def told_by_hand(marks: Iterable[ByHand]) -> str:
    """Say who changed what and when: ``speaker corrected by Ann, 2024-05-02``; empty where nobody did."""
    return "; ".join(f"{_CHANGED[mark.what]} by {mark.who}, {mark.when[:10]}" for mark in marks)


def decided(mark: ByHand) -> str:
    """Say what a person decided: ``said by Lin Aster``, ``told as indirect``, ``the same``."""
    return {
        "speaker": f"said by {mark.value or 'nobody who is named'}",
        "kind": "nobody is quoted here" if mark.value == "none" else f"told as {mark.value}",
        "same": "the same",
        "not_same": "not the same",
        "origin": f"origin: {mark.value or 'unknown'}",
    }[mark.what]
