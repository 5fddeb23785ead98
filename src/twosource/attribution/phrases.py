"""The parts of a noun phrase as written: determiner, owner, modifiers, head noun and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.attribution.gazetteer import is_noun, is_plural, load_gazetteer, merged, singulars

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.attribution.names import Word

DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "both", "neither"}
)
OWNING = frozenset({"its", "his", "her", "their", "our", "my"})
INDEFINITE = frozenset(
    [
        "a",
        "an",
        "one",
        "another",
        "some",
        "several",
        "many",
        "few",
        "other",
        "others",
        "two",
        "three",
        "four",
        "five",
        "six",
        "any",
        "each",
        "every",
    ]
)
DETERMINERS = DEFINITE | INDEFINITE
_NO_MODIFIERS = DETERMINERS | {"so-called", "then"}
# "A leaked document", "its published text": a participle after one of these is the noun's adjective.
_BEFORE_ADJECTIVES = OWNING | {"a", "an", "the"}
# The text, a copy or a version of a statement speaks as the statement.
RENDERINGS = frozenset({"text", "copy", "version", "wording", "transcript", "translation"})
# "Courts, including the Supreme Court": one of many does not answer for them all.
GIVING_EXAMPLES = frozenset({"including", "like", "such", "among", "especially", "notably", "particularly"})
COUNTS = frozenset(["two", "three", "four", "five", "six", "seven", "both", "neither", "either"])
PREPOSITIONS = frozenset(
    [
        "of",
        "for",
        "at",
        "in",
        "from",
        "by",
        "with",
        "on",
        "to",
        "near",
        "about",
        "against",
        "inside",
        "within",
        "among",
        "between",
        "familiar",
        "close",
        "over",
        "under",
        "behind",
        "into",
        "after",
        "before",
        "during",
        "without",
        "through",
        "across",
        "around",
        "into",
        "toward",
        "towards",
        "as",
        "like",
        "than",
    ]
)
SUBJECT_RELATIVES = frozenset({"who", "which", "that", "whose"})
RELATIVE = SUBJECT_RELATIVES | {"whom", "where", "when"}
_PARTICIPLE = re.compile(
    r"(?:released|issued|published|signed|seen|obtained|dated|sent|made|broadcast|shared|posted|"
    r"citing|familiar|briefed|involved|speaking|arriving|working|living|based|carried|adopted|"
    r"leaked|quoted|led|owned|run|written|given|issued|delivered|shown|filed|reported)\Z"
)
_AGE = re.compile(r"(\d{1,3})-year-olds?\Z")
_HUMAN_ENDING = re.compile(r"\w{2,}(?:er|or|ist|ian|eer|man|woman|ess|ee|ant)\Z")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: indices are into the report's words.

    Attributes:
        first: first word.
        last: one past the last word.
        determiner: the first word's lower case where it is a determiner, else empty.
        owner: range of the possessor's words ("the agency's director": ``the agency``), empty range when there is none.
        head: index of the head noun.
        segment: one past the last word of the part around the head, before prepositions and commas.
    """

    first: int
    last: int
    determiner: str
    owner: tuple[int, int]
    head: int
    segment: int

    @property
    def definite(self) -> bool:
        """Whether it points at something known: determined by "the", by an owner, or by nothing at all."""
        return self.determiner in DEFINITE or self.owner[0] < self.owner[1]


def parse_phrase(text: str, words: Sequence[Word], first: int, last: int, inside: Callable[[int], bool]) -> Phrase:
    """Find the parts of the phrase ``words[first:last]``.

    Args:
        text: the report's text.
        words: all words of the report.
        first: index of the phrase's first word.
        last: one past its last word; at least ``first + 1``.
        inside: tells whether a word stands inside a proper name after that name's first word.
    """
    determiner = words[first].lower if words[first].lower in DETERMINERS else ""
    segment = first + 1
    while segment < last and not _ends_segment(text, words, segment, inside):
        segment += 1
    owner_end = first
    for index in range(first, segment - 1):
        if words[index].possessive and not inside(index + 1):
            owner_end = index + 1
    return Phrase(first, last, determiner, (first, owner_end), _find_head(words, owner_end, segment), segment)


def head_word(words: Sequence[Word], phrase: Phrase) -> str:
    """Give the head noun in lower case."""
    return words[phrase.head].lower


def modifiers_of(words: Sequence[Word], phrase: Phrase) -> frozenset[str]:
    """Give the words between the determiner or owner and the head, and the owner's own words, in lower case."""
    found = {words[i].lower for i in range(phrase.first, phrase.segment) if i != phrase.head}
    return frozenset(found - _NO_MODIFIERS)


def complement_of(words: Sequence[Word], phrase: Phrase) -> frozenset[str]:
    """Give the lower-case words after the head's part, without function words."""
    function = load_gazetteer().function
    return frozenset(words[i].lower for i in range(phrase.segment, phrase.last)) - function


def is_participle(words: Sequence[Word], index: int) -> bool:
    """Tell "released", "seen" and, right after a listed noun, any other word in -ed."""
    word = words[index].lower
    if _PARTICIPLE.match(word):
        return True
    shaped = word.endswith("ed") and len(word) > 2 and not words[index].capital
    return shaped and index > 0 and is_noun(words[index - 1].lower, merged("person", "body", "document"))


def age_of(word: str) -> int | None:
    """Read "52-year-old"."""
    match = _AGE.match(word)
    return int(match.group(1)) if match else None


def is_person_noun(word: str) -> bool:
    """Tell a noun for a person, by the list or, where no list has the word, by its ending."""
    if is_noun(word, merged("person", "female_noun", "male_noun")):
        return True
    if is_noun(word, merged("body", "document", "place_noun")):
        return False
    return any(_HUMAN_ENDING.match(form) for form in singulars(word)) and word not in load_gazetteer().function


def is_plural_noun(word: str) -> bool:
    """Tell a plural: a listed noun's, or else any word that ends like one."""
    listed = merged("person", "body", "document", "female_noun", "male_noun")
    group = load_gazetteer().group
    if word in ("people", "staff", "police", "relatives", "families"):
        return True
    if word in listed and word not in group:
        return False
    return is_plural(word, listed) or word in group or (word.endswith("s") and not word.endswith("ss"))


def parts_number(before: Word, gap: str, after: Word) -> bool:
    """Tell the comma or point of "800,000" and "2.5"."""
    return gap in {",", "."} and before.text.isdigit() and after.text.isdigit()


def _ends_segment(text: str, words: Sequence[Word], index: int, inside: Callable[[int], bool]) -> bool:
    if inside(index):
        return False
    gap = text[words[index - 1].end : words[index].start]
    if parts_number(words[index - 1], gap, words[index]):
        return False
    if any(mark in gap for mark in ",;:()—–.\n") and not gap.startswith(("'", "’")):
        return gap.strip() != "." or len(words[index - 1].text) > 4
    word = words[index].lower
    if words[index].acronym and word in load_gazetteer().postnominal:
        return True
    if is_participle(words, index):
        before = words[index - 1]
        return not (before.possessive or before.lower in _BEFORE_ADJECTIVES)
    return word in PREPOSITIONS or word in RELATIVE


def _find_head(words: Sequence[Word], first: int, segment: int) -> int:
    """Take the last word; before a trailing age or number, the word that they go with."""
    head = segment - 1
    while head > first and words[head].text.isdigit():
        head -= 1
    return head
