"""Reports of look-alike events, two events a topic and three reports an event; every name and event is made up."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """One report and the event it tells of."""

    event: str
    title: str
    text: str


CASES = (
    Case(
        "quake in Velmar",
        "Earthquake of magnitude 5.8 shakes Velmar province",
        "An earthquake of magnitude 5.8 shook the Velmar province of eastern Karsonia early on Tuesday, killing "
        "four people and injuring 31, the governor, Ilan Torvek, said. The epicentre lay 12 km north of the town "
        "of Dresh. Rescue teams reached the villages of Oln and Pasca by noon. Houses of clay brick fell in, "
        "Torvek said, and 1,200 tents were on their way. Aftershocks were felt as far as the capital.",
    ),
    Case(
        "quake in Velmar",
        "Four dead as quake hits eastern Karsonia",
        "At least four people died when a quake struck near Dresh in Karsonia's Velmar province, officials said on "
        "Tuesday. Governor Ilan Torvek told state radio that 31 people were being treated. Brick houses collapsed "
        "in Oln. The seismological centre put the magnitude at 5.8. Helicopters flew over Pasca, which no road "
        "reaches.",
    ),
    Case(
        "quake in Velmar",
        "Tents for Velmar after tremor",
        "Aid groups sent 1,200 tents to Velmar in eastern Karsonia, where a 5.8 magnitude earthquake left four "
        "dead. Survivors in Oln and Pasca spent the night outdoors. 'The ground would not stop,' said Mira Sedlo, "
        "a teacher from Dresh. The governor, Ilan Torvek, promised to rebuild before winter. Hospitals treated 31 "
        "injured.",
    ),
    Case(
        "quake off Quellin",
        "Strong earthquake off the island of Quellin",
        "An earthquake of magnitude 6.4 struck off the island of Quellin on Sunday, injuring 17 people and cutting "
        "power, the mayor of Port Anselm, Rosa Quintal, said. The epicentre lay 40 km south of the coast. Rescue "
        "teams searched a collapsed market hall. A tsunami warning was lifted after two hours. Aftershocks kept "
        "people outdoors.",
    ),
    Case(
        "quake off Quellin",
        "Port Anselm in the dark after quake",
        "Port Anselm was without power on Sunday night after a 6.4 magnitude earthquake off Quellin brought down "
        "lines and the roof of the market hall. Mayor Rosa Quintal said 17 people had been hurt. The tsunami "
        "warning for the island ended after two hours. Engineers of Quellin Electric hoped to restore supply by "
        "morning.",
    ),
    Case(
        "quake off Quellin",
        "Market hall collapses in island earthquake",
        "Seventeen people were injured when the market hall of Port Anselm collapsed in an earthquake of magnitude "
        "6.4, Rosa Quintal, its mayor, said. The tremor struck 40 km off Quellin on Sunday. Quellin Electric said "
        "that 9,000 homes had no power. The authorities lifted a tsunami warning later in the day.",
    ),
    Case(
        "Brandt leaves the Harriers",
        "Harriers dismiss coach Oskar Brandt",
        "The Wexley Harriers dismissed their coach Oskar Brandt on Monday after seven defeats in a row. The club's "
        "chairman, Dale Prowse, thanked Brandt for three seasons. Assistant coach Lena Hult takes over until "
        "summer. The Harriers stand last with 9 points and play Thornbury on Saturday.",
    ),
    Case(
        "Brandt leaves the Harriers",
        "Seven defeats cost Brandt his job",
        "Oskar Brandt is no longer coach of the Wexley Harriers. Seven defeats in a row were too many, said "
        "chairman Dale Prowse. Lena Hult, his assistant, will lead the team against Thornbury. Brandt, 51, took "
        "the job three seasons ago. With 9 points the Harriers are last.",
    ),
    Case(
        "Brandt leaves the Harriers",
        "Hult to coach Harriers for now",
        "Lena Hult will coach the Harriers until summer after the dismissal of Oskar Brandt, the Wexley club said. "
        "Dale Prowse, the chairman, spoke of a painful step after seven lost matches. Hult, 38, starts at home "
        "against Thornbury on Saturday.",
    ),
    Case(
        "Mendel leaves the Harriers",
        "Harriers part with coach Ruth Mendel",
        "The Wexley Harriers and their coach Ruth Mendel part after a single season, the club said on Friday. "
        "Mendel, 44, moves to Castle Lyne for a fee of 2.3 million. Sporting director Amos Field said the offer "
        "could not be refused. The Harriers finished fourth with 61 points.",
    ),
    Case(
        "Mendel leaves the Harriers",
        "Castle Lyne sign Mendel for 2.3 million",
        "Castle Lyne have signed the coach Ruth Mendel from the Wexley Harriers for 2.3 million. Mendel led the "
        "Harriers to fourth place and 61 points. 'She was worth every penny,' said Amos Field, their sporting "
        "director. Castle Lyne begin training in July.",
    ),
    Case(
        "Mendel leaves the Harriers",
        "Why Ruth Mendel goes to Castle Lyne",
        "Ruth Mendel wanted to play in Europe, and Castle Lyne will. The coach, 44, leaves the Wexley Harriers "
        "after one season and 61 points, for 2.3 million. Amos Field, sporting director of the Harriers, is "
        "looking for her heir.",
    ),
)
