"""Registry files: TOML with one ``[[outlet]]`` table an outlet.

::

    [[outlet]]
    name = "Eastmark Courier"
    aliases = ["The Courier"]
    hosts = ["courier.example"]
    owner = "Eastmark Press"
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from twosource.errors import UsageError
from twosource.outlets.registry import Outlet, Registry, default_registry, fold_name, host_of, make_registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from twosource.outlets.registry import OutletKind

_KEYS = frozenset({"name", "aliases", "hosts", "owner", "newsroom", "kind", "alone"})
_REMEDY = 'write [[outlet]] tables, each with name = "…" and, where known, hosts = ["…"] and owner = "…"'


def load_registry(path: Path, base: Registry | None = None) -> Registry:
    """Lay a desk's own file over a registry.

    Of an entry that the registry has under the same name, aliases and hosts are added and the rest is replaced where
    the file states it; other entries are new.  What the desk says about a name or host goes first.

    Args:
        path: of a TOML file.
        base: what is extended; the package's own registry when left out.

    Raises:
        UsageError: the file cannot be read, is not TOML, or an entry is not understood.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        cause = error.strerror if isinstance(error, OSError) and error.strerror else "is not UTF-8"
        raise UsageError(str(path), cause.lower(), "give the path of a registry file") from error
    return extend(base or default_registry(), parse_outlets(text, str(path)))


def extend(base: Registry, additions: Iterable[Outlet]) -> Registry:
    """Lay outlets over a registry; the additions go first."""
    known = {fold_name(outlet.name): outlet for outlet in base.outlets}
    added: dict[str, Outlet] = {}
    for outlet in additions:
        key = fold_name(outlet.name)
        before = added.get(key) or known.get(key)
        added[key] = _laid_over(before, outlet) if before is not None else outlet
    rest = (outlet for key, outlet in known.items() if key not in added)
    return make_registry((*added.values(), *rest))


def parse_outlets(text: str, name: str) -> tuple[Outlet, ...]:
    """Parse a registry file.

    Raises:
        UsageError: it is not TOML, or an entry is not understood; the message names the entry.
    """
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(name, f"is not TOML ({error})", _REMEDY) from error
    entries = document.get("outlet", [])
    if set(document) - {"outlet"} or not isinstance(entries, list):
        raise UsageError(name, "holds something other than [[outlet]] tables", "remove or rename it")
    return tuple(_to_outlet(entry, f"{name}: outlet {number}") for number, entry in enumerate(entries, start=1))


def _to_outlet(entry: object, where: str) -> Outlet:
    if not isinstance(entry, dict):
        _refuse(where, "is no table")
    strange = sorted(set(entry) - _KEYS)
    if strange:
        _refuse(where, f"has the unknown key {strange[0]!r}")
    name = _text(entry, "name", where)
    if name is None:
        _refuse(where, "has no name")
    return Outlet(
        name=name,
        aliases=_texts(entry, "aliases", where),
        hosts=tuple(host_of(host) for host in _texts(entry, "hosts", where)),
        owner=_text(entry, "owner", where),
        newsroom=_text(entry, "newsroom", where),
        kind=_kind(entry, where),
        alone=_flag(entry, "alone", where),
    )


def _laid_over(before: Outlet, outlet: Outlet) -> Outlet:
    return replace(
        outlet,
        aliases=tuple(dict.fromkeys((*outlet.aliases, *before.aliases))),
        hosts=tuple(dict.fromkeys((*outlet.hosts, *before.hosts))),
        owner=outlet.owner or before.owner,
        newsroom=outlet.newsroom or (before.newsroom if outlet.owner is None else None),
        kind=before.kind if outlet.kind == "outlet" else outlet.kind,
        alone=outlet.alone or before.alone,
    )


def _text(entry: Mapping[str, object], key: str, where: str) -> str | None:
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        _refuse(where, f"its {key} is no text")
    return " ".join(value.split())


def _texts(entry: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        _refuse(where, f"its {key} is no list of texts")
    return tuple(" ".join(item.split()) for item in value)


def _kind(entry: Mapping[str, object], where: str) -> OutletKind:
    value = entry.get("kind", "outlet")
    if value not in {"outlet", "agency"}:
        _refuse(where, "its kind is neither outlet nor agency")
    return "agency" if value == "agency" else "outlet"


def _flag(entry: Mapping[str, object], key: str, where: str) -> bool:
    value = entry.get(key, False)
    if not isinstance(value, bool):
        _refuse(where, f"its {key} is neither true nor false")
    return value


def _refuse(where: str, cause: str) -> NoReturn:
    raise UsageError(where, cause, _REMEDY)
