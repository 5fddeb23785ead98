"""Who publishes a report, and whom it credits, from all that the input states about both.

An agency's name in a dateline is a credit, as papers that print the agency's report keep the dateline.  It is the
publisher only where the input says so: the outlet stated is the agency itself; or the text stands alone, names no other
publisher, and the desk that signs it off is the one whose authors the byline names; or the outlet's initials are the
name in the dateline (``HPA`` of a Hill Press Agency).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.outlets.agencies import is_agency
from twosource.outlets.registry import default_registry, fold_name
from twosource.readers.notes import find_credit, find_issuer

if TYPE_CHECKING:
    from twosource.outlets.registry import Registry
    from twosource.readers.lines import Line
    from twosource.readers.metadata import Head
    from twosource.readers.stated import Stated

_SIGN_OFF = re.compile(
    r"[(\[]?\s{0,2}(?:reporting|writing|written|text)\b[^\r\n]{0,20}\bby\b(?P<names>[^\r\n]{3,300})$", re.IGNORECASE
)
_OUR_OWN = re.compile(r"(?:from )?our (?:special |own )?(?:correspondent|reporter|envoy)\b", re.IGNORECASE)
# Only the outlet itself says that it "can reveal".
_REVEALS = re.compile(
    r"(?<![\w-])(?P<name>(?:The )?(?:[A-Z][\w'’&-]+ ){1,4})can (?:exclusively )?(?:reveal|disclose)\b"
)
_AGENCY_WORD = re.compile(r"\b(?:press|agency|news|wires?|service)\b", re.IGNORECASE)
_TAIL = 4
_HEAD = 8


def find_publisher(
    stated: Stated, head: Head, blocks: tuple[Line, ...], registry: Registry | None = None
) -> tuple[str | None, str | None]:
    """Return the outlet and the credit of a report; ``None`` for what is not stated.

    A host that the registry knows states its outlet, where nothing else does.
    """
    registry = registry or default_registry()
    url = stated.url or head.url
    outlet = stated.outlet or head.outlet or find_issuer(blocks)
    if outlet is None:
        known = registry.at(url) if url is not None else None
        outlet = known.name if known is not None else _names_itself(blocks)
    credit = stated.credit or head.credit or find_credit(blocks)
    agency = head.dateline
    if agency is None or credit != agency:
        return outlet, credit
    if outlet is None and url is None and not stated.is_page and _is_own_copy(head, blocks):
        return agency, None
    if outlet is not None and (_is_called(agency, outlet, registry) or _abbreviates(agency, outlet, head, blocks)):
        return outlet, None
    return outlet, credit


def _abbreviates(agency: str, outlet: str, head: Head, blocks: tuple[Line, ...]) -> bool:
    """Say whether a dateline's name is made of the initials of the outlet's, which is that of an agency.

    Another known agency may be called the same: then the outlet's own authors must sign the text off too.
    """
    initials = "".join(word[0] for word in fold_name(outlet).removeprefix("the ").split())
    if agency.casefold() != initials or not _AGENCY_WORD.search(outlet):
        return False
    return not is_agency(agency) or _is_own_copy(head, blocks)


def _names_itself(blocks: tuple[Line, ...]) -> str | None:
    """The one name that the text says can reveal something."""
    found = {match["name"].strip() for block in blocks for match in _REVEALS.finditer(block.text)}
    return next(iter(found)) if len(found) == 1 else None


def _is_own_copy(head: Head, blocks: tuple[Line, ...]) -> bool:
    """Say whether a text is signed off by the authors of its byline, or theirs who write "our correspondent"."""
    if find_credit(blocks) is not None or not head.authors:
        return False
    if any(_OUR_OWN.match(block.text) for block in blocks[:_HEAD]):
        return True
    for block in blocks[max(1, len(blocks) - _TAIL) :]:
        match = _SIGN_OFF.match(block.text)
        if match is not None and any(author in match["names"] for author in head.authors):
            return True
    return False


def _is_called(agency: str, outlet: str, registry: Registry) -> bool:
    """Say whether a dateline's name is the outlet's: in full, or by its first words (``Meridian`` News Agency)."""
    if registry.are_one(agency, outlet):
        return True
    first, whole = fold_name(agency).split(), fold_name(outlet).removeprefix("the ").split()
    return whole[: len(first)] == first
