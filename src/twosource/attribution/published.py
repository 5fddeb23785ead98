"""A document that is published and then speaks: "the ministry published a ruling by the court, saying …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.attribution.gazetteer import is_noun, load_gazetteer
from twosource.attribution.phrases import OWNING

if TYPE_CHECKING:
    from twosource.attribution.setting import Setting

_PUBLISHING = frozenset(
    [
        "published",
        "publishes",
        "released",
        "releases",
        "circulated",
        "leaked",
        "posted",
        "reprinted",
        "printed",
        "issued",
    ]
)
_HANGING = re.compile(r"(?:\w+ing|(?:which|that) \w+)\b")
# What makes a document somebody else's, or more than its publisher's: who wrote or agreed it.
_WRITTEN = frozenset({"by", "from", "of"})
_AGREED = frozenset({"agreed", "signed", "adopted", "approved"})
_MOST_WORDS = 14


def document_after(setting: Setting, last: int, cue: str, start: int) -> tuple[int, int] | None:
    """Find another's document that the source publishes and from which the cue hangs.

    Args:
        setting: the report.
        last: one past the source's last word.
        cue: in lower case.
        start: code point at which the cue begins.

    Returns:
        The words of the document's phrase; ``None`` for the publisher's own statement.
    """
    words = setting.words
    if last >= len(words) or words[last].lower not in _PUBLISHING or _HANGING.match(cue) is None:
        return None
    end = last + 1
    while end < len(words) and words[end].start < start and end - last < _MOST_WORDS:
        end += 1
    if end >= len(words) or words[end].start != start or words[last].sentence != words[end].sentence:
        return None
    documents = load_gazetteer().document
    nouns = [i for i in range(last + 1, end) if is_noun(words[i].lower, documents)]
    if not nouns or words[last + 1].lower in OWNING or words[nouns[0] - 1].lower in OWNING:
        return None
    after = [words[i].lower for i in range(nouns[-1] + 1, end)]
    told = [word for word in after if word in _AGREED] or (after[:1] and after[0] in _WRITTEN)
    return (last + 1, end) if told else None
