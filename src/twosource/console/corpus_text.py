"""Stories, hits and sayings as text for a terminal: plain lines, texts of strangers made harmless."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from twosource.views.neutral import one_line
from twosource.views.page.words import UNKNOWN, count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Story
    from twosource.store.records import Hit, Listed, Said, SaidBy

_LONGEST = 220
_ENDS_A_SENTENCE = frozenset({"", *"\n\r.!?…:\"'’”»。！？।؟"})


def stories_text(stories: Sequence[Story], listed: Mapping[str, Listed], width: int, *, everything: bool) -> str:
    """Write stories, those with most reports first; single reports are only counted unless all shall be shown."""
    shown = [story for story in stories if everything or len(story.reports) > 1]
    order = sorted(shown, key=lambda story: (-len(story.reports), _first_day(story, listed), story.id))
    blocks = [_story(story, listed, width) for story in order]
    alone = sum(len(story.reports) == 1 for story in stories)
    reports = sum(len(story.reports) for story in stories)
    ending = f"{count(len(stories), 'story', 'stories')} of {count(reports, 'report')}"
    if alone and not everything:
        ending += f"; {count(alone, 'report')} alone on {'its' if alone == 1 else 'their'} event (-v shows them)"
    return "\n".join([*blocks, f"{ending}."]) + "\n"


def _story(story: Story, listed: Mapping[str, Listed], width: int) -> str:
    reports = sorted((listed[each] for each in story.reports), key=lambda each: (each.published or "9", each.id))
    days = sorted({report.published[:10] for report in reports if report.published})
    when = "date unknown" if not days else days[0] if len(days) == 1 else f"{days[0]} – {days[-1]}"
    outlets = list(dict.fromkeys(_outlet(report) for report in reports))
    lines = [f"{story.id}  {count(len(reports), 'report')}, {when}"]
    title = next((report.title for report in reports if report.title), None)
    if title:
        lines.append(_filled(one_line(title), width))
    lines.append(_filled(", ".join(outlets), width))
    if story.reason:
        lines.append(_filled(f"→ {one_line(story.reason)}", width))
    return "\n".join(lines) + "\n"


def _first_day(story: Story, listed: Mapping[str, Listed]) -> str:
    return min((listed[each].published or "9" for each in story.reports), default="9")


def hits_text(hits: Sequence[Hit], texts: Mapping[str, str], width: int, limit: int) -> str:
    """Write hits, best first, each with the report in which it stands.

    Args:
        hits: what was found.
        texts: the text of each report in which something was found, by its id.
        width: columns.
        limit: how many hits were asked for at most.
    """
    blocks = []
    for number, hit in enumerate(hits, 1):
        said = f"{one_line(hit.speaker)}: " if hit.speaker else ""
        text = _filled(said + _excerpt(hit, texts[hit.place.report]), width)
        head = textwrap.fill(f"{number}. {_head(hit.report)}", width, subsequent_indent="   ", break_on_hyphens=False)
        blocks.append(f"{head}\n{text}\n   {_where(hit)}\n")
    ending = "Nothing found." if not hits else f"{count(len(hits), 'place')}"
    if hits:
        ending += " (there may be more: --limit)." if len(hits) == limit else "."
    return "\n".join([*blocks, ending]) + "\n"


def _where(hit: Hit) -> str:
    """Tell the place; words that stand in the title alone have none in the text."""
    if hit.place.start == hit.place.end:
        return f"[{hit.place.report}, in the title only]"
    return f"[{hit.place.report} {hit.place.start}–{hit.place.end}]"


def _excerpt(hit: Hit, text: str) -> str:
    """Give the words around a hit; dots in brackets stand where a sentence goes on, but not around what was said."""
    if hit.speaker:
        return _cut(hit.text)
    before = text[: hit.start].rstrip(" \t")[-1:]
    after = text[hit.start + len(hit.text) :].lstrip(" \t")[:1]
    lead = "" if before in _ENDS_A_SENTENCE else "[…] "
    shown = _cut(hit.text)
    goes_on = after not in _ENDS_A_SENTENCE and shown[-1:] not in _ENDS_A_SENTENCE
    return f"{lead}{shown}{' […]' if goes_on and not shown.endswith('[…]') else ''}"


def said_text(speaker: SaidBy, width: int) -> str:
    """Write what a speaker is reported to have said, by day, equal wordings together."""
    reports = len({said.report.id for said in speaker.said})
    outlets = len({said.report.outlet for said in speaker.said if said.report.outlet})
    told = [count(len(speaker.said), "attribution"), f"in {count(reports, 'report')}", f"of {count(outlets, 'outlet')}"]
    lines = [f"{one_line(speaker.name)} ({speaker.kind}, {speaker.id}): {' '.join(told)}"]
    also = [one_line(name) for name in speaker.names if name != speaker.name]
    lines += [_filled(f"Also called: {', '.join(also)}", width)] if also else []
    lines += [_filled(f"May also mean: {', '.join(speaker.others)}", width)] if speaker.others else []
    for day, sayings in groupby(speaker.said, key=lambda said: (said.report.published or "")[:10]):
        lines += ["", day or "Date unknown"]
        for wording in _wordings(list(sayings)):
            first = wording[0]
            how = "denied" if first.polarity == "denied" else first.kind
            lines.append(_filled(f"{_cut(first.text)} ({how})", width))
            lines += [f"      {_outlet(said.report)} [{said.report.id} {said.content[0].start}]" for said in wording]
    return "\n".join(lines) + "\n"


def _wordings(sayings: list[Said]) -> list[list[Said]]:
    """Put those together that have the same wording, but for case, marks and spaces."""
    same: dict[tuple[str, str], list[Said]] = {}
    for said in sayings:
        words = "".join(letter for letter in said.text.casefold() if letter.isalnum())
        same.setdefault((words, said.polarity), []).append(said)
    return list(same.values())


def _head(report: Listed) -> str:
    day = (report.published or "")[:10] or f"date {UNKNOWN}"
    head = f"{_outlet(report)}, {one_line(day)}"
    return f"{head}: {_cut(report.title)}" if report.title else head


def _outlet(report: Listed) -> str:
    return one_line(report.outlet or report.path or f"outlet {UNKNOWN}")


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} […]"


def _filled(text: str, width: int) -> str:
    return textwrap.fill(text, width, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False)
