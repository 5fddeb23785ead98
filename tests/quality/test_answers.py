"""Answers to one question are told apart (``python -m benchmarks.answers``); the reader has not seen the questions."""

from __future__ import annotations

import hashlib

from benchmarks.answers import ANSWERS, balanced, load_answers

from twosource.statement.relation import Side, decide_pairs

# The first of those held out; the benchmark asks them all.
QUESTIONS = 15
SAME, OTHER = 0.75, 0.8
SHA256 = "cb393418323233175afb922f8b5035454b2214f492c680c474dc64d566a8f36e"


def test_the_answers_are_those_that_the_floors_were_measured_on() -> None:
    files = b"".join(path.read_bytes() for path in sorted(ANSWERS.glob("G_*.tsv")))
    assert hashlib.sha256(files).hexdigest() == SHA256


def test_the_same_answer_in_other_words_is_told_from_another_one() -> None:
    cases = load_answers(QUESTIONS)
    decisions = decide_pairs([(Side(case.a), Side(case.b)) for case in cases])
    same, other = balanced(cases, decisions)
    assert same >= SAME
    assert other >= OTHER
