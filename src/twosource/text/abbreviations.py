"""Words that end in a full stop without ending a sentence, by what may follow them."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


BEFORE_NAME = _words(
    "mr mrs ms messrs mx dr drs gen sen sens rep reps gov govs prof profs lt col capt cpt cmdr sgt cpl pvt maj adm "
    "brig rev fr hon pres supt insp det dep asst atty amb st ste mt ft vs v cf eg ie viz approx dept univ assn "
    "al resp incl"
)
"""A name or more always follows: no sentence ends here."""

BEFORE_NUMBER = _words(
    "no nos nr num vol vols p pp par art arts fig figs sec ch cl ca c jan feb mar apr jun jul aug sep sept oct nov "
    "dec ver ed op"
)
"""A number follows; before anything else the word may end a sentence (“No.”)."""

MAY_END = _words(
    "inc corp co ltd llc plc bros jr sr esq ave blvd rd hwy ala ariz ark calif colo conn del fla ga ill ind kan ky "
    "la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo est est govt natl intl"
)
"""These end a sentence only where a word follows that often begins one."""

NEVER_END = _words("e.g i.e z.b d.h u.a o.ä p.ex m.in т.е o.a d.w.z bl.a t.ex")
"""Dotted abbreviations that something always follows."""

BY_LANGUAGE = {
    "de": _words("bzw ca evtl ggf inkl exkl vgl geb gest hl hrsg nr str tel u zzgl sog jh mio mrd abs"),
    "fr": _words("m mm mme mlle mgr me av env éd ex"),
    "es": _words("sr sra sres sras srta d dña ud uds núm nums pág págs aprox gral lic ing arq prof cía"),
    "it": _words("sig sigg dott avv ing arch on prof dr geom rag card mons pag ecc"),
    "pt": _words("sr sra srs sras exmo exma dra eng arq núm pág gal cel cap"),
    "nl": _words("dhr mevr mw ir drs bijv ca nr blz jl prof"),
    "pl": _words("prof ul al tzw np im św godz min gen płk mjr kpt ks bp abp red mgr inż hab zob por ok tys"),
    "ru": _words("г гг ул им пр д кв тыс руб коп стр рис проф акад ген св о обл р"),
    "uk": _words("м вул ім обл р тис грн проф акад ген св"),
    "sv": _words("kl ca nr prof s k t"),
    "cs": _words("např tzv mj prof ing mgr bc judr mudr ul č str tis"),
}
"""Further abbreviations that no sentence ends with, by ISO 639-1 code."""

ORDINAL_LANGUAGES = _words("de da nb no nn fi hu cs sk sl hr bs sr et lv lt is tr pl")
"""Languages that write ordinals with a full stop: am 4. Februar."""

STARTERS = _words(
    "The He She It They We I You This That These Those There Here But And Or So Yet If When While After Before As "
    "At In On By For From To With Without Since Until Although Though However Then Now Some Many Most Several All "
    "No Not One Two Both Each Other Another His Her Its Their Our My Your What Who Why How Where Which A An "
    "Meanwhile Moreover Also Among Despite During Under Last Next Earlier Later Asked Because "
    "Der Die Das Er Sie Es Wir Ich Aber Und Ein Eine Im In Am Auch Doch Nach Bei Mit Wenn Als Seit "
    "Le La Les Il Elle Ils Elles Un Une Mais Et En Dans Ce Cette Ces Selon Pour "
    "El Los Las Un Una Pero Y En Según Ella Ellos Este Esta No Se Su "
    "Lo Gli I Ma E Per Con Nel Secondo O Os As Um Uma Mas Na Em Segundo "
    "В На И Но Он Она Они Это По С К Мы Я"
)
"""Words that often begin a sentence and seldom follow an abbreviation inside one."""
