"""The example notebook runs from top to bottom, and its cells show what its words promise."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

NOTEBOOK = Path(__file__).parents[2] / "examples" / "notebook" / "shared_statements.ipynb"


def stored() -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


@pytest.fixture(scope="module")
def ran() -> nbformat.NotebookNode:
    client = pytest.importorskip("nbclient").NotebookClient
    notebook = stored()
    client(
        notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(NOTEBOOK.parent)}}
    ).execute()
    return notebook


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def test_it_is_stored_without_results() -> None:
    notebook = stored()
    nbformat.validate(notebook)
    assert all(cell.outputs == [] and cell.execution_count is None for cell in notebook.cells if "outputs" in cell)


def test_no_cell_fails_or_warns(ran: nbformat.NotebookNode) -> None:
    assert [output for output in outputs(ran) if output.output_type == "error" or output.get("name") == "stderr"] == []


def test_a_comparison_shows_itself_as_html_and_as_markdown(ran: nbformat.NotebookNode) -> None:
    first = next(output for output in outputs(ran) if output.output_type == "execute_result")
    assert "3 reports" in first.data["text/html"]
    assert first.data["text/markdown"].startswith("# 3 reports of one event")


def test_every_code_cell_but_silent_ones_shows_something(ran: nbformat.NotebookNode) -> None:
    assert all(cell.outputs for cell in ran.cells if cell.cell_type == "code")
