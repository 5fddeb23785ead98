"""Quantities in a sentence: how much of what.

A quantity is an interval ("at least 12" is ``[12, inf)``, "about 200" a little on either side) with what is counted.
Years, days of a month, clock times, scores and numbers that are part of a name (a flight, an illness) are none.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twosource.statement import number_words as lists
from twosource.statement import numerals, shares
from twosource.statement.agestold import told_as_age
from twosource.statement.lexicon import word_set
from twosource.statement.numerals import Token, Value, read_range, read_value, tokenize
from twosource.statement.shares import read_share
from twosource.statement.wholes import name_wholes
from twosource.statement.words import split_words, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.statement.words import Word

Bound = Literal["exact", "min", "more", "max", "less", "approx", "range"]
QuantityKind = Literal["count", "percent", "money", "measure", "age", "ordinal"]

_NOT_COUNTED_ONE_BEFORE = word_set("no any every this that the which some each another only was is day")
_NOT_COUNTED_ONE_AFTER = word_set("of another day on or side thing side's hand by to that who which is was")
_CLOCK = word_set("am pm gmt utc est edt bst cet local o'clock")
_ORDINAL_NOUNS = word_set("quarter half round term place day week month year phase stage time")
_LETTERS_OF_CURRENCY = frozenset({"US", "A", "C", "NZ", "HK"})
_REACH = 6
_PART = re.compile(r"\s+(?:of\s+(?:the|them|these|those|its|his|her|their|whom)\b|others?\b|more\b(?!\s+than))")

_OWN = re.compile(r"\s+of\s+(?:its|his|her|their)\s+own\b")

# What the members of a count are told to be: "two of the dead were night-shift workers" counts those workers.
_TOLD_AS = re.compile(
    r"(?:\s+of\s+(?:the|them|these|those|whom)(?:\s[a-z]+)?)?\s+(?:were|was|are|is|had been|have been)\s+(?:an?\s+)?"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and what it counts.

    Attributes:
        start: first code point of the number with its sign, scale and unit; words such as "at least" stand outside.
        end: one past the last.
        value: the number as stated, in the unit's base.
        low: least value that fits the wording.
        high: greatest value that fits the wording.
        bound: how the wording limits it.
        kind: count, percent, money, measure, age or ordinal.
        unit: currency or dimension; empty for a count.
        category: what happens to what is counted (dead, injured, held ...), where it is told.
        nouns: keys of the words counted.
        grain: size of the last digit that is stated: 0.1 billion for "1.2 billion".
        partial: counts a part, as "two of the dead" or "three others" does.
        stated: the number as written, before its unit leads to the base: 40 for "40 tonnes".
        member: counts those of a group who are told to be something, as "two of the dead were drivers" does.
        whole: the number that it is a part of, as in "18 of the 24 districts".
        divided: a share of it is told: "three quarters of the 24 districts".
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    bound: Bound
    kind: QuantityKind
    unit: str
    category: str | None
    nouns: frozenset[str]
    grain: float
    partial: bool
    stated: float
    member: bool = False
    whole: float | None = None
    divided: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """A number with its unit, in tokens ``[first, after)``; ``factor`` and ``constant`` lead to the unit's base."""

    value: Value
    first: int
    after: int
    kind: QuantityKind
    unit: str = ""
    factor: float = 1.0
    constant: float = 0.0


def _may_count(text: str, words: Sequence[Word]) -> bool:
    """Tell at a glance whether any number may begin in a sentence: in most none does."""
    if not _SIGNS.isdisjoint(text):
        return True
    article = False
    for word in words:
        folded = word.folded
        if article and folded in _AFTER_ARTICLE:
            return True
        article = folded in _ARTICLES
        if word.text[0].isdigit() or (folded in _BEGIN and not article):
            return True
        # A word with an apostrophe is more than one token.
        if not (folded in _BEGIN or folded.isalpha() or _BEGIN.isdisjoint(re.split("['’]", folded))):
            return True
    return False


_ARTICLES = frozenset({"a", "an"})
_AFTER_ARTICLE = numerals.AFTER_ARTICLE | shares.AFTER_ARTICLE
_SIGNS = frozenset(lists.CURRENCY_SIGNS)
_BEGIN = numerals.BEGIN_VALUES | shares.BEGIN_SHARES | frozenset({*lists.ORDINALS, *lists.CURRENCY_SIGNS})


def find_quantities(text: str, words: Sequence[Word] | None = None) -> tuple[Quantity, ...]:
    """Find the quantities of a sentence, in order of place."""
    placed = split_words(text) if words is None else words
    if not _may_count(text, placed):
        return ()
    tokens = tokenize(text)
    found: list[_Read] = []
    read_until = 0
    for position, token in enumerate(tokens):
        if position < read_until or not (token.folded in _BEGIN or token.text[0].isdigit()):
            continue
        read = _read_at(tokens, position)
        if read is not None:
            found.append(read)
            read_until = read.after
    spans = [(tokens[read.first].start, tokens[read.after - 1].end) for read in found]
    return name_wholes(text, [_build(text, read, spans, number, placed) for number, read in enumerate(found)])


def _read_at(tokens: list[Token], first: int) -> _Read | None:
    """Read the quantity that starts at a token; ``None`` where none does."""
    if tokens[first].text in lists.CURRENCY_SIGNS:
        return _read_money(tokens, first)
    if _part_of_name(tokens, first):
        return None
    share, ordinal = read_share(tokens, first), _read_ordinal(tokens, first)
    if share is not None:
        return _Read(share, first, share.after, "percent", "%")
    if ordinal is not None:
        return _Read(ordinal, first, ordinal.after, "ordinal")
    return _read_amount(tokens, first)


def _read_amount(tokens: list[Token], first: int) -> _Read | None:
    value = read_value(tokens, first, money=False)
    if value is None or _is_calendar(tokens, first, value):
        return None
    value = read_range(tokens, value, money=False)
    if value is None:
        return None
    read = _read_unit(tokens, first, value)
    if read.kind == "count" and told_as_age(tokens, first, read.after):
        return _Read(value, first, read.after, "age")
    lone = value.after == first + 1 and tokens[first].folded == "one"
    return None if read.kind == "count" and lone and not _counts_one(tokens, first) else read


def _read_money(tokens: list[Token], first: int) -> _Read | None:
    i = first + 1
    if i < len(tokens) and tokens[i].text in _LETTERS_OF_CURRENCY:
        i += 1
    value = read_value(tokens, i, money=True) if i < len(tokens) else None
    value = read_range(tokens, value, money=True) if value else None
    return _Read(value, first, value.after, "money", lists.CURRENCY_SIGNS[tokens[first].text]) if value else None


def _part_of_name(tokens: list[Token], i: int) -> bool:
    """Tell whether a digit belongs to a name such as F-16 or Covid-19, or to a clock time or a score."""
    return tokens[i].text[0].isdigit() and (_glued_before(tokens, i) or _glued_after(tokens, i))


def _glued_before(tokens: list[Token], i: int) -> bool:
    if not i or tokens[i - 1].end != tokens[i].start:
        return False
    before = tokens[i - 1].text
    joined = before in "-–" and i > 1 and tokens[i - 2].end == tokens[i - 1].start
    named = joined and (tokens[i - 2].text[0].isupper() or tokens[i - 2].text.isdigit())
    return before[-1].isalpha() or before in "/:#.@" or named


def _glued_after(tokens: list[Token], i: int) -> bool:
    if i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    joined = after.start == tokens[i].end
    third = tokens[i + 3].folded if i + 3 < len(tokens) else ""
    if after.folded in _CLOCK or (after.folded in {"a", "p"} and third == "m"):
        return True
    if joined and after.text in ":/":
        return i + 2 < len(tokens) and tokens[i + 2].text[0].isdigit()
    unit = after.folded in lists.SCALES or after.folded in lists.MEASURES or after.folded in _ORDINAL_ENDINGS
    return joined and after.text.isalpha() and not unit


_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "s"})


def _read_ordinal(tokens: list[Token], i: int) -> Value | None:
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    counted = token.folded not in {"first", "second"} or (following is not None and following.folded in _ORDINAL_NOUNS)
    if token.folded in lists.ORDINALS and counted:
        value, after = float(lists.ORDINALS[token.folded]), i + 1
    elif token.text.isdigit() and following and following.start == token.end and following.folded in _ORDINAL_ENDINGS:
        value, after = float(token.text), i + 2
    else:
        return None
    fraction = i > 0 and tokens[i - 1].folded in lists.SMALL
    decade = token.text.isdigit() and following is not None and following.folded == "s"
    return None if fraction or decade or _next_to_month(tokens, i, after) else Value(value, 1.0, after)


def _next_to_month(tokens: list[Token], i: int, after: int) -> bool:
    before = tokens[i - 1].folded if i else ""
    if before == "." and i > 1:
        before = tokens[i - 2].folded
    following = tokens[after].folded if after < len(tokens) else ""
    if following == "of" and after + 1 < len(tokens):
        following = tokens[after + 1].folded
    return before in lists.MONTHS or following in lists.MONTHS


def _is_calendar(tokens: list[Token], i: int, value: Value) -> bool:
    """Tell whether a bare integer is a day of a month or a year."""
    token = tokens[i]
    if not token.text.isdigit() or value.after != i + 1:
        return False
    if value.value <= 31 and _next_to_month(tokens, i, i + 1):
        return True
    if len(token.text) != 4 or not 1800 <= value.value < 2100:
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is not None and following.folded == "s" and following.start == token.end:
        return True
    before = tokens[i - 1].folded if i else ""
    counted = following is not None and following.text.islower() and following.folded.endswith("s")
    return not counted or before in {"in", "since", "by", "from", "until", "during", ","} or before in lists.MONTHS


def _read_unit(tokens: list[Token], first: int, value: Value) -> _Read:
    """Read what follows a value: percent, money, a measure, an age or a mere count."""
    i = value.after
    start = i + 1 if i < len(tokens) and tokens[i].text == "-" else i
    plain = _Read(value, first, i, "count")
    if start >= len(tokens):
        return plain
    word = tokens[start].folded
    following = tokens[start + 1].folded if start + 1 < len(tokens) else ""
    if (word, following[:5]) in _PERCENT_PAIRS:
        unit, factor = _PERCENT_PAIRS[word, following[:5]]
        return _Read(value, first, start + 2, "percent", unit, factor)
    if word in lists.PERCENT:
        return _Read(value, first, start + 1, "percent", "%")
    if word in _CURRENCY_PEOPLES and following in lists.CURRENCY_WORDS:
        start, word = start + 1, following
    if word in lists.CURRENCY_WORDS:
        unit = lists.CURRENCY_WORDS[word]
        return _Read(value, first, start + 1, "money", *(("dollar", 0.01) if unit == "cent" else (unit, 1.0)))
    return _read_measure(tokens, start, plain)


def _read_measure(tokens: list[Token], start: int, plain: _Read) -> _Read:
    word = tokens[start].folded
    singular = word if word in lists.MEASURES else word.removesuffix("s")
    if singular not in lists.MEASURES:
        return plain
    if singular == "year" and _is_age(tokens, start + 1):
        return _Read(plain.value, plain.first, plain.after, "age")
    dimension, factor = lists.MEASURES[singular]
    following = [token.folded for token in tokens[start + 1 : start + 3]] + ["", ""]
    if dimension == "length" and (
        (following[0] in {"an", "per"} and following[1] == "hour") or following[:2] == ["/", "h"]
    ):
        return _Read(plain.value, plain.first, start + 3, "measure", "speed", factor / 1e3)
    if dimension == "degree" and following[0] in lists.SCALES_OF_DEGREES:
        factor, constant = lists.SCALES_OF_DEGREES[following[0]]
        return _Read(plain.value, plain.first, start + 2, "measure", "temperature", factor, constant)
    return _Read(plain.value, plain.first, start + 1, "measure", dimension, factor)


_CURRENCY_PEOPLES = word_set("us swiss canadian australian singapore hong-kong czech danish swedish norwegian british")
_PERCENT_PAIRS = {
    ("per", "cent"): ("%", 1.0),
    ("percentage", "point"): ("points", 1.0),
    ("basis", "point"): ("points", 0.01),
}


def _is_age(tokens: list[Token], i: int) -> bool:
    if i < len(tokens) and tokens[i].text == "-":
        i += 1
    return i < len(tokens) and tokens[i].folded in {"old", "olds"}


def _counts_one(tokens: list[Token], i: int) -> bool:
    before = tokens[i - 1].folded if i else ""
    after = tokens[i + 1].folded if i + 1 < len(tokens) else ""
    return after.isalpha() and before not in _NOT_COUNTED_ONE_BEFORE and after not in _NOT_COUNTED_ONE_AFTER


def _build(text: str, read: _Read, spans: list[tuple[int, int]], number: int, words: Sequence[Word]) -> Quantity:
    start, end = spans[number]
    value, factor, kind = read.value, read.factor, read.kind
    bound: Bound = "range" if value.low is not None else _bound(text[max(0, start - 24) : start], text[end : end + 16])
    low, high = _interval(value, bound)
    limits = (spans[number - 1][1] if number else 0, spans[number + 1][0] if number + 1 < len(spans) else len(text))
    nouns = _nouns(text, words, end)
    told_as = _TOLD_AS.match(text, end) if kind == "count" else None
    if told_as is not None:
        nouns = _nouns(text, words, told_as.end()) or nouns
    category = _category(words, start, end, limits) or (_counted_before(words, start) if not nouns else None)
    member = told_as is not None and bool(nouns) and not any(key in lists.CATEGORY_KEYS for key in nouns)
    if member and category is None and number:
        category = _category(words, start, end, (0, limits[1]), reach=2 * _REACH)
    if kind == "count" and not nouns and category is None and bound == "exact":
        numbered = _numbered(text, words, start)
        kind, nouns = ("ordinal", numbered) if numbered else (kind, nouns)
    return Quantity(
        start=start,
        end=end,
        value=value.value * factor + read.constant,
        low=low * factor + read.constant,
        high=high * factor + read.constant,
        bound=bound,
        kind=kind,
        unit=read.unit,
        category=category,
        nouns=nouns,
        grain=value.grain * factor,
        partial=kind != "percent"
        and not (told_as is not None and nouns)
        and _PART.match(text, end) is not None
        and _OWN.match(text, end) is None,
        stated=value.value,
        member=member,
    )


_HEDGING = tuple(phrase for phrase, _ in lists.HEDGES)


def _bound(before: str, after: str) -> Bound:
    lead = before.casefold().rstrip(" $€£¥₽₴₹(")
    for phrase, bound in lists.HEDGES if lead.endswith(_HEDGING) else ():
        if lead.endswith(phrase) and not lead[: -len(phrase)][-1:].isalpha():
            return bound  # type: ignore[return-value]
    tail = after.casefold().lstrip()
    if tail.startswith(("or more", "plus ", "and counting")):
        return "min"
    if tail.startswith("or so"):
        return "approx"
    return "exact"


def _interval(value: Value, bound: Bound) -> tuple[float, float]:
    low = value.value if value.low is None else value.low
    high = value.value if value.high is None else value.high
    if bound in {"min", "more"}:
        return low, math.inf
    if bound in {"max", "less"}:
        return 0.0, high
    if bound == "approx":
        return low - _slack(low), high + _slack(high)
    return low, high


def _slack(value: float) -> float:
    """Give how far "about" reaches: a little over half the last digit that is not zero, and a tenth at most."""
    place = 1.0
    while place * 10 <= value and math.isclose(value % (place * 10), 0.0, abs_tol=1e-9):
        place *= 10
    return min(0.1 * value, 0.6 * place) if value >= 1 else 0.1 * value


def _category(words: Sequence[Word], start: int, end: int, limits: tuple[int, int], reach: int = _REACH) -> str | None:
    """Find the nearest word that tells what became of what is counted; the word after goes before the one before."""
    after = [word for word in words if end <= word.start < limits[1]][:reach]
    before = [word for word in reversed(words) if limits[0] <= word.start < start][:reach]
    for distance in range(reach):
        for side in (after, before):
            if distance < len(side) and not _is_sentence_of(words, side[distance]):
                category = lists.CATEGORIES.get(side[distance].folded)
                if category is not None:
                    return category
    return None


def _is_sentence_of(words: Sequence[Word], word: Word) -> bool:
    """Tell whether a word belongs to a court's sentence: nobody has died by "nine votes for the death penalty"."""
    if word.key != _DEATH:
        return False
    following = next((other for other in words if other.start >= word.end), None)
    return following is not None and following.key in _SENTENCES


def _counted_before(words: Sequence[Word], start: int) -> str | None:
    """Read "the number of people killed in the fire has risen to nine" from its beginning."""
    before = [word.folded for word in words if word.end <= start]
    if not {"number", "toll", "count", "total"} & set(before):
        return None
    return next((lists.CATEGORIES[word] for word in before if word in lists.CATEGORIES), None)


def _numbered(text: str, words: Sequence[Word], start: int) -> frozenset[str]:
    """Give the key of the name that a number belongs to, as in "Pier 7" or "Flight 370"."""
    for word in words:
        if word.end <= start <= word.end + 1 and word.capital and not word.stop and text[word.end : start] in {" ", ""}:
            return frozenset({word.key})
    return frozenset()


_DEATH = stem("death")
_SENTENCES = frozenset(stem(word) for word in ("penalty", "sentence", "sentences", "row", "threats"))
_SKIPPED = frozenset({"of", "the", "more", "other", "its", "his", "her", "their"})


def _nouns(text: str, words: Sequence[Word], end: int) -> frozenset[str]:
    """Collect the keys of up to three words that follow before the clause goes on."""
    keys: list[str] = []
    last = end
    for word in words:
        if word.start < end:
            continue
        gap = text[last : word.start]
        if len(keys) == 3 or any(mark in gap for mark in '.,;:()“”"—–'):
            break
        if word.stop:
            counting = word.folded == "of" and len(keys) == 1 and keys[0] in lists.COUNTERS
            if not counting and (keys or word.folded not in _SKIPPED):
                break
        elif not word.text[0].isdigit():
            keys.append(word.key)
        last = word.end
    return frozenset(keys)
