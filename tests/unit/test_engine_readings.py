from __future__ import annotations

from typing import TYPE_CHECKING

import stand_in
import twosource.stages
from twosource.api import report
from twosource.engine import choose
from twosource.engine.readings import read_on
from twosource.store.codec import decode_reading

if TYPE_CHECKING:
    import pytest

    from twosource.model import Reading, Report


def test_readings_come_in_the_order_of_the_reports_as_if_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twosource.stages, "read_report", stand_in.read_report)
    reports = [report(f"Anna says line {number}.\nNothing else.", outlet=f"o{number}") for number in (3, 1, 2)]
    with choose("local", jobs=1) as engine:
        ((number, outcomes),) = read_on(engine, [reports])
    assert number == 0
    assert [outcome.report for outcome in outcomes] == [each.id for each in reports]
    for outcome, each in zip(outcomes, reports, strict=True):
        assert outcome.record is not None
        assert decode_reading(outcome.record, each) == stand_in.read_report(each)
        assert outcome.attributions == 1


def test_a_report_that_cannot_be_read_is_told_and_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(each: Report) -> Reading:
        if "bad" in each.text:
            raise RuntimeError("no\nreading")
        return stand_in.read_report(each)

    monkeypatch.setattr(twosource.stages, "read_report", read)
    with choose("local", jobs=1) as engine:
        ((_, (bad, good)),) = read_on(engine, [[report("a bad one."), report("a good one.")]])
    assert (bad.record, bad.failure) == (None, "RuntimeError: no reading")
    assert (good.record is None, good.failure) == (False, None)


def test_no_reports_give_no_readings() -> None:
    with choose("local", jobs=1) as engine:
        assert list(read_on(engine, [])) == []
