"""The article before a description in a sentence of the program's own."""

from __future__ import annotations

from twosource.statement.lexicon import word_set

_DETERMINERS = word_set(
    "a an the this that these those another other both each every some several many most all no one two three four "
    "five six seven eight nine ten his her its their our my your"
)


def with_the(name: str) -> str:
    """Give "the" to a description in small letters that has no determiner of its own ("another town")."""
    bare = name[:1].islower() and name.split(" ", 1)[0] not in _DETERMINERS
    return f"the {name}" if bare else name
