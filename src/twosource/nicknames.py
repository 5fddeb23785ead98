"""Short forms of given names: Bill Kristol in one report is William Kristol in another."""

from __future__ import annotations

from functools import cache

_FORMS = """
albert al bert
alexander alex sandy sasha
alexandra alex sandra sasha
alfred al alf fred
amanda mandy
andrew andy drew
anthony tony
barbara barb
benjamin ben
bernard bernie
catherine cathy kate katie
charles charlie chuck
christina chris christy tina
christine chris christy
christopher chris
cynthia cindy
daniel dan danny
david dave
deborah deb debbie
dmitry dima
donald don donnie
douglas doug
edith edie
edward ed eddie ted
eleanor ellie
elizabeth beth betty eliza liz lizzie
eugene gene
francis frank
frederick fred freddie
gerald gerry jerry
gregory greg
henry hank harry
james jamie jim jimmy
jeffrey jeff
jennifer jen jenny
jessica jess
john jack johnny
jonathan jon
joseph joe joey
joshua josh
judith judy
katherine kate kathy katie
kenneth ken kenny
lawrence larry
leonard len lenny
margaret maggie meg peggy
matthew matt
maximilian max
michael mick mickey mike
mikhail misha
nathaniel nate nathan
nicholas nick nicky
pamela pam
patricia pat patty trish
patrick pat paddy
peter pete
philip phil
rebecca becky
richard dick rich rick ricky
robert bob bobby rob robbie
ronald ron ronnie
samantha sam
samuel sam
stephen steve
steven steve
susan sue susie
theodore ted
thomas tom tommy
timothy tim
victoria vicky
vincent vince
walter walt
william bill billy will willie
zachary zach
"""


@cache
def _full_names() -> dict[str, frozenset[str]]:
    """The full names that a form may stand for, itself among them where it is one."""
    found: dict[str, set[str]] = {}
    for line in _FORMS.strip().splitlines():
        full, *short = line.split()
        for form in (full, *short):
            found.setdefault(form, set()).add(full)
    return {form: frozenset(names) for form, names in found.items()}


def same_given(a: str, b: str) -> bool:
    """Tell whether two given names, in lower case, may be one person's: equal, or forms of one full name."""
    known = _full_names()
    return a == b or not known.get(a, frozenset()).isdisjoint(known.get(b, frozenset()))
