"""The version: part of what makes the same bytes."""

__version__ = "0.1.0"
