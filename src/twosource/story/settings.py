"""The figures that grouping by event depends on: chosen once, on one half of the topics of a public collection."""

from __future__ import annotations

from dataclasses import dataclass

# Goes up with every change that can group the same reports in another way.
GROUPING_VERSION = 2


@dataclass(frozen=True, slots=True)
class Grouping:
    """How reports are weighed and joined; one set for two reports and for a stream of millions.

    Attributes:
        name_weight: what a name weighs against another word of the same rarity.
        number_weight: the same for a figure.
        head_times: how often a word of the headline or the first words counts on top.
        background: how many reports of general news the counts of the corpus are filled up with, so that a word is
            rare or common even in a corpus of two.
        threshold: two groups are one story when reports across are at least so alike, against reports within.
        likeness: how alike two reports of one event are expected to be before more is known of a group.
        caution: how many pairs that expectation counts for.
        pair: two single reports are joined only when they are at least so alike, shared figures counted.
        dated_pair: the same for two whose dates are known, and so known to be near.
        pair_numbers: how much shared figures count there.
        copy: two reports so alike are copies of one text when their figures agree too and are joined whatever else.
        copy_numbers: how far their figures must agree.
        exact_copy: the same whatever their figures.
        number_slack: how much of the figures' likeness is left to chance.
        number_power: how much it matters that the figures of two groups differ.
        fading: days after which two reports count half as alike.
        window: days beyond which two dated reports are not looked at together.
        strongest: terms of a report by which others are looked up.
        hot: of a term that more earlier reports of the window have, only so many, the latest, are looked at.
        nearest: most reports that one report is weighed against.
        faint: a likeness below this counts as none.
    """

    name_weight: float = 2.0
    number_weight: float = 0.5
    head_times: int = 2
    background: int = 2000
    threshold: float = 0.55
    likeness: float = 0.25
    caution: float = 4.0
    pair: float = 0.33
    dated_pair: float = 0.22
    pair_numbers: float = 0.25
    copy: float = 0.92
    copy_numbers: float = 0.5
    exact_copy: float = 0.97
    number_slack: float = 0.07
    number_power: float = 0.5
    fading: float = 5.0
    window: int = 14
    strongest: int = 40
    hot: int = 256
    nearest: int = 80
    faint: float = 0.08


DEFAULT = Grouping()
