"""Names that stand for each other: capitals and seats for governments, peoples for countries, spellings.

World knowledge kept small: it only ever says that two names need not contradict, never that they are the same.
"""

from __future__ import annotations

from functools import lru_cache

from twosource.origin.states import STATES
from twosource.statement.lexicon import word_list, word_set
from twosource.statement.words import stem

_GROUPS = (
    "russia russian russians moscow kremlin",
    "china chinese beijing",
    "us. usa. american americans america washington white house united states pentagon",
    "britain british uk. uk english england london downing united kingdom",
    "france french paris elysee",
    "germany german germans berlin bundestag",
    "ukraine ukrainian ukrainians kyiv kiev",
    "israel israeli israelis jerusalem",
    "iran iranian tehran",
    "iraq iraqi iraqis baghdad",
    "india indian delhi",
    "pakistan pakistani islamabad",
    "japan japanese tokyo",
    "turkey turkish turkiye ankara",
    "syria syrian damascus",
    "egypt egyptian cairo",
    "spain spanish madrid",
    "italy italian rome",
    "poland polish warsaw",
    "greece greek athens",
    "netherlands dutch hague",
    "switzerland swiss bern",
    "belgium belgian brussels eu. european europe union eu",
    "sweden swedish stockholm",
    "norway norwegian oslo",
    "denmark danish copenhagen",
    "finland finnish helsinki",
    "portugal portuguese lisbon",
    "saudi riyadh arabia",
    "palestinian palestinians palestine gaza ramallah hamas",
    "korea korean seoul pyongyang",
    "australia australian canberra",
    "canada canadian ottawa",
    "mexico mexican",
    "brazil brazilian brasilia",
    "venezuela venezuelan caracas",
    "taiwan taiwanese taipei",
    "philippines philippine filipino manila",
    "afghanistan afghan kabul",
    "hungary hungarian budapest",
    "vatican pope holy",
    "saddam hussein",
    "latino latinos hispanic hispanics",
    "albania albanian tirana",
    "angola angolan luanda",
    "bahrain manama",
    "bolivia bolivian paz",
    "bosnia bosnian sarajevo",
    "botswana gaborone",
    "burkina faso ouagadougou",
    "burundi gitega",
    "cambodia cambodian phnom penh",
    "cameroon cameroonian yaounde",
    "chad chadian ndjamena",
    "congo congolese kinshasa",
    "costa rica rican",
    "cyprus cypriot nicosia",
    "ecuador ecuadorean quito",
    "eritrea eritrean asmara",
    "estonia estonian tallinn",
    "fiji fijian suva",
    "gabon gabonese libreville",
    "ghana ghanaian ghanaians accra",
    "guatemala guatemalan",
    "guinean conakry",
    "haiti haitian port-au-prince",
    "honduras honduran tegucigalpa",
    "iceland icelandic reykjavik",
    "jamaica jamaican",
    "kosovo pristina",
    "kuwait kuwaiti",
    "kyrgyzstan kyrgyz bishkek",
    "laos lao vientiane",
    "latvia latvian riga",
    "liberia liberian monrovia",
    "lithuania lithuanian vilnius",
    "macedonia macedonian skopje",
    "madagascar malagasy antananarivo",
    "malawi malawian lilongwe",
    "mali malian bamako",
    "malta maltese valletta",
    "mauritania nouakchott",
    "moldova moldovan chisinau",
    "mongolia mongolian ulaanbaatar ulan bator",
    "montenegro podgorica",
    "mozambique mozambican maputo",
    "myanmar burma burmese naypyidaw",
    "namibia namibian windhoek",
    "nepal nepali nepalese kathmandu",
    "nicaragua managua",
    "niger niamey",
    "oman omani muscat",
    "panama panamanian",
    "paraguay paraguayan asuncion asunción",
    "peru peruvian lima",
    "rwanda rwandan kigali",
    "senegal senegalese dakar",
    "sierra leone freetown",
    "singapore singaporean",
    "somalia somali mogadishu",
    "sri lanka lankan colombo",
    "tajikistan tajik dushanbe",
    "tanzania tanzanian dodoma",
    "togo lome",
    "tunisia tunisian tunis",
    "turkmenistan ashgabat",
    "uganda ugandan kampala",
    "emirates emirati uae abu dhabi",
    "uruguay uruguayan montevideo",
    "uzbekistan uzbek tashkent",
    "yemen yemeni sanaa",
    "zambia zambian lusaka",
    "zimbabwe zimbabwean harare",
    "scotland scottish",
    "wales welsh",
    "catalonia catalan",
    "quebec quebecois",
    "fed federal reserve",
    "un. united nations un",
    "nato alliance atlantic north nato.",
)
# A region or a country, by its names, and behind the stroke cities and seats that lie in it: a city may be told by its
# region, but not by another city.
_REGIONS = (
    "scotland scottish | edinburgh glasgow holyrood",
    "wales welsh | cardiff",
    "ulster | belfast stormont",
    "catalonia catalan | barcelona",
    "switzerland swiss | geneva zurich",
    "brazil brazilian | paulo rio",
    "nigeria nigerian | lagos",
    "myanmar burma burmese | yangon",
    "ivorian | abidjan",
    "quebec quebecois | montreal",
    "ontario | toronto",
    "alberta | edmonton calgary",
    "alabama | montgomery birmingham",
    "alaska | anchorage juneau",
    "arizona | phoenix tucson",
    "california | sacramento angeles francisco diego oakland",
    "colorado | denver",
    "connecticut | hartford",
    "florida | miami tampa orlando jacksonville tallahassee",
    "georgia | atlanta savannah",
    "hawaii | honolulu",
    "illinois | chicago springfield",
    "indiana | indianapolis",
    "kansas | topeka wichita",
    "kentucky | louisville frankfort",
    "louisiana | orleans baton rouge",
    "maine | portland",
    "maryland | baltimore annapolis",
    "massachusetts | boston",
    "michigan | detroit lansing",
    "minnesota | minneapolis",
    "missouri | kansas",
    "nebraska | omaha",
    "nevada | vegas reno",
    "mexico | albuquerque",
    "york | albany manhattan brooklyn",
    "jersey | newark",
    "ohio | cleveland cincinnati",
    "oklahoma | tulsa",
    "oregon | portland",
    "pennsylvania | philadelphia pittsburgh harrisburg",
    "tennessee | nashville memphis chattanooga",
    "texas | houston dallas antonio",
    "virginia | richmond",
    "washington | seattle spokane olympia",
    "wisconsin | milwaukee",
)
_LIES_IN = frozenset(
    (stem(city), stem(region))
    for row in _REGIONS
    for regions, cities in [row.split(" | ")]
    for region in regions.split()
    for city in cities.split()
)
_IN_REGIONS = frozenset(key for pair in _LIES_IN for key in pair)
# Of a name of several words these alone stand for no state: "New" Zealand, "South" Africa, the "City" of Mexico.
_COMMON = word_set("new south north the city house casa la")


def _key(name: str) -> str:
    return name if name.endswith(".") else stem(name)


_OWN = frozenset(_key(name) for group in _GROUPS for name in group.split())
# The states that origins know, word by word, but for those that stand above with more or other names.
_STATES = tuple(
    " ".join(word for word in row.replace("-", " ").split() if word not in _COMMON)
    for row in STATES
    if not any(_key(word) in _OWN for word in row.replace("-", " ").split())
)
_GROUPS_OF: dict[str, frozenset[int]] = {}
for _number, _group in enumerate((*_GROUPS, *_STATES)):
    for _name in _group.split():
        _GROUPS_OF[_key(_name)] = _GROUPS_OF.get(_key(_name), frozenset()) | {_number}

_PLACES = frozenset(
    stem(word)
    for word in word_list(
        "afghanistan albania algeria angola argentina armenia austria azerbaijan bahrain bangladesh belarus "
        "bolivia "
        "bosnia botswana bulgaria burundi cambodia cameroon chad chile colombia congo croatia cuba cyprus "
        "czech "
        "ecuador eritrea estonia ethiopia fiji georgia ghana guatemala guinea guyana haiti honduras iceland "
        "indonesia "
        "ireland jamaica jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon liberia libya "
        "lithuania "
        "luxembourg macedonia madagascar malawi malaysia maldives mali malta mauritania moldova mongolia "
        "montenegro "
        "morocco mozambique myanmar namibia nepal nicaragua niger nigeria oman panama paraguay peru qatar "
        "romania "
        "rwanda senegal serbia singapore slovakia slovenia somalia sudan tajikistan tanzania thailand togo "
        "tunisia "
        "turkmenistan uganda uruguay uzbekistan vietnam yemen zambia zimbabwe africa asia "
        "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho "
        "illinois "
        "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi "
        "missouri "
        "montana nebraska nevada hampshire ohio oklahoma oregon pennsylvania tennessee texas utah vermont "
        "virginia "
        "wisconsin wyoming ontario quebec alberta scotland wales crimea donbas chechnya kashmir tibet xinjiang "
        "catalonia bavaria "
        "york angeles chicago houston phoenix philadelphia antonio diego dallas francisco boston seattle "
        "detroit "
        "atlanta miami denver orleans baltimore cleveland minneapolis portland vegas manchester liverpool "
        "birmingham "
        "glasgow edinburgh belfast dublin hamburg munich cologne frankfurt stuttgart marseille lyon barcelona "
        "valencia seville milan naples turin venice geneva zurich vienna prague bratislava bucharest sofia "
        "belgrade "
        "zagreb sarajevo minsk vilnius riga tallinn istanbul odesa odessa kharkiv lviv mariupol donetsk "
        "luhansk "
        "kherson sevastopol petersburg aleppo homs idlib mosul basra fallujah kirkuk beirut amman doha "
        "dubai riyadh "
        "sanaa aden tripoli benghazi tunis algiers rabat khartoum nairobi lagos abuja accra dakar "
        "johannesburg durban "
        "mumbai kolkata chennai bangalore karachi lahore peshawar dhaka colombo kathmandu yangon bangkok "
        "hanoi saigon "
        "jakarta shanghai guangzhou shenzhen wuhan hong osaka kyoto busan sydney melbourne brisbane perth "
        "adelaide "
        "auckland wellington toronto vancouver montreal calgary havana bogota lima santiago buenos rio paulo "
    )
)

# Offices and ranks: written with a capital, but nobody's name.
TITLES = frozenset(
    stem(word)
    for word in word_list(
        "president prime minister chancellor secretary foreign defence defense interior finance senator "
        "representative "
        "congressman congresswoman governor mayor judge justice general colonel major captain lieutenant "
        "sergeant chief "
        "director chairman chairwoman chair officer spokesman spokeswoman spokesperson king queen prince "
        "princess pope "
        "professor sir lord lady ambassador commissioner deputy vice acting former attorney ministry "
        "department office "
        "court supreme high committee council commission agency authority bureau board house senate "
        "parliament congress "
        "government state states federal national international republican republicans democrat democrats "
        "democratic "
        "party street avenue road monday tuesday wednesday thursday friday saturday sunday january february "
        "march april "
        "may june july august september october november december ceo cfo coo mp mps dr gen maj maj-gen sgt "
        "lt col capt sen rep gov "
        "police update exclusive report reports "
        "detective inspector superintendent constable sheriff commander admiral brigadier bishop archbishop cardinal "
        "rabbi imam reverend baron count duke duchess coach manager captain goalkeeper striker midfielder defender"
    )
)
_ENDINGS = frozenset({"n", "an", "ian", "ese", "ish", "i", "s", "y", "yy", "iy", "er", "d"})


@lru_cache(maxsize=100_000)
def stands_for(a: str, b: str) -> bool:
    """Tell whether one key stands for the other: a seat for its government, a people for its country."""
    if a == b or a.rstrip(".") == b.rstrip("."):
        return True
    if _GROUPS_OF.get(a, frozenset()) & _GROUPS_OF.get(b, frozenset()):
        return True
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    if a.endswith(".") or b.endswith("."):
        return len(short) >= 2 and long.startswith(short)
    return len(short) >= 4 and long.startswith(short) and (long[len(short) :] in _ENDINGS)


def lies_in(a: str, b: str) -> bool:
    """Tell whether one of two keys is a city or seat in what the other names: Miami and Florida, either way round."""
    return (a, b) in _LIES_IN or (b, a) in _LIES_IN


def may_name_same(a: str, b: str) -> bool:
    """Tell whether two name keys may stand for one: by a stand-in or a spelling."""
    return stands_for(a, b) or spelled_alike(a, b)


@lru_cache(maxsize=100_000)
def spelled_alike(a: str, b: str) -> bool:
    """Tell whether two words of five letters or more differ by one letter, or by two that changed places.

    An apostrophe inside a name is no letter: Qa’ida, Qaeda.
    """
    a, b = (word.replace("’", "").replace("'", "") for word in (a, b))
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]:
        return True
    return len(rest_a) > 1 and len(rest_b) > 1 and rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]


def is_place(key: str) -> bool:
    """Tell whether a key is a country, a seat of government, a state or a great city."""
    return key in _GROUPS_OF or key in _PLACES or key in _IN_REGIONS


def is_acronym(short: str, words: tuple[str, ...]) -> bool:
    """Tell whether a key is made of the first letters of words."""
    letters = short.rstrip(".")
    return len(letters) >= 2 and letters == "".join(word[0] for word in words if word)
