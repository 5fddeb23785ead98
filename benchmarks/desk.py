"""How long the desk takes for its first page with many reports in the store.

Run: ``python -m benchmarks.desk [REPORTS]``.  The list is made of lines as the store gives them, without texts;
grouping reports into stories is measured elsewhere.
"""

from __future__ import annotations

import sys
import time
from statistics import median
from typing import TYPE_CHECKING, cast

from starlette.testclient import TestClient

from twosource.corrections.book import MemoryBook
from twosource.desk.app import create_app
from twosource.desk.guard import Door
from twosource.desk.rows import make_listing, rows_of_listed
from twosource.desk.state import Desk
from twosource.store.records import Listed

if TYPE_CHECKING:
    from twosource.desk.rows import Listing
    from twosource.desk.shelf import Shelf

ROUNDS = 20
OF_A_STORY = 4


class _ListOnly:
    """A store of which only the list is asked."""

    def __init__(self, listing: Listing) -> None:
        self.made, self.book = listing, MemoryBook()

    def listing(self) -> Listing:
        return self.made

    def is_fresh(self) -> bool:
        return True


def main(reports: int = 100_000) -> None:
    """Print the figures."""
    listed = [
        Listed(
            id=f"{number:016x}",
            outlet=f"Outlet {number % 500}",
            title=f"Headline of report {number} on what happened that day",
            published=f"20{20 + number % 5}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            language="en",
            url=f"https://outlet{number % 500}.example/{number}",
            source_id=None,
            path=None,
            words=400,
            story=f"{number // OF_A_STORY:016x}",
            newer=None,
        )
        for number in range(reports)
    ]
    started = time.perf_counter()
    listing = make_listing(rows_of_listed(listed))
    print(
        f"list of {len(listing.newest):,} stories of {reports:,} reports made in {time.perf_counter() - started:.2f} s"
    )
    door = Door(8765)
    desk = Desk(door, cast("Shelf", _ListOnly(listing)), who="bench")
    with TestClient(create_app(desk), base_url="http://127.0.0.1:8765", follow_redirects=False) as client:
        client.get("/", params={"token": door.token})
        for address in ("/", "/?page=200", "/?order=reports", "/v1/stories"):
            times = []
            for _ in range(ROUNDS):
                started = time.perf_counter()
                assert client.get(address).status_code == 200
                times.append(time.perf_counter() - started)
            print(f"{address}: median {1000 * median(times):.0f} ms, worst {1000 * max(times):.0f} ms of {ROUNDS}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
