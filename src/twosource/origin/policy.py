"""A desk's own rules about who counts as one.

A policy is a TOML file::

    [[one_origin]]
    name = "State media of Ostrand"
    members = ["Ostrand Telegraph Agency", "Radio Ostrand"]

Every party of one group counts as the same party: their acts never count as independent of each other.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class OneOrigin:
    """Parties that a desk counts as one.

    Attributes:
        name: how the desk calls them.
        members: names as the reports write them; case and a leading article do not matter.
        basis: where that is said, as the reason of a verdict words it.
    """

    name: str
    members: tuple[str, ...]
    basis: str = "under the desk's policy"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a desk decides about origins; the empty policy decides nothing.

    Attributes:
        one_origin: groups of parties that count as one.
        sha256: hex digest of the file's bytes, ``None`` for a policy that was read from none.
    """

    one_origin: tuple[OneOrigin, ...] = ()
    sha256: str | None = None

    def group_of(self, party: str) -> OneOrigin | None:
        """Give the first group that a party is in, or ``None``."""
        plain = plain_name(party)
        for group in self.one_origin:
            if any(plain_name(member) == plain for member in group.members):
                return group
        return None


NO_POLICY = Policy()


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name without case, leading article and outer blanks."""
    words = name.casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def load_policy(path: Path) -> Policy:
    """Read a desk's policy file.

    Args:
        path: of a TOML file.

    Returns:
        The policy that it holds.

    Raises:
        UsageError: the file cannot be read, is not TOML, or a group lacks its name or its members.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(str(path), error.strerror or "cannot be read", "give the path of a policy file") from error
    return parse_policy(data, str(path))


def parse_policy(data: bytes, name: str) -> Policy:
    """Read a policy from the bytes of its file.

    Args:
        data: UTF-8 TOML.
        name: of the file, for errors.

    Raises:
        UsageError: it is not TOML, or a group lacks its name or its members.
    """
    try:
        document = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            name, f"is not TOML ({error})", 'write [[one_origin]] tables, each with name = "…" and members = ["…", "…"]'
        ) from error
    groups = document.get("one_origin", [])
    if set(document) - {"one_origin"} or not isinstance(groups, list):
        raise UsageError(name, "holds something other than [[one_origin]] groups", "remove or rename it")
    return Policy(tuple(_group(name, group) for group in groups), hashlib.sha256(data).hexdigest())


def _group(file: str, group: object) -> OneOrigin:
    if isinstance(group, dict) and set(group) == {"name", "members"}:
        name, members = group["name"], group["members"]
        if isinstance(name, str) and isinstance(members, list) and all(isinstance(one, str) for one in members):
            return OneOrigin(name, tuple(members))
    raise UsageError(file, "a [[one_origin]] group needs a name and a list of members", "give it both")
