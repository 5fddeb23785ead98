"""What one wording of a quotation is to the fuller one, and the sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.articles import with_the
from twosource.statement.words import split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import QuotationRun, QuotationVerdict
    from twosource.quotation.words import QuotedWord

# So many words or more left out between two parts without an ellipsis, over the end of a sentence, make two places.
FAR = 8
# With so little carried over, and so many exchanges, the wording is another one all through.
TRANSLATED_SHARE = 0.6
TRANSLATED_EXCHANGES = 2
_LONGEST = 60
_MOST_NOTES = 6
# Follows the reason where a report does not say whose words it quotes.
UNKNOWN_SPEAKER = "The report does not say whose words they are."
# Of one document, which nobody writes twice.
TRANSLATED = "Another wording all through, as two translations of one document give; no number or name differs."
# Of another sentence of such a document, of which the two translations share more words.
ALSO_TRANSLATED = (
    "Another wording, as two translations of one document give: these reports give another sentence of it in other "
    "words all through. No number or name differs."
)
_PLAIN: dict[str, str] = {
    "translated": "Other words all through: another translation, or another remark; no number or name differs.",
    "not_found": "These words were not found in the document of record.",
}
_CHANGES = {
    "number": "the number",
    "date": "the date",
    "name": "the name",
    "negation": "the denial",
    "modal": "the modal verb",
}


def judge(
    runs: Sequence[QuotationRun], a: Sequence[QuotedWord], b: Sequence[QuotedWord], *, whole: bool
) -> QuotationVerdict:
    """Name what the second wording is to the first.

    Args:
        runs: their alignment.
        a: words of the fuller wording.
        b: words of the other.
        whole: the first is a quotation too, so that leaving out its beginning or end shortens it; a document is always
            longer than what is quoted of it.
    """
    exchanged = [run for run in runs if run.kind == "exchanged"]
    carried = sum(run.words[1] for run in runs if run.kind == "equal")
    translated = len(exchanged) >= TRANSLATED_EXCHANGES and carried < TRANSLATED_SHARE * len(b)
    changes = {run.change for run in runs if run.change is not None}
    if changes & {"number", "date", "name"} or (changes and not translated):
        return "meaning_changed"
    if translated or is_stitched(runs, a, b):
        return "translated" if translated else "stitched"
    return _judge_words(runs, whole=whole)


def _judge_words(runs: Sequence[QuotationRun], *, whole: bool) -> QuotationVerdict:
    """Name what became of the words where neither the meaning nor the place changed.

    What one quotation has before or after the other is no alteration: each outlet quotes as far as it likes.
    """
    if any(run.kind == "exchanged" for run in runs):
        return "reworded"
    if _put_in(runs, whole=whole):
        return "inserted"
    inner = any(run.kind == "left_out" for run in _inner(runs))
    return "shortened" if inner or (whole and any(run.kind in {"left_out", "put_in"} for run in runs)) else "identical"


def is_stitched(runs: Sequence[QuotationRun], a: Sequence[QuotedWord], b: Sequence[QuotedWord]) -> bool:
    """Tell whether parts that stand apart are given as one without a mark for what was left out."""
    position = 0
    follows = 0
    for number, run in enumerate(runs):
        if run.kind == "left_out" and 0 < number < len(runs) - 1 and run.words[0] >= FAR:
            gap = a[position : position + run.words[0] + 1]
            next_word = b[follows] if follows < len(b) else None
            same_piece = next_word is not None and follows > 0 and b[follows - 1].piece == next_word.piece
            if any(word.opens for word in gap) and same_piece and next_word is not None and not next_word.cut:
                return True
        position += run.words[0]
        follows += run.words[1]
    return False


def word_verdict(
    verdict: QuotationVerdict, runs: Sequence[QuotationRun], text_a: str, text_b: str, *, whole: bool = False
) -> str:
    """Word the verdict with the words that it rests on, for an editor.

    Args:
        verdict: as ``judge`` names it, or ``not_found``.
        runs: the alignment.
        text_a: in which the fuller wording stands; the words that stand *there*.
        text_b: in which the checked one stands; the words that stand *here*.
        whole: as ``judge`` has it.
    """
    if verdict == "identical":
        bracketed = any(run.kind == "bracketed" for run in runs)
        return f"The words are the same{' but for the outlet’s own in brackets' if bracketed else ''}."
    if verdict in _PLAIN:
        return _PLAIN[verdict]
    if verdict == "meaning_changed":
        changed = [run for run in runs if run.change is not None]
        told = _some([f"{_CHANGES[run.change or '']} differs: {_both(run, text_a, text_b)}" for run in changed])
        return f"The meaning changes: {told}."
    return _word_words(verdict, runs, text_a, text_b, whole=whole)


def word_other(name: str, holder: str, *, stands_in_it: bool) -> str:
    """Word why a quotation is not held against a document of record.

    Args:
        name: whom the report gives the words to.
        holder: whose the document is, in words.
        stands_in_it: the document has the same words.
    """
    also = ", but has the same words" if stands_in_it else ""
    return f"The report gives these words to {with_the(name)}; the document of record is {holder}{also}."


def _word_words(
    verdict: QuotationVerdict, runs: Sequence[QuotationRun], text_a: str, text_b: str, *, whole: bool
) -> str:
    if verdict == "stitched":
        words = sum(run.words[0] for run in _inner(runs) if run.kind == "left_out")
        gap = f"; {_count(words)} between them left out without a mark" if words else ", in another order"
        return f"Parts from different places are given as one{gap}."
    if verdict == "shortened":
        return f"Nothing altered; {_left_out(runs, text_a)}."
    put_in = _put_in(runs, whole=whole)
    left_out = [run for run in _inner(runs) if run.kind == "left_out"]
    noted = [run for run in runs if run.kind == "exchanged" or run in put_in or run in left_out]
    noted.sort(key=lambda run: _is_slight(run, text_a, text_b))
    told = _some([_both(run, text_a, text_b) for run in noted])
    return f"Words exchanged: {told}." if verdict == "reworded" else f"{told[:1].upper()}{told[1:]}."


def _is_slight(run: QuotationRun, text_a: str, text_b: str) -> bool:
    """Tell whether articles and the like are all that differs: it is told last, since a long list is cut."""
    sides = ((run.a, text_a), (run.b, text_b))
    words = [word for place, text in sides if place for word in split_words(text[place.start : place.end])]
    return run.change is None and all(word.stop for word in words)


def _left_out(runs: Sequence[QuotationRun], text_a: str) -> str:
    """Say what was left out: inside the quotation with its words, before and after it with their number."""
    notes = [f"“{_short(text_a[run.a.start : run.a.end])}” left out" for run in _inner(runs) if _is_gap(run) and run.a]
    first, last = runs[0], runs[-1]
    for run, where in ((first, "before"), (last, "after")):
        if _is_gap(run):
            notes.append(f"there {_count(run.words[0])} more {where} it")
        elif run.kind == "put_in":
            notes.append(f"here {_count(run.words[1])} more {where} it")
    return _some(notes)


def _is_gap(run: QuotationRun) -> bool:
    return run.kind == "left_out"


def _put_in(runs: Sequence[QuotationRun], *, whole: bool) -> list[QuotationRun]:
    """What is put in; between two reports only inside what both quote."""
    return [run for run in (_inner(runs) if whole else runs) if run.kind == "put_in"]


def _inner(runs: Sequence[QuotationRun]) -> Sequence[QuotationRun]:
    return runs[1:-1]


def _count(words: int) -> str:
    return "1 word" if words == 1 else f"{words} words"


def _some(notes: Sequence[str]) -> str:
    more = len(notes) - _MOST_NOTES
    return "; ".join(notes) if more < 2 else f"{'; '.join(notes[:_MOST_NOTES])}; and {more} more"


def _both(run: QuotationRun, text_a: str, text_b: str) -> str:
    left = "" if run.a is None else _short(text_a[run.a.start : run.a.end])
    right = "" if run.b is None else _short(text_b[run.b.start : run.b.end])
    if left and right:
        return f"“{right}” here, “{left}” there"
    return f"“{left}” left out" if left else f"“{right}” put in"


def _short(text: str) -> str:
    joined = " ".join(text.split())
    if len(joined) <= _LONGEST:
        return joined
    return f"{joined[: _LONGEST - 2].rsplit(' ', 1)[0].rstrip(' ,;:')} …"
