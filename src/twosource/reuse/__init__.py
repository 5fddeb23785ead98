"""Passages carried over from one report to another."""
