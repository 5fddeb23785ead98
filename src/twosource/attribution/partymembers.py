"""Members of United States parties by state, as newsrooms write them: "R-Ariz.", "(D-Texas)", "the Arizona Republican".

The abbreviations are those of the Associated Press style, which most American newsrooms follow.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from twosource.attribution.entities import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTIES = {"r": "republican", "d": "democrat", "i": "independent"}
_MEMBERS = frozenset({"republican", "democrat", "independent"})
_LAWMAKERS = frozenset({"senator", "representative", "congressman", "congresswoman"})
_STATES = """
ala=alabama alaska ariz=arizona ark=arkansas calif=california colo=colorado conn=connecticut del=delaware fla=florida
ga=georgia hawaii idaho ill=illinois ind=indiana iowa kan=kansas ky=kentucky la=louisiana maine md=maryland
mass=massachusetts mich=michigan minn=minnesota miss=mississippi mo=missouri mont=montana neb=nebraska nev=nevada
nh=new-hampshire nj=new-jersey nm=new-mexico ny=new-york nc=north-carolina nd=north-dakota ohio okla=oklahoma
ore=oregon pa=pennsylvania ri=rhode-island sc=south-carolina sd=south-dakota tenn=tennessee texas tex=texas utah
vt=vermont va=virginia wash=washington wva=west-virginia wis=wisconsin wyo=wyoming
"""
# The Postal Service's, where they are not the same without points.
_POSTAL = """
ak=alaska al=alabama ar=arkansas az=arizona ca=california co=colorado ct=connecticut de=delaware fl=florida hi=hawaii
ia=iowa id=idaho il=illinois in=indiana ks=kansas ma=massachusetts me=maine mi=michigan mn=minnesota ms=mississippi
mt=montana ne=nebraska nv=nevada oh=ohio ok=oklahoma or=oregon tn=tennessee tx=texas ut=utah wa=washington
wi=wisconsin wv=west-virginia wy=wyoming
"""
_STATE = r"(?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?|W\. ?Va|(?:[A-Z]\. ?){2}|[A-Z]{2}\b)"
_TAG = re.compile(rf"(?:,? \(|, )(?P<party>[RDI])\.?(?:-|–|, ){_STATE}")
_TAG_WORD = re.compile(r"[rdi]-[a-z]+\Z")


@cache
def _states() -> dict[str, tuple[str, ...]]:
    """Give each state's words in lower case by its abbreviation without points, and by its name."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in (_STATES + _POSTAL).split():
        short, _, full = entry.rpartition("=")
        words = tuple(full.split("-"))
        found[" ".join(words)] = words
        if short:
            found[short] = words
    return found


def is_party_tag(lowered: Sequence[str]) -> bool:
    """Tell the word "R-Ariz", which names nobody."""
    return len(lowered) == 1 and _TAG_WORD.match(lowered[0]) is not None and lowered[0][2:] in _states()


def is_party_member(lowered: Sequence[str]) -> bool:
    """Tell "Arizona Republican": a description in capitals, not a name."""
    return len(lowered) > 1 and lowered[-1] in _MEMBERS and " ".join(lowered[:-1]) in _states()


def party_roles(text: str, end: int, first: int, office: str) -> tuple[Role, ...]:
    """Read the party and the state behind a name.

    Args:
        text: of the report.
        end: code point at which the name ends.
        first: index of the name's first word, where the roles are said to stand.
        office: the title before the name in lower case ("senator"); empty where there is none.

    Returns:
        The role as a member of the party and as a holder of the office, each with the state; nothing without a tag.
    """
    match = _TAG.match(text, end)
    state = _state_of(match["state"]) if match is not None else None
    if match is None or state is None:
        return ()
    heads = (_PARTIES[match["party"].lower()], office, "lawmaker" if office in _LAWMAKERS else "")
    return tuple(Role(head, frozenset(state), (first, first)) for head in heads if head)


def _state_of(written: str) -> tuple[str, ...] | None:
    """Give the words of the state that is written in full, shortened, or before another capitalised word."""
    plain = written.lower()
    forms = (plain, plain.replace(".", "").replace(" ", ""), plain.split()[0])
    return next((_states()[form] for form in forms if form in _states()), None)
