"""What a question to a store may have to wait for first, with a bar for each on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.console.progress import progress

if TYPE_CHECKING:
    from twosource.model import Story
    from twosource.store.corpus import Corpus


def catch_up(corpus: Corpus, *, wanted: bool) -> None:
    """Let the lists, the speakers and the full-text index follow what was added."""
    with progress(corpus.behind() if wanted else 0, wanted=wanted, label="Listing", unit="parts") as done:
        corpus.catch_up(done)


def grouped(corpus: Corpus, *, wanted: bool) -> tuple[Story, ...]:
    """Give the stories, once the lists have caught up."""
    catch_up(corpus, wanted=wanted)
    # Each report is looked at twice: for what it tells, and for what it is like.
    with progress(2 * corpus.ungrouped() if wanted else 0, wanted=wanted, label="Grouping", unit="looks") as done:
        return corpus.stories(done)
