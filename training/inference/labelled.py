"""Pairs of texts with what is known of them, from every source that a reader of pairs is taught from.

Of a pair four things are asked: do both say the same, does the second follow from the first, the first from the
second, can both be true.  A source seldom tells all four; what it does not tell is ``None`` and teaches nothing.
"""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.alignment import read_graded as read_grades
from benchmarks.alignment import read_inferences
from benchmarks.answers import read_groups

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from public_pairs import RTE_LABELS, sample_inference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    # What is known of a pair, and the same with how much it counts.
    _Told = tuple[float | None, float | None, float | None, float | None]
    _Weighed = tuple[float | None, float | None, float | None, float | None, float]

# Pairs of a source of nli_pairs that are taken: what is short, made by rule or about pictures teaches least here.
MOST = {
    "cad_nli": 5000,
    "snli_dev": 3000,
    "mnli_olora_devpart": 9000,
    "mnli_olora_train": 3000,
    "mnli_taxinli": 9000,
    "fever_dev": 8000,
    "fever_symmetric": 1400,
    "fm2": 4000,
    "summedits_news": 3000,
    "breaking_nli": 600,
    "help": 600,
    "med": 600,
    "factor_expert": 600,
}
MOST_CHARACTERS = 900
# A pair of RTE-3 counts as much as so many others: it is long and about news.
NEWS_WEIGHT = 3.0
GRADED = (("2013", "headlines"), ("2014", "headlines"), ("2014", "deft-news"), ("2014", "tweet-news"))
# How surely two sentences of a grade of 0 to 5 say the same: 3 is "roughly the same, some detail differs".
SURELY_SAME = (0.0, 0.02, 0.12, 0.6, 0.93, 1.0)
# How surely a statement and a part of it say the same, and what one tells exactly and the other vaguely.
PART_SAME, VAGUER_SAME = 0.3, 0.7
# How much an invented pair of a sort counts; two statements of one event that tell of other things are many.
ANSWERS_WEIGHT, FACT_WEIGHT, PASSAGE_WEIGHT, LEAD_WEIGHT, STORY_WEIGHT, APART_WEIGHT = 0.6, 0.8, 2.0, 2.0, 2.0, 0.08


class Labelled(NamedTuple):
    """Two texts and what is known of them; ``None`` is not known.

    Attributes:
        a: the first text.
        b: the second.
        same: both say the same, 0 to 1.
        onward: the second follows from the first.
        backward: the first follows from the second.
        against: both cannot be true.
        weight: how much the pair counts.
        fold: a number that what belongs together has in common; a fifth left out has those that five divides.
    """

    a: str
    b: str
    same: float | None
    onward: float | None
    backward: float | None
    against: float | None
    weight: float
    fold: int


def read_own(folder: Path) -> Iterator[Labelled]:
    """Read the invented pairs, whose five formats ``pairs/README.md`` tells."""
    for path in sorted(folder.glob("?_*.tsv")):
        for number, members in enumerate(read_groups(path)):
            yield from _of_group(path.name[0], members, number)


def _of_group(kind: str, members: Sequence[Sequence[str]], fold: int) -> Iterator[Labelled]:
    if kind in _BETWEEN:
        for one, other in combinations(members, 2):
            told = _BETWEEN[kind](one[:-1], other[:-1])
            if told is not None:
                yield Labelled(one[-1], other[-1], *told, fold)
    else:
        of_row, weight = (_of_passage, PASSAGE_WEIGHT) if kind == "P" else (_of_lead, LEAD_WEIGHT)
        yield from (Labelled(a, b, *of_row(label), weight, fold) for label, a, b in members)


def _of_answers(one: Sequence[str], other: Sequence[str]) -> _Weighed:
    if one == other:
        return 1.0, None, None, 0.0, ANSWERS_WEIGHT
    return 0.0, 0.0, 0.0, None, ANSWERS_WEIGHT


def _of_fact(one: Sequence[str], other: Sequence[str]) -> _Weighed | None:
    """One fact as it was told (o), faithfully (f), vaguely (v) and changed (c): what is changed may hold vaguely."""
    roles = {one[0][0], other[0][0]}
    if "c" in roles:
        return (0.0, 0.0, 0.0, 1.0, FACT_WEIGHT) if roles & {"o", "f"} else None
    if "v" in roles:
        return VAGUER_SAME, float(other == ["v"]), float(one == ["v"]), 0.0, FACT_WEIGHT
    return 1.0, 1.0, 1.0, 0.0, FACT_WEIGHT


def _of_story(one: Sequence[str], other: Sequence[str]) -> _Weighed | None:
    """Two statements of two reports of one event, by the facts that they tell; a fact with ``!`` is told otherwise."""
    if one[0] == other[0]:
        return None
    first, second = set(one[1].split()), set(other[1].split())
    if any(f"{fact}!" in second for fact in first) or any(f"{fact}!" in first for fact in second):
        return 0.0, 0.0, 0.0, 1.0, STORY_WEIGHT
    if not first & second:
        return 0.0, 0.0, 0.0, 0.0, APART_WEIGHT
    alike = 1.0 if first == second else PART_SAME if first <= second or second <= first else 0.0
    return alike, float(second <= first), float(first <= second), 0.0, STORY_WEIGHT


# How two members of a group are to each other, by what stands before their words.
_BETWEEN: dict[str, Callable[[Sequence[str], Sequence[str]], _Weighed | None]] = {
    "G": _of_answers,
    "C": _of_fact,
    "S": _of_story,
}


def _of_passage(label: str) -> _Told:
    follows = float(label == "yes")
    unlike = None if follows else 0.0
    return unlike, follows, unlike, float(label == "no")


def _of_lead(label: str) -> _Told:
    told: dict[str, _Told] = {
        "same": (1.0, None, None, 0.0),
        "a_more": (PART_SAME, 1.0, 0.0, 0.0),
        "b_more": (PART_SAME, 0.0, 1.0, 0.0),
        "related": (0.0, 0.0, 0.0, 0.0),
        "conflict": (0.0, 0.0, 0.0, 1.0),
    }
    return told[label]


def read_inference(path: Path) -> Iterator[Labelled]:
    """Read a sample of each source of the inference pairs, the same every time."""
    for number, row in sample_inference(path, MOST, MOST_CHARACTERS):
        yield _inference(row["premise"], row["hypothesis"], row["label"], 0.5, number)


def _inference(a: str, b: str, label: str, weight: float, fold: int) -> Labelled:
    follows = float(label == "entailment")
    against = None if label == "not_entailment" else float(label == "contradiction")
    return Labelled(a, b, None if follows else 0.0, follows, None, against, weight, fold)


def read_entailment(folder: Path) -> Iterator[Labelled]:
    """Read RTE-3's English development pairs with the three labels that e-RTE-3-it gives."""
    for number, case in enumerate(read_inferences(folder)):
        yield _inference(case.a, case.b, RTE_LABELS[case.gold], NEWS_WEIGHT, number)


def read_graded(folder: Path) -> Iterator[Labelled]:
    """Read the graded news sentences of 2013 and 2014."""
    for year, name in GRADED:
        for number, case in enumerate(read_grades(folder / year / f"{name}.test.tsv")):
            yield Labelled(case.a, case.b, surely_same(float(case.gold)), None, None, None, 1.0, number)


def surely_same(grade: float) -> float:
    """How surely two sentences of a grade say the same, between the steps in a straight line."""
    low = min(int(grade), len(SURELY_SAME) - 2)
    return SURELY_SAME[low] + (grade - low) * (SURELY_SAME[low + 1] - SURELY_SAME[low])


def turned(told: Iterable[Labelled]) -> Iterator[Labelled]:
    """The same pairs the other way round."""
    for each in told:
        yield each._replace(a=each.b, b=each.a, onward=each.backward, backward=each.onward)
