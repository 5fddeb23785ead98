"""Reading in several processes."""

from __future__ import annotations

import os
import subprocess
import sys

import twosource
from twosource.parallel import own_threads, process_pool, read_reports

TEXTS = (
    "The bridge will close on Monday, Mayor Lin Aster said. “We will not gamble with lives,” she told reporters.",
    "Ferries will run every hour, according to the harbour board. The board denied that they are late.",
)


def test_processes_read_the_same_as_one_process_and_keep_the_order() -> None:
    reports = [twosource.report(text, source_id=str(number)) for number, text in enumerate(TEXTS)]
    done: list[int] = []
    assert read_reports(reports, jobs=2, done=done.append) == read_reports(reports, jobs=1)
    assert done == [1, 2]


def test_no_report_gives_no_reading() -> None:
    assert read_reports([]) == ()


def test_a_process_of_a_pool_leaves_the_other_cores_to_the_others() -> None:
    assert own_threads() == (os.cpu_count() or 1)
    with process_pool(1) as pool:
        assert pool.submit(own_threads).result() == 1


KILLED = """
import os, signal
from twosource.parallel import process_pool

if __name__ == "__main__":
    pool = process_pool(2)
    print(pool.submit(int, "7").result(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_end_with_the_one_that_started_them() -> None:
    # Whoever is left over holds the output open, and the run would not come to its end.
    ended = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, timeout=120, check=False)
    assert (ended.returncode, ended.stdout) == (-9, b"7\n")
