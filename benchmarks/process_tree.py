"""Processor time and memory of this process and all that it started, as Linux counts them."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Self

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_EVERY = 0.25


class ProcessTree:
    """Watches from ``with`` on: ``peak`` is the largest sum of resident memory seen, in bytes."""

    def __init__(self) -> None:
        self.peak = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def cpu(self) -> float:
        """Seconds of processor so far, in all processes that live or were waited for."""
        return sum(cpu for cpu, _ in _figures())

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY):
            self.peak = max(self.peak, sum(resident for _, resident in _figures()))


def _figures() -> list[tuple[float, int]]:
    """Seconds and bytes of each process of the tree."""
    seen: dict[int, tuple[int, float, int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks = sum(map(int, fields[11:15]))
        seen[int(path.parent.name)] = int(fields[1]), ticks / _TICK, int(fields[21]) * _PAGE
    tree = {os.getpid()}
    grown = True
    while grown:
        more = {pid for pid, (parent, _, _) in seen.items() if parent in tree} - tree
        tree |= more
        grown = bool(more)
    return [seen[pid][1:] for pid in sorted(tree) if pid in seen]
