"""Two wordings of one event are never reuse; a copy is, however it was changed."""

from __future__ import annotations

from itertools import combinations

import pytest

from twosource.model import Reading, Report
from twosource.reuse.passages import find_reuse
from twosource.text.quotemarks import find_quotations

# One event a block, told by writers who had the same facts and none of each other's words.
TOLD = """\
A ferry with 212 people on board ran aground off the island of Tresk early on Sunday; nobody was hurt, the
coast guard said, and the passengers were brought ashore in lifeboats before dawn.
--
All 212 passengers and crew were taken off safely after the Tresk ferry hit a sandbank in the early hours of
Sunday, according to the coast guard, which used lifeboats to bring them to land.
--
Lifeboats rescued everybody from a ferry that had got stuck on a sandbank near Tresk before sunrise on Sunday.
The coast guard counted 212 people and no injuries.
===
The central bank raised its main interest rate by a quarter of a percentage point to 4.75 percent on Thursday,
the third increase this year, and said that inflation would stay above its target until the autumn of next
year.
--
Borrowers face higher costs after the central bank lifted rates for the third time this year, to 4.75 percent.
It expects prices to rise faster than it wants until next autumn.
===
Le parlement a adopté mardi soir, par 151 voix contre 98, la loi qui oblige les communes à publier leurs
marchés ; l'opposition a annoncé qu'elle saisirait la cour constitutionnelle dès cette semaine.
--
Les communes devront rendre publics leurs contrats : 151 députés contre 98 ont voté mardi en faveur du texte,
que l'opposition veut attaquer devant la cour constitutionnelle avant la fin de la semaine.
===
Der Stadtrat hat am Montag beschlossen, die alte Brücke für zwei Jahre zu sperren, weil Prüfer in zwölf
Trägern Risse gefunden haben; Fähren sollen den Verkehr so lange stündlich übernehmen.
--
Zwei Jahre lang bleibt die alte Brücke zu. Nach einem Bericht über Risse in zwölf Trägern stimmte der Stadtrat
am Montag dafür und will statt dessen jede Stunde eine Fähre fahren lassen.
===
Пожар на складе в порту начался около двух часов ночи и был потушен к утру; по словам спасателей, никто не
пострадал, а причину выясняет комиссия.
--
К утру спасатели справились с огнём, который ночью охватил портовый склад. Пострадавших нет, комиссия ищет
причину.
"""
INDEPENDENT = tuple(
    tuple(" ".join(telling.split()) for telling in event.split("\n--\n")) for event in TOLD.split("\n===\n")
)
COPY = (
    "The harbour authority had been told twice in the spring that the gate of the yard could not be opened from the "
    "street, and had answered both times that a key was kept in the watchman's hut, where nobody found it that night."
)


def reading(identity: str, text: str) -> Reading:
    return Reading(Report(identity, text, "", ""), (), find_quotations(text), (), (), ())


@pytest.mark.parametrize("told", INDEPENDENT)
def test_two_wordings_of_one_event_in_independent_reports_are_no_reuse(told: tuple[str, ...]) -> None:
    for a, b in combinations(told, 2):
        assert find_reuse((reading("a", a), reading("b", b))) == ()


@pytest.mark.parametrize("told", INDEPENDENT)
def test_a_sentence_copied_beside_another_wording_is_found_alone(told: tuple[str, ...]) -> None:
    a, b = reading("a", f"{told[0]} {COPY}"), reading("b", f"{COPY} {told[1]}")
    (found,) = find_reuse((a, b))
    assert a.report.text[found.a.start : found.a.end] == COPY == b.report.text[found.b.start : found.b.end]


def test_the_same_long_quotation_in_two_reports_is_no_reuse() -> None:
    quoted = f"“{COPY}”"
    a = reading("a", f"{INDEPENDENT[0][0]} {quoted} the mayor said.")
    b = reading("b", f"{INDEPENDENT[0][1]} In the words of the mayor: {quoted}")
    assert find_reuse((a, b)) == ()
