"""Statements, and what two of them are to each other."""
