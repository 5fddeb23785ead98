"""Stories, hits and sayings as text for a terminal: plain lines, texts of strangers made harmless."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from twosource.corrections.words import told_by_hand
from twosource.paths import source_name
from twosource.views.neutral import one_line
from twosource.views.page.words import UNKNOWN, count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import ByHand, Story
    from twosource.store.records import Hit, Listed, Said, SaidBy

_LONGEST = 220
_ENDS_A_SENTENCE = frozenset({"", *"\n\r.!?…:\"'’”»。！？।؟"})


def left_out_text(reports: int) -> list[str]:
    """Say in a line that withdrawn reports were left out; no line where none was."""
    return [f"{count(reports, 'withdrawn report')} left out (--withdrawn shows them)."] if reports else []


def unread_text(reports: int) -> list[str]:
    """Say in a line that reports have not been read for who said what; no line where all have."""
    return (
        [f"{count(reports, 'report')} not read yet: who speaks there is not known (twosource run)."] if reports else []
    )


def orphans_text(orphans: int) -> list[str]:
    """Say in a line that corrections stand nowhere any more; no line where all do."""
    found = "stands" if orphans == 1 else "stand"
    told = f"{count(orphans, 'correction')} {found} nowhere any more and changed nothing (twosource corrections)."
    return [told] if orphans else []


def stories_text(
    stories: Sequence[Story],
    listed: Mapping[str, Listed],
    width: int,
    *,
    everything: bool,
    withdrawn: Sequence[Listed] = (),
) -> str:
    """Write stories, those with most reports first; single reports are only counted unless all shall be shown.

    Args:
        stories: all of them.
        listed: the reports, by id.
        width: columns.
        everything: show single reports too.
        withdrawn: reports that their publishers took back, to be shown; they stand in no story.
    """
    shown = [story for story in stories if everything or len(story.reports) > 1]
    order = sorted(shown, key=lambda story: (-len(story.reports), _first_day(story, listed), story.id))
    blocks = [_story(story, listed, width) for story in order]
    alone = sum(len(story.reports) == 1 for story in stories)
    reports = sum(len(story.reports) for story in stories)
    ending = f"{count(len(stories), 'story', 'stories')} of {count(reports, 'report')}"
    if alone and not everything:
        ending += f"; {count(alone, 'report')} alone on {'its' if alone == 1 else 'their'} event (-v shows them)"
    if withdrawn:
        lines = [_filled(f"[{each.id}] {_head(each)}{_standing(each)}", width) for each in withdrawn]
        blocks.append("\n".join([f"{count(len(withdrawn), 'withdrawn report')}, in no story", *lines]) + "\n")
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


def hits_text(
    hits: Sequence[Hit], texts: Mapping[str, str], width: int, limit: int, endings: Sequence[str] = ()
) -> str:
    """Write hits, best first, each with the report in which it stands.

    Args:
        hits: what was found.
        texts: the text of each report in which something was found, by its id.
        width: columns.
        limit: how many hits were asked for at most.
        endings: lines about what was left out.
    """
    blocks = []
    for number, hit in enumerate(hits, 1):
        said = f"{one_line(hit.speaker)}: " if hit.speaker else ""
        text = _filled(said + _excerpt(hit, texts[hit.place.report]), width)
        head = textwrap.fill(f"{number}. {_head(hit.report)}", width, subsequent_indent="   ", break_on_hyphens=False)
        blocks.append(f"{head}\n{text}\n   {_where(hit)}{_standing(hit.report, hit.corrected)}\n")
    ending = "Nothing found." if not hits else f"{count(len(hits), 'place')}"
    if hits:
        ending += " (there may be more: --limit)." if len(hits) == limit else "."
    return "\n".join([*blocks, ending, *endings]) + "\n"


def _standing(report: Listed, corrected: Sequence[ByHand] = ()) -> str:
    """Say behind a line what its reader must know: taken back, under embargo, corrected by hand."""
    told = {None: "", "canceled": "withdrawn by its publisher"}.get(report.withdrawn, "held by its publisher")
    embargo = f"not to be published before {report.embargo}" if report.embargo else ""
    marks = [mark for mark in (told, embargo, told_by_hand(corrected)) if mark]
    return f" ({one_line('; '.join(marks))})" if marks else ""


def _where(hit: Hit) -> str:
    """Tell the place; words that stand in the title alone have none in the text."""
    if hit.place.start == hit.place.end:
        return f"[{hit.place.report}, in the title only]"
    return f"[{hit.place.report} {hit.place.start}–{hit.place.end}]"


def _excerpt(hit: Hit, text: str) -> str:
    """Give the words around a hit, or all of what was said; dots in brackets stand where a sentence goes on."""
    if hit.speaker:
        return one_line(hit.said or hit.text)
    before = text[: hit.start].rstrip(" \t")[-1:]
    after = text[hit.start + len(hit.text) :].lstrip(" \t")[:1]
    lead = "" if before in _ENDS_A_SENTENCE else "[…] "
    shown = _cut(hit.text)
    goes_on = after not in _ENDS_A_SENTENCE and shown[-1:] not in _ENDS_A_SENTENCE
    return f"{lead}{shown}{' […]' if goes_on and not shown.endswith('[…]') else ''}"


def said_text(speaker: SaidBy, width: int, endings: Sequence[str] = ()) -> str:
    """Write what a speaker is reported to have said, by day, each wording whole, equal ones together.

    Args:
        speaker: what the speaker is reported to have said.
        width: columns.
        endings: lines about what was left out.
    """
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
            lines.append(_filled(f"{one_line(first.text)} ({how})", width))
            lines += [_told_by(said, speaker.name, width) for said in wording]
    return "\n".join([*lines, *([""] if endings else []), *endings]) + "\n"


def _told_by(said: Said, name: str, width: int) -> str:
    """Say which report tells it, and the name there where it is another: a surname alone may be somebody else's."""
    called = "" if said.speaker == name else f", as “{one_line(said.speaker)}”"
    place = f"{_outlet(said.report)} [{said.report.id} {said.content[0].start}]"
    line = f"{place}{called}{_standing(said.report, said.corrected)}"
    return textwrap.fill(line, width, initial_indent="      ", subsequent_indent="         ", break_on_hyphens=False)


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
    return outlet_or_file(report.outlet, report.path)


def outlet_or_file(outlet: str | None, path: str | None) -> str:
    """Say who published a report, else from what it was read, in one line."""
    return one_line(outlet or (source_name(path) if path else f"outlet {UNKNOWN}"))


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} […]"


def _filled(text: str, width: int) -> str:
    return textwrap.fill(text, width, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False)
