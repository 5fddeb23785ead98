"""Negation and opposites: the words that turn a sentence round."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.statement.lexicon import word_list, word_set
from twosource.statement.thesaurus import thesaurus
from twosource.statement.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.statement.words import Word

EXPLICIT = word_set(
    "not no never nobody nothing none neither nor cannot hardly nowhere isnt dont doesnt didnt wasnt cant wont "
    "arent couldnt wouldnt havent hasnt hadnt"
)
IMPLICIT = frozenset(
    stem(word)
    for word in word_list(
        "deny refuse reject fail decline lack prevent avoid unable unlikely impossible stop halt cease "
        "ban block false "
        "dismiss abandon scrap cancel oppose forbid prohibit rule withhold disagree dispute absent "
        "missing rather instead "
        "outside unsuccessful unsuccessfully unknown little few barely scarcely free exclude failure "
        "without unless "
    )
)
# Verbs that deny the verb after "to": "failed to recognise" is "did not recognise".
_DENYING = frozenset(stem(word) for word in word_list("fail refuse decline neglect unable forget unwilling omit"))
# Words that say nothing of what is denied: "did not receive any compensation" denies the compensation.
_LIGHT = frozenset(
    stem(word)
    for word in word_list("receive get have make take give find any yet ever even immediately manage able yes still")
)
# "not only", "no doubt", "no less than" affirm what follows.
_AFFIRMING = frozenset({"only", "just", "merely", "doubt", "matter"})
_DEMANDING = word_set("should must ought shall need")
_NEEDING = frozenset({"need", "needs", "needed", "ought", "has", "have", "had"})
_LIMITING = frozenset({"fewer", "less", "more", "later", "earlier"})
_SCOPE_WORDS = 5
_INTENDING = frozenset(
    stem(word)
    for word in word_list("plan plans planning intention intentions intent intend intends desire wish wishes")
)
_TRYING = frozenset(
    stem(word) for word in word_list("attempt attempts try tries effort efforts bid seek threaten threat")
)
_TRIED_REACH = 2
_SUPPOSING = frozenset({"if", "whether"})
_SUPPOSED_REACH = 9
# Nouns of denying verbs: "their failure to meet the standards".
_FAILURES = frozenset({"failure", "failures", "refusal", "inability", "unwillingness"})
_FAILED_REACH = 8
_DASH = " – "
_COULD_NOT = frozenset({"couldn’t", "couldn't", "cannot", "can’t", "can't"})
_BE_MORE = re.compile(r"(?:have been|be) (?:more\b|\w{3,}er\b)")

_OPPOSITES = (
    "rise fall|rise drop|rise decline|increase decrease|increase fall|increase decline|grow shrink|gain lose|gain loss|"
    "win lose|accept reject|approve reject|accept refuse|support oppose|back oppose|agree refuse|allow ban|"
    "allow forbid|"
    "allow block|guilty innocent|buy sell|open close|up down|higher lower|high low|more fewer|more less|most least|"
    "arrive depart|begin end|start end|start stop|start finish|begin finish|confirm deny|admit deny|alive dead|"
    "man woman|male female|men women|boy girl|father mother|son daughter|brother sister|husband wife|"
    "north south|east west|northern southern|eastern western|northeast southwest|northwest southeast|"
    "morning evening|legal illegal|lawful unlawful|include exclude|above below|majority minority|strong weak|"
    "strengthen weaken|advance retreat|attack defend|victory defeat|success failure|succeed fail|pass fail|"
    "hire fire|raise lower|raise cut|expand reduce|expand shrink|improve worsen|better worse|best worst|"
    "before after|earlier later|first last|old new|old young|large small|big small|long short|"
    "true false|right wrong|safe dangerous|safe unsafe|public private|possible impossible|likely unlikely|"
    "able unable|known unknown|import export|export import|lend borrow|profit loss|income expense|surplus deficit|"
    "permit prohibit|encourage discourage|enter leave|join leave|remain leave|stay leave|convict acquit|"
    "release detain|release arrest|free arrest|release hold|ally enemy|friend enemy|peace war|love hate|"
    "many few|all none|always never|everyone nobody|everything nothing|inside outside|indoor outdoor|"
    "add remove|build demolish|create destroy|attach detach|hot cold|warm cold|hotter colder|full empty|rich poor|"
    "heavy light|fast slow|faster slower|deep shallow|near far|wide narrow|thick thin|wet dry|day night|"
    "optimistic pessimistic|positive negative|calm stormy|ease tighten|loosen tighten|praise criticise|"
    "praise criticize|praise condemn|welcome condemn|voluntary compulsory|optional mandatory|domestic foreign|"
    "domestic international|temporary permanent|partial full|major minor|minimum maximum|upper lower|top bottom|"
    "front rear|ahead behind|over under|increase reduce|increase cut|lift impose|surge plunge|soar plunge|"
    "jump fall|climb fall|climb drop|jump drop|surge drop|soar fall|narrow widen|accelerate slow|"
    "friendly hostile|active inactive|present absent|employ dismiss|appoint dismiss|elect defeat|"
    "constitutional unconstitutional|responsible irresponsible|direct indirect|regular irregular|"
    "happy unhappy|fair unfair|stable unstable|certain uncertain|clear unclear|expected unexpected|"
    "successful unsuccessful|necessary unnecessary|acceptable unacceptable|armed unarmed|aware unaware|"
    "available unavailable|satisfied dissatisfied|complete incomplete|correct incorrect|effective ineffective|"
    "agree disagree|approve disapprove|appear disappear|connect disconnect|honest dishonest|trust distrust"
)
OPPOSITES = frozenset(
    pair
    for entry in _OPPOSITES.split("|")
    for first, second in [entry.split()]
    for pair in ((stem(first), stem(second)), (stem(second), stem(first)))
)


_AGAINST = frozenset(
    stem(word)
    for word in word_list(
        "against boycott cancel cancelled scrapped shun skip spurn rebuff veto close shut suspend drop withdraw remain "
        "stay keep leave unchanged still hold collapse"
    )
)
_AUXILIARIES = word_set("will would can could may might must shall should is are was were has have had")
# "was approved" and "has not been cleared" tell one state.
_STATES = word_set("is are was were has have had")
_RELATIVE = word_set("who which that whom whose")
_CONTRACTED = {"won't": "will", "can't": "can"} | {f"{name}n't": name for name in sorted(_AUXILIARIES)}
_LEAST_BASE = 3
# The same deal seen from its other end: "was bought" and "was sold" can both hold.
CONVERSES = frozenset(
    frozenset((stem(first), stem(second)))
    for first, second in (
        ("buy", "sell"), ("lend", "borrow"), ("import", "export"), ("export", "import"), ("arrive", "depart"),
        ("win", "lose"), ("hire", "fire"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Negation:
    """A word that denies what follows.

    Attributes:
        word: its number among the sentence's words.
        scope: numbers of the content words that it denies, nearest first; empty where a denying verb has no "to".
        explicit: not, no, never ... rather than a denying verb.
    """

    word: int
    scope: tuple[int, ...]
    explicit: bool


def find_negations(words: Sequence[Word]) -> tuple[Negation, ...]:
    """Find what is denied in a sentence."""
    found = []
    for number, word in enumerate(words):
        folded = word.folded
        if "’" in folded or "'" in folded:
            folded = folded.replace("’", "'").removesuffix("'s")
        if folded in EXPLICIT or folded.endswith("n't"):
            following = words[number + 1].folded if number + 1 < len(words) else ""
            after = words[number + 2].folded if number + 2 < len(words) else ""
            if folded == "no" and following == "to":
                continue
            if folded in {"not", "no"} and (following in _AFFIRMING or (following in _LIMITING and after == "than")):
                continue
            asserted = not (_compares(words, number) or _demanded(words, number) or _supposed(words, number))
            found.append(Negation(number, _scope(words, number) if asserted else (), explicit=True))
        elif word.key in IMPLICIT:
            denied = _to_denied(words, number)
            scope = _scope(words, denied) if denied is not None else ()
            found.append(Negation(number, scope, explicit=False))
    return tuple(found)


def _to_denied(words: Sequence[Word], number: int) -> int | None:
    """Give the word after which a denying word denies: itself in "failed to", the "to" of "failure by six to"."""
    word = words[number]
    if word.folded == "without" or (
        word.key in _DENYING and number + 1 < len(words) and words[number + 1].folded == "to"
    ):
        return number
    if word.folded not in _FAILURES:
        return None
    return next(
        (n for n in range(number + 1, min(len(words), number + _FAILED_REACH)) if words[n].folded == "to"), None
    )


def _scope(words: Sequence[Word], number: int) -> tuple[int, ...]:
    """Give the first two words of meaning after a denial; light verbs and names are passed over.

    So is the intention: "has no plans to resign", "does not intend to resign" and "will not resign" deny one thing.
    "No one" is nobody, and denies no "one".  What stands behind a dash is another sentence: "I don't – my position is".
    """
    first = number + 1
    if first < len(words) and words[number].folded == "no" and words[first].folded == "one":
        first += 1
    last = min(len(words), first + _SCOPE_WORDS)
    broken = (n for n in range(number + 1, last) if words[n].start - words[n - 1].end >= len(_DASH))
    reach = range(first, next(broken, last))
    return tuple(
        other
        for other in reach
        if not words[other].stop
        and words[other].text.islower()
        and words[other].key not in _LIGHT
        and not _is_intention(words, other)
    )[:2]


def _is_intention(words: Sequence[Word], number: int) -> bool:
    """Tell whether a word is the intention to do what follows: "plans to", "intention of"."""
    following = words[number + 1].folded if number + 1 < len(words) else ""
    return words[number].key in _INTENDING and following in {"to", "of"}


def _demanded(words: Sequence[Word], number: int) -> bool:
    """Tell whether a denial says what ought not to be: "should not have been counted" does not deny the count."""
    return number > 0 and words[number - 1].folded in _DEMANDING


def _supposed(words: Sequence[Word], number: int) -> bool:
    """Tell whether a denial is only supposed: "if he does not resign", "whether or not it holds"."""
    if number and words[number - 1].folded == "or":
        return True
    for at in range(number - 1, max(-1, number - _SUPPOSED_REACH), -1):
        if words[at + 1].start - words[at].end > 1:
            return False
        if words[at].folded in _SUPPOSING:
            return True
    return False


def _compares(words: Sequence[Word], number: int) -> bool:
    """Tell whether a denial belongs to a comparison: "no fine was ever larger than" affirms the fine.

    So does "could not have been stronger".
    """
    after = [word.folded for word in words[number + 1 : number + 9]]
    could = words[number].folded in _COULD_NOT or (number > 0 and words[number - 1].folded == "could")
    if could and _BE_MORE.match(" ".join(after)) is not None:
        return True
    return any(
        word == "than" and place and (after[place - 1].endswith("er") or after[place - 1] in _LIMITING)
        for place, word in enumerate(after)
    )


def turns_round(word: Word) -> bool:
    """Tell whether a word says no without being a denial: against, unnamed, boycott, closed."""
    return word.key in _AGAINST or (word.key.startswith("un") and word.key[2:] in thesaurus().near)


def is_attempted(words: Sequence[Word], number: int) -> bool:
    """Tell whether a verb is only tried: "attempts to breach the wall" agree with a wall that was not breached.

    So with what is asked for: "needs to resign", "should resign".
    """
    if number and words[number - 1].folded in _DEMANDING:
        return True
    if number < 2 or words[number - 1].folded != "to":
        return False
    if words[number - 2].folded in _NEEDING:
        return True
    return any(word.key in _TRYING for word in words[max(0, number - 1 - _TRIED_REACH) : number - 1])


def find_auxiliary(words: Sequence[Word], denial: int, others: Sequence[Word]) -> int | None:
    """Find the auxiliary that a denial belongs to among other words, where nothing denies it; ``None`` without one.

    Where the denying sentence tells a state besides ("he has just begun and wasn't ready"), that one may answer.
    """
    denied = words[denial].folded.replace("’", "'")
    name = _CONTRACTED.get(denied) if denied.endswith("n't") else words[denial - 1].folded if denial else None
    if (
        name not in _AUXILIARIES
        or denied == "no"
        or any(word.folded in _RELATIVE for word in words[max(0, denial - 3) : denial])
    ):
        return None
    if name in _STATES and any(word.folded in _STATES for n, word in enumerate(words) if n not in {denial - 1, denial}):
        return None
    names = _STATES if name in _STATES else {name}
    return next((number for number, word in enumerate(others) if word.folded in names), None)


@lru_cache(maxsize=50_000)
def opposites_of(key: str) -> frozenset[str]:
    """Give the keys that mean the opposite of a key: by the list, or as "fit" and "unfit" do."""
    undone = {f"un{key}"} if len(key) >= _LEAST_BASE else set()
    if key.startswith("un") and len(key) - len("un") >= _LEAST_BASE:
        undone.add(key.removeprefix("un"))
    return _listed_opposites().get(key, frozenset()) | undone


@lru_cache(maxsize=1)
def _listed_opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for first, second in (*OPPOSITES, *thesaurus().opposite):
        found.setdefault(first, set()).add(second)
    return {first: frozenset(others) for first, others in found.items()}
