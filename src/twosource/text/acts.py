"""Verbs by which a source does a second thing in one breath: "denied that …, and blamed …"."""

from __future__ import annotations

import re

# "And blamed", "and has also called": what may stand before the verb of the second thing.
BEFORE_ACT = r"(?:(?:has|have|had)\s+)?(?:(?:also|then|instead)\s+)?"
ACT = (
    r"(?:accuse[sd]|admit(?:s|ted)|announce[sd]|blame[sd]|call(?:s|ed)|condemn(?:s|ed)|confirm(?:s|ed)|denie[sd]"
    r"|describe[sd]|dismisse[sd]|expect(?:s|ed)|insist(?:s|ed)|plans|planned|pledge[sd]|promise[sd]|puts|praise[sd]"
    r"|regard(?:s|ed)|reject(?:s|ed)|urge[sd]|vow(?:s|ed)|warn(?:s|ed))"
)
SECOND_ACT = re.compile(rf",?\s+(?:and|but|while)\s+(?={BEFORE_ACT}{ACT}\s)")
"""What stands between the first thing and the second."""
