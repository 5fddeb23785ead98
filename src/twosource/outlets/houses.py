"""Newsrooms with several titles, as groups of the origins' policy: what two titles of one house say is one voice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.origin.policy import OneOrigin, Policy
from twosource.outlets.registry import default_registry

if TYPE_CHECKING:
    from twosource.outlets.registry import Registry

_BASIS = "in the registry of outlets"


def with_newsrooms(policy: Policy, registry: Registry | None = None) -> Policy:
    """Add the registry's newsrooms to a desk's policy; the desk's own groups go first."""
    houses = (registry or default_registry()).houses()
    groups = tuple(OneOrigin(f"one newsroom ({house.name})", house.members, _BASIS) for house in houses)
    return replace(policy, one_origin=(*policy.one_origin, *groups))
