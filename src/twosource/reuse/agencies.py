"""News agencies that desks credit, by the name that is shown, with the other ways they are written."""

from __future__ import annotations

import re

AGENCIES: dict[str, tuple[str, ...]] = {
    "Reuters": ("Thomson Reuters", "Рейтер", "路透社"),
    "Associated Press": ("AP", "The Associated Press", "A.P.", "美联社"),
    "AFP": ("Agence France-Presse", "Agence France Presse", "法新社"),
    "dpa": ("Deutsche Presse-Agentur", "dpa/tmn", "dpa-infocom", "dpa-AFX"),
    "TASS": ("ITAR-TASS", "Itar-Tass", "ТАСС", "ИТАР-ТАСС"),
    "RIA Novosti": ("RIA", "РИА Новости"),
    "Interfax": ("Интерфакс",),
    "Interfax-Ukraine": ("Интерфакс-Украина",),
    "Xinhua": ("Xinhua News Agency", "新华社", "新华网"),
    "EFE": ("Agencia EFE",),
    "Europa Press": (),
    "ANSA": ("Agenzia ANSA",),
    "Adnkronos": (),
    "PA Media": ("PA", "Press Association", "The Press Association", "PA news agency"),
    "Kyodo": ("Kyodo News",),
    "Jiji Press": ("Jiji",),
    "UPI": ("United Press International",),
    "APA": ("Austria Presse Agentur",),
    "Keystone-ATS": ("ATS", "Keystone-SDA", "SDA"),
    "Belga": (),
    "ANP": (),
    "NTB": (),
    "TT": ("TT News Agency",),
    "Ritzau": (),
    "STT": (),
    "PAP": ("Polska Agencja Prasowa",),
    "CTK": ("ČTK",),
    "TASR": (),
    "MTI": (),
    "Agerpres": (),
    "BTA": (),
    "Hina": (),
    "STA": (),
    "Tanjug": (),
    "BNS": ("Baltic News Service",),
    "Belta": ("БЕЛТА",),
    "Ukrinform": ("Укринформ",),
    "Anadolu": ("Anadolu Agency", "AA"),
    "IRNA": (),
    "SANA": (),
    "WAM": (),
    "SPA": ("Saudi Press Agency",),
    "MENA": (),
    "Yonhap": ("Yonhap News Agency", "연합뉴스"),
    "KCNA": (),
    "PTI": ("Press Trust of India",),
    "ANI": (),
    "IANS": (),
    "Bernama": (),
    "Antara": (),
    "AAP": ("Australian Associated Press",),
    "Canadian Press": ("The Canadian Press", "CP", "La Presse canadienne"),
    "Lusa": ("Agência Lusa",),
    "Agência Brasil": ("Agencia Brasil",),
    "NAN": ("News Agency of Nigeria",),
    "Bloomberg": ("Bloomberg News",),
    "Dow Jones": ("Dow Jones Newswires",),
}
_BY_NAME = {written.casefold(): name for name, others in AGENCIES.items() for written in (name, *others)}
_OUTER = re.compile(r"^[\s(\[–—-]+|[\s)\].,;:–—-]+$")


def agency_named(text: str) -> str | None:
    """The agency that a name stands for, or ``None`` for a name that is not in the table."""
    return _BY_NAME.get(_OUTER.sub("", text).casefold())


def is_short(text: str) -> bool:
    """Whether a name is so short (``AP``, ``TT``) that only its place and its capitals make it an agency."""
    return len(text) <= 3


KNOWN_PATTERN = "|".join(
    re.escape(written)
    for written in sorted(
        {name for key, others in AGENCIES.items() for name in (key, *others)}, key=lambda n: (-len(n), n)
    )
)
