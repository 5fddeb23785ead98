"""``twosource mcp``: read-only tools for assistants, over standard input and output."""

from pathlib import Path
from typing import Annotated

import typer

from twosource.console.codes import Code
from twosource.console.options import Debug, MaxBytes
from twosource.settings import DEFAULT_MAX_BYTES

HELP = """\
Serve the tools read, compare, find and said to an assistant (MCP over stdio).

\b
Examples:
  twosource mcp
  twosource mcp --store ./twosource-store
  twosource mcp --allow ./reports

The tools change nothing and fetch nothing. They read texts that they are given,
the store, and files in the folders named with --allow; no other path.
"""


def mcp(
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR", help="A store for find and said.")] = None,
    allow: Annotated[
        list[Path] | None, typer.Option("--allow", metavar="DIR", help="A folder whose files may be read; repeatable.")
    ] = None,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    debug: Debug = False,
) -> int:
    """Serve the tools until standard input ends."""
    del debug
    from twosource.assistants.server import serve

    serve(store, allow or [], max_bytes)
    return Code.OK
