"""Records to JSON and back, exactly: what is decoded equals what was encoded, field by field.

A dataclass becomes an object, a tuple (a span too) an array.  The decoder is made from the records' own type hints, so
that a field that is added to ``model.py`` with a default needs nothing here, and older documents still decode.
"""

from __future__ import annotations

import json
import types
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from twosource.model import Comparison, Reading, Report
from twosource.surrogates import escaped_in_json, is_storable

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
R = TypeVar("R")


def dump(value: Json) -> str:
    """Write JSON on one line; halves of surrogate pairs, which stand in odd file names, are escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return escaped_in_json(text)


def encode(value: object) -> Json:
    """Turn a record, or a tuple of records, into plain JSON data."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{type(value).__name__} has no form in a store")


def decode(kind: type[R], value: Json) -> R:
    """Turn plain JSON data back into a record.

    Raises:
        TypeError, KeyError, ValueError: the data is not that of such a record.
    """
    return cast("R", _decoder(cast("type", kind))(value))


def encode_report(report: Report) -> str:
    """Write a report but for its text, which has a column of its own where that can hold it."""
    return dump(encode(replace(report, text="") if is_storable(report.text) else report))


def decode_report(record: str, text: str) -> Report:
    """Read what :func:`encode_report` wrote."""
    report = decode(Report, json.loads(record))
    return report if report.text else replace(report, text=text)


def encode_reading(reading: Reading) -> str:
    """Write a reading but for its report, which stands in its own table."""
    kept = {field.name: encode(getattr(reading, field.name)) for field in fields(reading) if field.name != "report"}
    return dump(kept)


def decode_reading(record: str, report: Report) -> Reading:
    """Read what :func:`encode_reading` wrote."""
    parts = json.loads(record)
    hints = _hints(Reading)
    kept = {name: _decoder(hints[name])(value) for name, value in parts.items() if name in hints}
    return Reading(report=report, **cast("dict[str, tuple[()]]", kept))


def encode_comparison(comparison: Comparison, reports: Sequence[str]) -> str:
    """Write a comparison but for its readings, of which only the reports' ids are kept.

    Args:
        comparison: the comparison.
        reports: ids of all reports that it was made of, earlier versions included.
    """
    kept = cast("dict[str, Json]", encode(replace(comparison, readings=())))
    kept["made_of"] = list(reports)
    kept["readings"] = [reading.report.id for reading in comparison.readings]
    return dump(kept)


def decode_comparison(record: str, readings: Sequence[Reading]) -> Comparison:
    """Read what :func:`encode_comparison` wrote.

    Args:
        record: the text.
        readings: readings of all its reports, in any order.

    Raises:
        KeyError: the reading of a report is missing.
    """
    parts: dict[str, Json] = json.loads(record)
    by_id = {reading.report.id: reading for reading in readings}
    order = cast("list[str]", parts["readings"])
    bare = decode(Comparison, {**parts, "readings": []})
    return replace(bare, readings=tuple(by_id[identity] for identity in order))


@cache
def _hints(kind: type) -> Mapping[str, Hashable]:
    return get_type_hints(kind)


@cache
def _decoder(hint: Hashable) -> Callable[[Json], object]:
    """Make the function that decodes what a type hint describes."""
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _optional(hint)
    if origin is tuple:
        return _tuple(get_args(hint))
    if origin is Literal or hint in {str, int, float, bool}:
        return _same
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    if isinstance(hint, type) and issubclass(hint, tuple):
        make = cast("Callable[..., object]", hint)
        return lambda value: make(*cast("list[Json]", value))
    raise TypeError(f"{hint} has no form in a store")


def _same(value: Json) -> object:
    return value


def _optional(hint: object) -> Callable[[Json], object]:
    inner = [part for part in get_args(hint) if part is not type(None)]
    if len(inner) != 1:
        raise TypeError(f"{hint} has no form in a store")
    decoder = _decoder(inner[0])
    return lambda value: None if value is None else decoder(value)


def _tuple(parts: tuple[Hashable, ...]) -> Callable[[Json], object]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = _decoder(parts[0])
        return lambda value: tuple(each(item) for item in cast("list[Json]", value))
    decoders = [_decoder(part) for part in parts]
    return lambda value: tuple(decoder(item) for decoder, item in zip(decoders, cast("list[Json]", value), strict=True))


def _record(kind: type) -> Callable[[Json], object]:
    hints = _hints(kind)
    known = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}

    def decoded(value: Json) -> object:
        given = cast("dict[str, Json]", value)
        if missing := needed - given.keys():
            raise KeyError(f"{kind.__name__} without {', '.join(sorted(missing))}")
        return kind(**{name: decoder(given[name]) for name, decoder in known.items() if name in given})

    return decoded
