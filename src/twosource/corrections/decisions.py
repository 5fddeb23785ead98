"""Corrections of what is the same and where it comes from, put between the stages of a comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.identity import identify
from twosource.model import Origin, StatementOrigin
from twosource.statement.align import AlignedGroup
from twosource.statement.compare_words import note_differences
from twosource.statement.profile import profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.corrections.records import Correction
    from twosource.model import AlignmentRelation, Attribution, Reading, Statement


@dataclass(frozen=True, slots=True)
class Decision:
    """A correction about statements that are there, by their ids, in the order of its anchors."""

    correction: Correction
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided about the statements of one story, the earliest first: a later decision goes before."""

    readings: Mapping[str, Reading]
    made: tuple[Decision, ...]

    def regroup(self, statements: Sequence[Statement], groups: Sequence[AlignedGroup]) -> tuple[AlignedGroup, ...]:
        """Join the statements that somebody says are the same, and take out of its groups what is not."""
        by_id = {statement.id: statement for statement in statements}
        result = tuple(groups)
        for decision in self.made:
            if decision.correction.kind == "same":
                result = self._joined(by_id, result, decision.statements)
            elif decision.correction.kind == "not_same":
                result = self._parted(by_id, result, decision.statements)
        return result

    def reorigin(
        self, statements: Sequence[Statement], origins: Sequence[Origin], rows: Sequence[StatementOrigin]
    ) -> tuple[tuple[Origin, ...], tuple[StatementOrigin, ...]]:
        """Give statements the origins that somebody named; origins that nothing rests on any more are left out."""
        by_id = {statement.id: statement for statement in statements}
        known, given = {origin.name: origin for origin in origins}, {row.statement: row for row in rows}
        for decision in self.made:
            if decision.correction.kind == "origin":
                identity = decision.statements[0]
                origin = self._named(decision.correction, by_id[identity], known)
                given[identity] = StatementOrigin(identity, origin.id if origin else None, _mark(decision.correction))
        behind = {row.origin for row in given.values()} | {other for origin in origins for other in origin.depends_on}
        kept = sorted((o for o in known.values() if o.id in behind), key=lambda origin: (origin.name, origin.id))
        return tuple(kept), tuple(given[each.id] for each in statements if each.id in given)

    def _named(self, correction: Correction, statement: Statement, known: dict[str, Origin]) -> Origin | None:
        """The origin of a name, as the story knows it or made here; its party is who says the statement."""
        if not correction.value.strip():
            return None
        if correction.value not in known:
            kind = correction.origin_kind or "unknown"
            said = self._said(statement)
            parties = (said.speaker.name,) if said is not None and said.speaker is not None else ()
            named = Origin(identify("origin", kind, correction.value), correction.value, kind, (), parties)
            known[correction.value] = named
        return known[correction.value]

    def _joined(
        self, by_id: Mapping[str, Statement], groups: tuple[AlignedGroup, ...], pair: tuple[str, ...]
    ) -> tuple[AlignedGroup, ...]:
        """Make one group of the groups of two statements; what says only a part of one keeps its own group."""
        if any(set(pair) <= set(group.statements) for group in groups):
            return groups
        taken = [group for group in groups if group.relation != "partial" and set(pair) & set(group.statements)]
        members = {identity for group in taken for identity in group.statements} | set(pair)
        left = [group for group in groups if group not in taken]
        return _sorted(by_id, [*left, self._described(by_id, members)])

    def _parted(
        self, by_id: Mapping[str, Statement], groups: tuple[AlignedGroup, ...], pair: tuple[str, ...]
    ) -> tuple[AlignedGroup, ...]:
        """Let the second of two statements leave every group that holds both."""
        result: list[AlignedGroup] = []
        for group in groups:
            if not set(pair) <= set(group.statements):
                result.append(group)
                continue
            members = set(group.statements) - {pair[1]}
            if len(members) > 1:
                result.append(self._described(by_id, members, group.relation))
        return _sorted(by_id, result)

    def _described(
        self, by_id: Mapping[str, Statement], members: set[str], relation: AlignmentRelation | None = None
    ) -> AlignedGroup:
        ordered = sorted(members, key=lambda identity: _where(by_id[identity]))
        texts = [self._text(by_id[identity]) for identity in ordered]
        notes = note_differences(profile(texts[0]), profile(texts[1]))
        return AlignedGroup(relation or self._relation(by_id, ordered), tuple(ordered), notes)

    def _relation(self, by_id: Mapping[str, Statement], members: Sequence[str]) -> AlignmentRelation:
        """How what a person calls the same is alike: quoted against told, one quotation in wordings, or the same."""
        said = [self._said(by_id[identity]) for identity in members]
        quoted = {each is not None and each.kind == "direct" for each in said}
        if len(quoted) == 2:
            return "quoted_vs_paraphrased"
        one_wording = len({self._text(by_id[identity]).casefold() for identity in members}) == 1
        return "variant" if quoted == {True} and not one_wording else "same"

    def _said(self, statement: Statement) -> Attribution | None:
        attributions = self.readings[statement.place.report].attributions
        return next((said for said in attributions if said.id == statement.attribution), None)

    def _text(self, statement: Statement) -> str:
        place = statement.place
        return self.readings[place.report].report.text[place.start : place.end]


def marked_reason(reason: str, corrections: Sequence[Correction]) -> str:
    """Say behind a verdict's reason who changed what it rests on."""
    marks = dict.fromkeys(_mark(correction) for correction in corrections)
    closed = reason if not reason or reason.endswith((".", "!", "?", "…")) else f"{reason}."
    return " ".join([closed, *marks] if closed else marks)


def _mark(correction: Correction) -> str:
    what = {
        "speaker": "the speaker was corrected",
        "kind": "the kind was corrected",
        "same": "joined by hand",
        "not_same": "parted by hand",
        "origin": "the origin was named by hand",
    }[correction.kind]
    return f"{what[0].upper()}{what[1:]} ({correction.who}, {correction.when[:10]})."


def _where(statement: Statement) -> tuple[str, int, int]:
    return statement.place.report, statement.place.start, statement.place.end


def _sorted(by_id: Mapping[str, Statement], groups: Sequence[AlignedGroup]) -> tuple[AlignedGroup, ...]:
    return tuple(sorted(groups, key=lambda group: [_where(by_id[identity]) for identity in group.statements]))


def with_marks(reason_of: Mapping[str, Sequence[Correction]], row: StatementOrigin) -> StatementOrigin:
    """Say behind the reason of a statement's origin who changed what it rests on."""
    made = reason_of.get(row.statement, ())
    return replace(row, reason=marked_reason(row.reason, made)) if made else row
