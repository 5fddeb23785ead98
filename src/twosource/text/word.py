"""What counts as one word of a text where words are counted or held against each other."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""Letters, digits and underscores; an apostrophe inside does not split it, a hyphen does."""
