"""Fixtures for every test; standing here, it also puts ``tests`` on the path, so that tests can import their cases."""
