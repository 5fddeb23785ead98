"""Who really said something: attributions, shared statements and independent origins across news reports.

The functions are loaded when they are first used, so that ``import twosource`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from twosource.version import __version__

if TYPE_CHECKING:
    from twosource.api import compare, read, read_all, report
    from twosource.errors import InputError, ResultError, StoreError, TwosourceError, UsageError, WeightsError
    from twosource.model import Comparison, Reading, Report
    from twosource.store.corpus import Corpus

__all__ = [
    "Comparison",
    "Corpus",
    "InputError",
    "Reading",
    "Report",
    "ResultError",
    "StoreError",
    "TwosourceError",
    "UsageError",
    "WeightsError",
    "__version__",
    "compare",
    "read",
    "read_all",
    "report",
]

_HOMES = {
    "Comparison": "model",
    "Corpus": "store.corpus",
    "InputError": "errors",
    "Reading": "model",
    "Report": "model",
    "ResultError": "errors",
    "StoreError": "errors",
    "TwosourceError": "errors",
    "UsageError": "errors",
    "WeightsError": "errors",
    "compare": "api",
    "read": "api",
    "read_all": "api",
    "report": "api",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'twosource' has no attribute {name!r}")
    return getattr(import_module(f"twosource.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
