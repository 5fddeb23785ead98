"""Words of a report and the sequences of capitalised words that may be names in it.

The tagger's names are about 85 % right, so they are evidence here and not the last word: the sequences come from
capital letters, and the tagger's labels vote on what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from twosource.attribution.gazetteer import Gazetteer, given_names, is_noun, load_gazetteer, merged
from twosource.attribution.headings import is_quoted_heading, muted_part
from twosource.spans import held_by, joined
from twosource.text.paragraphs import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from twosource.model import Quotation, Report, Span

# "U.S.", "Valley.gov", "Hale-Orton".
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+\.(?:com|gov|net|org)\b|[^\W_]+(?:['’\-&+][^\W_]+)*")
_CLITIC = re.compile(r"['’](?:ve|ll|d|m|re|t)\Z")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_OPENING_MARKS = frozenset({"- ", ": ", "— ", "– "})
_ABBREVIATED_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "sen",
        "rep",
        "gov",
        "gen",
        "col",
        "lt",
        "capt",
        "sgt",
        "maj",
        "rev",
        "hon",
        "pres",
        "adm",
        "cmdr",
        "insp",
        "supt",
        "fr",
        "sr",
        "jr",
        "det",
    ]
)
_UNITS = frozenset({"celsius", "fahrenheit"})
_JOINING = frozenset({"of", "for", "and", "on"})
# "Committee on Taxation"; a ministry does something "on Friday".
_DELIBERATING = frozenset({
    "alliance", "bureau", "campaign", "caucus", "center", "centre", "coalition", "commission", "committee",
    "conference", "congress", "council", "forum", "foundation", "institute", "network", "panel", "project",
    "roundtable", "subcommittee", "union",
})  # fmt: skip
_BOARDS = frozenset({
    "administration", "agency", "authority", "board", "bureau", "commission", "committee", "council", "department",
    "ministry", "office", "organisation", "organization", "panel", "service", "subcommittee",
})  # fmt: skip
_COMMITTEES = frozenset({"committee", "subcommittee"})
_CHAMBERS = frozenset({"house", "senate"})
_LEADING = frozenset({"the", "a", "former", "its", "our", "their"})
_MOST_BEFORE_AND, _MOST_AFTER_AND = 3, 3
_OFFICES = frozenset({"secretary", "minister", "director", "chief", "speaker"})
# Words without a name's sense that are also surnames: "Jenny Ask", "George Will", "Theresa May".
_SURNAMES = frozenset({"ask", "good", "just", "long", "may", "will"})


class Word(NamedTuple):
    """One word of the report.

    Attributes:
        start: first code point.
        end: one past the last, without a possessive ending.
        text: as written, without a possessive ending.
        lower: the same in lower case.
        possessive: an apostrophe's ending follows.
        sentence: index of the sentence.
        paragraph: index of the paragraph.
        quoted: stands inside a direct quotation.
        muted: stands in a byline, credit or other stretch that is not the story.
        initial: begins a sentence, a paragraph or a quotation, so that its capital letter tells nothing.
        capital: begins with a capital letter.
    """

    start: int
    end: int
    text: str
    lower: str
    possessive: bool
    sentence: int
    paragraph: int
    quoted: bool
    muted: bool
    initial: bool
    capital: bool

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals, as ``FSOA``."""
        return len(self.text) > 1 and self.text.replace(".", "").isupper()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of words that may be a name: indices ``[first, last)`` into the report's words."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What tells whether a capital letter at the start of a sentence is a name's.

    Attributes:
        lowered: words that the report also writes in lower case.
        sure: words that it writes with a capital inside sentences.
        tagged: where the tagger's names start.
    """

    lowered: frozenset[str]
    sure: frozenset[str]
    tagged: AbstractSet[int]


def read_words(report: Report, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Word, ...]:
    """Split the report into words that know where they stand."""
    text = report.text
    sentence_starts = [span.start for span in sentences]
    paragraphs = split_paragraphs(text)
    paragraph_starts = [span.start for span in paragraphs]
    direct = joined(q.span for q in quotations if q.kind == "direct")
    parts = [muted_part(text, paragraph, report.title) for paragraph in paragraphs]
    parts.extend(q.span for q in quotations if is_quoted_heading(text[q.span.start : q.span.end]))
    muted = joined([noise.span for noise in report.noise] + [part for part in parts if part])
    function = load_gazetteer().function
    words: list[Word] = []
    last = (-2, -2)
    matches = list(_WORD.finditer(text))
    starts = [match.start() for match in matches]
    for match, quoted, unheard in zip(matches, held_by(direct, starts), held_by(muted, starts), strict=True):
        start, end = match.span()
        written = match.group()
        possessive = written[-1] in "sS" and _is_possessive(text, start, end)
        if possessive and written.endswith(_POSSESSIVE):
            end -= 2
            written = text[start:end]
        lower = written.lower()
        if "'" in lower or "’" in lower:
            bare = _CLITIC.sub("", lower)
            lower = bare if bare in function else lower
        here = bisect_right(sentence_starts, start) - 1, bisect_right(paragraph_starts, start) - 1
        words.append(
            Word(
                start,
                end,
                written,
                lower,
                possessive,
                *here,
                quoted,
                unheard,
                here != last or text[start - 1] in '“"‘«„([—–:•' or text[start - 2 : start] in _OPENING_MARKS,
                written[0].isupper(),
            )
        )
        last = here
    return tuple(words)


def find_candidates(text: str, words: Sequence[Word], tagged: AbstractSet[int]) -> tuple[Candidate, ...]:
    """Find the runs of capitalised words that may be names.

    Args:
        text: the report's text.
        words: its words.
        tagged: where the tagger's names start: a lone capitalised word at the start of a sentence needs one of them,
            or its capital letter elsewhere inside a sentence.
    """
    gazetteer = load_gazetteer()
    evidence = _Evidence(
        frozenset(word.lower for word in words if not word.capital),
        frozenset(word.lower for word in words if word.capital and not word.initial),
        tagged,
    )
    found: list[Candidate] = []
    index = 0
    while index < len(words):
        if not words[index].capital or not _opens(words, index, evidence):
            index += 1
            continue
        last = _run_end(text, words, index, gazetteer)
        if last > index + 1 or words[index].lower not in gazetteer.postnominal:
            found.append(Candidate(index, last))
        index = last
    return tuple(found)


def _is_possessive(text: str, start: int, end: int) -> bool:
    """Tell whether a word that ends on an s owns what follows: "the mayor's", "the ministers' "."""
    if text.endswith(_POSSESSIVE, start, end):
        return True
    return text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2] == " "


def _opens(
    words: Sequence[Word],
    index: int,
    evidence: _Evidence,
) -> bool:
    """Tell whether a name can begin with this word, which has a capital letter."""
    gazetteer = load_gazetteer()
    word = words[index]
    if word.lower in _UNITS:
        return False
    if word.lower in gazetteer.function or word.lower in gazetteer.calendar:
        return word.acronym and word.lower in ("us", "who", "it") and not word.initial
    if not word.initial or _begins_office(words, index):
        return True
    apart = 2 if word.lower in _ABBREVIATED_TITLES else 1
    followed = index + 1 < len(words) and words[index + 1].capital and words[index + 1].start - word.end <= apart
    if followed:
        # "Attacking Hillary Clinton", "Plus Obama": the tagger knows better than a sentence's first capital.
        names = merged("given_female", "given_male", "given_either", "title", "title_female", "title_male")
        second = words[index + 1].start in evidence.tagged and word.start not in evidence.tagged
        return word.lower not in gazetteer.modifier and (word.lower in names or not second)
    if word.start in evidence.tagged:
        return True
    sure = word.acronym or word.lower in evidence.sure or word.lower in merged("place_common", "capital")
    return sure and word.lower not in evidence.lowered


def _begins_office(words: Sequence[Word], index: int) -> bool:
    """Tell "Secretary of State Ada Brenner", "Speaker of the House Ada Brenner", at the start of a sentence too."""
    if words[index].lower not in _OFFICES or index + 4 >= len(words) or words[index + 1].lower != "of":
        return False
    held = index + 2 + (words[index + 2].lower == "the")
    return words[held].capital and words[held + 1].capital


def _run_end(text: str, words: Sequence[Word], first: int, gazetteer: Gazetteer) -> int:
    """Give the index one past the last word of the name that begins at ``first``."""
    last = first + 1
    while last < len(words):
        if words[last - 1].possessive and not (
            _possessive_inside(words, last, gazetteer) or _completes_body(words[first : last + 1], gazetteer)
        ):
            break
        step = _next_step(text, words, first, last, gazetteer)
        if not step:
            break
        last += step
    return last


def _possessive_inside(words: Sequence[Word], last: int, gazetteer: Gazetteer) -> bool:
    """Tell "Harbour Workers' Union" and "St Brenna's Hospital" from "Merrow's Halvard Pryce"."""
    follows = words[last]
    return follows.capital and is_noun(follows.lower, gazetteer.body) and not is_noun(follows.lower, gazetteer.person)


def _completes_body(run: Sequence[Word], gazetteer: Gazetteer) -> bool:
    """Tell "Committee of Prisoners' Mothers": a body's name whose complement has an owner of its own."""
    joint = next((i for i, word in enumerate(run) if word.lower in ("of", "for")), 0)
    plural = run[-2].possessive and run[-2].lower.endswith("s")
    return plural and run[-1].capital and joint > 0 and is_noun(run[joint - 1].lower, gazetteer.body)


def _next_step(text: str, words: Sequence[Word], first: int, last: int, gazetteer: Gazetteer) -> int:
    """Tell how many words go on with the name after index ``last``: 0 when it ends there."""
    word = words[last]
    if not _adjoins(text, words[last - 1], word):
        return 0
    if word.capital or (word.text[0].isdigit() and words[last - 1].lower in ("terminal", "warehouse", "channel")):
        # The "A." of "John A. Holt" is no article.
        initial = len(word.text) == 1 and text[word.end : word.end + 1] == "." and not word.initial
        if initial or not _breaks(words[last - 1], word, gazetteer):
            return 1
        return int(_is_nickname(text, words[last - 1], word))
    if word.lower in ("plc", "party"):
        return int(not words[last - 1].initial and not words[last - 1].possessive)
    nobiliary = _nobiliary_step(text, words, last, gazetteer)
    if nobiliary:
        return nobiliary
    return _joined_step(text, words, first, last) if word.lower in _JOINING else 0


def _joined_step(text: str, words: Sequence[Word], first: int, joint: int) -> int:
    """Count "of Science", "of the Interior" and "and Drug" behind a body's name, or the beginning of one."""
    lower = words[joint].lower
    if lower == "and" and _ends_a_body(text, words, first, joint):
        return 2
    if lower == "and" and _is_full_name(words, joint + 1):
        return 0
    if not _heads_a_body(words[first:joint], lower) or (lower == "on" and not _subject_follows(words, joint)):
        return 0
    return _joining_step(text, words, joint)


def _is_full_name(words: Sequence[Word], index: int) -> bool:
    """Tell "University of Orrin and Ada Holt": a given name and another capital begin somebody's name."""
    return index + 1 < len(words) and words[index].lower in given_names() and words[index + 1].capital


def _ends_a_body(text: str, words: Sequence[Word], first: int, joint: int) -> bool:
    """Tell "the Food and Drug Administration" and "the Ways and Means Committee" from two names joined by "and"."""
    own = words[joint - 1]
    led = (first > 0 and words[first - 1].lower in _LEADING) or words[first].lower in _CHAMBERS
    named = merged("body", "given_female", "given_male", "given_either", "place_common", "capital", "demonym")
    if not led or joint - first > _MOST_BEFORE_AND or own.acronym or own.possessive or is_noun(own.lower, named):
        return False
    end = joint + 1
    while end < len(words) and end - joint <= _MOST_AFTER_AND and _adjoins(text, words[end - 1], words[end]):
        if not words[end].capital or words[end].possessive:
            break
        end += 1
    return any(word.lower in _BOARDS for word in words[joint + 2 : end])


def _nobiliary_step(text: str, words: Sequence[Word], last: int, gazetteer: Gazetteer) -> int:
    """Count "el-Tamar" as 1 word and "van Halder" as 2."""
    stem, _, rest = words[last].text.partition("-")
    if stem in gazetteer.nobiliary and rest[:1].isupper():
        return 1
    return 2 * (words[last].lower in gazetteer.nobiliary and _capital_follows(text, words, last))


def _joining_step(text: str, words: Sequence[Word], last: int) -> int:
    """Count "of Science" as 2 words and "of the Interior" as 3."""
    if _capital_follows(text, words, last):
        return 2
    article = last + 2 < len(words) and words[last + 1].lower in ("the", "and")
    return 3 if article and _capital_follows(text, words, last + 1) else 0


def _subject_follows(words: Sequence[Word], joint: int) -> bool:
    """Tell "on Taxation" from "on Friday" and "on Capitol Hill"."""
    following = words[joint + 1].lower if joint + 1 < len(words) else ""
    places = merged("place_common", "capital", "seat", "place_noun")
    return following not in load_gazetteer().calendar and following not in places and following != "capitol"


def _breaks(before: Word, word: Word, gazetteer: Gazetteer) -> bool:
    if word.initial or word.sentence != before.sentence:
        return True
    if word.lower in _SURNAMES and before.lower in given_names():
        return False
    if word.lower in gazetteer.calendar or (word.lower in gazetteer.postnominal and word.acronym):
        return True
    return word.lower in gazetteer.function and not word.acronym and len(word.text) < 5 and not before.acronym


def _capital_follows(text: str, words: Sequence[Word], index: int) -> bool:
    if index + 1 >= len(words):
        return False
    following = words[index + 1]
    return following.capital and not following.initial and _adjoins(text, words[index], following)


def _adjoins(text: str, before: Word, after: Word) -> bool:
    """Tell whether only a blank (or an abbreviation's dot, an ampersand, an apostrophe's ending) parts two words."""
    gap = text[before.end : after.start]
    if before.possessive:
        gap = gap.lstrip("'’sS")
    if gap in (" ", "\u00a0", " & ") or _is_nickname(text, before, after):
        return True
    return gap in (". ", ".") and (before.lower in _ABBREVIATED_TITLES or (len(before.text) == 1 and before.capital))


def _is_nickname(text: str, before: Word, after: Word) -> bool:
    """Tell either edge of the marks in "Ada “Bo” Holt"."""
    gap = text[before.end : after.start]
    if len(gap) != 2 or not (before.capital and after.capital):
        return False
    if gap[0] == " " and gap[1] in '“"':
        return before.lower in given_names() and text[after.end : after.end + 2] in {"” ", '" '}
    return gap in {"” ", '" '} and text[before.start - 2 : before.start] in {" “", ' "'}


def _heads_a_body(run: Sequence[Word], joint: str) -> bool:
    """Tell "Ministry of Science" and "Minister of Health" from "Ilse Varnholt of Kelmar" and "Merrow and Castine"."""
    nouns = merged("body", "document")
    headed = any(is_noun(word.lower, nouns) for word in run)
    if joint == "and":
        return headed and any(word.lower in ("of", "for", "on") for word in run)
    if joint == "on":
        return run[-1].lower in (_DELIBERATING if len(run) > 1 else _COMMITTEES)
    if joint == "of" and run[-1].lower in (
        "minister",
        "secretary",
        "republic",
        "states",
        "ministers",
        "director",
        "lord",
        "chief",
        "speaker",
    ):
        return True
    return is_noun(run[-1].lower, nouns)
