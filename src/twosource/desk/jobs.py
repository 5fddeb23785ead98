"""Long work in the background: it says how far it is, and it can be stopped."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from twosource.errors import TwosourceError

if TYPE_CHECKING:
    from collections.abc import Callable

JobState = Literal["waiting", "running", "done", "stopped", "failed"]
_MOST_KEPT = 200
MOST_WAITING = 20


class StoppedError(Exception):
    """Raised inside a job that somebody stopped."""


class BusyError(Exception):
    """As many jobs wait as may: nothing is put behind them."""


@dataclass(slots=True)
class Job:
    """One piece of long work.

    Attributes:
        id: counts up from 1.
        title: what is done, in words.
        target: the address to go to when it is done.
        key: what it makes; work for the same key is done once at a time.
        state: how it stands.
        done: steps done.
        total: steps in all; 0 while nobody knows.
        error: why it failed, in one line.
    """

    id: int
    title: str
    target: str
    key: str
    state: JobState = "waiting"
    done: int = 0
    total: int = 0
    error: str = ""
    ended: threading.Event = field(default_factory=threading.Event)
    _stop: threading.Event = field(default_factory=threading.Event)

    def step(self, done: int, total: int) -> None:
        """Note how far the work is.

        Raises:
            StoppedError: somebody stopped it.
        """
        self.done, self.total = done, total
        if self._stop.is_set():
            raise StoppedError

    def stop(self) -> None:
        """Ask it to stop at its next step."""
        self._stop.set()

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.ended.is_set()


class Jobs:
    """Does one job after another in a thread of its own, so that the desk answers meanwhile.

    One at a time: two comparisons side by side would only take each other's processor.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[tuple[Job, Callable[[Job], None]]] = deque()
        self._known: OrderedDict[int, Job] = OrderedDict()
        self._count = 0
        self._closed = False
        self._thread: threading.Thread | None = None

    def start(self, title: str, target: str, key: str, work: Callable[[Job], None]) -> Job:
        """Put work at the end of the line; where work for the key is under way already, that is given.

        Raises:
            BusyError: ``MOST_WAITING`` jobs wait already.
        """
        with self._changed:
            same = next((job for job in self._known.values() if job.key == key and not job.is_over), None)
            if same is not None:
                return same
            if len(self._waiting) >= MOST_WAITING:
                raise BusyError
            self._count += 1
            job = Job(self._count, title, target, key)
            self._known[job.id] = job
            self._forget()
            self._waiting.append((job, work))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="twosource-desk", daemon=True)
                self._thread.start()
            self._changed.notify()
        return job

    def stop(self, job: Job) -> None:
        """Stop a job: one that waits leaves the line at once, one that runs ends at its next step."""
        with self._changed:
            job.stop()
            before = len(self._waiting)
            self._waiting = deque(entry for entry in self._waiting if entry[0] is not job)
            if len(self._waiting) < before:
                job.state = "stopped"
                job.ended.set()

    def find(self, identity: int) -> Job | None:
        """Give a job by its number."""
        with self._changed:
            return self._known.get(identity)

    def active(self) -> tuple[Job, ...]:
        """The jobs that run or wait, in the order in which they are done."""
        with self._changed:
            return tuple(job for job in self._known.values() if not job.is_over)

    def over(self) -> tuple[Job, ...]:
        """The jobs that are done, stopped or failed, the latest first."""
        with self._changed:
            return tuple(job for job in reversed(self._known.values()) if job.is_over)

    def before(self, job: Job) -> int:
        """How many jobs are done before this one's turn comes; 0 once it runs."""
        active = self.active()
        return active.index(job) if job in active else 0

    def _forget(self) -> None:
        """Forget the oldest jobs that are over; what runs or waits is always known."""
        over = [identity for identity, job in self._known.items() if job.is_over]
        for identity in over[: max(0, len(self._known) - _MOST_KEPT)]:
            del self._known[identity]

    def close(self) -> None:
        """Stop everything, and wait until the running job has come to its next step."""
        with self._changed:
            self._closed = True
            for job in self._known.values():
                job.stop()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(timeout=30)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closed)
                if self._closed and not self._waiting:
                    return
                job, work = self._waiting.popleft()
            _run(job, work)


def _run(job: Job, work: Callable[[Job], None]) -> None:
    try:
        job.step(0, 0)
        job.state = "running"
        work(job)
        job.state = "done"
    except StoppedError:
        job.state = "stopped"
    except TwosourceError as error:
        job.state, job.error = "failed", str(error)
    except Exception as error:
        # The last place where an error inside a job can be told to the person who waits for it.
        job.state, job.error = "failed", f"internal error: {type(error).__name__}: {error}"
    finally:
        job.ended.set()
