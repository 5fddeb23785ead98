"""A transcript or recording shows who spoke: "he told journalists, according to a transcript" is his saying."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.attribution.gazetteer import is_noun

if TYPE_CHECKING:
    from twosource.attribution.setting import Setting
    from twosource.model import Attribution

RECORDS = frozenset({"transcript", "recording", "video", "audio", "footage", "tape", "livestream", "clip", "minutes"})
_KNOWN_BY = re.compile(r"according to|as (?:shown|heard|seen|recorded)|(?:shows?|showed)\b")
_SAYING = frozenset(
    [
        "said", "says", "told", "tells", "added", "adds", "asked", "replied", "answered", "declared", "remarked",
        "insisted", "claimed", "argued", "announced", "warned", "stated", "admitted", "conceded", "explained",
    ]
)  # fmt: skip


def teller_in_content(setting: Setting, said: Attribution, head: str, cue: str) -> int | None:
    """Find the word of the person who tells what a record only keeps.

    Args:
        setting: the report.
        said: an attribution whose source is a document.
        head: head noun of that document, in lower case.
        cue: its cue in lower case.

    Returns:
        Index of the last word of the name or pronoun that stands, outside quotations, before a verb of saying within
        the content; ``None`` where the document is no record or nobody tells.
    """
    if not is_noun(head, RECORDS) or _KNOWN_BY.match(cue) is None:
        return None
    for index, word in enumerate(setting.words[:-1]):
        within = any(span.start <= word.start < span.end for span in said.content)
        if not within or word.quoted or setting.words[index + 1].lower not in _SAYING:
            continue
        name = setting.at.get(index)
        if word.lower in ("he", "she") or (name is not None and name.last == index + 1):
            return index
    return None
