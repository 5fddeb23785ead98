"""The headline of a plain text: its first line, where the shape leaves no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.readers.lines import blank_between, count_words, ends_sentence

if TYPE_CHECKING:
    from twosource.readers.lines import Line

_MAX_CHARS = 180


def find_headline(text: str, lines: tuple[Line, ...], plain: list[int], taken: set[int]) -> str | None:
    """Return the first line that is neither prose nor metadata, when it can only be a headline.

    It has 3 to 25 words, does not end as a sentence does, is set off by an empty line or by a byline or date line
    below it (a standfirst may stand between), and prose that ends as a sentence does follows.
    Otherwise the headline is unknown.

    Args:
        text: the report's text.
        lines: its lines.
        plain: indexes of the lines of the head that were not recognised as anything.
        taken: indexes of the lines that were.
    """
    if not plain:
        return None
    index = plain[0]
    if index + 1 >= len(lines) or any(earlier not in taken for earlier in range(index)):
        return None
    line = lines[index]
    in_head = _in_head(index, plain, taken)
    set_off = in_head or blank_between(text, line, lines[index + 1])
    followed = any(ends_sentence(later.text) and count_words(later.text) >= 8 for later in lines[index + 1 : index + 8])
    return line.text if set_off and followed and _is_shaped(line.text, in_head) else None


def _in_head(index: int, plain: list[int], taken: set[int]) -> bool:
    """Say whether a byline or date line follows, with no more than two lines of standfirst between."""
    following = index + 1
    while following in plain and following <= index + 2:
        following += 1
    return following in taken


def _is_shaped(line: str, in_head: bool) -> bool:
    first = line.lstrip("\"'“‘«„‹「『¿¡([")[:1]
    if not 3 <= count_words(line) <= 25 or len(line) > _MAX_CHARS or " | " in line:
        return False
    if first.islower() or not first.isalnum() or "://" in line:
        return False
    bare = line.rstrip("\"'“”‘’»«")
    if bare.endswith(("?", "!")):
        return in_head
    return not ends_sentence(line) and not bare.endswith((":", ";", ",", "—", "–", "-"))
