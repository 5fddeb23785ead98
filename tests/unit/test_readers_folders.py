from __future__ import annotations

import os
from pathlib import Path

import pytest

from twosource.model import Skipped, Warned
from twosource.readers.folders import expand


def grow(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


def files(*given: Path | str) -> list[str]:
    return [path for path in expand(list(given)) if isinstance(path, str)]


def skipped(*given: Path | str) -> list[Skipped]:
    return [each for each in expand(list(given)) if isinstance(each, Skipped)]


def test_a_folder_stands_for_every_file_below_it_sorted_by_path(tmp_path: Path) -> None:
    grow(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "C.txt")
    assert files(tmp_path) == [str(tmp_path / name) for name in ("C.txt", "a/b/c.txt", "a/z.txt", "b.txt")]


def test_hidden_files_and_folders_are_left_out_and_counted(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt", ".state", ".git/config")
    assert files(tmp_path) == [str(tmp_path / "a.txt")]
    assert [each.message for each in expand([tmp_path]) if isinstance(each, Warned)] == [
        "2 hidden files and folders left out"
    ]


def test_a_symbolic_link_in_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    grow(tmp_path, "outside/secret.txt", "inside/a.txt")
    (tmp_path / "inside" / "file").symlink_to(tmp_path / "outside" / "secret.txt")
    (tmp_path / "inside" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "inside" / "loop").symlink_to(tmp_path / "inside")
    assert files(tmp_path / "inside") == [str(tmp_path / "inside" / "a.txt")]
    assert [Path(each.source).name for each in skipped(tmp_path / "inside")] == ["file", "folder", "loop"]


def test_a_recursive_glob_does_not_leave_its_folder_through_a_link(tmp_path: Path) -> None:
    grow(tmp_path, "outside/secret.txt", "inside/b/a.txt")
    (tmp_path / "inside" / "folder").symlink_to(tmp_path / "outside")
    pattern = str(tmp_path / "inside" / "**" / "*.txt")
    assert files(pattern) == [str(tmp_path / "inside" / "b" / "a.txt")]
    assert [Path(each.source).name for each in skipped(pattern)] == ["secret.txt"]


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    grow(tmp_path, "outside/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "outside")
    assert files(tmp_path / "link") == [str(tmp_path / "link" / "a.txt")]


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    assert [each.cause for each in skipped(tmp_path)] == ["is a folder without files"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_may_not_be_listed_is_said(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt", "closed/b.txt")
    (tmp_path / "closed").chmod(0)
    try:
        assert [each.cause for each in skipped(tmp_path)] == ["cannot be listed (permission denied)"]
    finally:
        (tmp_path / "closed").chmod(0o700)
