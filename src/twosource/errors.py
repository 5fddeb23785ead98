"""The errors that twosource raises on purpose.

::

    TwosourceError
    ├── InputError      an input cannot be read
    ├── UsageError      what was asked for makes no sense
    ├── WeightsError    a model's file is missing or is not the pinned one
    ├── ResultError     a result document does not fit its schema or its files
    └── StoreError      a store cannot be read or written
"""

from __future__ import annotations


class TwosourceError(Exception):
    """What went wrong, in one line: the thing, the cause, what to do.

    Attributes:
        subject: the input, option or file that it is about.
        cause: what is wrong with it.
        remedy: what the user can do.
    """

    def __init__(self, subject: str, cause: str, remedy: str) -> None:
        super().__init__(f"{subject}: {cause}; {remedy}")
        self.subject = subject
        self.cause = cause
        self.remedy = remedy


class InputError(TwosourceError):
    """An input cannot be read."""


class UsageError(TwosourceError):
    """What was asked for makes no sense."""


class WeightsError(TwosourceError):
    """A model's file is missing or is not the pinned one."""


class ResultError(TwosourceError):
    """A result document does not fit its schema or its files."""


class StoreError(TwosourceError):
    """A store cannot be read or written."""
