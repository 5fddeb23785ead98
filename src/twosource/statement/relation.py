"""What two sentences are to each other: inside a comparison, and for pairs by themselves, which are asked more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.model import PairDecision, PairDifference, Relation, Span
from twosource.statement.aliases import may_name_same
from twosource.statement.blending import DIGITS, Scored, blend
from twosource.statement.dealings import find_turned_dealings
from twosource.statement.differences import Difference, agree_but_for, find_differences, find_unanswered, has_conflict
from twosource.statement.encoder import embed
from twosource.statement.features import describe
from twosource.statement.match import match_words
from twosource.statement.profile import profile
from twosource.statement.reader import read_english
from twosource.statement.unmet import find_unmet
from twosource.statement.weighing import models
from twosource.statement.words import split_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from twosource.statement.match import WordMatch
    from twosource.statement.profile import Profile
    from twosource.statement.reader import Told

SAME = 0.5
ENTAILS = 0.5
VARIANT_SIMILARITY = 0.56
PARTIAL_SIMILARITY = 0.5
PARTIAL_COVER = 0.6
CONFLICT_SIMILARITY = 0.45
CONFLICT_COVER = 0.5
RELATED_SIMILARITY = 0.28
SLIP_SIMILARITY = 0.1
CONTRADICTS = 0.9
# So sure the reader alone makes a conflict: below it, pairs that agree are flagged that the words do not flag.
READ_AGAINST = 0.99
ASKED_SIMILARITY = 0.12
DENIED_COVER = 0.5
DENIED_WORDS = 3
_FLAGGED = 0.2


@dataclass(frozen=True, slots=True)
class Side:
    """One of two sentences to compare.

    Attributes:
        text: the sentence.
        quoted: it is somebody's words in quotation marks.
        speaker: resolved name of who says it, or ``None``.
        published: ISO date of the report that it stands in, or ``None``.
        denied: its source denies it.
    """

    text: str
    quoted: bool = False
    speaker: str | None = None
    published: str | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A decision and what it rests on.

    Attributes:
        decision: what the two sentences are to each other.
        differences: in which facts they differ.
        match: which of their words answer to each other.
        likeness: the cosine of their vectors.
    """

    decision: PairDecision
    differences: tuple[Difference, ...]
    match: WordMatch
    likeness: float


def decide(a: str, b: str) -> PairDecision:
    """Decide what two sentences are to each other."""
    return decide_pairs([(Side(a), Side(b))])[0]


def decide_pairs(pairs: Sequence[tuple[Side, Side]]) -> list[PairDecision]:
    """Decide what the sentences of each pair are to each other, in the order of the pairs."""
    texts = list(dict.fromkeys(side.text for pair in pairs for side in pair))
    rows = {text: row for row, text in enumerate(texts)}
    vectors = embed(texts)
    likeness = (cosine(vectors[rows[a.text]], vectors[rows[b.text]]) for a, b in pairs)
    read = read_english([(a.text, b.text) for a, b in pairs])
    judged = (
        weigh(a, b, near, asked=True, told=told) for (a, b), near, told in zip(pairs, likeness, read, strict=True)
    )
    return [replace(each.decision, differences=_listed(each)) for each in judged]


def _listed(judged: Judged) -> tuple[PairDifference, ...]:
    """The differences that a reader is shown, in the order of their places in the first sentence."""
    shown = {"conflict"} if judged.decision.relation == "conflict" else {"rounding", "bound"}
    found = {PairDifference(each.kind, each.what, each.a, each.b) for each in judged.differences if each.kind in shown}
    return tuple(sorted(found, key=lambda each: (each.a, each.b, each.what)))


def cosine(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """Cosine of two unit vectors, kept within 0 and 1."""
    return min(1.0, max(0.0, float(a @ b)))


@lru_cache(maxsize=4096)
def weigh(a: Side, b: Side, likeness: float, *, asked: bool = False, told: Told | None = None) -> Judged:
    """Weigh one pair whose cosine is known, and what the reader ``told`` of it, where it was read.

    Two sentences that somebody ``asked`` about are taken to tell of one thing, however differently they are built: a
    fact of one sort that is left over on both sides is a conflict then.  In a story nothing says so of most pairs.
    """
    first, second = profile(a.text), profile(b.text)
    match = match_words(first, second)
    if first.folded == second.folded and a.denied == b.denied:
        return Judged(PairDecision("same", 1.0, 1.0, 1.0, 1.0, 0.0), (), match, likeness)
    differences = find_differences(first, second, match)
    if a.denied != b.denied:
        differences = _turn_denial(first, second, match, differences)
    words = _score(first, second, match, likeness, differences)
    # A denial by the source is not in the words that were read.
    told = told if a.denied == b.denied else None
    scored = words if told is None else blend(words, told, opposed=has_conflict(differences))
    covered = (match.covered_a, match.covered_b)
    alike = words.similarity >= CONFLICT_SIMILARITY and max(covered) >= CONFLICT_COVER
    opposed = has_conflict(differences) or words.contradicts >= CONTRADICTS
    slipped = words.similarity >= SLIP_SIMILARITY and any(each.slip for each in differences)
    surely_against = told is not None and told.against >= READ_AGAINST
    if surely_against or (opposed and (alike or slipped or agree_but_for(first, second, match, differences))):
        relation: Relation = "conflict"
    else:
        relation = _relate(a, b, scored, covered)
    if relation != "conflict" and words.same >= SAME and a.denied == b.denied:
        late = find_unanswered(first, second, match)
        differences = (*differences, *late)
        relation = "conflict" if late else relation
    if asked and relation != "conflict" and words.similarity >= ASKED_SIMILARITY:
        unmet = _told_differently(first, second, match)
        differences = (*differences, *unmet)
        relation = "conflict" if unmet else relation
    if relation == "conflict":
        scored = _flag(scored)
    return Judged(PairDecision(relation, *scored), differences, match, likeness)


def _flag(scored: Scored) -> Scored:
    """Bring the probabilities in line with a conflict."""
    return scored._replace(
        same=min(scored.same, _FLAGGED),
        entails_ab=min(scored.entails_ab, _FLAGGED),
        entails_ba=min(scored.entails_ba, _FLAGGED),
        contradicts=max(scored.contradicts, 1 - _FLAGGED),
    )


def _told_differently(a: Profile, b: Profile, match: WordMatch) -> tuple[Difference, ...]:
    """Find what two sentences that tell one thing, in whatever words, tell differently."""
    turned = (Difference(x, y, "conflict", "role") for x, y in find_turned_dealings(a, b))
    return (*find_unmet(a, b, match), *turned)


def _turn_denial(
    a: Profile, b: Profile, match: WordMatch, differences: tuple[Difference, ...]
) -> tuple[Difference, ...]:
    """Set off a denial by the source against one in the words: to deny "X" is to say "not X"."""
    others = tuple(each for each in differences if each.what != "polarity")
    denies_in_words = len(a.negations) != len(b.negations)
    alike = min(match.covered_a, match.covered_b) >= DENIED_COVER
    if denies_in_words or not alike or min(len(a.content), len(b.content)) < DENIED_WORDS:
        return others
    return (*others, Difference(Span(0, len(a.text)), Span(0, len(b.text)), "conflict", "polarity"))


def _score(a: Profile, b: Profile, match: WordMatch, likeness: float, differences: Sequence[Difference]) -> Scored:
    fitted = models()
    told = describe(a, b, likeness, match, differences)
    contradicts = (fitted.contradicts.probability(told.onward) + fitted.contradicts.probability(told.backward)) / 2
    return Scored(
        similarity=round(min(1.0, max(0.0, fitted.similarity.score(told.both))), DIGITS),
        same=round(fitted.same.probability(told.both), DIGITS),
        entails_ab=round(fitted.entails.probability(told.onward), DIGITS),
        entails_ba=round(fitted.entails.probability(told.backward), DIGITS),
        contradicts=round(contradicts, DIGITS),
    )


def _relate(a: Side, b: Side, scored: Scored, covered: tuple[float, float]) -> Relation:
    """Name the relation of two sentences that do not contradict each other."""
    if a.quoted and b.quoted and same_speaker(a.speaker, b.speaker):
        if scored.same >= SAME or scored.similarity >= VARIANT_SIMILARITY:
            return "variant"
    elif scored.same >= SAME:
        return "same"
    one_way = (scored.entails_ab >= ENTAILS and covered[1] >= PARTIAL_COVER) or (
        scored.entails_ba >= ENTAILS and covered[0] >= PARTIAL_COVER
    )
    if one_way and scored.similarity >= PARTIAL_SIMILARITY:
        return "partial"
    return "related" if scored.similarity >= RELATED_SIMILARITY else "unrelated"


@lru_cache(maxsize=16_384)
def same_speaker(a: str | None, b: str | None) -> bool:
    """Tell whether two resolved names may be one person or body; an unknown speaker may be anyone."""
    if a is None or b is None:
        return True
    keys_a, keys_b = _name_keys(a), _name_keys(b)
    if not keys_a or not keys_b:
        return True
    return any(may_name_same(x, y) for x in keys_a for y in keys_b)


@lru_cache(maxsize=4096)
def _name_keys(name: str) -> tuple[str, ...]:
    return tuple([word.key for word in split_words(name) if not word.stop])
