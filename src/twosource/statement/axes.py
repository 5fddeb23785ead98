"""Words that affirm and words that deny one thing: accept and turn down, resume and break off, possible and ruled out.

Unlike the opposites of ``polarity.py``, which count only in one place of two sentences, these turn a sentence round
wherever they stand in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.statement.lexicon import word_set
from twosource.statement.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.statement.words import Word

# One axis a line: what affirms, what denies.  A word with "_" is a verb with its particle.
_AXES = (
    ("accept approve endorse adopt ratify", "reject refuse veto turn_down vote_down throw_out spurn rebuff oppose"),
    ("uphold upheld confirm sustain", "overturn quash annul strike_down overrule reverse"),
    (
        "resume restore renew reopen continue still ongoing",
        "suspend halt break_off break_down call_off cancel scrap discontinue",
    ),
    ("confirm admit acknowledge concede", "deny repudiate"),
    ("know aware knowledge hear", "unaware unknown ignorant"),
    ("attend join", "boycott stay_away skip shun miss"),
    ("possible conceivable", "impossible rule_out unthinkable"),
    ("fit play available", "miss unavailable sideline"),
    ("allow permit authorise authorize legalise legalize", "ban forbid forbade forbidden prohibit outlaw bar disallow"),
    ("convict guilty", "acquit innocent exonerate"),
    ("survive alive", "die dead kill perish"),
    ("succeed", "fail"),
    ("safe harmless", "unsafe dangerous hazardous harmful"),
    ("sign ratify", "veto"),
    ("remain stay", "resign quit step_down stand_down withdraw withdrew withdrawn"),
    ("appoint hire", "sack fire dismiss oust"),
    ("keep retain kept", "abandon drop give_up relinquish"),
    ("obey comply", "defy flout breach violate"),
    ("true genuine authentic", "false fake untrue bogus"),
    ("legal lawful constitutional", "illegal unlawful unconstitutional"),
    ("agree", "disagree refuse"),
    ("release free", "detain arrest jail"),
    ("rise increase grow climb jump surge soar", "fall drop decrease decline shrink plunge slump"),
    ("strengthen", "weaken"),
    ("improve", "worsen deteriorate"),
    ("trust", "distrust mistrust"),
    ("extend prolong", "shorten"),
)
_PARTICLES = word_set("down out off up away")
_SIDES: dict[str, frozenset[tuple[int, int]]] = {}
for _number, _sides in enumerate(_AXES):
    for _sign, _words in zip((1, -1), _sides, strict=True):
        for _word in _words.split():
            _verb, _, _particle = _word.partition("_")
            _key = f"{stem(_verb)}_{_particle}" if _particle else stem(_word)
            _SIDES[_key] = _SIDES.get(_key, frozenset()) | {(_number, _sign)}
_VERBS = frozenset(key.partition("_")[0] for key in _SIDES if "_" in key)
_REACH = 3


def axis_key(words: Sequence[Word], number: int) -> str | None:
    """Give the key under which a word turns a sentence, with its particle ("turn_down"); ``None`` where it does not."""
    key = words[number].key
    if key in _VERBS:
        for following in words[number + 1 : number + 1 + _REACH]:
            if following.folded in _PARTICLES:
                joined = f"{key}_{following.folded}"
                return joined if joined in _SIDES else None
    return key if key in _SIDES and words[number].text.islower() else None


def turned_against(a: str, b: str) -> bool:
    """Tell whether one key denies on some axis what the other affirms, and they stand together on none."""
    sides_a, sides_b = _SIDES.get(a, frozenset()), _SIDES.get(b, frozenset())
    return not sides_a & sides_b and any((axis, -sign) in sides_b for axis, sign in sides_a)


def side_by_side(a: str, b: str) -> bool:
    """Tell whether two keys affirm, or deny, the same on some axis."""
    return bool(_SIDES.get(a, frozenset()) & _SIDES.get(b, frozenset()))
