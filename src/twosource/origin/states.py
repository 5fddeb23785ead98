"""States by the words that stand for them: name, demonym, capital, and the houses that governments are called by.

Only what ties two parties together is asked of this table ("Moscow" may be the Kremlin); a state that is not in it is
recognised where one name holds the other ("Kelmar", "Kelmar's space agency").
"""

from __future__ import annotations

import re

STATES = (
    "russia russian russians moscow kremlin",
    "china chinese beijing zhongnanhai",
    "ukraine ukrainian ukrainians kyiv kiev",
    "belarus belarusian minsk",
    "united-states america american americans washington u.s us usa white-house pentagon state-department",
    "united-kingdom british britain uk u.k london downing-street whitehall england english",
    "france french paris elysee élysée quai-d'orsay matignon",
    "germany german germans berlin",
    "italy italian italians rome",
    "spain spanish madrid moncloa",
    "portugal portuguese lisbon",
    "poland polish poles warsaw",
    "czechia czech prague",
    "slovakia slovak bratislava",
    "hungary hungarian budapest",
    "austria austrian vienna",
    "switzerland swiss bern",
    "netherlands dutch the-hague",
    "belgium belgian brussels",
    "sweden swedish stockholm",
    "norway norwegian oslo",
    "denmark danish copenhagen",
    "finland finnish helsinki",
    "ireland irish dublin",
    "greece greek athens",
    "turkey turkish türkiye ankara",
    "romania romanian bucharest",
    "bulgaria bulgarian sofia",
    "serbia serbian belgrade",
    "croatia croatian zagreb",
    "slovenia slovenian ljubljana",
    "georgia georgian tbilisi",
    "armenia armenian yerevan",
    "azerbaijan azerbaijani baku",
    "kazakhstan kazakh astana",
    "japan japanese tokyo",
    "south-korea south-korean seoul blue-house",
    "north-korea north-korean pyongyang",
    "taiwan taiwanese taipei",
    "india indian delhi new-delhi",
    "pakistan pakistani islamabad",
    "bangladesh bangladeshi dhaka",
    "indonesia indonesian jakarta",
    "malaysia malaysian kuala-lumpur",
    "philippines philippine filipino manila malacañang",
    "vietnam vietnamese hanoi",
    "thailand thai bangkok",
    "australia australian canberra",
    "new-zealand wellington",
    "canada canadian ottawa",
    "mexico mexican mexico-city",
    "brazil brazilian brasilia brasília",
    "argentina argentine argentinian buenos-aires casa-rosada",
    "chile chilean santiago la-moneda",
    "colombia colombian bogota bogotá",
    "venezuela venezuelan caracas miraflores",
    "cuba cuban havana",
    "israel israeli israelis jerusalem",
    "palestine palestinian palestinians ramallah",
    "egypt egyptian cairo",
    "syria syrian damascus",
    "iraq iraqi baghdad",
    "iran iranian tehran",
    "saudi-arabia saudi saudi-arabian riyadh",
    "qatar qatari doha",
    "lebanon lebanese beirut",
    "jordan jordanian amman",
    "ethiopia ethiopian addis-ababa",
    "kenya kenyan nairobi",
    "nigeria nigerian abuja",
    "sudan sudanese khartoum",
    "south-africa south-african pretoria",
    "algeria algerian algiers",
    "morocco moroccan rabat",
    "libya libyan tripoli",
)
_STATE_OF = {word.replace("-", " "): row.split()[0].replace("-", " ") for row in STATES for word in row.split()}
# Peoples of two words; one word for a people stands with its state above.
PEOPLES = {
    "north korean": "north korea",
    "south korean": "south korea",
    "saudi arabian": "saudi arabia",
    "south african": "south africa",
    "new zealander": "new zealand",
    "sri lankan": "sri lanka",
    "costa rican": "costa rica",
    "puerto rican": "puerto rico",
}
_LONGEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
# "May's government" is the government of some state, whichever the reader is taken to know.
_GOVERNMENT = re.compile(r"['’]s? (?:\w+ )?(?:government|administration|cabinet)$", re.IGNORECASE)


def states_in(name: str) -> tuple[str, ...]:
    """The states that a name names, by any word for them, sorted."""
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(name)]
    found = {
        state
        for size in range(1, _LONGEST + 1)
        for start in range(len(words) - size + 1)
        if words[start][0].isupper()
        and words[start] != "Us"
        and (state := _STATE_OF.get(" ".join(words[start : start + size]).casefold())) is not None
    }
    return tuple(sorted(found))


def stands_for_state(name: str) -> bool:
    """Whether a name is nothing but a word for a state ("Moscow", "the United States")."""
    plain = _POSSESSIVE.sub("", name.casefold().removeprefix("the ").strip())
    return plain in _STATE_OF


def state_word(word: str) -> str:
    """The state for one word ("chinese" gives "china"), or the word itself."""
    return _STATE_OF.get(word, word)


def may_be(party: str, name: str) -> bool:
    """Whether a party named for a state ("Moscow", "Kelmar") may be a longer-named body of it."""
    if stands_for_state(party):
        others = states_in(name)
        return bool(set(states_in(party)) & set(others)) or (not others and _GOVERNMENT.search(name) is not None)
    words = name.casefold().removeprefix("the ").replace("’", "'").split()
    return len(words) > 1 and words[0].removesuffix("'s") == party.casefold()
