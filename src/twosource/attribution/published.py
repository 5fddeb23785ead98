"""A document that is published and then speaks: "the ministry published a ruling by the court, saying …".

To publish a document is not to say anything yet: "the ministry published the text of a ruling" is the outlet's to tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.attribution.gazetteer import is_noun, load_gazetteer
from twosource.attribution.phrases import OWNING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.attribution.setting import Setting
    from twosource.model import Span

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
_WORD = re.compile(r"[\w’'-]+")
# Words of the document itself follow such a sign.
_TELLING = re.compile(
    r"\b(?:that|which|who|whether|how|why)\b|[“”\"‘:]|\b\w{3,}ing (?:for|that|to|on|against|the|an?)\b"
)


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


def only_published(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Tell whether what stands behind a verb of publishing only names a document and gives nothing of its words."""
    if len(cue) != 1 or len(content) != 1:
        return False
    verb = _WORD.findall(text[slice(*cue[0])])
    named = text[slice(*content[0])]
    words = [word.lower() for word in _WORD.findall(named)]
    if not verb or verb[-1].lower() not in _PUBLISHING or len(words) > _MOST_WORDS or _TELLING.search(named):
        return False
    documents = load_gazetteer().document
    return any(is_noun(word, documents) for word in words)
