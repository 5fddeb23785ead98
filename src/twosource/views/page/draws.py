"""Who draws on whom: which report has words from which source, and whose act they go back to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twosource.views.page.lines import OWN_VOICE, folded, speaker_words
from twosource.views.page.records import Draws, Way
from twosource.views.page.words import ORIGINS

if TYPE_CHECKING:
    from twosource.model import Comparison, Statement
    from twosource.views.lookup import Lookup

# What a drawing can show and an eye can follow.
_MOST_ORIGINS = 12
_FEW_ORIGINS = 6


def draws_on(comparison: Comparison, lookup: Lookup) -> Draws:
    """Find the ways that words took from origins by sources into reports.

    Origins that two or more reports draw on come first, at most twelve of them; where they are few, others fill up to
    six.  Statements without a stated origin are left out: nobody knows whom they draw on.
    """
    counted: dict[str, dict[tuple[int, str], int]] = {}
    spelled = _spellings(comparison, lookup)
    for statement in comparison.statements:
        known = lookup.origin_of.get(statement.id)
        if known is None or known.origin is None:
            continue
        way = (lookup.number[statement.place.report], spelled[folded(_source(statement, lookup))])
        ways = counted.setdefault(known.origin, {})
        ways[way] = ways.get(way, 0) + 1
    ranked = sorted(counted, key=lambda origin: _rank(origin, counted[origin], lookup))
    shared = [origin for origin in ranked if _reports(counted[origin]) > 1]
    picked = ranked[: min(max(len(shared), _FEW_ORIGINS), _MOST_ORIGINS)]
    labels = list(lookup.labels.values())
    return Draws(
        ways=tuple(
            Way(labels[number - 1], source, lookup.origins[origin].name, ORIGINS[lookup.origins[origin].kind], times)
            for origin in picked
            for (number, source), times in sorted(counted[origin].items())
        ),
        relays=tuple(
            (lookup.origins[origin].name, lookup.origins[other].name)
            for origin in picked
            for other in lookup.origins[origin].depends_on
            if other in picked
        ),
        left_out=len(ranked) - len(picked),
    )


def _source(statement: Statement, lookup: Lookup) -> str:
    attribution = lookup.attribution_of(statement)
    if attribution is None:
        return OWN_VOICE
    return speaker_words(attribution, lookup.readings[statement.place.report].report.text)


def _spellings(comparison: Comparison, lookup: Lookup) -> dict[str, str]:
    """One spelling for each source, by its folded name: that of most statements, of several the first on the page.

    A sentence that begins with “The ministry” makes no other source of it.
    """
    ordered = sorted(comparison.statements, key=lambda statement: lookup.order(statement.place))
    found: dict[str, str] = {}
    for written, _ in Counter(_source(statement, lookup) for statement in ordered).most_common():
        found.setdefault(folded(written), written)
    return found


def _reports(ways: dict[tuple[int, str], int]) -> int:
    return len({number for number, _ in ways})


def _rank(origin: str, ways: dict[tuple[int, str], int], lookup: Lookup) -> tuple[int, int, str, str]:
    return (-_reports(ways), -sum(ways.values()), lookup.origins[origin].name, origin)
