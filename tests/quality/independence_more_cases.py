"""Further stories for the table of independence, where counting goes wrong most easily; written before they were run.

The notation and the names are those of ``independence_cases.py``.
"""

from __future__ import annotations

from independence_cases import Case

MORE_CASES = (
    Case(
        "a person “and others” is nobody in particular",
        ("O16", "I7"),
        """
@ {O1}
* {P} and others/group | [s {P} and others] [c said] [x the ferry was overloaded].
@ {O2}
* {Q}/person | [s {Q}] [c said] [x the ferry was overloaded].
""",
        1,
        ("unknown",),
    ),
    Case(
        "a person “and others” adds nothing to the person",
        ("O16", "I7"),
        """
@ {O1}
* {P} and two other skippers/group | [s {P} and two other skippers] [c said] [x the ferry was overloaded].
@ {O2}
* {P}/person | [s {P}] [c told] a news conference that [x the ferry was overloaded].
""",
        1,
        ("briefing",),
    ),
    Case(
        "two such groups leave the number unknown",
        ("O16", "I7"),
        """
@ {O1}
* {P}, {Q} and others/group | [s {P}, {Q} and others] [c said] [x the ferry was overloaded].
@ {O2}
* {R} and many more/group | [s {R} and many more] [c said] [x the ferry was overloaded].
""",
        None,
        (),
    ),
    Case(
        "whoever publishes a joint statement does not say it",
        ("O4", "I1"),
        """
@ {O1}
* {B}/body | [s The {B}] [c published] [x the text of a joint statement by {C} and {E} that calls for a truce].
@ {O2}
* ?/ | [s The joint statement by {C} and {E}] [c called for] [x a truce].
""",
        1,
        ("joint_statement",),
    ),
    Case(
        "what a published joint statement calls for is said by the statement",
        ("O4", "I1"),
        """
@ {O1}
* {B}/body | [s The {B}] published the text of a statement agreed by both sides, [c calling for] [x a truce].
@ {O2}
* both sides/group | [s Both sides] [c called for] [x a truce] in a joint statement.
""",
        1,
        ("joint_statement",),
    ),
    Case(
        "whoever publishes a ruling does not say it",
        ("O4", "I1"),
        """
@ {O1}
* {B}/body | [s The {B}] [c published] [x a ruling by the Supreme Court that the wall was legal].
@ {O2}
* ?/ | [s A ruling by the Supreme Court] [c said] [x the wall was legal].
""",
        1,
        ("document",),
    ),
    Case(
        "whoever releases another's letter does not say it",
        ("O4", "I2"),
        """
@ {O1}
* {B}/body | [s The {B}] [c released] [x a letter from {P} that called the plan reckless].
@ {O2}
* {P}/person | [s {P}] [c wrote] in a letter that [x the plan was reckless].
""",
        1,
        ("document",),
    ),
    Case(
        "whoever issues a statement of their own says it",
        ("O1", "I1"),
        """
@ {O1}
* {B}/body | [s The {B}] issued a statement [c saying] [x the plant was safe].
@ {O2}
* {B}/body | [s The {B}] [c said] in a statement that [x the plant was safe].
""",
        1,
        ("press_release",),
    ),
    Case(
        "two who tell a third's word at their own occasions are not independent",
        ("O10", "I10"),
        """
@ {O1}
** {P}/person; {R}/person | [s {P}] [c told] a news conference [x that [s2 {R}] had [c2 warned] [x2 of the flood]].
@ {O2}
** {Q}/person; {R}/person | [s {Q}] [c told] the {O2} [x that [s2 {R}] had [c2 warned] [x2 of the flood]].
""",
        1,
        ("briefing", "interview"),
    ),
    Case(
        "three links lead to one origin",
        ("O8", "I1"),
        """
@ {O1}
*** {A}/body; {O3}/body; {P}/person | [s {A}] [c reported] [x that [s2 the {O3}] had [c2 written] [x2 that
  [s3 {P}] [c3 said] [x3 the mine was flooded]]].
@ {O2}
* {P}/person | [s {P}] [c said] [x the mine was flooded].
""",
        1,
        ("unknown",),
    ),
    Case(
        "an agency that cites another agency passes on that one's report",
        ("O8", "I1"),
        """
@ {O1}
* {A}/body | [s {A}] [c reported], citing the Upland News Agency, [x the mine was flooded].
@ {O2}
* Upland News Agency/body | [s The Upland News Agency] [c reported] [x the mine was flooded].
""",
        1,
        ("agency_report",),
    ),
    Case(
        "a report credited to the agency that another agency cites is the same report",
        ("O8", "O12", "I1"),
        """
@ {O1}
* {A}/body | [s {A}] [c said], quoting the Upland News Agency, that [x the mine was flooded].
@ {O2} (Upland News Agency)
* The lower levels of the mine were under water by the evening, and nobody was let in.
""",
        1,
        ("agency_report",),
    ),
    Case(
        "two agencies that name no source are two origins",
        ("O9", "I1"),
        """
@ {O1}
* {A}/body | [s {A}] [c reported] [x the mine was flooded].
@ {O2}
* Upland News Agency/body | [s The Upland News Agency] [c reported] [x the mine was flooded].
""",
        2,
        ("agency_report", "agency_report"),
    ),
    Case(
        "a ministry of one side is not independent of the joint statement",
        ("I4",),
        """
@ {O1}
* ?/ | [s The joint statement of {C} and {E}] [c said] [x the dam would be shared].
@ {O2}
* {C} foreign ministry/body | [s The {C} foreign ministry] [c said] [x the dam would be shared].
""",
        1,
        ("joint_statement", "unknown"),
        "the joint statement is the act of both sides",
    ),
    Case(
        "a joint statement and the word of a third party are two origins",
        ("I4",),
        """
@ {O1}
* ?/ | [s The joint statement of {C} and {E}] [c said] [x the dam would be shared].
@ {O2}
* {D}/body | [s The {D}] [c said] [x the dam would be shared].
""",
        2,
        ("joint_statement", "unknown"),
    ),
    Case(
        "two leaders at one joint news conference tell it each by themselves",
        ("I5",),
        """
@ {O1}
* {P}/person | [s {P}] [c told] a joint news conference that [x the border would open].
@ {O2}
* {Q}/person | [s {Q}] [c told] a joint news conference that [x the border would open].
""",
        2,
        ("briefing", "briefing"),
    ),
    Case(
        "what two said together adds nothing to what each said alone",
        ("I4",),
        """
@ {O1}
* {P} and {Q}/group | [s {P} and {Q}] [c said] [x the border would open].
@ {O2}
* {P}/person | [s {P}] [c said] in a speech that [x the border would open].
@ {O3}
* {Q}/person | [s {Q}] [c told] the {O3} that [x the border would open].
""",
        2,
        ("interview", "speech", "unknown"),
    ),
    Case(
        "a joint letter is independent of neither writer",
        ("I4",),
        """
@ {O1}
* {B} and {D}/group | [s The {B} and the {D}] [c said] in a joint letter that [x the quay was rotten].
@ {O2}
* {B}/body | [s The {B}] [c said] [x the quay was rotten].
""",
        1,
        ("document", "unknown"),
    ),
    Case(
        "a joint letter and a stranger are two origins",
        ("I4",),
        """
@ {O1}
* {B} and {D}/group | [s The {B} and the {D}] [c said] in a joint letter that [x the quay was rotten].
@ {O2}
* {P}/person | [s {P}] [c said] [x the quay was rotten].
""",
        2,
        ("document", "unknown"),
    ),
    Case(
        "a named and an unnamed official of one body are one origin",
        ("I6",),
        """
@ {O1}
* {P}/person | [s {P}, director of the {B}], [c said] [x the valve was open].
@ {O2}
* official/unnamed | [s An official of the {B} who asked not to be named] [c said] [x the valve was open].
""",
        1,
        ("unknown",),
    ),
    Case(
        "its director and an engineer of the body are not independent",
        ("I3",),
        """
@ {O1}
{B}/body | [s The {B}] [c said] [x it had closed the valve on Monday].
* {P}/person | [s Its director, {P}], [c said] [x the valve had been open].
@ {O2}
* {Q}/person | [s {B} engineer {Q}] [c told] the {O2} that [x the valve had been open].
""",
        1,
        ("interview", "unknown"),
    ),
    Case(
        "a former official does not speak for the body",
        ("I1",),
        """
@ {O1}
* {P}/person | [s {P}, a former director of the {B}], [c said] [x the valve was open].
@ {O2}
* {B}/body | [s The {B}] [c said] [x the valve was open].
""",
        2,
        ("unknown", "unknown"),
    ),
    Case(
        "a person's lawyer is not independent of the person",
        ("I3",),
        """
@ {O1}
* {Q}/person | [s {Q}, a lawyer for {P}], [c said] [x the deed was forged].
@ {O2}
* {P}/person | [s {P}] [c told] the {O2} that [x the deed was forged].
""",
        1,
        ("interview", "unknown"),
    ),
    Case(
        "an unnamed lawyer adds nothing to the client",
        ("I6",),
        """
@ {O1}
* lawyer for {P}/unnamed | [s A lawyer for {P}] [c said] [x the deed was forged].
@ {O2}
* {P}/person | [s {P}] [c told] the {O2} that [x the deed was forged].
""",
        1,
        ("interview",),
    ),
    Case(
        "one person at two occasions and another person are two origins",
        ("I2",),
        """
@ {O1}
* {P}/person | [s {P}] [c told] a news conference that [x the well was dry].
@ {O2}
* {P}/person | [x The well was dry], [s {P}] [c said] in an interview with the {O2}.
@ {O3}
* {Q}/person | [s {Q}] [c said] [x the well was dry].
""",
        2,
        ("briefing", "interview", "unknown"),
    ),
    Case(
        "a surname and a full name at two occasions are one person",
        ("I2",),
        """
@ {O1}
* {p}/person | [s Mr {p}] [c said] in a speech that [x the well was dry].
@ {O2}
* {P}/person | [s {P}] [c wrote] on Facebook that [x the well was dry].
""",
        1,
        ("post", "speech"),
    ),
    Case(
        "what somebody has long said does not confirm what he says now",
        ("I2",),
        """
@ {O1}
* {P}/person | [s {P}] has long [c said] [x the well was dry].
@ {O2}
* {P}/person | [s {P}] [c told] the {O2} that [x the well was dry].
""",
        1,
        ("interview", "unknown"),
    ),
    Case(
        "a post that shares a report depends on the report",
        ("I9",),
        """
@ {O1}
* {P}/person | Sharing the report by the {B}, [s {P}] [c wrote] on X that [x the wells were dry].
@ {O2}
* ?/ | [s The report by the {B}] [c said] [x the wells were dry].
""",
        1,
        ("document", "post"),
    ),
    Case(
        "an interview in which a report is told depends on the report",
        ("O10", "I9"),
        """
@ {O1}
** {P}/person; ?/ | [s {P}] [c told] the {O1} [x that, [c2 according to] [s2 the report by the {B}], [x2 the wells
  were dry]].
@ {O2}
* ?/ | [s The report by the {B}] [c said] [x the wells were dry].
""",
        1,
        ("document", "interview"),
    ),
    Case(
        "officials, diplomats and sources are no known origin",
        ("O6", "I6"),
        """
@ {O1}
* officials/unnamed | [s Officials] [c said] [x the bomb was old].
@ {O2}
* two Western diplomats/unnamed | [s Two Western diplomats] [c said] [x the bomb was old].
@ {O3}
* sources/unnamed | [s Sources at the {B}] [c said] [x the bomb was old].
""",
        None,
        (),
    ),
    Case(
        "an unnamed group adds nothing to a document",
        ("O6", "I6"),
        """
@ {O1}
* five people briefed on the talks/unnamed | [s Five people briefed on the talks] [c said] [x the bomb was old].
@ {O2}
* ?/ | [s A report by the {B}] [c said] [x the bomb was old].
""",
        1,
        ("document",),
    ),
    Case(
        "“they” that nobody can place adds nothing",
        ("O16", "I7"),
        """
@ {O1}
* ? | [s They] [c said] [x the bomb was old].
@ {O2}
* {B}/body | [s The {B}] [c said] [x the bomb was old].
""",
        1,
        ("unknown",),
    ),
    Case(
        "a minister whom neither report names leaves the number unknown",
        ("O16", "I7"),
        """
@ {O1}
* ? | [s The minister] [c said] [x the bomb was old].
@ {O2}
* ? | [s The minister] [c said] [x the bomb was old].
""",
        None,
        (),
    ),
    Case(
        "both of something that no report names is unknown",
        ("O16", "I7"),
        """
@ {O1}
* both banks/group | [s Both banks] [c said] [x the deal was off].
@ {O2}
* {P}/person | [s {P}] [c said] [x the deal was off].
""",
        1,
        ("unknown",),
    ),
    Case(
        "a body's spokesman and its only post are one origin",
        ("O7", "I1"),
        """
@ {O1}
* {B}/body | [s A spokesman for the {B}] [c said] [x the deal was off].
@ {O2}
* {B}/body | [s The {B}] [c wrote] on X that [x the deal was off].
""",
        1,
        ("post",),
    ),
    Case(
        "state media that cite a person pass on the person's word",
        ("O8", "I1"),
        """
@ {O1}
* state media/body | [x The deal was off], [c according to] [s state media], citing {P}.
@ {O2}
* {P}/person | [s {P}] [c said] [x the deal was off].
""",
        1,
        ("unknown",),
    ),
    Case(
        "an interview carried by an agency is the interview",
        ("O1", "I1"),
        """
@ {O1}
* {P}/person | [s {P}] [c told] the {O3} in remarks carried by {A} that [x the deal was off].
@ {O2}
* {P}/person | [x The deal was off], [s {P}] [c told] the {O3}.
""",
        1,
        ("interview",),
    ),
    Case(
        "what a prosecutor says in an indictment is the indictment's word",
        ("O1", "I2"),
        """
@ {O1}
* {P}/person | [s Prosecutor {P}] [c said] in the indictment that [x the deed was forged].
@ {O2}
* ?/ | [s The indictment by {P}] [c said] [x the deed was forged].
""",
        1,
        ("document",),
    ),
    Case(
        "a body's report and its head are not independent",
        ("I3",),
        """
@ {O1}
* ?/ | [s A report by the {B}] [c said] [x the wells were dry].
@ {O2}
* {P}/person | [s {P}, head of the {B}], [c told] the {O2} that [x the wells were dry].
""",
        1,
        ("document", "interview"),
    ),
    Case(
        "a leaked memo and a statement of one body are not independent",
        ("I2",),
        """
@ {O1}
* ?/ | [s A memo by the {B}] seen by the {O1} [c said] [x the wells were dry].
@ {O2}
* {B}/body | [s The {B}] [c said] in a statement that [x the wells were dry].
""",
        1,
        ("document", "press_release"),
    ),
    Case(
        "what one says of the other and what the other says of itself are two words of one knowledge",
        ("O10", "I9"),
        """
@ {O1}
** {C}/metonym; {E}/metonym | [s {C}] [c said] [x that [s2 {E}] had [c2 promised] [x2 to pay half of the bridge]].
@ {O2}
* {E}/metonym | [s {E}] [c promised] [x to pay half of the bridge].
""",
        1,
        ("unknown", "unknown"),
    ),
    Case(
        "two ministries of one government count as two",
        ("I1",),
        """
@ {O1}
* finance ministry/body | [s The finance ministry] [c said] [x the fund was empty].
@ {O2}
* health ministry/body | [s The health ministry] [c said] [x the fund was empty].
""",
        2,
        ("unknown", "unknown"),
    ),
    Case(
        "police in two reports are one origin",
        ("O3", "I1"),
        """
@ {O1}
* police/body | [s Police] [c said] [x the car was blue].
@ {O2}
* police/body | [s Police] [c said] in a statement that [x the car was blue].
""",
        1,
        ("press_release",),
    ),
    Case(
        "a reporter's own eyes and unnamed residents are one origin",
        ("O11", "I6"),
        """
@ {O1}
* A reporter of this newspaper saw two tanks at the gate, and this newspaper counted four lorries behind them.
@ {O2}
* residents/unnamed | [s Residents] [c said] [x two tanks stood at the gate].
""",
        1,
        ("own_observation",),
    ),
    Case(
        "two reports of agencies without a source add nothing beside a body's words, nor to each other",
        ("O9", "I17"),
        """
@ {O1}
* {A}/body | [s {A}] [c reported] [x the mine was flooded].
@ {O2}
* Upland News Agency/body | [s The Upland News Agency] [c reported] [x the mine was flooded].
@ {O3}
* {B}/body | [s The {B}] [c said] [x the mine was flooded].
""",
        1,
        ("agency_report", "agency_report", "unknown"),
        "does not say where it has it from",
    ),
    Case(
        "what the agency's own reporter saw is a second origin beside a body's words",
        ("O11", "I1"),
        """
@ {O1} ({A})
* {A} journalists saw the mine flooded to the second gallery.
@ {O2}
* {B}/body | [s The {B}] [c said] [x the mine was flooded to the second gallery].
""",
        2,
        ("own_observation", "unknown"),
    ),
    Case(
        "who tells of another's plan does not confirm it",
        ("O3", "I9"),
        """
@ {O1}
* {P}/person | [s {P}] [c said] [x that {Q}’s plan to close the mine was final].
@ {O2}
* {Q}/person | [s {Q}] [c said] [x the plan to close the mine was final].
""",
        1,
        ("unknown", "unknown"),
    ),
    Case(
        "who passes on what he was told confirms nothing of it, whoever told him",
        ("O3", "I9"),
        """
@ {O1}
* {P}/person | [x “He told me the mine was flooded,”] [s {P}] [c said].
@ {O2}
* {Q}/person | [s {Q}] [c said] [x the mine was flooded].
""",
        1,
        ("unknown", "unknown"),
    ),
)
