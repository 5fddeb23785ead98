"""A denial ends where the source goes on to affirm: "denied that its crews had fired and blamed a stray rocket"."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from twosource.attribution.cue import polarity_of
from twosource.model import Span
from twosource.text.acts import ACT, BEFORE_ACT, SECOND_ACT
from twosource.text.word import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Attribution, Quotation

_ACT = re.compile(rf"(?P<cue>{BEFORE_ACT}{ACT})\s+", re.IGNORECASE)
SHORTEST = 2


def after_denial(text: str, draft: Attribution, quotations: Sequence[Quotation]) -> tuple[Attribution, ...]:
    """Take a second thing that a source does out of what it denies: that is an attribution of its own.

    Args:
        text: of the report.
        draft: an attribution without id.
        quotations: of the report; inside one nothing is cut.

    Returns:
        The draft as it is, or what is denied and what is affirmed.
    """
    if len(draft.cue) != 1 or not draft.source or polarity_of(text, draft.cue[0]) != "denied":
        return (draft,)
    last = draft.content[-1]
    for joint in SECOND_ACT.finditer(text, last.start, last.end):
        act = _ACT.match(text, joint.end(), last.end)
        quoted = any(each.outer.start < joint.start() < each.outer.end for each in quotations)
        if act is None or quoted or draft.cue[0].start > joint.start():
            continue
        denied, affirmed = Span(last.start, joint.start()), Span(act.end(), last.end)
        if min(len(WORD.findall(text, *part)) for part in (denied, affirmed)) >= SHORTEST:
            first = dataclasses.replace(draft, content=(*draft.content[:-1], denied))
            return first, dataclasses.replace(draft, cue=(Span(*act.span("cue")),), content=(affirmed,))
    return (draft,)
