"""The table of independence as stories: each with the number of origins that an editor would count, and why.

Written by hand.  ``{P}``, ``{B}`` ... are names; every story is told with four sets of them (``NAMES``).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """One story.

    Attributes:
        title: what it is about.
        rules: ids of the rules of docs/independence.md that it tests.
        story: in the notation of ``independence_graphs.py``.
        independent: number of independent origins, ``None`` where no origin is known.
        kinds: kinds of the known origins behind the marked statements, sorted.
        says: words that the reason must hold.
    """

    title: str
    rules: tuple[str, ...]
    story: str
    independent: int | None
    kinds: tuple[str, ...]
    says: str = ""


NAMES = (
    {
        "P": "Osric Vandermeer", "p": "Vandermeer", "Q": "Leocadia Brunn", "q": "Brunn", "R": "Hesper Calloway",
        "B": "Harbour Authority", "D": "Maritime Workers Guild", "C": "Ostrand", "E": "Veldmark",
        "O1": "Carrick Courier", "O2": "Lowmoor Observer", "O3": "Tessaly Times", "A": "Northstar Press",
    },
    {
        "P": "Imre Falkenrath", "p": "Falkenrath", "Q": "Juno Whitlock", "q": "Whitlock", "R": "Basil Thornquist",
        "B": "National Water Board", "D": "Miners Federation", "C": "Kelmark", "E": "Sundria",
        "O1": "Ashby Gazette", "O2": "Radio Pellworm", "O3": "Brightsea Herald", "A": "Coastline News Agency",
    },
    {
        "P": "Nerys Abbadon", "p": "Abbadon", "Q": "Castor Eglinton", "q": "Eglinton", "R": "Velda Marchetti",
        "B": "Pellam Chemicals", "D": "Residents Alliance", "C": "Torvia", "E": "Lannoch",
        "O1": "Daily Beacon", "O2": "Quayside Chronicle", "O3": "Marrow Mail", "A": "Reuters",
    },
    {
        "P": "Thaddeus Orlok", "p": "Orlok", "Q": "Mireille Santangelo", "q": "Santangelo", "R": "Wystan Pike",
        "B": "Space Research Agency", "D": "Union of Technical Staff", "C": "Brennia", "E": "Casteria",
        "O1": "Skerry Sentinel", "O2": "Vale Tribune", "O3": "Port Standard", "A": "dpa",
    },
)  # fmt: skip

CASES = (
    Case(
        "two outlets quote one joint statement in two translations",
        ("O4", "I1"),
        """
@ {O1}
* ?/ | [x “Neither side will fish beyond the banks,”] [s the joint statement released by the {B}] [c said].
@ {O2}
The {B} put out the full text of a declaration signed by both sides.
* ?/ | [x “Both will keep their nets inside the shoals,”] [s the declaration], put out on the {B} website, [c said].
""",
        1,
        ("joint_statement",),
        "both quote the joint statement released by",
    ),
    Case(
        "“it reads” means the document of the sentence before",
        ("O4", "I1"),
        """
@ {O1}
* ?/ | [c According to] [s a joint statement released by the {B}], [x the two neighbours will share the river].
@ {O2}
After the meeting the {B} put out the full text of a declaration signed by both sides.
* ? | [x “The neighbours will share the river,”] [s it] [c reads].
""",
        1,
        ("joint_statement",),
    ),
    Case(
        "“the two countries” speak in the joint statement that the report names",
        ("O5", "I1"),
        """
@ {O1}
* ?/ | [s A joint statement by {C} and {E}] [c said] [x trade would be freed by spring].
@ {O2}
{C} and {E} signed a joint statement on Friday.
* the two countries/group | [s The two countries] [c want] [x trade to be free by spring].
""",
        1,
        ("joint_statement",),
    ),
    Case(
        "two named leaders together speak in their joint statement",
        ("O5", "I1"),
        """
@ {O1}
{P} and {Q} met on Friday and issued a joint statement.
* {P} and {Q}/group | [s {P} and {Q}] [c called for] [x the border to be opened].
@ {O2}
* ?/ | [x The border should be opened], [c according to] [s the joint statement of {P} and {Q}].
""",
        1,
        ("joint_statement",),
    ),
    Case(
        "readouts of both sides of one meeting are two origins",
        ("O4", "I5"),
        """
@ {O1}
* ?/ | [s A readout from the {C} foreign ministry] [c said] [x the talks lasted three hours].
@ {O2}
* ?/ | [s A readout from the {E} foreign ministry] [c said] [x the talks lasted three hours].
""",
        2,
        ("readout", "readout"),
        "each side tells from its own knowledge, though both took part",
    ),
    Case(
        "a joint statement adds nothing to one side's readout",
        ("I4",),
        """
@ {O1}
* ?/ | [s The joint statement of {C} and {E}] [c said] [x the ferry line would reopen].
@ {O2}
* ?/ | [s A readout from {C}] [c said] [x the ferry line would reopen].
""",
        1,
        ("joint_statement", "readout"),
        "the joint statement is the act of both sides",
    ),
    Case(
        "a joint statement beside two readouts leaves two",
        ("I4", "I5"),
        """
@ {O1}
* ?/ | [s The joint statement of {C} and {E}] [c said] [x the ferry line would reopen].
@ {O2}
* ?/ | [s A readout from {C}] [c said] [x the ferry line would reopen].
@ {O3}
* ?/ | [s A readout from {E}] [c said] [x the ferry line would reopen].
""",
        2,
        ("joint_statement", "readout", "readout"),
    ),
    Case(
        "a joint statement whose sides are not named is not independent of a readout",
        ("I4",),
        """
@ {O1}
* ?/ | [s The joint statement] [c said] [x the bridge would be rebuilt].
@ {O2}
* ?/ | [s A readout from the {B}] [c said] [x the bridge would be rebuilt].
""",
        1,
        ("joint_statement", "readout"),
    ),
    Case(
        "one conference call reported by two outlets",
        ("O1", "I1"),
        """
@ {O1}
* {P}/person | [s {B} spokesman {P}] [c described] [x the inspection as “frank and short,”] in a conference
  call with reporters.
@ {O2}
* {P}/person | [x “It was frank and short,”] [s {p}] [c told] reporters on a conference call.
""",
        1,
        ("briefing",),
        "1 origin",
    ),
    Case(
        "a news conference and “told reporters” by one person are one occasion",
        ("O1", "I1"),
        """
@ {O1}
* {P}/person | [x “We have lost the vehicle,”] [s {P}] [c told] a news conference at the launch site.
@ {O2}
* {p}/person | [x “We have lost the vehicle,”] [s {p}] [c told] reporters in the old hall.
""",
        1,
        ("briefing",),
    ),
    Case(
        "“he said” later in a report stands at the stated occasion",
        ("O2", "I1"),
        """
@ {O1}
{P}/person | [s {P}] [c told] reporters at a briefing that [x the pumps had failed].
* {P}/person | [x The spare parts will arrive on Monday], [s he] [c said].
@ {O2}
* {P}/person | [s {P}] [c told] journalists that [x spare parts would arrive on Monday].
""",
        1,
        ("briefing",),
    ),
    Case(
        "an occasion stated only after the first statement counts for it too",
        ("O2", "I1"),
        """
@ {O1}
* {P}/person | [x Spare parts will arrive on Monday], [s {P}] [c said].
{P}/person | [s He] [c told] the {O2} that [x the pumps had failed].
@ {O2}
* {P}/person | [s {P}] [c told] the {O2} that [x spare parts would arrive on Monday].
""",
        1,
        ("interview",),
    ),
    Case(
        "a named speaker without an occasion in both reports is one origin",
        ("O3", "I1"),
        """
@ {O1}
* {P}/person | [x The dam will hold], [s {P}] [c said].
@ {O2}
* {p}/person | [s {p}] [c said] [x the dam would hold].
""",
        1,
        ("unknown",),
        "occasion not stated",
    ),
    Case(
        "a named speaker without an occasion rests on the only act known",
        ("O3", "I1"),
        """
@ {O1}
* {P}/person | [x The dam will hold], [s {P}] [c said].
@ {O2}
* {P}/person | [s {P}] [c told] a news conference that [x the dam would hold].
""",
        1,
        ("briefing",),
    ),
    Case(
        "one person at two occasions is not two independent origins",
        ("I2",),
        """
@ {O1}
* {P}/person | [s {P}] [c told] a news conference that [x the dam would hold].
@ {O2}
* {P}/person | [x The dam will hold], [s {P}] [c said] in an interview with Channel Four News.
""",
        1,
        ("briefing", "interview"),
        "both come from {P}",
    ),
    Case(
        "one person in interviews with two outlets is not two independent origins",
        ("I2",),
        """
@ {O1}
* {P}/person | [x The dam will hold], [s {P}] [c told] the {O1}.
@ {O2}
* {P}/person | [x The dam will hold], [s {P}] [c told] the {O2}.
""",
        1,
        ("interview", "interview"),
    ),
    Case(
        "an interview given to one outlet and quoted by another is one origin",
        ("O1", "I1"),
        """
@ {O1}
* {P}/person | [x The dam will hold], [s {P}] [c told] this newspaper.
@ {O2}
* {P}/person | [x The dam will hold], [s {P}] [c told] the {O1}.
""",
        1,
        ("interview",),
    ),
    Case(
        "an interview and a post by one person",
        ("I2",),
        """
@ {O1}
* {P}/person | [x The dam will hold], [s {P}] [c wrote] on Twitter.
@ {O2}
* {P}/person | [x The dam will hold], [s {P}] [c said] in an interview with the {O2}.
""",
        1,
        ("interview", "post"),
    ),
    Case(
        "one post quoted under the old and the new name of the platform",
        ("O1", "I1"),
        """
@ {O1}
* {P}/person | [x “The dam will hold,”] [s {P}] [c wrote] on Twitter.
@ {O2}
* {P}/person | [x “The dam will hold,”] [s {P}] [c wrote] on X.
""",
        1,
        ("post",),
        "both quote the post by",
    ),
    Case(
        "a speech heard by two outlets",
        ("O1", "I1"),
        """
@ {O1}
* {P}/person | [x “We will rebuild,”] [s {P}] [c told] a rally in the old town.
@ {O2}
* {P}/person | [x “We will rebuild,”] [s {P}] [c said] in a speech.
""",
        1,
        ("speech",),
    ),
    Case(
        "two officials of one body at one briefing are one origin",
        ("I3",),
        """
@ {O1}
* {P}/person | [s {P}, director of the {B}], [c told] a news conference that [x the engine had cut out].
@ {O2}
* {Q}/person | [s {Q}, chief engineer at the {B}], [c told] a news conference that [x the engine had cut out].
""",
        1,
        ("briefing",),
    ),
    Case(
        "two officials of one body on two occasions are not independent",
        ("I3",),
        """
@ {O1}
* {P}/person | [s {P}, director of the {B}], [c told] a news conference that [x the engine had cut out].
@ {O2}
* {Q}/person | [s {Q}, chief engineer at the {B}], [c wrote] on Facebook that [x the engine had cut out].
""",
        1,
        ("briefing", "post"),
        "both speak for {B}",
    ),
    Case(
        "an official and the body itself are not independent",
        ("I3",),
        """
@ {O1}
* {B}/body | [s The {B}] [c said] in a statement that [x the engine had cut out].
@ {O2}
* {P}/person | [s {P}, director of the {B}], [c told] a rally that [x the engine had cut out].
""",
        1,
        ("press_release", "speech"),
    ),
    Case(
        "an unnamed spokesperson of a named body speaks for the body",
        ("O7", "I1"),
        """
@ {O1}
* a spokesman for the {B}/unnamed | [s A spokesman for the {B}] [c said] in a statement that [x nobody was hurt].
@ {O2}
* {B}/body | [x Nobody was hurt], [s the {B}] [c said] in a statement.
""",
        1,
        ("press_release",),
    ),
    Case(
        "two bodies are two independent origins",
        ("O1", "I1"),
        """
@ {O1}
* {B}/body | [s The {B}] [c said] in a statement that [x nobody was hurt].
@ {O2}
* {D}/body | [x Nobody was hurt], [s the {D}] [c said] in a statement.
""",
        2,
        ("press_release", "press_release"),
        "2 outlets, 2 independent origins",
    ),
    Case(
        "two named persons of different bodies are two independent origins",
        ("O1",),
        """
@ {O1}
* {P}/person | [s {P}, director of the {B}], [c told] reporters that [x the gate was open].
@ {O2}
* {Q}/person | [s {Q}, secretary of the {D}], [c told] reporters that [x the gate was open].
""",
        2,
        ("briefing", "briefing"),
    ),
    Case(
        "two named witnesses without a body are two independent origins",
        ("O3",),
        """
@ {O1}
* {P}/person | [x The gate was open], [s {P}] [c said].
@ {O2}
* {Q}/person | [s {Q}] [c said] [x the gate was open].
""",
        2,
        ("unknown", "unknown"),
    ),
    Case(
        "two origins in one outlet are two, and it is said that one outlet relays both",
        ("I1",),
        """
@ {O1}
* {P}/person | [x The gate was open], [s {P}] [c told] reporters.
* {Q}/person | [s {Q}] [c wrote] on X that [x the gate was open].
""",
        2,
        ("briefing", "post"),
        "all relayed by {O1}",
    ),
    Case(
        "an unnamed source adds nothing to a named one",
        ("O6", "I6"),
        """
@ {O1}
* {P}/person | [x The records were seized], [s {P}] [c told] reporters.
@ {O2}
* a person familiar with the case/unnamed | [s A person familiar with the case] [c said] [x the records were seized].
""",
        1,
        ("briefing",),
        "one rests on an unnamed source, which adds none",
    ),
    Case(
        "two unnamed sources are no known origin",
        ("O6", "I6"),
        """
@ {O1}
* a person familiar with the case/unnamed | [s A person familiar with the case] [c said] [x the records were seized].
@ {O2}
* two officials/unnamed | [s Two officials] [c said] [x the records were seized].
""",
        None,
        (),
        "both rest on unnamed sources",
    ),
    Case(
        "unnamed officials whose speaker was not resolved stay unnamed",
        ("O6", "I6"),
        """
@ {O1}
* ? | [s Officials] [c said] [x the road was closed].
@ {O2}
* ? | [s Officials] [c said] [x the road was closed].
""",
        None,
        (),
    ),
    Case(
        "narration without a source in both reports is unknown",
        ("O14", "I7"),
        """
@ {O1}
* The road along the north shore was closed before noon.
@ {O2}
* Before noon the shore road in the north had been shut.
""",
        None,
        (),
        "2 outlets, origins unknown: neither says where it has it from",
    ),
    Case(
        "narration in three reports is unknown",
        ("O14", "I7"),
        """
@ {O1}
* The road along the north shore was closed before noon.
@ {O2}
* Before noon the shore road in the north had been shut.
@ {O3}
* By midday nobody could drive along the northern coast.
""",
        None,
        (),
        "3 outlets, origins unknown: none says where it has it from",
    ),
    Case(
        "narration adds nothing to a known origin",
        ("O14", "I7"),
        """
@ {O1}
* {B}/body | [x The shore road is closed], [s the {B}] [c said] in a statement.
@ {O2}
* Before noon the shore road in the north had been shut.
""",
        1,
        ("press_release",),
        "one does not say where it has it from",
    ),
    Case(
        "a pronoun that nobody could resolve adds nothing",
        ("O16", "I7"),
        """
@ {O1}
* {B}/body | [x The shore road is closed], [s the {B}] [c said] in a statement.
@ {O2}
* ? | [s He] [c said] [x the shore road was shut].
""",
        1,
        ("press_release",),
    ),
    Case(
        "reports without known outlets are counted as reports",
        ("I7",),
        """
@ -
* The road along the north shore was closed before noon.
@ -
* Before noon the shore road in the north had been shut.
""",
        None,
        (),
        "2 reports, origins unknown",
    ),
    Case(
        "two versions of one outlet are one outlet",
        ("I1",),
        """
@ {O1}
* {B}/body | [x The shore road is closed], [s the {B}] [c said] in a statement.
@ {O1}
* {B}/body | [s The {B}] [c said] in a statement [x the shore road had been shut].
""",
        1,
        ("press_release",),
        "1 outlet, 1 origin",
    ),
    Case(
        "two reports credited to one agency are one origin",
        ("O12", "I1"),
        """
@ {O1} ({A})
* The road along the north shore was closed before noon.
@ {O2} ({A})
* Before noon the shore road in the north had been shut.
""",
        1,
        ("agency_report",),
        "both rest on the report by {A}",
    ),
    Case(
        "a silent copy of an agency's report is the agency's",
        ("O13", "I8"),
        """
@ {O1} ({A})
* The road along the north shore was closed before noon because the old sea wall had begun to slide towards
  the beach below the lighthouse.
@ {O2}
* The road along the north shore was closed before noon because the old sea wall had begun to slide towards
  the beach below the lighthouse.
""",
        1,
        ("agency_report",),
        "the passage is carried over",
    ),
    Case(
        "a lightly edited copy of an agency's report is the agency's",
        ("O13", "I8"),
        """
@ {O1} ({A})
* The road along the north shore was closed before noon because the old sea wall had begun to slide towards
  the beach below the lighthouse, and drivers were told to take the longer way round through the forest.
@ {O2}
* The road on the north shore was closed shortly before noon because the old wall had begun to slide towards
  the beach below the lighthouse, and drivers were told to use the longer way round through the forest.
""",
        1,
        ("agency_report",),
    ),
    Case(
        "a copy between two outlets without a source stays unknown",
        ("O15", "I8"),
        """
@ {O1}
* The road along the north shore was closed before noon because the old sea wall had begun to slide towards
  the beach below the lighthouse.
@ {O2}
* The road along the north shore was closed before noon because the old sea wall had begun to slide towards
  the beach below the lighthouse.
""",
        None,
        (),
        "the passage is carried over",
    ),
    Case(
        "an agency's report without a source adds nothing to a body's statement",
        ("O12", "O1", "I17"),
        """
@ {O1} ({A})
* The road along the north shore was closed before noon.
@ {O2}
* {B}/body | [x The shore road is closed], [s the {B}] [c said] in a statement.
""",
        1,
        ("agency_report", "press_release"),
    ),
    Case(
        "what an agency reported, citing a body, comes from the body",
        ("O8", "I1"),
        """
@ {O1}
* {A}/body | [x The reactor was shut down], [s {A}] [c reported], citing the {B}.
@ {O2}
* {B}/body | [s The {B}] [c said] [x the reactor had been shut down].
""",
        1,
        ("unknown",),
    ),
    Case(
        "what an agency reported, citing unnamed sources, is unnamed",
        ("O8", "O6", "I6"),
        """
@ {O1}
* {A}/body | [x The reactor was shut down], [s {A}] [c reported], citing sources.
@ {O2}
* {B}/body | [s The {B}] [c said] [x the reactor had been shut down].
""",
        1,
        ("unknown",),
        "unnamed source",
    ),
    Case(
        "what an agency reported without a source comes from its report",
        ("O9", "I1"),
        """
@ {O1}
* {A}/body | [x The reactor was shut down], [s {A}] [c reported].
@ {O2}
* {A}/body | [c According to] [s {A}], [x the reactor has been shut down].
""",
        1,
        ("agency_report",),
    ),
    Case(
        "a chain of agency and ministry is one origin",
        ("O8", "I1"),
        """
@ {O1}
** {A}/body; {C} defence ministry/body | [s {A}] [c reported] that [x [s2 the {C} defence ministry] [c2 said]
  [x2 two drones had been shot down]].
@ {O2}
* {C} defence ministry/body | [x Two drones were shot down], [s the {C} defence ministry] [c said].
""",
        1,
        ("unknown",),
    ),
    Case(
        "the outer link of a chain has the same origin as the inner one",
        ("O8", "I1"),
        """
@ {O1}
* {A}/body; {C} defence ministry/body | [s {A}] [c reported] that [x [s2 the {C} defence ministry] [c2 said]
  [x2 two drones had been shot down]].
@ {O2}
* {C} defence ministry/body | [x Two drones were shot down], [s the {C} defence ministry] [c said].
""",
        1,
        ("unknown",),
    ),
    Case(
        "one side's official about the other side's position is the official's word",
        ("O10",),
        """
@ {O1}
** {P}/person; {E}/metonym | [s {P}] [c told] reporters that [x [s2 {E}] [c2 supported] [x2 the plan for a new treaty]].
@ {O2}
* {P}/person | [x {E} is behind the plan for a treaty], [s {P}] [c told] reporters.
""",
        1,
        ("briefing",),
    ),
    Case(
        "second-hand word adds nothing to first-hand word",
        ("O10", "I9"),
        """
@ {O1}
** {P}/person; {E}/metonym | [s {P}] [c told] reporters that [x [s2 {E}] [c2 supported] [x2 the plan for a new treaty]].
@ {O2}
* {E} foreign ministry/body | [s The {E} foreign ministry] [c said] in a statement that [x it supported the plan].
""",
        1,
        ("briefing", "press_release"),
    ),
    Case(
        "what an unnamed person says that a minister said is unnamed",
        ("O10", "I6"),
        """
@ {O1}
** a diplomat/unnamed; {P}/person | [s A diplomat] [c said] [x [s2 {P}] [c2 had ruled out] [x2 any new tax]].
@ {O2}
* two aides/unnamed | [s Two aides] [c said] [x a new tax was ruled out].
""",
        None,
        (),
    ),
    Case(
        "a post about a joint statement depends on it",
        ("I9",),
        """
@ {O1}
* ?/ | [s The joint statement released by the {B}] [c said] [x the pact would not grow].
@ {O2}
* {R}/person | [x “The joint statement says that the pact will not grow,”] [s {R}] [c wrote] on X.
""",
        1,
        ("joint_statement", "post"),
        "depends on",
    ),
    Case(
        "two posts about one report are not independent",
        ("I10",),
        """
@ {O1}
?/ | [s A report by the {B}] [c found] [x forty tonnes of solvents].
* {P}/person | [x “The report says there were forty tonnes,”] [s {P}] [c wrote] on X.
@ {O2}
* {Q}/person | [x “Forty tonnes, says the report,”] [s {Q}] [c wrote] on Facebook.
""",
        1,
        ("post", "post"),
        "both depend on",
    ),
    Case(
        "one report by a body quoted under its full name and bare",
        ("O4", "I1"),
        """
@ {O1}
* ?/ | [s A report by the {B}] [c said] [x forty tonnes were stored there].
@ {O2}
The {B}'s report was published in November.
* ?/ | [x Forty tonnes were stored there], [s the report] [c said].
""",
        1,
        ("document",),
    ),
    Case(
        "a document whose holder one outlet leaves out is the only one of its sort",
        ("O4", "I1"),
        """
@ {O1}
* ?/ | [s A report by the {B}] [c said] [x forty tonnes were stored there].
@ {O2}
* ?/ | [x Forty tonnes were stored there], [c according to] [s a report].
""",
        1,
        ("document",),
    ),
    Case(
        "reports by two bodies are two origins",
        ("O4",),
        """
@ {O1}
* ?/ | [s A report by the {B}] [c said] [x forty tonnes were stored there].
@ {O2}
* ?/ | [s A report by the {D}] [c said] [x forty tonnes were stored there].
""",
        2,
        ("document", "document"),
    ),
    Case(
        "two outlets cite one ruling",
        ("O4", "I1"),
        """
@ {O1}
* ?/ | [s The ruling] [c said] [x the permit was void].
@ {O2}
* ?/ | [c According to] [s the ruling], [x the permit is void].
""",
        1,
        ("document",),
    ),
    Case(
        "a body's statement as source and “said in a statement” are one",
        ("O4", "O1", "I1"),
        """
@ {O1}
* ?/ | [s The {B} statement] [c said] [x all stock had been declared].
@ {O2}
* {B}/body | [x All stock had been declared], [s the {B}] [c said] in a statement.
""",
        1,
        ("press_release",),
    ),
    Case(
        "a body's report and its spokesman are not independent",
        ("I3",),
        """
@ {O1}
* ?/ | [s A report by the {B}] [c said] [x forty tonnes were stored there].
@ {O2}
* {P}/person | [s {B} spokesman {P}] [c told] reporters that [x forty tonnes were stored there].
""",
        1,
        ("briefing", "document"),
    ),
    Case(
        "an outlet's own observation is an origin",
        ("O11",),
        """
@ {O1}
* A reporter at the scene saw smoke rise from the second tower.
@ {O2}
* {B}/body | [x Smoke rose from the second tower], [s the {B}] [c said] in a statement.
""",
        2,
        ("own_observation", "press_release"),
    ),
    Case(
        "observations of two outlets are two origins",
        ("O11",),
        """
@ {O1}
* This newspaper has seen smoke rise from the second tower.
@ {O2}
* A reporter on the scene saw dark smoke over tower two.
""",
        2,
        ("own_observation", "own_observation"),
    ),
    Case(
        "one agency's journalists seen by, in two outlets, are one origin",
        ("O11", "I1"),
        """
@ {O1}
* Smoke rose from the second tower, {A} journalists at the scene saw.
@ {O2}
* {A} reporters saw smoke over the second tower.
""",
        1,
        ("own_observation",),
    ),
    Case(
        "a witness of the agency as a source is the agency's observation",
        ("O11", "I1"),
        """
@ {O1}
* a {A} witness/unnamed | [x Smoke rose from the second tower], [s a {A} witness] [c said].
@ {O2}
* {A} reporters saw smoke over the second tower.
""",
        1,
        ("own_observation",),
    ),
    Case(
        "presence is not assumed from lively narration",
        ("O11", "O14"),
        """
@ {O1}
* The cheer went up at midnight and lasted five minutes.
@ {O2}
* At midnight people cheered for five minutes.
""",
        None,
        (),
    ),
    Case(
        "a state named for its government may be its foreign ministry",
        ("I11",),
        """
@ {O1}
* {C}/metonym | [s {C}] [c denied] [x any plan to attack].
@ {O2}
* {C} foreign ministry/body | [x There is no plan to attack], [s the {C} foreign ministry] [c said] in a statement.
""",
        1,
        ("press_release", "unknown"),
        "may be the same as",
    ),
    Case(
        "a capital may be a house of its government",
        ("I11",),
        """
@ {O1}
* Moscow/metonym | [s Moscow] [c denied] [x any plan to attack].
@ {O2}
* Kremlin/body | [x There is no plan to attack], [s the Kremlin] [c said] in a statement.
""",
        1,
        ("press_release", "unknown"),
    ),
    Case(
        "two states are two origins",
        ("I11",),
        """
@ {O1}
* {C}/metonym | [s {C}] [c said] [x the talks would go on].
@ {O2}
* {E}/metonym | [s {E}] [c said] [x the talks would go on].
""",
        2,
        ("unknown", "unknown"),
    ),
    Case(
        "a person's name with one letter changed is the same person",
        ("O1", "I1"),
        """
@ {O1}
* {P}/person | [x Nobody was hurt], [s {P}] [c told] a news conference.
@ {O2}
* {P}n/person | [x Nobody was hurt], [s {P}n] [c told] reporters.
""",
        1,
        ("briefing",),
    ),
    Case(
        "two persons of one surname are two persons",
        ("O3",),
        """
@ {O1}
* Anna {p}/person | [x Nobody was hurt], [s Anna {p}] [c said].
@ {O2}
* Robert {p}/person | [s Robert {p}] [c said] [x nobody was hurt].
""",
        2,
        ("unknown", "unknown"),
    ),
    Case(
        "a body under its name and its acronym is one body",
        ("O1", "I1"),
        """
@ {O1}
* Regional Environment Inspectorate (REI)/body | [s The Regional Environment Inspectorate (REI)] [c said] [x
  the wells were clean].
@ {O2}
* REI/body | [s The REI] [c said] [x the wells were clean].
""",
        1,
        ("unknown",),
    ),
    Case(
        "a ministry under two forms of its name is one body",
        ("O1", "I1"),
        """
@ {O1}
* Ministry of Foreign Affairs/body | [s The Ministry of Foreign Affairs] [c said] in a statement that [x
  envoys would meet].
@ {O2}
* foreign ministry/body | [x Envoys will meet], [s the foreign ministry] [c said] in a statement.
""",
        1,
        ("press_release",),
    ),
    Case(
        "a minister and his ministry are not independent",
        ("I3",),
        """
@ {O1}
* {P}/person | [s Science Minister {P}] [c told] parliament that [x all flights were halted].
@ {O2}
* science ministry/body | [s The science ministry] [c said] in a statement that [x all flights were halted].
""",
        1,
        ("press_release", "speech"),
    ),
    Case(
        "a briefing and an emailed letter of two parties are two origins",
        ("O1",),
        """
@ {O1}
* {P}/person | [s {P}] [c told] reporters that [x the valve had been replaced].
@ {O2}
* {D}/body | [s The {D}] [c said] in a letter that [x the valve had been replaced].
""",
        2,
        ("briefing", "document"),
    ),
    Case(
        "three outlets, two of which quote one person",
        ("I1",),
        """
@ {O1}
* {P}/person | [s {P}] [c told] reporters that [x the valve had been replaced].
@ {O2}
* {P}/person | [s {P}] [c told] reporters that [x the valve had been changed].
@ {O3}
* {D}/body | [s The {D}] [c said] in a statement that [x there was a new valve].
""",
        2,
        ("briefing", "press_release"),
        "3 outlets, 2 independent origins",
    ),
    Case(
        "three outlets, three ways to one person",
        ("I2",),
        """
@ {O1}
* {P}/person | [s {P}] [c told] reporters that [x the valve had been replaced].
@ {O2}
* {P}/person | [s {P}] [c told] parliament that [x the valve had been changed].
@ {O3}
* {P}/person | [s {P}] [c wrote] on Telegram that [x there was a new valve].
""",
        1,
        ("briefing", "post", "speech"),
    ),
    Case(
        "copied words around one quotation stay one origin",
        ("I1", "I8"),
        """
@ {O1} ({A})
The harbour was closed to all shipping for the rest of the week while divers searched the wreck for the missing crew.
* {P}/person | [x “We are still looking,”] [s {P}] [c told] reporters.
@ {O2}
The harbour was closed to all shipping for the rest of the week while divers searched the wreck for the missing crew.
* {P}/person | [x “We are still looking,”] [s {P}] [c told] reporters.
""",
        1,
        ("briefing",),
    ),
    Case(
        "a passage that both copied does not count twice though the sources are called differently",
        ("I8",),
        """
@ {O1}
* This newspaper has seen the old lifeboat being towed out of the harbour at dawn with eleven people on board
  and its lights switched off.
@ {O2}
* A reporter at the scene saw the old lifeboat being towed out of the harbour at dawn with eleven people on
  board and its lights switched off.
""",
        1,
        ("own_observation", "own_observation"),
        "the passage is carried over",
    ),
    Case(
        "two sides of a dispute that say the same are two origins",
        ("O1",),
        """
@ {O1}
* {P}/person | [s {P}, director of the {B}], [c said] in a speech that [x the strike was over].
@ {O2}
* {Q}/person | [s {Q}, who leads the {D}], [c told] supporters that [x the strike was over].
""",
        2,
        ("speech", "speech"),
    ),
    Case(
        "a document seen by the outlet is still the document's word when it is named as the source",
        ("O4", "I1"),
        """
@ {O1}
* ?/ | [c According to] [s a letter from the {B}], seen by this newspaper, [x the licence was withdrawn].
@ {O2}
* ?/ | [s The letter from the {B}] [c said] [x the licence was withdrawn].
""",
        1,
        ("document",),
    ),
    Case(
        "residents and analysts are nobody who can be asked",
        ("O6", "I6"),
        """
@ {O1}
* residents/group | [s Residents] [c said] [x they had heard two blasts].
@ {O2}
* neighbours/group | [s Neighbours] [c spoke of] [x two blasts].
""",
        None,
        (),
    ),
    Case(
        "a body's own page is its release, and outlets that quote it add nothing",
        ("O17", "O18", "I1"),
        """
@ {B}
{B}/body | [s The {B}] [c announced] [x a new bridge across the river].
* {P}/person | [x “The bridge will stand for a hundred years and more,”] [s {P}] [c said].
@ {O2}
{B}/body | [s The {B}] [c wants] [x a bridge].
* {P}/person | [x “The bridge will stand for a hundred years and more,”] [s {P}] [c said].
""",
        1,
        ("press_release",),
    ),
    Case(
        "a quotation without an occasion comes from the act that another report states for the same words",
        ("O18", "I1"),
        """
@ {O1}
{P}/person | [s {P}] [c told] the {O1} that [x there would be no toll].
{P}/person | [s {P}] [c told] parliament that [x there would be a ferry].
* {P}/person | [x “The bridge will stand for a hundred years and more,”] [s {P}] [c said] in a speech.
@ {O2}
* {P}/person | [x “The bridge will stand for a hundred years and more,”] [s {P}] [c said].
""",
        1,
        ("speech",),
        "both quote the speech by {P}",
    ),
    Case(
        "a report of nobody in particular does not confirm a ministry",
        ("I13",),
        """
@ {O1}
* ?/ | [c According to] [s a report], [x the bridge is unsafe].
@ {O2}
* transport ministry/body | [s The transport ministry] [c said] in a letter that [x the bridge was unsafe].
""",
        1,
        ("document", "document"),
        "nobody is stated as the author of the report",
    ),
    Case(
        "the same quoted words under two names were said once",
        ("I14",),
        """
@ {O1}
* {P}/person | [x “Nobody was ever told about the second tank,”] [s {P}] [c told] the {O1} in an interview.
@ {O2}
* {Q}/person | [x “Nobody was ever told about the second tank,”] [s {Q}] [c said] in a speech.
""",
        1,
        ("interview", "speech"),
        "both quote the same words",
    ),
    Case(
        "two who say it each in words of their own are two",
        ("I14",),
        """
@ {O1}
* {P}/person | [x “Nobody was ever told about the second tank,”] [s {P}] [c told] the {O1} in an interview.
@ {O2}
* {Q}/person | [x “The second tank was kept from everybody,”] [s {Q}] [c said] in a speech.
""",
        2,
        ("interview", "speech"),
    ),
)
