"""The documentation keeps its word: its Python runs, its commands exist, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from twosource import cli

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *(page for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md") if page.exists()),
    *sorted((ROOT / "docs").rglob("*.md")),
]
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_INLINE_VERB = re.compile(r"`twosource ([a-z]+)\b")
_LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s#]+)(?:#[^)\s]*)?\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    page: Path
    line: int
    language: str
    content: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [Block(page, text.count("\n", 0, match.start()) + 2, match[1], match[2]) for match in _FENCE.finditer(text)]


BLOCKS = [block for page in PAGES for block in blocks_of(page)]
PYTHON = [block for block in BLOCKS if block.language == "python"]
CONSOLE = [block for block in BLOCKS if block.language == "console"]


def calls_in(block: Block) -> list[list[str]]:
    """The calls of twosource that a console block shows, as words; comments and other programs left out."""
    shown = [line.removeprefix("$ ") for line in block.content.splitlines() if line.startswith("$ ")]
    calls = []
    for line in shown:
        words = shlex.split(line, comments=True)
        while "|" in words or "&&" in words:
            cut = next(index for index, word in enumerate(words) if word in ("|", "&&"))
            calls.append(words[:cut])
            words = words[cut + 1 :]
        calls.append(words)
    return [call[1:] for call in calls if call and call[0] == "twosource"]


@cache
def help_of(verb: str) -> str:
    """What ``twosource VERB --help`` prints; empty when there is no such verb."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(StringIO()):
        code = cli.main([*([verb] if verb else []), "--help"])
    return said.getvalue() if code == 0 else ""


def test_the_readme_and_the_documentation_show_python_and_commands() -> None:
    assert {block.page.name for block in PYTHON} >= {"README.md", "api.md"}
    assert {block.page.name for block in CONSOLE} >= {"README.md"}


@pytest.mark.parametrize("block", PYTHON, ids=str)
def test_every_python_example_runs_by_itself_from_the_root(
    block: Block, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    code = compile("\n" * (block.line - 1) + block.content, str(block.page), "exec")
    exec(code, {"__name__": "example"})
    if "print(" in block.content:
        assert capsys.readouterr().out, "the example prints nothing"


@pytest.mark.parametrize("block", CONSOLE, ids=str)
def test_every_command_shown_exists_with_its_options(block: Block) -> None:
    for call in calls_in(block):
        verb = call[0] if call and not call[0].startswith("-") else ""
        explained = help_of(verb)
        assert explained, f"there is no verb {verb!r}"
        for word in call:
            if word.startswith("-") and word not in ("-", "--"):
                option = word.split("=")[0]
                assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", explained), f"{verb} has no {option}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_verb_named_in_a_sentence_exists(page: Path) -> None:
    for verb in _INLINE_VERB.findall(page.read_text(encoding="utf-8")):
        assert help_of(verb), f"there is no verb {verb!r}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    targets = [link for link in _LINK.findall(text) if "://" not in link and not link.startswith("mailto:")]
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []
