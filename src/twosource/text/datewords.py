"""Names of months, weekdays and days near today, and the words around them, in the languages that dates are read in."""

from __future__ import annotations

from dataclasses import dataclass


def words(listed: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(listed.split())


def _numbered(listed: str) -> dict[str, int]:
    """Number the groups of a list: ``"jan january|feb february"`` gives jan 1, january 1, feb 2, ..."""
    return {word: index for index, group in enumerate(listed.split("|"), start=1) for word in group.split()}


@dataclass(frozen=True, slots=True)
class DateLanguage:
    """How one language writes dates.

    Attributes:
        months: names in lower case, to 1-12.
        weekdays: names in lower case, to 1 (Monday) to 7.
        days: words for days near today, to the distance in days.
        month_lead: what stands before a month alone (in December).
        year_lead: what stands before a year alone (in 2019).
        weekday_lead: what must stand before a weekday, ``""`` when it may stand alone.
        last: words beside a weekday that mean the one before today.
        next: words beside a weekday that mean the one after today.
        ahead: words that put a sentence in the future.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    month_lead: str
    year_lead: str
    weekday_lead: str
    last: str
    next: str
    ahead: str


LANGUAGES = {
    "de": DateLanguage(
        _numbered(
            "januar jänner jan.|februar feb.|märz mrz.|april apr.|mai|juni|juli|august aug.|september sept. sep.|"
            "oktober okt.|november nov.|dezember dez."
        ),
        _numbered("montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag"),
        {"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2},
        "im|seit|bis|ab|anfang|mitte|ende",
        "im jahr|im jahre|in|seit|bis|ab|anfang|mitte|ende|von|nach|vor|sommer|herbst|frühjahr",
        "am|vom|bis|seit|ab|letzten|vergangenen|kommenden|nächsten",
        "letzten|vergangenen",
        "kommenden|nächsten",
        "wird|werden|soll|sollen|will|wollen|möchte|plant|geplant",
    ),
    "fr": DateLanguage(
        _numbered(
            "janvier janv.|février févr. fév.|mars|avril avr.|mai|juin|juillet juil.|août|septembre sept.|octobre oct.|"
            "novembre nov.|décembre déc."
        ),
        _numbered("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
        {"avant-hier": -2, "hier": -1, "aujourd’hui": 0, "aujourd'hui": 0, "demain": 1, "après-demain": 2},
        "en|depuis|fin|début|mi|de|d’|d'",
        "en|depuis|fin|début|de|jusqu’en|jusqu'en|dès|avant|après|été|printemps|automne",
        "",
        "dernier",
        "prochain",
        "va|vont|doit|doivent|devrait|devraient|sera|seront|aura|auront|prévu|prévue|prévus",
    ),
    "es": DateLanguage(
        _numbered("enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre setiembre|octubre|noviembre|diciembre"),
        _numbered("lunes|martes|miércoles|jueves|viernes|sábado|domingo"),
        {"anteayer": -2, "ayer": -1, "hoy": 0},
        "en|desde|hasta|de",
        "en|desde|hasta|de|del|a finales de|a principios de|antes de|después de|verano de",
        "el|este|del|al|pasado|próximo",
        "pasado",
        "próximo",
        "va a|van a|será|serán|tendrá|tendrán|celebrará|celebrarán|prevé|previsto|prevista",
    ),
    "it": DateLanguage(
        _numbered("gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"),
        _numbered("lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"),
        {"ieri": -1, "oggi": 0, "domani": 1, "dopodomani": 2},
        "a|in|da|fino a|dallo scorso|lo scorso",
        "nel|dal|del|fino al|entro il|al|estate|primavera",
        "",
        "scorso|scorsa",
        "prossimo|prossima",
        "sarà|saranno|dovrebbe|dovrà|dovranno|terrà|previsto|prevista",
    ),
    "pt": DateLanguage(
        _numbered("janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"),
        _numbered("segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo"),
        {"anteontem": -2, "ontem": -1, "hoje": 0, "amanhã": 1},
        "em|desde|até",
        "em|desde|até|de|no ano de|no fim de",
        "",
        "passado|passada|última|último",
        "próxima|próximo|que vem",
        "vai|vão|será|serão|deve|devem|previsto|prevista|prevê",
    ),
    "ru": DateLanguage(
        _numbered(
            "января январь январе янв.|февраля февраль феврале фев.|марта март марте|апреля апрель апреле апр.|"
            "мая май мае|июня июнь июне|июля июль июле|августа август августе авг.|"
            "сентября сентябрь сентябре сент.|октября октябрь октябре окт.|ноября ноябрь ноябре нояб.|"
            "декабря декабрь декабре дек."
        ),
        _numbered("понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье"),
        {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2},
        "в|с|до",
        "в|с|до|к|после",
        "в|во|прошлую|прошлый|прошлое|следующую|следующий|следующее",
        "прошлую|прошлый|прошлое",
        "следующую|следующий|следующее|ближайшую|ближайший",
        "будет|будут|должен|должна|должны|намерен|намерена|пройдет|пройдёт|состоится|планирует",
    ),
}

ENGLISH_MONTHS = _numbered(
    "January Jan. Jan|February Feb. Feb|March Mar. Mar|April Apr. Apr|May|June Jun. Jun|July Jul. Jul|August Aug. Aug|"
    "September Sept. Sept Sep. Sep|October Oct. Oct|November Nov. Nov|December Dec. Dec"
)

ENGLISH_WEEKDAYS = _numbered("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday")

MONTH_NAMES = frozenset(
    name.rstrip(".").lower()
    for names in (ENGLISH_MONTHS, *(language.months for language in LANGUAGES.values()))
    for name in names
)
"""All the names of months here, in lower case and without full stops."""

NUMBERS = _numbered(
    "one a an the|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
) | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}

NOT_WEEKDAYS_BEFORE = words(
    "News Black Good "
    "Super Bloody Ash Cyber Easter Palm Maundy Shrove Giving Fat Whit Holy Low every each Every Each any "
    "most alternate"
)
"""Black Friday, Super Tuesday; every Friday: words before a weekday that make it no day of this week."""

NOT_WEEKDAYS_AFTER = words(
    "Times Telegraph Mail Express Mirror Post People World Herald Mercury Sun Star Independent Review Addams Night "
    "Football Service School Supper"
)
"""The Sunday Times, Saturday Night Live."""

UNITS_AFTER_YEAR = words(
    "people men women children troops soldiers dollars euros pounds yuan roubles rubles miles km kilometers kilometres "
    "metres meters feet years days hours minutes seconds tons tonnes percent per cases deaths votes jobs workers "
    "employees tests students homes houses residents members barrels acres hectares copies times words points "
    "seats others more block square meter metre"
)
"""What counts things: in “2000 people” no year stands."""

NOMINAL_VERBS = {
    "announcement": "announced",
    "attack": "attacked",
    "arrest": "arrested",
    "invasion": "invaded",
    "launch": "launched",
    "signing": "signed",
    "death": "died",
    "meeting": "met",
    "resignation": "resigned",
    "ruling": "ruled",
    "vote": "voted",
    "crash": "crashed",
    "collapse": "collapsed",
    "explosion": "exploded",
    "election": "elected",
    "killing": "killed",
    "shooting": "shot",
    "merger": "merged",
    "decision": "decided",
    "appointment": "appointed",
    "inauguration": "inaugurated",
    "departure": "left",
    "arrival": "arrived",
}
"""The verb that tells when an event was, for nouns that name it."""
