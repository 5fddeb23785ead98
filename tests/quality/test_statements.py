"""Statements of one event that say the same are nearer than others (``python -m benchmarks.statements``)."""

from __future__ import annotations

import hashlib

import numpy as np
from benchmarks.alignment import area
from benchmarks.answers import ANSWERS
from benchmarks.statements import first_found, load_events, nearness

EVENTS = 20
NEAR, ALIKE = 0.81, 0.78
AREA = 0.976
SHA256 = "9de676a3c2c529016e9252684ffe2cc335a0928242fd1e8e0d22f1c7dc3b4d2c"


def test_the_statements_are_those_that_the_floors_were_measured_on() -> None:
    files = b"".join(path.read_bytes() for path in sorted(ANSWERS.glob("S_*.tsv")))
    assert hashlib.sha256(files).hexdigest() == SHA256


def test_most_of_the_nearest_statements_of_an_event_tell_a_fact_in_common() -> None:
    pairs = [pair for event in load_events()[:EVENTS] for pair in event]
    gold = np.array([pair.alike for pair in pairs])
    near, alike = nearness(pairs)
    assert min(area(near, gold), area(alike, gold)) >= AREA
    assert first_found(near, gold) >= NEAR
    assert first_found(alike, gold) >= ALIKE
