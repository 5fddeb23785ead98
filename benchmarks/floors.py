"""What the examples hold the product to: floors for shares that should be high, ceilings for those that should be low.

A floor is what was reached, less a slack for processors whose arithmetic rounds differently.  Floors stand beside a
hash of the examples, so that a change of gold or reports asks for a new measurement, and go only up: a figure that has
to fall is changed by hand, in a commit that says why.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from benchmarks.gold import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.tally import Score

FLOORS = Path(__file__).resolve().parent.parent / "tests" / "golden" / "floors.json"
SLACK = 0.015
LOW_IS_GOOD = frozenset(
    {
        "speaker wrong",
        "speaker unknown",
        "date value wrong",
        "independent origins too high",
        "independent origins too low",
        "independence claimed wrongly",
        "related wrongly aligned",
    }
)


class FloorsDocument(TypedDict):
    """The file ``floors.json``."""

    examples_sha256: str
    at_least: dict[str, float]
    at_most: dict[str, float]


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure on the wrong side of its bound."""

    name: str
    bound: float
    reached: float | None

    def __str__(self) -> str:
        reached = "nothing to measure" if self.reached is None else f"{self.reached:.3f}"
        return f"{self.name}: {reached}, held to {self.bound:.3f}"


def hash_examples(folder: Path = EXAMPLES) -> str:
    """Hex digest of every report and gold file of the examples, by name."""
    digest = hashlib.sha256()
    files = [*folder.glob("*/gold.json"), *folder.glob("*/reports/*")]
    for path in sorted(files, key=lambda item: item.relative_to(folder).as_posix()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()}\n{content}\n".encode())
    return digest.hexdigest()


def figures(score: Score) -> dict[str, float]:
    """Every share of a score by name: precision and recall of the tallies, and the shares."""
    out: dict[str, float] = {}
    for name, tally in score.tallies.items():
        for side, value in (("precision", tally.precision), ("recall", tally.recall)):
            if value is not None:
                out[f"{name} {side}"] = value
    for name, share in score.shares.items():
        if share.value is not None:
            out[name] = share.value
    return out


def bounds(score: Score) -> FloorsDocument:
    """The bounds that a score sets, with the slack taken off or added, to three digits."""
    reached = figures(score)
    high = {name: value for name, value in reached.items() if name not in LOW_IS_GOOD}
    low = {name: value for name, value in reached.items() if name in LOW_IS_GOOD}
    return {
        "examples_sha256": hash_examples(),
        "at_least": {n: max(0.0, math.floor((v - SLACK) * 1000) / 1000) for n, v in sorted(high.items())},
        "at_most": {n: min(1.0, math.ceil((v + SLACK) * 1000) / 1000) for n, v in sorted(low.items())},
    }


def falls(reached: Mapping[str, float], document: FloorsDocument) -> list[Fall]:
    """Every figure that is below its floor, above its ceiling, or gone."""
    found = [
        Fall(name, floor, reached.get(name))
        for name, floor in document["at_least"].items()
        if reached.get(name, -1.0) < floor
    ]
    found += [
        Fall(name, ceiling, reached.get(name))
        for name, ceiling in document["at_most"].items()
        if reached.get(name, 2.0) > ceiling
    ]
    return found


def read_floors(path: Path = FLOORS) -> FloorsDocument | None:
    """The floors that are held; ``None`` before the first measurement."""
    if not path.exists():
        return None
    document: FloorsDocument = json.loads(path.read_text(encoding="utf-8"))
    return document


def raise_floors(score: Score, path: Path = FLOORS) -> list[Fall]:
    """Write the floors that a score over every event sets; on unchanged examples none goes down.

    Returns:
        The figures that fell below their floors; when there are any, nothing is written.
    """
    new, old = bounds(score), read_floors(path)
    if old is not None and old["examples_sha256"] == new["examples_sha256"]:
        fallen = falls(figures(score), old)
        if fallen:
            return fallen
        for name, floor in old["at_least"].items():
            new["at_least"][name] = max(floor, new["at_least"][name])
        for name, ceiling in old["at_most"].items():
            new["at_most"][name] = min(ceiling, new["at_most"][name])
    path.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    return []
