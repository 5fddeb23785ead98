"""The registry of outlets: which names, hosts and titles belong together.

It names nobody by likeness: a name or host is in the registry or it is unknown.  The package's own list lies beside
this file (``registry.toml``); a desk's own file of the same form is laid over it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OutletKind = Literal["outlet", "agency"]

_ARTICLE = re.compile(r"^(?:the|l’|l'|die|der|das|la|le|el|il)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, broadcaster, site or news agency.

    Attributes:
        name: as it is shown.
        aliases: other ways in which it is written.
        hosts: where it publishes, lower case, without ``www.``; subdomains are included.
        owner: the house that it belongs to.
        newsroom: said where it is not the owner's.
        kind: an agency's copy is carried by others and credited to it.
        alone: an agency's name that means other things too: recognised only alone in a place for credits.
    """

    name: str
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    owner: str | None = None
    newsroom: str | None = None
    kind: OutletKind = "outlet"
    alone: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every way in which it is written, the shown one first."""
        return (self.name, *self.aliases)

    @property
    def shared_newsroom(self) -> str:
        """Where its reports are made: titles of one newsroom are one voice."""
        return self.newsroom or self.owner or self.name


@dataclass(frozen=True, slots=True)
class House:
    """Titles that are made in one newsroom.

    Attributes:
        name: of the newsroom.
        members: every name of every title, sorted.
    """

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """Outlets in order, with the ways to find one; make it with :func:`make_registry`."""

    outlets: tuple[Outlet, ...]
    by_name: Mapping[str, Outlet]
    by_host: Mapping[str, Outlet]

    def named(self, name: str) -> Outlet | None:
        """The outlet that a name stands for; case and a leading article do not matter."""
        folded = fold_name(name)
        return self.by_name.get(folded) or self.by_name.get(_ARTICLE.sub("", folded))

    def at(self, url: str) -> Outlet | None:
        """The outlet that publishes at an address: that of its host, else of the nearest domain above it."""
        host = host_of(url)
        while "." in host:
            found = self.by_host.get(host)
            if found is not None:
                return found
            host = host.partition(".")[2]
        return None

    def shown(self, name: str) -> str:
        """The name under which an outlet is compared: the registry's, else its own, folded."""
        known = self.named(name)
        return known.name if known is not None else _ARTICLE.sub("", fold_name(name))

    def are_one(self, one: str, other: str) -> bool:
        """Say whether two names are the same outlet's."""
        return self.shown(one) == self.shown(other)

    def newsroom(self, name: str) -> str:
        """The newsroom behind a name: two titles of one house share it; an unknown title is its own."""
        known = self.named(name)
        return known.shared_newsroom if known is not None else self.shown(name)

    def houses(self) -> tuple[House, ...]:
        """Newsrooms with more than one title, sorted by name: parties that are never independent of each other."""
        titles: dict[str, list[Outlet]] = {}
        for outlet in self.outlets:
            titles.setdefault(outlet.shared_newsroom, []).append(outlet)
        return tuple(
            House(name, tuple(sorted({written for title in found for written in title.names})))
            for name, found in sorted(titles.items())
            if len(found) > 1
        )


def make_registry(outlets: Iterable[Outlet]) -> Registry:
    """Make a registry; where two entries claim one name or host the first has it."""
    kept = tuple(outlets)
    by_name: dict[str, Outlet] = {}
    by_host: dict[str, Outlet] = {}
    for outlet in kept:
        by_name.setdefault(fold_name(outlet.name), outlet)
    for outlet in kept:
        for name in outlet.names:
            by_name.setdefault(fold_name(name), outlet)
            by_name.setdefault(_ARTICLE.sub("", fold_name(name)), outlet)
        for host in outlet.hosts:
            by_host.setdefault(host, outlet)
    return Registry(kept, MappingProxyType(by_name), MappingProxyType(by_host))


@cache
def default_registry() -> Registry:
    """The package's own registry."""
    from importlib.resources import files

    from twosource.outlets.file import parse_outlets

    text = files("twosource.outlets").joinpath("registry.toml").read_text("utf-8")
    return make_registry(parse_outlets(text, "registry.toml"))


def fold_name(name: str) -> str:
    """A name without case and outer blanks, its inner blanks made one."""
    return " ".join(name.split()).casefold()


def host_of(url: str) -> str:
    """The host of an address, lower case, without ``www.`` and port; empty where there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")
