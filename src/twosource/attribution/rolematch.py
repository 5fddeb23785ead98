"""Which named person or body a description can mean ("the minister", "the regulator")."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twosource.attribution.gazetteer import Gazetteer, load_gazetteer, merged, singulars, synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.attribution.entities import Entity, Role

SAME_NOUN = 3.0
SAME_CLASS = 1.5
UNKNOWN_CLASS = 1.0
LEADERS = 1.0
ENOUGH = 2.0
_OVERLAP = 1.0
_CONFLICT = 1.5
_SETTING_APART = frozenset(["prime", "deputy", "vice", "former", "ex", "acting", "assistant", "opposition", "shadow"])
# "The four-term congressman", "the two-time champion": how often, not which.
_TIMES_HELD = ("-term", "-time", "-year")
_PARTIES = {
    "conservative": "conservative", "democrat": "democratic", "democratic": "democratic", "gop": "republican",
    "labour": "labour", "liberal": "liberal", "libertarian": "libertarian", "republican": "republican",
    "tory": "conservative",
}  # fmt: skip
# "The boss" may be a director; "the president" is none.
_OFFICES_OF_STATE = frozenset({"chancellor", "governor", "king", "mayor", "pope", "president", "premier", "queen"})
# Any public body may be called so: "the agency" is the Centers for Disease Control, the Bureau or the Navy's Command.
_AGENCIES = frozenset({"agency", "agencies"})
_PUBLIC = frozenset({
    "administration", "authority", "bureau", "center", "centre", "commission", "corps", "department", "inspectorate",
    "institute", "office", "patrol", "service",
})  # fmt: skip
_UNTELLING = frozenset(
    [
        "country",
        "country's",
        "nation",
        "state",
        "national",
        "local",
        "own",
        "new",
        "big",
        "giant",
        "main",
        "top",
        "city",
    ]
)


def role_score(head: str, others: frozenset[str], role: Role, gazetteer: Gazetteer) -> float:
    """Say how well a description (head noun and its other words) fits a person's role; below ``ENOUGH`` it does not."""
    same = bool(set(singulars(head)) & set(singulars(role.head))) or role.head in synonyms(head)
    if not same and not (is_leader(head, others, gazetteer) and is_leader(role.head, role.words, gazetteer)):
        return 0.0
    if same and (_SETTING_APART & others) != (_SETTING_APART & role.words):
        return 0.0
    if of_two_parties(others, role.words | {role.head}):
        return 0.0
    telling = others - gazetteer.modifier - gazetteer.leader - gazetteer.demonym - _UNTELLING
    telling = frozenset(word for word in telling if not word.endswith(_TIMES_HELD))
    known = role.words | {role.head}
    shared = len(telling & known)
    score = SAME_NOUN if same else LEADERS
    score += min(2, shared) * _OVERLAP
    if telling and not shared and role.words - gazetteer.modifier - gazetteer.leader:
        score -= _CONFLICT
    return score


def of_two_parties(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two descriptions name different parties: "the Democratic nominee" is not the Republican one."""
    first, second = ({_PARTIES[word] for word in words if word in _PARTIES} for words in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def is_leader(head: str, others: Iterable[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a role is one at the head of something ("fire boss", "chief fire officer")."""
    return (head in gazetteer.leader and head not in ("officer", "general")) or "chief" in others or "general" in others


def body_score(head: str, others: frozenset[str], entity: Entity, gazetteer: Gazetteer) -> float:
    """Say how well a description fits a body: by a noun of its name or role, or by the class of such a noun."""
    forms = frozenset(singulars(head))
    telling = others - gazetteer.modifier - gazetteer.demonym - _UNTELLING
    best = 0.0
    named = frozenset().union(*map(singulars, entity.words))
    if not forms.isdisjoint(singulars(_main_noun(entity.words))):
        best = _fit(SAME_NOUN, telling, named - forms)
    for role in entity.roles:
        if not forms.isdisjoint(singulars(role.head)):
            best = max(best, _fit(SAME_NOUN, telling, role.words | named))
    if best or entity.head:
        return best
    return _fit(_class_score(forms, named, entity), telling, named)


def _main_noun(words: Sequence[str]) -> str:
    """Give the noun that a body's name is built on: "Union of Technical Staff", "Castine Union"."""
    joint = next((i for i, word in enumerate(words) if word in ("of", "for")), len(words))
    return words[max(0, joint - 1)] if words else ""


def _fit(score: float, telling: frozenset[str], known: frozenset[str]) -> float:
    if not score:
        return 0.0
    forms = frozenset().union(*map(singulars, known))
    shared = sum(1 for word in telling if not forms.isdisjoint(singulars(word)))
    if telling and not shared and known:
        return score - _CONFLICT - 0.5
    return score + min(2, shared) * _OVERLAP


def _class_score(forms: frozenset[str], named: frozenset[str], entity: Entity) -> float:
    known = named | frozenset(role.head for role in entity.roles)
    if forms & _AGENCIES and known & _PUBLIC:
        return SAME_CLASS
    told = False
    for members, marks in _classes():
        if not known.isdisjoint(marks):
            if not forms.isdisjoint(members):
                return SAME_CLASS
            told = True
    generic = merged("company", "organisation", "club") | _AGENCIES
    return UNKNOWN_CLASS if not told and forms & generic and "group" not in forms else 0.0


@cache
def _classes() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Give each class of bodies: its nouns, and all words that mark a name as one of the class."""
    gazetteer = load_gazetteer()
    return (
        (gazetteer.regulator, gazetteer.regulator),
        (gazetteer.court, gazetteer.court),
        (gazetteer.government, gazetteer.government),
        (gazetteer.union, gazetteer.union),
        (gazetteer.club, gazetteer.club | gazetteer.club_form),
        (gazetteer.media, gazetteer.media | gazetteer.outlet),
        (gazetteer.bloc, gazetteer.bloc),
        (gazetteer.company, gazetteer.company | gazetteer.company_form),
        (gazetteer.organisation, gazetteer.organisation),
    )


def match_person(
    head: str, others: frozenset[str], entities: Iterable[Entity], gazetteer: Gazetteer | None = None
) -> list[int]:
    """Give the persons whose role a description fits best: several when they fit equally well."""
    lists = gazetteer or load_gazetteer()
    scores: dict[int, float] = {}
    leaders = [e for e in entities if any(is_leader(role.head, role.words, lists) for role in e.roles)]
    for entity in entities:
        if entity.kind != "person":
            continue
        score = max((role_score(head, others, role, lists) for role in entity.roles), default=0.0)
        only = leaders == [entity] and head not in _OFFICES_OF_STATE
        if only and score == LEADERS and not others - lists.leader - _UNTELLING:
            score = ENOUGH
        if score >= ENOUGH:
            scores[entity.index] = score
    best = max(scores.values(), default=0.0)
    return [index for index, score in scores.items() if score == best]


def match_body(head: str, others: frozenset[str], entities: Iterable[Entity]) -> tuple[list[int], float]:
    """Give the bodies that a description fits best, and how well."""
    gazetteer = load_gazetteer()
    scores = {e.index: body_score(head, others, e, gazetteer) for e in entities if e.kind == "body" and not e.human}
    best = max(scores.values(), default=0.0)
    if best <= 0.0:
        return [], 0.0
    return [index for index, score in scores.items() if score == best], best
