"""Pairs that say the same, told again with one fact altered on one side, or alike on both.

What says the same of one event no longer does once a figure, a day or a name that both sides give is another one on one
side, or two names have changed places.  Altered on both sides alike it says the same as before: so an odd name or
figure is no sign of anything by itself.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.statement.number_words import MONTHS, WEEKDAYS
from twosource.statement.profile import profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labelled import Labelled

SURELY_SAME = 0.9
# Of the altered copies one in so many is altered on both sides.
BOTH_SIDES = 3
SHORTEST_MONTH = 4
YEARS = range(1800, 2101)
SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
DAYS = tuple(name.capitalize() for name in WEEKDAYS)
# "May" and "March" are too often something else.
MONTH_NAMES = tuple(name.capitalize() for name in MONTHS if len(name) >= SHORTEST_MONTH and name != "march")
FIGURE = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|[.,]\d)")
PLACED = re.compile(r"\b(?:in|at|near|outside|around|across)\s+(?:the\s+)?$", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]")
LISTED = re.compile(r"\s*(?:,|,? ?(?:and|or|with|&)|-|–)\s*")


def altered(pairs: Sequence[Labelled], seed: int) -> Iterator[Labelled]:
    """Give the altered copies of the pairs that say the same; the same every time."""
    chance = random.Random(seed)
    pool = _Names(text for pair in pairs for text in (pair.a, pair.b))
    for pair in pairs:
        if pair.same is None or pair.same < SURELY_SAME:
            continue
        for old, new in _alterations(pair.a, pair.b, pool, chance):
            if chance.randrange(BOTH_SIDES) == 0:
                yield pair._replace(a=_put(pair.a, old, new), b=_put(pair.b, old, new))
            else:
                yield _opposed(pair, _put(pair.b, old, new))
        turned = _names_turned(pair.a, pair.b, pool)
        if turned is not None:
            yield _opposed(pair, turned)


def _opposed(pair: Labelled, changed: str) -> Labelled:
    return pair._replace(b=changed, same=0.0, onward=0.0, backward=0.0, against=1.0)


def _put(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w.,]){re.escape(old)}(?!\w)", lambda _: new, text)


def _alterations(a: str, b: str, pool: _Names, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Give what both texts have and what may stand in its place, at most one of a sort."""
    figures = [{match[0] for match in FIGURE.finditer(text)} for text in (a, b)]
    if shared := sorted(figures[0] & figures[1]):
        figure = chance.choice(shared)
        yield figure, _other_figure(figure, chance)
    for words in (SMALL, DAYS, MONTH_NAMES):
        if shared := [word for word in words if _holds(a, word) and _holds(b, word)]:
            yield shared[0], chance.choice([word for word in words if word not in shared])
    if shared := sorted(_names(a) & _names(b)):
        name = chance.choice(shared)
        yield name, chance.choice([each for each in pool.like(name) if each not in a and each not in b])


def _holds(text: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", text) is not None


def _other_figure(figure: str, chance: random.Random) -> str:
    """Give a figure of the same look: another digit, two digits the other way round, a near year."""
    if figure.isdigit() and int(figure) in YEARS:
        return str(int(figure) + chance.choice((-10, -4, -3, -2, -1, 1, 2, 3, 4, 10)))
    places = [place for place, letter in enumerate(figure) if letter.isdigit()]
    first = chance.choice(places[:2])
    least = 1 if first == 0 else 0
    digit = chance.choice([each for each in range(least, 10) if str(each) != figure[first]])
    return f"{figure[:first]}{digit}{figure[first + 1 :]}"


def _names(text: str) -> set[str]:
    """Names within a text, but for one that opens it: that may be any word."""
    found = {text[each.start : each.end] for each in profile(text).names if each.start}
    return {name for name in found if not POSSESSIVE.search(name)}


class _Names:
    """All names of many texts: those where something is, and the others."""

    def __init__(self, texts: Iterable[str]) -> None:
        found: dict[str, bool] = {}
        for text in dict.fromkeys(texts):
            for name in _names(text):
                found[name] = found.get(name, False) or PLACED.search(text[: text.index(name)]) is not None
        self.places = {name for name, placed in found.items() if placed}
        self._alike: dict[tuple[int, bool], list[str]] = defaultdict(list)
        for name in sorted(found):
            self._alike[self._sort(name)].append(name)

    def like(self, name: str) -> list[str]:
        """The names of its sort and length."""
        return self._alike[self._sort(name)]

    def _sort(self, name: str) -> tuple[int, bool]:
        return len(name.split()), name in self.places


def _names_turned(a: str, b: str, pool: _Names) -> str | None:
    """The second text with two names that both texts have in each other's place; ``None`` without two such names.

    Neither is a place, and they are not told in one breath ("Lund and Holt").
    """
    for one, other in combinations(sorted((_names(a) & _names(b)) - pool.places), 2):
        first, last = sorted((one, other), key=b.index)
        between = b[b.index(first) + len(first) : b.index(last)]
        if LISTED.fullmatch(between) or one in other or other in one:
            continue
        pattern = re.compile(rf"(?<!\w)(?:{re.escape(one)}|{re.escape(other)})(?!\w)")
        return pattern.sub(lambda match: other if match[0] == one else one, b)  # noqa: B023
    return None
