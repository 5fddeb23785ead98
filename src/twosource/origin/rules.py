"""The rules by which an origin is given to a statement and origins are counted, as data.

``docs/independence.md`` shows the same table; a test holds the two together.  The sources are the handbooks that news
desks publish; where none says it, the rule is this project's and says so.
"""

from __future__ import annotations

from dataclasses import dataclass

REUTERS_SOURCING = "Reuters handbook, Essentials of sourcing"
REUTERS_ACCURACY = "Reuters handbook, Accuracy"
BBC_ACCURACY = "BBC editorial guidelines, Accuracy (3.3)"
AP_ANONYMOUS = "AP news values, Anonymous sources"
AP_OTHERS = "AP news values, Material from others"
AFP_SECONDARY = "AFP 20 principles of sourcing, Secondary sources"
OWN = "twosource"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: ``O`` and a number for giving origins, ``I`` and a number for counting them.
        rule: what is done.
        why: the ground for it.
        words: how the rule is said to an editor, with named slots.
        source: the handbook that it follows.
    """

    id: str
    rule: str
    why: str
    words: str
    source: str


RULES = (
    Rule(
        "O1",
        "A statement of a named speaker comes from the act at which the text says it was made.",
        "The act can be checked; an outlet that reports it adds nothing to it.",
        "{speaker}: {origin}",
        REUTERS_SOURCING,
    ),
    Rule(
        "O2",
        "A named speaker without a stated act, who has one act elsewhere in the report, speaks there.",
        "A report names the occasion once and goes on with “he said”.",
        "{speaker}, on the occasion stated elsewhere in the report: {origin}",
        REUTERS_SOURCING,
    ),
    Rule(
        "O3",
        "A named speaker without any stated act is an origin by name; the act stays unknown.",
        "Who speaks is known, where is not; nothing is guessed.",
        "{speaker}; the report does not say on what occasion",
        REUTERS_SOURCING,
    ),
    Rule(
        "O4",
        "What a document says comes from the document, whoever quotes it.",
        "Any reader of the document can repeat it.",
        "{origin} is named as the source",
        AP_OTHERS,
    ),
    Rule(
        "O5",
        "What two sides say together comes from their joint statement, when the report names one.",
        "They speak with one voice in one text.",
        "both sides speak together, in the {origin}",
        OWN,
    ),
    Rule(
        "O6",
        "An unnamed source is an origin of kind unnamed, never the same as another one.",
        "Nobody can check whether two unnamed sources are one person.",
        "an unnamed source ({source})",
        AP_ANONYMOUS,
    ),
    Rule(
        "O7",
        "An unnamed spokesperson of a named body speaks for the body.",
        "The body answers for it.",
        "{source} speaks for {speaker}: {origin}",
        REUTERS_SOURCING,
    ),
    Rule(
        "O8",
        "What an outlet or agency reports, citing somebody, comes from that somebody.",
        "The outlet relays: two links, one origin.",
        "relayed by {relay}: {origin}",
        AFP_SECONDARY,
    ),
    Rule(
        "O9",
        "What an outlet or agency reports without saying whence comes from its report.",
        "It answers for it; those who repeat it do not.",
        "{relay} reported it",
        AFP_SECONDARY,
    ),
    Rule(
        "O10",
        "What one party says about another's words or position comes from the first, and depends on the other.",
        "Second-hand speech shows what the teller says; what he knows, he knows from the other.",
        "second hand: told by {speaker}: {origin}",
        REUTERS_SOURCING,
    ),
    Rule(
        "O11",
        "An outlet's own observation is an origin only where the text says that somebody of the outlet saw it.",
        "Witnessing is the best source; it is never assumed.",
        "the report says that {observer} saw it",
        REUTERS_SOURCING,
    ),
    Rule(
        "O12",
        "The outlet's own words in a report credited as a whole to an agency come from the agency's report.",
        "The outlet prints what the agency wrote.",
        "the report is credited to {agency}",
        BBC_ACCURACY,
    ),
    Rule(
        "O13",
        "Own words that also stand in another report, word for word or nearly, come from where that report has them.",
        "A copy tells what its source tells, credited or not.",
        "the passage also stands in another report, which has it from the {origin}",
        BBC_ACCURACY,
    ),
    Rule(
        "O14",
        "Own words without a source have an unknown origin.",
        "Unknown stays unknown.",
        "the report does not say where it has it from",
        REUTERS_SOURCING,
    ),
    Rule(
        "O15",
        "Own words without a source that also stand in another report, word for word or nearly, stay unknown.",
        "One is a copy of the other or both of a third; which cannot be seen.",
        "the passage also stands in another report; neither says where it has it from",
        REUTERS_SOURCING,
    ),
    Rule(
        "O16",
        "A speaker or group that the text does not name singly has an unknown origin.",
        "Nobody can be asked.",
        "the report does not tell who says it",
        REUTERS_SOURCING,
    ),
    Rule(
        "O17",
        "What a party publishes on its own page is its release, whoever is quoted in it.",
        "The page is the act; an outlet that uses it quotes it.",
        "the report is published by {speaker} itself",
        AP_OTHERS,
    ),
    Rule(
        "O18",
        "One quotation in two reports comes from one act, stated in either.",
        "Nobody says six or more words the same twice; equal quotations are one origin, not copying.",
        "the same quotation stands in another report: {origin}",
        OWN,
    ),
    Rule(
        "I1",
        "Outlets that rest on one origin count once.",
        "Two or more sources means two or more that know, not two that print.",
        "rest on",
        REUTERS_ACCURACY,
    ),
    Rule(
        "I2",
        "Two acts of one party are not independent.",
        "A party that repeats itself does not confirm itself.",
        "both come from {party}",
        REUTERS_ACCURACY,
    ),
    Rule(
        "I3",
        "Officials of one body are not independent of it or of each other; on one occasion they are one origin.",
        "They speak for the same body.",
        "both speak for {party}",
        REUTERS_SOURCING,
    ),
    Rule(
        "I4",
        "A joint statement is independent of neither side.",
        "Each side wrote it.",
        "the joint statement is the act of both sides",
        OWN,
    ),
    Rule(
        "I5",
        "What two sides tell of their own act, each by its own words, are two independent origins.",
        "Each tells from its own knowledge; that both took part is said.",
        "each side tells from its own knowledge, though both took part",
        OWN,
    ),
    Rule(
        "I6",
        "Unnamed sources never add an origin.",
        "They may be one person, or a person already counted.",
        "{who} on {sources}",
        AP_ANONYMOUS,
    ),
    Rule(
        "I7",
        "An unknown origin never adds one; where no origin is known, the number is unknown.",
        "It may be any of the others.",
        "{who} not say where {it} it from",
        REUTERS_SOURCING,
    ),
    Rule(
        "I8",
        "A copied passage never adds an origin.",
        "However many print it, one wrote it.",
        "the passage is carried over from one report to another",
        BBC_ACCURACY,
    ),
    Rule(
        "I9",
        "An act that relays another, as a post about a document, is not independent of it.",
        "It knows what the other says.",
        "{one} depends on {other}",
        AFP_SECONDARY,
    ),
    Rule(
        "I10",
        "Two acts that relay one third are not independent.",
        "What both know, they know from it.",
        "both depend on {other}",
        AFP_SECONDARY,
    ),
    Rule(
        "I11",
        "A state named for its government is not independent of a body of that state.",
        "It cannot be told which body “Moscow” is.",
        "{one} may be the same as {other}",
        OWN,
    ),
    Rule(
        "I15",
        "A place named for a government that nothing tells, or a party that is only described, is independent of none.",
        "“Lesk” or “the gun group” may be any of them; unknown never counts as a second.",
        "whom {party} speaks for is not told",
        OWN,
    ),
    Rule(
        "I16",
        "A short name, a person's team or company, is not independent of a longer name that has the short one in it.",
        "“Holt” may be Ada Holt, and the Holt campaign and Holt’s company speak for her; unknown never counts as a "
        "second.",
        "{one} may be or speak for {other}",
        OWN,
    ),
    Rule(
        "I17",
        "What an outlet or agency reports without saying whence is not independent of what a party says.",
        "It may have it from that party; unknown never counts as a second.",
        "it does not say where it has it from, and may rest on the {other}",
        REUTERS_SOURCING,
    ),
    Rule(
        "I13",
        "A document whose author is not stated is not independent of any other origin.",
        "It may be by any of the others; unknown never counts as a second.",
        "nobody is stated as the author of the {other}",
        REUTERS_SOURCING,
    ),
    Rule(
        "I14",
        "Two that quote the same five words in a row, or all that one quotes, are one; so is who prints six unmarked.",
        "Words in quotation marks were said once; who else repeats them heard or read them.",
        "both quote the same words",
        REUTERS_ACCURACY,
    ),
    Rule(
        "I12",
        "Parties that the desk's policy or the registry of outlets puts in one group are not independent.",
        "The desk decides whom it counts as one; the titles of one newsroom are one voice.",
        "both count as {party} {basis}",
        BBC_ACCURACY,
    ),
)
_BY_ID = {rule.id: rule for rule in RULES}


def say(rule: str, **slots: str) -> str:
    """The words of a rule with its slots filled.

    Raises:
        KeyError: no such rule, or a slot is missing.
    """
    return _BY_ID[rule].words.format(**slots)
