"""The architecture page tells what is so: its layout exists, and its stages import only what it says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "twosource"
STAGES = ("attribution", "reuse", "statement", "origin")
OUTER = ("twosource.readers", "twosource.views", "twosource.console", "twosource.cli", "twosource.api")


def layout() -> list[str]:
    """Paths below ``src/twosource`` that the layout names."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    block = re.search(r"```text\nsrc/twosource/\n(.*?)```", page, re.DOTALL)
    assert block is not None
    return re.findall(r"^  ([a-z_]+(?:\.py|/))", block[1], re.MULTILINE)


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return named | {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}


def test_every_file_and_folder_of_the_layout_exists() -> None:
    assert len(layout()) > 15
    assert [path for path in layout() if not (PACKAGE / path).exists()] == []


def test_the_layout_leaves_no_folder_of_the_package_out() -> None:
    folders = {f"{path.name}/" for path in PACKAGE.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert folders - set(layout()) == set()


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_neither_readers_nor_views_nor_the_command_line(stage: str) -> None:
    wrong = [
        f"{path.name}: {name}"
        for path in sorted((PACKAGE / stage).glob("*.py"))
        for name in sorted(imports_of(path))
        if name.startswith(OUTER)
    ]
    assert wrong == []
