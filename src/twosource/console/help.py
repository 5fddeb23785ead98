"""Help texts of the verbs, examples first; a backspace alone on a line keeps the paragraph below it as it is."""

from __future__ import annotations

ROOT = """\
Who really said something, and how many independent origins stand behind it.

\b
Examples:
  twosource compare bell.txt gazette.html
  twosource compare *.txt --html page.html
  twosource read bell.txt --jsonl
  twosource check result.json

\b
Many reports, kept in a store:
  twosource add articles/ --store my-store
  twosource stories --store my-store
  twosource said "Lin Aster" --store my-store
  twosource serve my-store

\b
Exit codes: 0 fine, 1 failure, 2 usage, 3 some inputs skipped, 4 no input
readable, or no such store, story, report or speaker, 5 --fail-on met,
130 interrupted, 141 reader went away.
"""

COMPARE = """\
Compare the reports of one event.

\b
Examples:
  twosource compare bell.txt gazette.html
  twosource compare bell.txt gazette.html --html page.html
  twosource compare reports.jsonl --json -o result.json
  twosource compare *.txt --primary statement.txt
  twosource compare *.txt --policy desk.toml --outlets outlets.toml
  twosource compare *.txt --fail-on conflict
"""

READ = """\
Show who said what in each report, by itself.

\b
Examples:
  twosource read bell.txt
  twosource read *.txt --jsonl -o readings.jsonl
  cat bell.txt | twosource read - --json
"""

RELATE = """\
Tell what two sentences are to each other. They are taken to be about one thing: the only number, date or person that
is left over on both sides is a conflict. A model reads both together, some 25 pairs a processor-second; a comparison
has no time for that and goes by the words.

\b
Examples:
  twosource relate pairs.jsonl --jsonl
  cat pairs.jsonl | twosource relate - --jsonl -o decisions.jsonl
"""

CHECK = """\
Compute the hashes and offsets of a result, or of a store, again and say what no longer fits.

\b
Examples:
  twosource check result.json
  twosource check my-store
"""

SCHEMA = """\
Print the JSON Schema of the documents.

\b
Examples:
  twosource schema > comparison-1.json
  twosource schema reading
"""
