"""News agencies by the names that credit lines and datelines use, from the registry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.outlets.registry import default_registry

if TYPE_CHECKING:
    from twosource.outlets.registry import Outlet

_AGENCIES = tuple(outlet for outlet in default_registry().outlets if outlet.kind == "agency")
_PLAIN = tuple(agency for agency in _AGENCIES if not agency.alone)
_BY_NAME = {written.casefold(): agency.name for agency in _PLAIN for written in agency.names}
_OUTER = re.compile(r"^[\s(\[–—-]+|[\s)\].,;:–—-]+$")
_SPLIT = re.compile(r"\s*[/,&+]\s*|\s+(?:and|und|et|y|e|i|и|och|og|en)\s+")

# Names that may be looked for in running text, the longest first.
KNOWN_PATTERN = "|".join(
    re.escape(written)
    for written in sorted(
        {written for agency in _PLAIN for written in agency.names}, key=lambda name: (-len(name), name)
    )
)


def agency_named(text: str) -> str | None:
    """The shown name of the agency that a name in a text stands for.

    Names that mean other things too (``Beta``, ``Sputnik``) are left to :func:`is_agency`.
    """
    return _BY_NAME.get(_OUTER.sub("", text).casefold())


def is_agency(name: str) -> bool:
    """Say whether a name that stands alone in a place for credits is that of a known agency."""
    return _agency(name) is not None


def are_agencies(names: str) -> bool:
    """Say whether a list such as ``AFP, dpa and Reuters`` or ``ats/afp`` names known agencies only."""
    parts = [part for part in _SPLIT.split(names.strip()) if part]
    return bool(parts) and all(is_agency(part) for part in parts)


def _agency(name: str) -> Outlet | None:
    found = default_registry().named(name)
    return found if found is not None and found.kind == "agency" else None
