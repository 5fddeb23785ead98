"""What a comparison on the desk follows beside its reports: a policy, the registry of outlets, a document of record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.desk.intake import shown_name, take_in
from twosource.errors import InputError, UsageError
from twosource.identity import identify
from twosource.origin.policy import NO_POLICY, Policy, parse_policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.desk.intake import Dropped, Pasted
    from twosource.model import Report
    from twosource.outlets.registry import Registry

_RECORD = "document of record"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the desk was started with, or what a person gave with the reports.

    Attributes:
        policy: who counts as one, as its file says.
        policy_name: how the file is called; empty where there is none.
        registry: outlets with their hosts and houses; the package's own where it is ``None``.
        outlets_name: how the desk's own file of outlets is called; empty where there is none.
        primary: the document of record that quotations are held against.
    """

    policy: Policy = NO_POLICY
    policy_name: str = ""
    registry: Registry | None = None
    outlets_name: str = ""
    primary: Report | None = None

    @property
    def counted(self) -> Policy:
        """The policy with the newsrooms of the desk's own outlets."""
        if self.registry is None:
            return self.policy
        from twosource.outlets.houses import with_newsrooms

        return with_newsrooms(self.policy, self.registry)

    @property
    def digest(self) -> str:
        """A name for these rules: other rules have another one."""
        return identify("rules", repr(self.counted), self.primary.id if self.primary is not None else "")

    @property
    def lines(self) -> tuple[str, ...]:
        """The rules in words, a sentence each."""
        told = []
        if self.policy_name:
            told.append(f"Who counts as one origin follows {self.policy_name}.")
        if self.outlets_name:
            told.append(f"Outlets and their houses follow {self.outlets_name}.")
        if self.primary is not None:
            told.append(f"Quotations are held against {self.primary.title or self.primary.path or 'the text given'}.")
        return tuple(told)


NO_RULES = Rules()


def with_given(
    rules: Rules, policies: Sequence[Dropped], records: Sequence[Dropped], record: Pasted, max_bytes: int
) -> Rules:
    """The desk's rules with what a person gave for one comparison: a policy goes in the place of the desk's.

    Raises:
        InputError: the document of record cannot be read.
        UsageError: the policy is none, or there are several documents of record.
    """
    if policies:
        name = shown_name(policies[0].name)
        rules = replace(rules, policy=parse_policy(policies[0].data, name), policy_name=name)
    if records or record.text.strip():
        rules = replace(rules, primary=_record(records, record, max_bytes))
    return rules


def _record(records: Sequence[Dropped], record: Pasted, max_bytes: int) -> Report:
    intake = take_in(records, [record], max_bytes)
    if not intake.reports:
        skipped = intake.skipped[0]
        raise InputError(_RECORD, skipped.cause, skipped.remedy)
    if len(intake.reports) > 1:
        raise UsageError(_RECORD, f"there are {len(intake.reports)} texts", "give it as one file or one text")
    return intake.reports[0]
