"""The paragraph that a methods section needs: versions, settings, counts, and what was dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.settings import DEFAULTS
from twosource.store.schema import SCHEMA
from twosource.version import __version__
from twosource.views.page.words import UNKNOWN, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Story
    from twosource.store.corpus import Corpus
    from twosource.store.records import Counts, Listed


def methods_paragraph(corpus: Corpus, chosen: Sequence[Story] | None = None) -> str:
    """Write the paragraph.

    Args:
        corpus: the store.
        chosen: the stories that are reported on, when these are not all.
    """
    stories = corpus.stories()
    counts = corpus.counts()
    listed = {item.id: item for item in corpus.listing(limit=-1)}
    corrections = len(corpus.state.corrections())
    sentences = [
        _taken_in(counts, list(listed.values())),
        _left_out(counts),
        _read(counts),
        _grouped(stories),
    ]
    if chosen is not None:
        sentences.append(_chosen(chosen, listed))
    hand = f"{count(corrections, 'correction')} by hand" if corrections else "no corrections by hand"
    sentences.append(f"The store holds {hand}; the same inputs, version and settings give the same result.")
    return " ".join(sentence for sentence in sentences if sentence) + "\n"


def _taken_in(counts: Counts, listed: Sequence[Listed]) -> str:
    span = f", published {_days(counts.first, counts.last)}" if counts.first else ""
    undated = sum(item.published is None for item in listed)
    unnamed = sum(item.outlet is None for item in listed)
    words = f"{sum(item.words for item in listed):,} words"
    facts = [
        f"{count(counts.reports, 'report')} ({words}) of {count(counts.outlets, 'named outlet')}{span}",
        f"{undated} without a stated date" if undated else "",
        f"{unnamed} without a stated outlet" if unnamed else "",
        f"languages: {_languages(listed)}",
    ]
    settings = f"store schema {SCHEMA}, reports up to {DEFAULTS.max_bytes:,} bytes"
    return f"twosource {__version__} ({settings}) took in {'; '.join(fact for fact in facts if fact)}."


def _days(first: str | None, last: str | None) -> str:
    days = [(day or UNKNOWN)[:10] for day in (first, last)]
    return f"on {days[0]}" if days[0] == days[1] else f"from {days[0]} to {days[1]}"


def _languages(listed: Sequence[Listed]) -> str:
    times: dict[str, int] = {}
    for item in listed:
        name = item.language or "not recognised"
        times[name] = times.get(name, 0) + 1
    return ", ".join(f"{name} {number}" for name, number in sorted(times.items(), key=lambda each: (-each[1], each[0])))


def _left_out(counts: Counts) -> str:
    facts = []
    if counts.skipped:
        facts.append(f"{counts.skipped:,} could not be read and {_were(counts.skipped)} skipped")
    if counts.repeats:
        facts.append(f"{counts.repeats:,} repeated the text of another report and counted once with it")
    if counts.older:
        facts.append(f"{count(counts.older, 'older version')} of reports {_were(counts.older)} kept out of the stories")
    if counts.withdrawn:
        told = f"{count(counts.withdrawn, 'report')} that the publisher withdrew or holds"
        facts.append(f"{told} {_were(counts.withdrawn)} kept out of the stories")
    return f"Of the inputs, {'; '.join(facts)}." if facts else "No input was skipped or dropped."


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _read(counts: Counts) -> str:
    told = f"{count(counts.attributions, 'attribution')} by {count(counts.speakers, 'named speaker')}"
    sentence = f"In {count(counts.read, 'report')} it found {told}"
    losses = [
        f"{counts.failed} could not be read for attributions" if counts.failed else "",
        f"{counts.unread} had not been read yet" if counts.unread else "",
    ]
    ending = "; ".join(loss for loss in losses if loss)
    return f"{sentence}; {ending}." if ending else f"{sentence}."


def _grouped(stories: Sequence[Story]) -> str:
    several = [len(story.reports) for story in stories if len(story.reports) > 1]
    grouped = sum(len(story.reports) for story in stories)
    told = (
        f"{count(grouped, 'report')} {_were(grouped)} grouped by event into {count(len(stories), 'story', 'stories')}"
    )
    if not several:
        return f"{told}, none of several reports."
    return f"{told}, {len(several)} of them of several reports (at most {max(several)})."


def _chosen(chosen: Sequence[Story], listed: dict[str, Listed]) -> str:
    reports = [listed[each] for story in chosen for each in story.reports]
    outlets = {report.outlet for report in reports if report.outlet}
    days = sorted(report.published for report in reports if report.published)
    span = f", published {_days(days[0], days[-1])}" if days else ""
    named = ", ".join(story.id for story in chosen)
    which = "story" if len(chosen) == 1 else "stories"
    return (
        f"Reported on {_were(len(chosen))} the {which} {named}: "
        f"{count(len(reports), 'report')} of {count(len(outlets), 'named outlet')}{span}."
    )
