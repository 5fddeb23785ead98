"""The closed word lists that numbers are read with."""

from __future__ import annotations

from twosource.statement.lexicon import word_list
from twosource.statement.words import stem

SMALL = {
    word: value
    for value, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(word_list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "crore": 1e7,
    "lakh": 1e5,
    "dozen": 12.0,
    "trio": 3.0,
    "threesome": 3.0,
    "quartet": 4.0,
    "quintet": 5.0,
}
LETTER_SCALES = frozenset({"k", "m", "b"})
ORDINALS = {
    word: value
    for value, word in enumerate(
        word_list("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), start=1
    )
}
FRACTIONS = {
    "half": 0.5,
    "halves": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "fourths": 0.25,
    "fifth": 0.2,
    "fifths": 0.2,
    "sixth": 1 / 6,
    "sixths": 1 / 6,
    "eighth": 0.125,
    "eighths": 0.125,
    "tenth": 0.1,
    "tenths": 0.1,
}
# "dozens" says two dozen or more and less than the next round word would.
INDEFINITE = {
    "dozens": (20.0, 200.0),
    "scores": (40.0, 300.0),
    "hundreds": (150.0, 2e3),
    "thousands": (1.5e3, 2e5),
    "millions": (1.5e6, 1e9),
    "billions": (1.5e9, 1e12),
}
CURRENCY_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "ruble", "₴": "hryvnia", "₹": "rupee"}
CURRENCY_WORDS = {
    "dollar": "dollar",
    "dollars": "dollar",
    "usd": "dollar",
    "euro": "euro",
    "euros": "euro",
    "eur": "euro",
    "pound": "pound",
    "pounds": "pound",
    "yen": "yen",
    "yuan": "yuan",
    "ruble": "ruble",
    "rubles": "ruble",
    "rouble": "ruble",
    "roubles": "ruble",
    "rupee": "rupee",
    "rupees": "rupee",
    "franc": "franc",
    "francs": "franc",
    "crown": "crown",
    "crowns": "crown",
    "cents": "cent",
    "cent": "cent",
}
PERCENT = {"%": "%", "percent": "%", "pct": "%"}
# unit: (dimension, factor to the dimension's own unit)
MEASURES = {
    "km": ("length", 1e3),
    "kilometre": ("length", 1e3),
    "kilometer": ("length", 1e3),
    "mile": ("length", 1609.344),
    "metre": ("length", 1.0),
    "meter": ("length", 1.0),
    "m": ("length", 1.0),
    "foot": ("length", 0.3048),
    "feet": ("length", 0.3048),
    "ft": ("length", 0.3048),
    "inch": ("length", 0.0254),
    "yard": ("length", 0.9144),
    "millimetre": ("length", 0.001),
    "millimeter": ("length", 0.001),
    "mm": ("length", 0.001),
    "centimetre": ("length", 0.01),
    "centimeter": ("length", 0.01),
    "cm": ("length", 0.01),
    "kg": ("mass", 1.0),
    "kilogram": ("mass", 1.0),
    "kilo": ("mass", 1.0),
    "lb": ("mass", 0.45359237),
    "tonne": ("mass", 1000.0),
    "ton": ("mass", 1000.0),
    "gram": ("mass", 0.001),
    "gramme": ("mass", 0.001),
    "milligram": ("mass", 1e-6),
    "ounce": ("mass", 0.028349523),
    "hectare": ("area", 1e4),
    "acre": ("area", 4046.856),
    "litre": ("volume", 1.0),
    "liter": ("volume", 1.0),
    "millilitre": ("volume", 0.001),
    "milliliter": ("volume", 0.001),
    "gallon": ("volume", 3.785),
    "bushel": ("bushel", 1.0),
    "barrel": ("volume", 158.987),
    "mph": ("speed", 1.609344),
    "kph": ("speed", 1.0),
    "kilowatt": ("power", 0.001),
    "megawatt": ("power", 1.0),
    "mw": ("power", 1.0),
    "gigawatt": ("power", 1000.0),
    "second": ("time", 1.0),
    "minute": ("time", 60.0),
    "hour": ("time", 3600.0),
    "fortnight": ("time", 1209600.0),
    "decade": ("time", 315576000.0),
    "century": ("time", 3155760000.0),
    "day": ("time", 86400.0),
    "week": ("time", 604800.0),
    "month": ("time", 2629800.0),
    "year": ("time", 31557600.0),
    "degree": ("degree", 1.0),
}
# scale: (factor to degrees Celsius, constant)
SCALES_OF_DEGREES = {"celsius": (1.0, 0.0), "centigrade": (1.0, 0.0), "c": (1.0, 0.0), "fahrenheit": (5 / 9, -160 / 9)}
# "nine in ten games" counts, "nine in ten people" is a share.
TRIED = frozenset(
    {
        "games",
        "matches",
        "races",
        "starts",
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "minutes",
        "seconds",
        "seasons",
    }
)
# Words before "of" that only count what follows: "seven counts of fraud" counts frauds too.
COUNTERS = frozenset({"count", "case", "piece", "kind", "type", "sort", "round", "pair", "set", "act", "charg"})
HEDGES = (
    ("no fewer than", "min"),
    ("no less than", "min"),
    ("not less than", "min"),
    ("at least", "min"),
    ("a minimum of", "min"),
    ("at a minimum", "min"),
    ("no more than", "max"),
    ("not more than", "max"),
    ("at most", "max"),
    ("as many as", "max"),
    ("as much as", "max"),
    ("a maximum of", "max"),
    ("up to", "max"),
    ("just under", "approx"),
    ("a little over", "approx"),
    ("a little under", "approx"),
    ("a little more than", "approx"),
    ("a little less than", "approx"),
    ("slightly over", "approx"),
    ("slightly under", "approx"),
    ("slightly more than", "approx"),
    ("slightly less than", "approx"),
    ("well over", "more"),
    ("just over", "approx"),
    ("close to", "approx"),
    ("an estimated", "approx"),
    ("more than", "more"),
    ("upwards of", "more"),
    ("in excess of", "more"),
    ("exceeding", "more"),
    ("exceed", "more"),
    ("exceeds", "more"),
    ("exceeded", "more"),
    ("topping", "more"),
    ("topped", "more"),
    ("over", "more"),
    ("above", "more"),
    ("less than", "less"),
    ("fewer than", "less"),
    ("under", "less"),
    ("below", "less"),
    ("nearly", "approx"),
    ("almost", "approx"),
    ("about", "approx"),
    ("around", "approx"),
    ("roughly", "approx"),
    ("approximately", "approx"),
    ("estimated", "approx"),
    ("some", "approx"),
    ("circa", "approx"),
    ("between", "approx"),
)
# What is counted decides whether two numbers speak of the same quantity: the dead are not the injured.
CATEGORIES = {
    word: category
    for category, words in {
        "dead": "dead die dies died dying death deaths kill kills killed killing fatality fatalities body bodies toll "
        "victims lives perished slain fatal",
        "injured": "injured injure injures injuring injury injuries wounded wounding hurt hospitalised hospitalized",
        "missing": "missing unaccounted",
        "held": "arrested arrest arrests detained detain detains detaining custody jailed imprisoned",
        "displaced": "displaced evacuated evacuate evacuees homeless fled",
        "rescued": "rescued rescue survivors survived saved",
        "infected": "infected cases infections positive",
        "charged": "charged indicted sentenced convicted",
        "jobs": "jobs roles posts layoffs redundancies",
        "votes": "votes vote voted voters seats",
        "share": "shares share stock stake",
        "profit": "profit profits earnings",
        "revenue": "revenue revenues sales turnover",
        "loss": "loss losses",
    }.items()
    for word in words.split()
}
CATEGORY_KEYS = {stem(word): category for word, category in CATEGORIES.items()}
# What may still happen to more people as an event goes on.
GROWING = frozenset({"dead", "injured", "missing", "held", "displaced", "rescued", "infected", "charged"})
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(word_list("monday tuesday wednesday thursday friday saturday sunday"), start=1)
}
