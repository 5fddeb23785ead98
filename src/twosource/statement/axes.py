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
    (
        (
            "accept approve endorse adopt ratify pass carry greenlight wave_through nod_through go-ahead "
            "green_light say_yes give_its_blessing consent"
        ),
        "reject refuse veto turn_down turn_away vote_down throw_out spurn rebuff oppose block say_no declined",
    ),
    ("uphold upheld confirm sustain", "overturn quash annul strike_down overrule reverse"),
    (
        (
            "resume restore renew reopen continue still ongoing under_way proceed go_ahead going_ahead "
            "press_ahead press_on go_on running_again up_and_running take_place as_planned"
        ),
        (
            "suspend halt break_off break_down call_off cancel scrap discontinue shelved abandon put_off postpone "
            "at_a_standstill stand_still stop"
        ),
    ),
    ("confirm admit acknowledge concede plead_guilty own_up", "deny repudiate plead_not_guilty dispute"),
    ("know aware knowledge hear", "unaware unknown ignorant"),
    ("attend join present turn_up", "boycott stay_away skip shun miss absent"),
    ("possible conceivable leave_open", "impossible rule_out unthinkable out_of_the_question"),
    ("fit play available recover", "miss unavailable sideline be_without"),
    (
        "allow permit authorise authorize legalise legalize lift let_in may_return",
        "ban forbid forbade forbidden prohibit outlaw bar disallow off_limits keep_out",
    ),
    ("convict guilty", "acquit innocent exonerate not_guilty clear"),
    (
        "survive alive unharmed unhurt uninjured unscathed safe_and_sound pull_through",
        "die dead kill perish lost_their_lives passed_away",
    ),
    ("unharmed unhurt uninjured unscathed no_injuries no_one_was_hurt nobody_was_hurt", "injure hurt wound injuries"),
    ("succeed success", "fail failure fell_short"),
    ("safe harmless", "unsafe dangerous hazardous harmful"),
    ("sign ratify", "veto"),
    (
        "remain stay cling stay_on stay_put keep_her_job keep_his_job",
        "resign quit step_down stand_down withdraw withdrew withdrawn bow_out",
    ),
    ("appoint hire", "sack fire dismiss oust"),
    ("keep retain maintain stick_with stick_to", "abandon drop give_up relinquish scrap ditch"),
    ("obey comply", "defy flout breach violate break"),
    ("true genuine authentic", "false fake untrue bogus invention"),
    ("legal lawful constitutional", "illegal unlawful unconstitutional"),
    (
        "agree agreement deal accord settle settlement breakthrough",
        "disagree refuse collapse deadlock without_agreement without_a_deal empty-handed impasse stalemate",
    ),
    ("release free set_free walk_free", "detain arrest jail imprison behind_bars locked_up in_custody"),
    ("rise increase grow climb jump surge soar", "fall drop decrease decline shrink plunge slump slide slip"),
    ("strengthen firmer stronger", "weaken weaker softer"),
    ("improve better", "worsen deteriorate worse"),
    ("trust", "distrust mistrust"),
    ("extend prolong renew", "shorten expire lapse scrap end"),
    ("open reopen", "closed shut shuttered closure"),
    (
        "find located turned_up recovered trace",
        "missing untraced nowhere_to_be_found still_missing disappeared on_the_run",
    ),
    ("win victory triumph", "lose"),
    ("raise lift hike increase", "cut reduce lower slash"),
    ("unchanged held_steady left_unchanged on_hold", "raise cut lift hike lower"),
    ("welcome praise applaud hail", "condemn criticise criticize denounce deplore"),
    ("support favour favor endorse", "oppose resist"),
    ("apologise apologize sorry", "unrepentant refuse_to_apologise no_apology"),
    ("include", "exclude"),
    ("pay repay repaid", "withhold default unpaid"),
    ("arrive reach", "depart miss"),
    ("spare", "execute put_down put_to_death"),
    ("recapture captured caught", "escape at_large on_the_loose"),
)
_SIDES: dict[str, frozenset[tuple[int, int]]] = {}
# To the stem of a phrase's first word the phrases that begin with it, the longest first.
_PHRASES: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _number, _sides in enumerate(_AXES):
    for _sign, _words in zip((1, -1), _sides, strict=True):
        for _word in _words.split():
            _first, *_rest = _word.split("_")
            _key = "_".join([stem(_first), *_rest])
            _SIDES[_key] = _SIDES.get(_key, frozenset()) | {(_number, _sign)}
            if _rest:
                _PHRASES.setdefault(stem(_first), []).append((tuple(_rest), _key))
for _phrases in _PHRASES.values():
    _phrases.sort(key=lambda phrase: (-len(phrase[0]), phrase))
_PARTICLES = word_set("down out off up away")
_REACH = 3


def axis_key(words: Sequence[Word], number: int) -> str | None:
    """Give the key under which a word turns a sentence, with what belongs to it ("turn_down", "go_ahead").

    A particle may stand a few words behind its verb ("turned the offer down"); with another one the verb turns nothing.
    """
    key = words[number].key
    if key in _PHRASES:
        following = tuple([word.folded for word in words[number + 1 : number + 1 + _REACH]])
        for rest, phrase in _PHRASES[key]:
            if following[: len(rest)] == rest:
                return phrase
        particle = next((word for word in following if word in _PARTICLES), None)
        if particle is not None:
            joined = f"{key}_{particle}"
            return joined if joined in _SIDES else None
    return key if key in _SIDES and words[number].text.islower() else None


def turned_against(a: str, b: str) -> bool:
    """Tell whether one key denies on some axis what the other affirms, and they stand together on none."""
    sides_a, sides_b = _SIDES.get(a, frozenset()), _SIDES.get(b, frozenset())
    return not sides_a & sides_b and any((axis, -sign) in sides_b for axis, sign in sides_a)


def side_by_side(a: str, b: str) -> bool:
    """Tell whether two keys affirm, or deny, the same on some axis."""
    return bool(_SIDES.get(a, frozenset()) & _SIDES.get(b, frozenset()))
