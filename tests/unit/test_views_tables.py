"""Tables for pandas, polars and Arrow."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from twosource.errors import UsageError
from twosource.model import Comparison
from twosource.views.tables import COLUMNS, comparison_rows, reading_rows, to_arrow, to_pandas
from view_cases import make_bell, make_comparison, make_report


def test_every_row_has_every_column_of_its_table() -> None:
    for name, rows in comparison_rows(make_comparison()).items():
        assert rows, name
        for row in rows:
            assert list(row) == list(COLUMNS[name])


def test_arrow_and_pandas_hold_the_same_values() -> None:
    comparison = make_comparison()
    arrow, pandas = comparison.to_arrow(), comparison.to_pandas()
    assert list(arrow) == list(pandas) == list(COLUMNS)
    for name, table in arrow.items():
        assert table.column_names == list(pandas[name].columns)
        assert table.num_rows == len(pandas[name])
    counts = arrow["alignments"].column("independent_origins").to_pylist()
    assert counts == [None, 1]
    assert pandas["alignments"]["independent_origins"].isna().tolist() == [True, False]


def test_polars_holds_the_same_values_as_arrow() -> None:
    comparison = make_comparison()
    arrow, polars = comparison.to_arrow(), comparison.to_polars()
    assert {name: frame.to_dicts() for name, frame in polars.items()} == {
        name: table.to_pylist() for name, table in arrow.items()
    }
    assert list(make_bell().to_polars()) == ["reports", "attributions"]


def test_halves_of_surrogate_pairs_are_escaped_in_lists_too() -> None:
    bell = make_bell()
    odd = replace(bell, report=replace(bell.report, authors=("\ud800",)))
    assert odd.to_polars()["reports"]["authors"].to_list() == [["\\ud800"]]
    assert odd.to_arrow()["reports"].column("authors").to_pylist() == [["\\ud800"]]


def test_empty_tables_keep_the_types_of_their_columns() -> None:
    empty = Comparison((), (), (), (), (), (), (), ())
    assert str(empty.to_arrow()["statements"].schema.field("start").type) == "int64"
    assert str(empty.to_pandas()["statements"]["start"].dtype) == "Int64"
    assert str(empty.to_polars()["statements"]["start"].dtype) == "Int64"


def test_statements_join_their_origins() -> None:
    rows = comparison_rows(make_comparison())
    named = {row["id"]: row["name"] for row in rows["origins"]}
    assert [named.get(row["origin"]) for row in rows["statements"]].count("inspection report") == 2


def test_a_reading_has_two_tables() -> None:
    tables = make_bell().to_pandas()
    assert list(tables) == ["reports", "attributions"]
    assert tables["attributions"]["cue"].tolist()[1] == "said at a news conference"
    assert list(make_bell().to_arrow()) == ["reports", "attributions"]


def test_half_surrogates_are_escaped_because_no_table_can_hold_them() -> None:
    from twosource.model import Reading

    rows = reading_rows(Reading(make_report("a \ud800 b"), (), (), (), (), ()))
    assert to_arrow(rows)["reports"].column("text").to_pylist() == ["a \\ud800 b"]


@pytest.mark.parametrize("library", ["pandas", "pyarrow"])
def test_a_missing_library_is_told_with_the_extra_that_brings_it(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    convert = {"pandas": to_pandas, "pyarrow": to_arrow}[library]
    with pytest.raises(UsageError, match=r"pip install 'twosource\[tables\]'"):
        convert(comparison_rows(make_comparison()))
