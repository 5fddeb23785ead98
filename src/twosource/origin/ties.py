"""What ties two origins together, so that they do not count as two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.origin.parties import join_parties, part_of_name
from twosource.origin.policy import plain_name
from twosource.origin.rules import say
from twosource.origin.states import may_be, states_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from twosource.model import Origin
    from twosource.origin.policy import Policy

EXACT = 20
RELAYS = frozenset({"post", "agency_report", "document"})


def tie_between(one: Origin, other: Origin, origins: Mapping[str, Origin], policy: Policy) -> str | None:
    """Why two origins are not independent of each other, in words; ``None`` where nothing ties them.

    Args:
        one: an origin.
        other: another.
        origins: all origins of the story by id, to follow what depends on what.
        policy: of the desk.
    """
    return (
        _dependence(one, other, origins)
        or _joint(one, other)
        or _shared_party(one, other)
        or _policy(one, other, policy)
        or _state(one, other)
        or _short_name(one, other)
        or _authorless(one, other)
    )


def _dependence(one: Origin, other: Origin, origins: Mapping[str, Origin]) -> str | None:
    below, above = _sources(one, origins), _sources(other, origins)
    if other.id in below:
        return say("I9", one=one.name, other=other.name)
    if one.id in above:
        return say("I9", one=other.name, other=one.name)
    shared = sorted(below & above) if one.kind in RELAYS and other.kind in RELAYS else []
    return say("I10", other=origins[shared[0]].name if shared[0] in origins else shared[0]) if shared else None


def _sources(origin: Origin, origins: Mapping[str, Origin]) -> set[str]:
    """Ids of all that an origin relays, directly or not."""
    found: set[str] = set()
    waiting = list(origin.depends_on)
    while waiting:
        identity = waiting.pop()
        if identity not in found:
            found.add(identity)
            waiting += origins[identity].depends_on if identity in origins else ()
    return found - {origin.id}


def _joint(one: Origin, other: Origin) -> str | None:
    """A joint statement is tied to each of its sides; where its sides are not known, to everybody, who may be one."""
    for joint, act in ((one, other), (other, one)):
        if joint.kind == "joint_statement" and act.kind != "joint_statement":
            if len(joint.parties) < 2 and act.kind != "agency_report":
                return say("I4")
            if _plain(joint) & _plain(act) or _states(joint) & _states(act):
                return say("I4")
    return None


def of_one_party(one: Origin, other: Origin) -> bool:
    """Whether a party has a part in both."""
    return _shared_party(one, other) is not None


def _shared_party(one: Origin, other: Origin) -> str | None:
    shared = _plain(one) & _plain(other)
    if not shared:
        return None
    common = [name for name in one.parties if plain_name(name) in shared]
    # Who acted in both is the better reason than the body that he speaks for.
    party = min(common, key=lambda name: (not (name in one.name and name in other.name), name))
    alone = len(one.parties) == 1 and one.parties == other.parties
    persons = {min(_plain(origin) - shared, default="") for origin in (one, other)}
    return say("I2" if alone or len(persons) == 1 else "I3", party=party)


def _policy(one: Origin, other: Origin, policy: Policy) -> str | None:
    groups = [{group for party in origin.parties if (group := policy.group_of(party))} for origin in (one, other)]
    shared = min(groups[0] & groups[1], key=lambda group: group.name, default=None)
    return say("I12", party=shared.name, basis=shared.basis) if shared else None


def _state(one: Origin, other: Origin) -> str | None:
    """A bare state ("Moscow") may be any body of it."""
    return next(
        (
            say("I11", one=party, other=", ".join(body))
            for party, name, body in _across(one, other)
            if may_be(party, name)
        ),
        None,
    )


def _short_name(one: Origin, other: Origin) -> str | None:
    """A bare surname may be anybody who bears it, and a campaign or an administration speaks for its head."""
    return next(
        (say("I16", one=party, other=name) for party, name, _ in _across(one, other) if part_of_name(party, name)), None
    )


def _across(one: Origin, other: Origin) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each party of one origin with each of the other's, and all of the other's; then the other way round."""
    for here, there in ((one.parties, other.parties), (other.parties, one.parties)):
        for party in here:
            for name in there:
                yield party, name, there


def _authorless(one: Origin, other: Origin) -> str | None:
    for unsigned in (one, other):
        if not unsigned.parties:
            return say("I13", other=unsigned.name)
    return None


def _plain(origin: Origin) -> set[str]:
    return {plain_name(party) for party in origin.parties}


def _states(origin: Origin) -> set[str]:
    return {state for party in origin.parties for state in states_in(party)}


def told_tie(told: str, origin: Origin) -> bool:
    """Whether words told at second hand as those of a speaker may be the words of an origin."""
    named = join_parties([told, *origin.parties])
    return any(
        plain_name(named.of(told)) == plain_name(named.of(party)) or may_be(told, party) for party in origin.parties
    )


def most_independent(origins: Sequence[Origin], tied: Mapping[tuple[str, str], str]) -> tuple[Origin, ...]:
    """The largest choice of origins of which no two are tied.

    Exact up to ``EXACT`` origins (there the first in order of kind and name among equals); above that the origin with
    the fewest ties first, which never finds too many.

    Args:
        origins: distinct.
        tied: reason by the two ids, in both orders.
    """
    ordered = sorted(origins, key=lambda one: (_weight(one), one.name, one.id))
    if len(ordered) > EXACT:
        by_ties = sorted(ordered, key=lambda one: sum((one.id, other.id) in tied for other in ordered))
        chosen: list[Origin] = []
        for origin in by_ties:
            if not any((origin.id, other.id) in tied for other in chosen):
                chosen.append(origin)
        return tuple(chosen)
    return tuple(_search(ordered, tied))


def _search(ordered: Sequence[Origin], tied: Mapping[tuple[str, str], str]) -> list[Origin]:
    if not ordered:
        return []
    first, rest = ordered[0], ordered[1:]
    free = [other for other in rest if (first.id, other.id) not in tied]
    taken = [first, *_search(free, tied)]
    if len(free) == len(rest):
        return taken
    left = _search(rest, tied)
    return taken if len(taken) >= len(left) else left


def _weight(origin: Origin) -> int:
    """Acts and documents that are stated before what is only a name, and that before a report that tells no source."""
    return {"unknown": 1, "agency_report": 2}.get(origin.kind, 0)
