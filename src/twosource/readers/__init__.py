"""Bytes to reports: only here do encodings, markup, metadata lines and boilerplate exist."""
