"""From the claims of all reports to the origins of the story: which acts and documents are one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.origin.documents import JOINT
from twosource.origin.policy import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.origin.claim import Claim
    from twosource.origin.parties import Parties

Key = tuple[str, ...]
DATED = frozenset({"press_release", "readout", "letter", "email"})
ACTS = frozenset({"briefing", "interview", "post", "speech"})


def same_names(claims: Iterable[Claim], parties: Parties) -> list[Claim]:
    """Give every person, body and holder the name that stands for its party."""
    return [_same_names(claim, parties) for claim in claims]


def _same_names(claim: Claim, parties: Parties) -> Claim:
    speaker, body = _speaker(claim, parties), parties.of(claim.body)
    if speaker == claim.speaker and body == claim.body and not claim.sides and not claim.about:
        return claim
    return replace(
        claim,
        speaker=speaker,
        body=body,
        sides=tuple(sorted({parties.of(side) for side in claim.sides})),
        about=tuple((family, parties.of(holder)) for family, holder in claim.about),
    )


def _speaker(claim: Claim, parties: Parties) -> str:
    """The party's name; an unnamed source and a state stay as written, two sides are joined again."""
    if claim.kind == "unnamed" or claim.state:
        return claim.speaker
    if claim.sides and " and " in claim.speaker:
        return " and ".join(sorted({parties.of(side) for side in claim.sides}))
    return parties.of(claim.speaker)


def one_body(claims: Sequence[Claim]) -> list[Claim]:
    """Let a person speak for the same body in every report, where all that say so agree."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.body:
            bodies[claim.speaker].add(claim.body)
    return [
        replace(claim, body=next(iter(bodies[claim.speaker])))
        if not claim.body and len(bodies.get(claim.speaker, ())) == 1
        else claim
        for claim in claims
    ]


def with_equal_quotations(claims: Sequence[Claim]) -> list[Claim]:
    """Let a quotation without an occasion come from the act that another report states for the same words."""
    stated = sorted({(one.quoted, _act(one), one) for one in claims if one.quoted and _is_stated(one)}, key=_by_words)
    result = []
    for claim in claims:
        acts: dict[Key, Claim] = {}
        if claim.kind == "unknown" and claim.speaker and claim.quoted:
            for words, _, model in stated:
                if model.report != claim.report and (words in claim.quoted or claim.quoted in words):
                    acts.setdefault((plain_name(model.speaker), *_act(model)), model)
        result.append(_same_act(claim, next(iter(acts.values()))) if len(acts) == 1 else claim)
    return result


def _by_words(row: tuple[str, Key, Claim]) -> tuple[str, Key, str]:
    return row[0], row[1], row[2].statement


def _same_act(claim: Claim, model: Claim) -> Claim:
    """The claim at the model's act; a release's quotation is the release's."""
    at = _at(claim, model)
    speaker = model.speaker if model.rule in {"O17", "O4"} else claim.speaker
    return replace(at, rule="O18", speaker=speaker)


def with_occasions(claims: Sequence[Claim]) -> list[Claim]:
    """Let "he said" without an occasion stand at the speaker's occasion, claims of one report in order of place.

    It is the last one stated before, or the only one stated after; a body's readout or statement is such an occasion
    too.  What is said repeatedly or was said earlier gets none.  "The statement" of nobody is the last one before.
    """
    stated: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _is_stated(claim):
            stated[claim.speaker].append(claim)
    last: dict[str, Claim] = {}
    result = []
    for claim in claims:
        if _is_stated(claim):
            last[claim.speaker] = last[claim.family] = claim
        model = None
        if claim.kind == "unknown" and claim.speaker and claim.rule in {"O3", "O7"} and not claim.habitual:
            acts = {_act(one) for one in stated[claim.speaker]}
            model = last.get(claim.speaker) or (stated[claim.speaker][0] if len(acts) == 1 else None)
        if claim.rule == "O4" and claim.family and not claim.speaker and claim.family in last:
            result.append(replace(claim, speaker=last[claim.family].speaker))
        else:
            result.append(claim if model is None else _at(claim, model))
    return result


def _is_stated(claim: Claim) -> bool:
    """Whether a claim names an act at which its speaker can have said more."""
    if claim.rule in {"O4", "O17"}:
        return claim.kind in {"readout", "press_release"} and bool(claim.speaker)
    return claim.rule in {"O1", "O7"} and claim.kind in ACTS | {"press_release", "readout"}


def _at(claim: Claim, model: Claim) -> Claim:
    return replace(
        claim,
        rule="O2" if claim.rule == "O3" else claim.rule,
        kind=model.kind,
        family=model.family,
        venue=model.venue,
        day=model.day,
        occasion=model.occasion,
        body=claim.body or model.body,
    )


def _act(claim: Claim) -> Key:
    return claim.kind, claim.family, claim.venue, claim.day


def origin_keys(claims: Sequence[Claim]) -> dict[str, Key]:
    """A key for the origin of each claim: equal where two claims rest on one act or document.

    Returns:
        Statement id to key; statements of unknown origin are left out.
    """
    families = _holders_by_family(claims)
    filled = _filled(claims)
    acts: dict[str, set[Key]] = defaultdict(set)
    keys: dict[str, Key] = {}
    for claim in filled:
        if claim.known:
            keys[claim.statement] = _key(claim, families)
            if claim.kind in ACTS | {"press_release", "readout"}:
                acts[claim.speaker].add(keys[claim.statement])
    for claim in filled:
        if claim.kind == "unknown" and claim.speaker and not claim.habitual and len(acts.get(claim.speaker, ())) == 1:
            keys[claim.statement] = next(iter(acts[claim.speaker]))
    return keys


def _key(claim: Claim, families: Mapping[str, Sequence[str]]) -> Key:
    party = plain_name(claim.speaker)
    if claim.kind == "unnamed":
        return "unnamed", claim.report, party
    if claim.family == JOINT:
        return (JOINT,)
    if claim.family:
        return _document_key(claim, families)
    if claim.kind == "briefing" and claim.body and claim.occasion != "briefing":
        return claim.kind, plain_name(claim.body), claim.occasion, claim.day
    return claim.kind, party, plain_name(claim.venue), claim.day


def _document_key(claim: Claim, families: Mapping[str, Sequence[str]]) -> Key:
    """Documents of one family and holder are one; without a holder, the only one of its family in the story."""
    holder = plain_name(claim.speaker)
    family = claim.family
    if family == "ruling" and sum("court" in one or "tribunal" in one for one in families.get(family, ())) < 2:
        return "document", family, "", ""
    if not holder and len(families.get(family, ())) == 1:
        holder = families[family][0]
    if not holder and family == "document":
        everything = sorted({(name, one) for name, holders in families.items() for one in holders})
        if len(everything) == 1:
            family, holder = everything[0]
    if family == JOINT:
        return (JOINT,)
    return "document", family, holder, claim.day if claim.kind in DATED else ""


def _holders_by_family(claims: Iterable[Claim]) -> dict[str, list[str]]:
    holders: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.family and (claim.speaker or claim.family == JOINT):
            holders[claim.family].add(plain_name(claim.speaker) if claim.family != JOINT else "")
    return {family: sorted(names) for family, names in sorted(holders.items())}


def _filled(claims: Sequence[Claim]) -> list[Claim]:
    """Venue, day and sort of briefing left out in one report are those of the only such act of the party."""
    known: dict[Key, tuple[set[str], set[str], set[str]]] = defaultdict(lambda: (set(), set(), set()))
    for claim in claims:
        for values, value in zip(known[_party_act(claim)], _details(claim), strict=True):
            values.add(value)
    result = []
    for claim in claims:
        venue, day, occasion = (
            next(iter(values - {""})) if not value and len(values - {""}) == 1 else value
            for values, value in zip(known[_party_act(claim)], _details(claim), strict=True)
        )
        told = venue, day, occasion or claim.occasion
        same = told == (claim.venue, claim.day, claim.occasion)
        result.append(claim if same else replace(claim, venue=told[0], day=told[1], occasion=told[2]))
    return result


def _party_act(claim: Claim) -> Key:
    return claim.kind, claim.family, claim.speaker


def _details(claim: Claim) -> Key:
    """Venue, day and sort of occasion; a plain briefing may be of any sort."""
    return claim.venue, claim.day, "" if claim.occasion == "briefing" else claim.occasion
