"""The ordered stages: what each requires and what it produces.

::

    bytes ─readers→ Report ─text, attribution→ Reading ─statement, reuse, origin→ Comparison ─views→ …

``read_report`` is a pure function of one report and the version: it is the expensive map and may run in any process.
``compare_readings`` is a pure function of the readings of one story.  Views read a ``Comparison`` and decide nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from twosource.attribution.assemble import assemble
from twosource.attribution.coreference import resolve_speakers
from twosource.attribution.tagger import tag
from twosource.model import Comparison, Reading
from twosource.origin.independence import count_independent
from twosource.origin.policy import NO_POLICY
from twosource.origin.resolve import resolve_origins
from twosource.quotation.check import check_against, check_quotations
from twosource.reuse.passages import find_reuse
from twosource.statement.align import align
from twosource.statement.conflict import find_conflicts
from twosource.statement.extract import extract_statements
from twosource.statement.judgements import Judgements
from twosource.text.blanks import plain_marks, plain_reading, plain_report
from twosource.text.dates import find_dates
from twosource.text.quotemarks import find_quotations
from twosource.text.segment import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Alignment, Origin, Report, Skipped, Statement, StatementOrigin, Warned
    from twosource.origin.policy import Policy
    from twosource.statement.align import AlignedGroup


_POLICY_NOTE = "Origins are counted by the desk's own rules about who counts as one (policy file, SHA-256 {})."


class Overrides(Protocol):
    """What people decided otherwise than the stages do."""

    def regroup(self, statements: Sequence[Statement], groups: Sequence[AlignedGroup]) -> tuple[AlignedGroup, ...]:
        """Change which statements say the same."""

    def reorigin(
        self, statements: Sequence[Statement], origins: Sequence[Origin], rows: Sequence[StatementOrigin]
    ) -> tuple[tuple[Origin, ...], tuple[StatementOrigin, ...]]:
        """Change where statements come from."""


def read_report(report: Report) -> Reading:
    """Find who said what in one report.

    Sentences, quotations and names come first; the tagger proposes source-cue-content triples; the rules of the marks
    make attributions of them; speakers are resolved within the report alone.
    """
    plain = plain_report(report)
    sentences = split_sentences(plain.text, plain.language)
    quotations = find_quotations(plain.text)
    tagged = tag(plain_marks(plain.text), [noise.span for noise in plain.noise])
    dates = find_dates(plain, tagged.names)
    attributions = assemble(plain, quotations, tagged)
    resolved = resolve_speakers(plain, sentences, quotations, tagged.names, attributions)
    return Reading(report, sentences, quotations, tagged.names, dates, resolved)


def compare_readings(  # noqa: PLR0913
    readings: Sequence[Reading],
    skipped: Sequence[Skipped] = (),
    warnings: Sequence[Warned] = (),
    overrides: Overrides | None = None,
    *,
    policy: Policy = NO_POLICY,
    primary: Report | None = None,
) -> Comparison:
    """Align the statements of one story's readings and count the origins behind each.

    Reports are put in an order of their own (by id), so that the order of inputs changes nothing; views show them in
    the order given.  What people decided otherwise is put in before conflicts are sought and origins counted.
    A desk's ``policy`` says who counts as one; ``primary`` is the document of record that quotations are held against.
    """
    ordered = tuple(sorted(map(plain_reading, readings), key=lambda reading: reading.report.id))
    reuse = find_reuse(ordered)
    statements = extract_statements(ordered)
    judgements = Judgements(ordered, statements)
    pairs = align(judgements)
    if overrides is not None:
        pairs = overrides.regroup(statements, pairs)
    conflicts = find_conflicts(judgements, pairs)
    origins, statement_origins = resolve_origins(ordered, statements, reuse)
    if overrides is not None:
        origins, statement_origins = overrides.reorigin(statements, origins, statement_origins)
    alignments = count_independent(ordered, statements, pairs, origins, statement_origins, reuse, policy)
    aligned = _told_elsewhere(statements, alignments)
    alone: dict[str, list[str]] = {reading.report.id: [] for reading in ordered}
    for statement in statements:
        if statement.id not in aligned:
            alone[statement.place.report].append(statement.id)
    only_in = tuple((report, tuple(identities)) for report, identities in alone.items())
    return Comparison(
        readings=tuple(readings),
        statements=statements,
        statement_origins=statement_origins,
        origins=origins,
        alignments=alignments,
        conflicts=conflicts,
        reuse=reuse,
        only_in=only_in,
        skipped=tuple(skipped),
        warnings=tuple(warnings),
        quotation_checks=(
            *check_quotations(ordered, statements, alignments),
            *(check_against(ordered, primary) if primary is not None else ()),
        ),
        primary=primary,
        policy=policy.sha256,
        notes=() if policy.sha256 is None else (_POLICY_NOTE.format(policy.sha256),),
    )


def _told_elsewhere(statements: Sequence[Statement], alignments: Sequence[Alignment]) -> frozenset[str]:
    """Ids of the statements that another report tells too."""
    report_of = {statement.id: statement.place.report for statement in statements}
    return frozenset(
        identity
        for alignment in alignments
        if len({report_of[each] for each in alignment.statements}) > 1
        for identity in alignment.statements
    )
