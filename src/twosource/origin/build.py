"""Origins as records: named in words, with their parties and what they depend on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from twosource.articles import with_the
from twosource.identity import identify
from twosource.model import Origin
from twosource.origin.documents import JOINT
from twosource.origin.policy import plain_name
from twosource.outlets.agencies import agency_named

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from twosource.origin.claim import Claim
    from twosource.origin.merge import Key

_OF = {
    "unknown": "words of {who}, occasion not stated",
    "interview": "interview with {who}",
    "own_observation": "own observation of {who}",
    "agency_report": "report by {who}",
}
# Kinds of acts that a transcript or recording can keep; an empty kind is any of them.
SPOKEN = frozenset({"", "briefing", "interview", "speech"})
_PROPER_FIRST = ("Kremlin", "White House", "Foreign Office", "Vatican", "Pentagon", "Élysée", "Elysée")


def build_origins(claims: Sequence[Claim], keys: Mapping[str, Key], outlets: Mapping[str, str]) -> dict[Key, Origin]:
    """Make one origin of all claims that have one key.

    Args:
        claims: in order of report and place.
        keys: statement id to the key of its origin.
        outlets: report id to the words that name its outlet.

    Returns:
        Key to origin.
    """
    grouped: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.statement in keys:
            grouped[keys[claim.statement]].append(claim)
    names = _distinct({key: _name(key, group, outlets) for key, group in grouped.items()}, grouped)
    kinds = {key: _representative(group).kind for key, group in grouped.items()}
    ids = {key: identify("origin", kinds[key], names[key]) for key in grouped}
    held = _held(grouped)
    return {
        key: Origin(ids[key], names[key], kinds[key], _depends_on(key, group, grouped, held, ids), _parties(group))
        for key, group in grouped.items()
    }


def _representative(group: Sequence[Claim]) -> Claim:
    """The claim that tells most; the first where several do."""
    return max(group, key=lambda one: (one.kind != "unknown", bool(one.speaker), bool(one.sides), one.rule != "O2"))


def _name(key: Key, group: Sequence[Claim], outlets: Mapping[str, str]) -> str:
    model = _representative(group)
    speakers = sorted({claim.speaker for claim in group if claim.speaker})
    who = _with_article(model.speaker)
    if model.kind == "unnamed":
        return f"unnamed source of {outlets[model.report]}: {model.source or model.speaker}"
    if model.family:
        return _document_name(model, who or _with_article(key[2] if len(key) > 2 else ""))
    if model.kind == "briefing" and model.body and len(speakers) > 1:
        return f"{model.occasion} by {_with_article(model.body)} ({', '.join(speakers)})"
    venue = {"interview": f" by {model.venue}", "post": f" on {model.venue}"}.get(model.kind, "") if model.venue else ""
    return _OF.get(model.kind, f"{model.occasion or model.kind} by {{who}}").format(who=who) + venue


def _document_name(model: Claim, holder: str) -> str:
    if model.family != JOINT:
        return f"{model.family} by {holder}" if holder else f"{model.family} (holder not stated)"
    if model.speaker and model.speaker not in model.sides and " and " not in model.speaker:
        return f"joint statement released by {holder}"
    return f"joint statement of {' and '.join(model.sides)}" if model.sides else "joint statement"


def _with_article(name: str) -> str:
    """Give "the" to the few names that English never writes without it, and to names that begin in lower case."""
    if name in _PROPER_FIRST:
        return f"the {name}"
    return name if name.startswith("report ") or agency_named(name) is not None else with_the(name)


def _distinct(names: dict[Key, str], grouped: Mapping[Key, Sequence[Claim]]) -> dict[Key, str]:
    """Tell acts of one name apart: by their day where that is known, else by number."""
    result: dict[Key, str] = {}
    used: dict[str, int] = {}
    counts: dict[str, int] = defaultdict(int)
    for name in names.values():
        counts[name] += 1
    for key, name in names.items():
        day = next((claim.day for claim in grouped[key] if claim.day), "")
        shown = f"{name}, {day}" if counts[name] > 1 and day else name
        used[shown] = used.get(shown, 0) + 1
        result[key] = shown if used[shown] == 1 else f"{shown} ({used[shown]})"
    return result


def _parties(group: Sequence[Claim]) -> tuple[str, ...]:
    if group[0].kind == "unnamed":
        return ()
    found = {name for claim in group for name in (claim.speaker, claim.body, *claim.sides) if name}
    return tuple(sorted(found))


def _depends_on(
    key: Key,
    group: Sequence[Claim],
    grouped: Mapping[Key, Sequence[Claim]],
    held: Mapping[str, Collection[Key]],
    ids: Mapping[Key, str],
) -> tuple[str, ...]:
    """The documents that a post is about, the act that a record keeps, and the interviews that an outlet held.

    Of documents and acts only where each fits exactly one.
    """
    others = {other: claims for other, claims in grouped.items() if other != key and claims[0].kind != "unnamed"}
    found = set()
    for family, holder in {about for claim in group for about in claim.about}:
        fitting = [
            other for other, claims in others.items() if any(_is_about(claim, family, holder) for claim in claims)
        ]
        if len(fitting) == 1:
            found.add(ids[fitting[0]])
    tellers = {plain_name(claim.speaker) for claim in group if claim.kind != "interview" and claim.speaker}
    found.update(ids[other] for teller in tellers for other in held.get(teller, ()) if other != key)
    return tuple(sorted(found))


def _held(grouped: Mapping[Key, Sequence[Claim]]) -> dict[str, set[Key]]:
    """The interviews that each outlet held: what it tells in its own name, it may have from there."""
    found: dict[str, set[Key]] = defaultdict(set)
    for key, claims in grouped.items():
        for claim in claims:
            if claim.kind == "interview" and claim.venue and claims[0].kind != "unnamed":
                found[plain_name(claim.venue)].add(key)
    return found


def _is_about(claim: Claim, family: str, holder: str) -> bool:
    names = {plain_name(name) for name in (claim.speaker, *claim.sides)}
    if family in SPOKEN:
        names.add(plain_name(claim.body))
        fits = claim.kind == family if family else claim.kind in SPOKEN
        return fits and (not holder or plain_name(holder) in names)
    return claim.family == family and (not holder or plain_name(holder) in names)
