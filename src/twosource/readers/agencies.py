"""News agencies by the names that credit lines and datelines use.

Only where a name stands alone in a place for credits (after "Source:", in brackets at the end, in a byline) does
the list decide anything: there a known agency is a credit, and not the outlet that publishes the report.
"""

from __future__ import annotations

import re

_NAMES = """
AP; Associated Press; Reuters; Thomson Reuters; AFP; Agence France-Presse; Agence France Presse; dpa;
Deutsche Presse-Agentur; dpa-infocom; dpa-AFX; ANSA; Adnkronos; EFE; Agencia EFE; Europa Press; TASS; ITAR-TASS;
Interfax; Interfax-Ukraine; RIA Novosti; RIA; Sputnik; Xinhua; Xinhua News Agency; China News Service; Kyodo;
Kyodo News; Jiji; Jiji Press; Yonhap; Yonhap News Agency; KCNA; PA; PA Media; Press Association; UPI;
United Press International; Bloomberg; Bloomberg News; ATS; Keystone-ATS; Keystone-SDA; SDA; Belga; APA; CTK; ČTK;
PAP; MTI; TT; NTB; Ritzau; ANP; STT; BNS; LETA; ELTA; BTA; Agerpres; Mediafax; Tanjug; Beta; HINA; STA; TASR; Lusa;
PTI; Press Trust of India; ANI; IANS; UNI; AAP; Australian Associated Press; The Canadian Press; Canadian Press;
Anadolu; Anadolu Agency; DHA; IRNA; ISNA; WAM; SPA; MENA; QNA; NNA; SANA; Ukrinform; UNIAN; BelTA; Kazinform; APTN;
NHK; epd; KNA; SID; AFX; Antara; Bernama; VNA; CNA; Notimex; Télam; Agência Brasil; Agencia Brasil; Agencia Reforma;
ТАСС; ИТАР-ТАСС; РИА Новости; РИА; Интерфакс; Интерфакс-Украина; УНИАН; Укринформ; БелТА; АФП; Рейтер; ДПА;
新华社; 中新社; 中国新闻社; 中新网; 法新社; 路透社; 美联社; 共同社; 韩联社; 塔斯社; 俄新社;
時事; 共同; 時事通信; 共同通信; 연합뉴스
"""
AGENCIES = frozenset(" ".join(name.split()).casefold() for name in _NAMES.split(";"))

_ARTICLE = re.compile(r"^(?:the|l’|l'|die|der|la|le)\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[/,&+]\s*|\s+(?:and|und|et|y|e|i|и|och|og|en)\s+")


def is_agency(name: str) -> bool:
    """Say whether the name, with or without its article, is that of a known news agency."""
    folded = " ".join(name.split()).casefold()
    return folded in AGENCIES or _ARTICLE.sub("", folded) in AGENCIES


def are_agencies(names: str) -> bool:
    """Say whether a list such as ``AFP, dpa and Reuters`` or ``ats/afp`` names known agencies only."""
    parts = [part for part in _SPLIT.split(names.strip()) if part]
    return bool(parts) and all(is_agency(part) for part in parts)
