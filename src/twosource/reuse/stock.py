"""Formulas of the trade: word runs that every desk writes the same without having copied anything.

A run of eight equal words is evidence of copying because chance hardly makes one.  These formulas are the exception, so
their words are not counted as evidence (they may still stand inside a passage that other words prove).
"""

from __future__ import annotations

import re

_PHRASES = (
    (
        r"(?:did not|didn['’]t|could not|declined to|has not|have not|had not) (?:immediately |yet )?"
        r"(?:be reached|respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|comment(?:ed)?)"
        r"(?: to)?(?: (?:a|an|several|multiple|our|his|her|its|their))?(?: (?:e-?mail|phone|telephone|e-?mailed))?"
        r"(?: (?:requests?|questions?|calls?|messages?|inquir(?:y|ies)))?(?: (?:seeking|for) (?:further )?comment)?"
    ),
    (
        r"(?:sp(?:eaking|oke)|talked|talking) (?:to \w+ )?(?:on|under) (?:the )?condition (?:of anonymity|"
        r"that (?:he|she|they)"
        r" not be (?:named|identified))"
    ),
    (
        r"because (?:he|she|they) (?:was|were|is|are) not (?:authori[sz]ed|allowed|permitted) to (?:speak|talk|"
        r"discuss \w+"
        r"(?: \w+)?)(?: (?:publicly|to the (?:media|press)|with reporters))?(?: (?:about|on) the (?:matter|case|"
        r"issue))?"
    ),
    r"who (?:asked|requested|declined) (?:not )?to be (?:named|identified)",
    (
        r"(?:a|one|another|two|several) (?:person|people|source|sources|official|officials)(?: \w+)? "
        r"(?:familiar with|briefed on|with (?:direct )?knowledge of) the (?:matter|situation|case|investigation|"
        r"talks|plans?)"
    ),
    r"an earlier version of this (?:article|story|report)",
    r"(?:the )?associated press (?:writers?|reporters?|journalists?) (?:\w+ ){1,6}contributed to this (?:report|story)",
    r"contributed to this (?:report|story|article)",
    r"(?:in|during) an? (?:telephone |phone |television |exclusive )?interview (?:with|on|published)",
    r"(?:told|speaking to) (?:reporters|journalists) (?:at|in|on|after|during) (?:a|an|the)",
    (
        r"(?:at|in|by|since|from|before|after|towards?) the (?:end|beginning|start|turn|middle) of (?:the|this|"
        r"last|next)"
        r" (?:year|month|week|century|decade|day)"
    ),
    r"for the first time (?:in|since) (?:more than )?(?:\w+ )?(?:years?|decades?|months?)?",
    r"as (?:soon|early|late|many|much|long|well) as (?:possible|the)?",
    r"(?:it|this) (?:was|is) not (?:immediately )?(?:clear|known) (?:if|how|why|whether|what|who|when)",
    r"(?:was|were) (?:taken|rushed|airlifted) to (?:a|the)?(?: nearby| local)? hospital",
    r"(?:was|were) sentenced to life in prison(?: without (?:the possibility of )?parole)?",
    r"(?:has|have) been charged with (?:one|two|three|several) counts? of",
    r"a margin of (?:sampling )?error of plus or minus (?:[\d.]+|\w+) percentage points?",
    r"the (?:majority|overwhelming majority|vast majority|rest) of the",
    r"(?:at|on) the other (?:side|end|hand)(?: of the)?",
    (
        r"(?:said|wrote|posted|announced) in an? (?:\w+ )?(?:statement|post|tweet|email|"
        r"letter)(?: on (?:social media|twitter))?"
        r"(?: on \w+day)?"
    ),
    r"a spokes(?:man|woman|person) for the",
    r"the united states of america",
    r"one of the (?:most|biggest|largest|best|first)(?: \w+)?(?: \w+)? in the (?:world|country|history of)",
)
_STOCK = re.compile(r"\b(?:" + "|".join(_PHRASES) + r")\b")


def find_stock(text: str) -> tuple[tuple[int, int], ...]:
    """Find the formulas in a text.

    Returns:
        Spans ``[start, end)`` in code points, sorted, disjoint.
    """
    lower = text.lower()
    return tuple(match.span() for match in _STOCK.finditer(lower if len(lower) == len(text) else text))
