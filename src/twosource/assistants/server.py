"""The MCP server over standard input and output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twosource.assistants.answers import NOTE
from twosource.assistants.tools import Tools
from twosource.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

INSTRUCTIONS = f"Who really said something, and how many independent origins stand behind it. {NOTE}"


def serve(store: Path | None, allow: Sequence[Path], max_bytes: int) -> None:
    """Answer an assistant until standard input ends.

    Args:
        store: directory of a store, or ``None``.
        allow: folders whose files may be read.
        max_bytes: the largest report that is read, in bytes.

    Raises:
        InputError: there is no such store or folder.
        UsageError: the extra ``assistants`` is missing.
    """
    allowed = tuple(_folder(path) for path in allow)
    if store is None:
        make_server(Tools(None, allowed, max_bytes)).run("stdio")
        return
    from twosource.store.corpus import Corpus

    with Corpus.open(store) as corpus:
        make_server(Tools(corpus, allowed, max_bytes)).run("stdio")


def make_server(tools: Tools) -> Any:
    """Make the server of some tools.

    Raises:
        UsageError: the extra ``assistants`` is missing.
    """
    server_class, annotations_class = _package()
    server = server_class(name="twosource", instructions=INSTRUCTIONS)
    read_only = annotations_class(readOnlyHint=True, destructiveHint=False, idempotentHint=True, openWorldHint=False)

    def read(texts: list[str] | None = None, files: list[str] | None = None) -> dict[str, Any]:
        """Find who said what in each report. Give texts, or files in a folder that the user allowed."""
        return tools.read(texts or [], files or [])

    def compare(texts: list[str] | None = None, files: list[str] | None = None, story: str = "") -> dict[str, Any]:
        """Compare reports of one event: shared statements, their independent origins, conflicts.

        Give texts, files in an allowed folder, or the id of a story of the store.
        """
        return tools.compare(texts or [], files or [], story)

    def find(words: str = "", speaker: str = "", outlet: str = "", since: str = "", until: str = "") -> dict[str, Any]:
        """Find words in the reports of the store; dates are ISO 8601."""
        return tools.find(words, speaker, outlet, since, until)

    def said(name: str) -> dict[str, Any]:
        """Give everything that a speaker is reported to have said in the store."""
        return tools.said(name)

    for tool in (read, compare, find, said):
        server.tool(annotations=read_only)(tool)
    return server


def _package() -> tuple[Any, Any]:
    """The classes of the package ``mcp``: version 2 renamed the server."""
    try:
        from mcp.types import ToolAnnotations
    except ImportError as error:
        raise UsageError(
            "mcp", f"the package {error.name} is missing", "pip install 'twosource[assistants]'"
        ) from error
    try:
        from mcp.server.mcpserver import MCPServer
    except ImportError:
        from mcp.server import fastmcp

        return vars(fastmcp)["FastMCP"], ToolAnnotations
    return MCPServer, ToolAnnotations


def _folder(path: Path) -> Path:
    resolved = path.resolve()
    if not resolved.is_dir():
        raise InputError(str(path), "is no folder", "name a folder with --allow")
    return resolved
