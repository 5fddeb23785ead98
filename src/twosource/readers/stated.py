"""What markup, columns or a caller state about a report, before its text is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import PublicationStatus

_ISO_639_2 = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt",
    "rus": "ru", "ukr": "uk", "pol": "pl", "ces": "cs", "cze": "cs", "slk": "sk", "slo": "sk", "slv": "sl",
    "bul": "bg", "nld": "nl", "dut": "nl", "swe": "sv", "nor": "no", "dan": "da", "fin": "fi", "tur": "tr",
    "zho": "zh", "chi": "zh", "cmn": "zh", "jpn": "ja", "kor": "ko", "ara": "ar", "heb": "he", "ell": "el",
    "gre": "el", "hun": "hu", "ron": "ro", "rum": "ro", "hin": "hi", "fas": "fa", "per": "fa", "cat": "ca",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """Facts about a report that its input states outright; ``None`` or empty where it does not.

    ``is_page`` is said of a web page, which somebody publishes even where its markup does not say who.
    """

    source_id: str | None = None
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    credit: str | None = None
    version: int | None = None
    updated: str | None = None
    captured: str | None = None
    status: PublicationStatus | None = None
    embargo: str | None = None
    is_page: bool = False


def language_code(value: str | None) -> str | None:
    """Return the ISO 639-1 code of a language tag (``en``, ``en-GB``, ``eng``); ``None`` for anything else."""
    primary = (value or "").strip().casefold().replace("_", "-").partition("-")[0]
    if len(primary) == 2 and primary.isascii() and primary.isalpha():
        return primary
    return _ISO_639_2.get(primary)


def publication_status(value: str | None) -> PublicationStatus | None:
    """Return the publication status of IPTC (``usable``, ``withheld``, ``canceled``) that a value names, or ``None``.

    NewsML-G2 writes it as a concept (``stat:canceled``).
    """
    folded = (value or "").strip().casefold().rpartition(":")[2]
    if folded in {"canceled", "cancelled"}:
        return "canceled"
    if folded == "withheld":
        return "withheld"
    return "usable" if folded == "usable" else None


def clean(value: str | None) -> str | None:
    """Return a short value with its white space collapsed, or ``None`` when nothing is left."""
    collapsed = " ".join((value or "").split())
    return collapsed or None


def is_web_address(value: str | None) -> bool:
    """Say whether the value is an absolute http or https address."""
    lowered = (value or "").casefold()
    return lowered.startswith(("http://", "https://")) and not any(char.isspace() for char in lowered)
