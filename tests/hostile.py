"""A comparison in which every field that a stranger can fill holds the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile_markup import MORE_PAYLOADS
from twosource.identity import identify
from twosource.model import (
    Alignment,
    Attribution,
    Comparison,
    Conflict,
    DateMention,
    Name,
    Noise,
    Origin,
    Place,
    Quotation,
    Reading,
    Reuse,
    Skipped,
    Span,
    Speaker,
    Statement,
    StatementOrigin,
    Warned,
)
from view_cases import make_report

if TYPE_CHECKING:
    from twosource.model import Report

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "</title><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg/onload=alert(1)>",
    "<svg><script>alert&#40;1)</script>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src=//evil.example/x.swf>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<form action=//evil.example><input name=q autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<!--><script>alert(1)</script-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><x/>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    "` onclick=alert(1) `",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&NewLine;&colon;&lpar;",
    "{{ 7*7 }}{% raw %}{{ self }}",
    "{{ ''.__class__.__mro__ }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "[click](javascript:alert(1))",
    "![x](//evil.example/x.png)",
    "[a]: javascript:alert(1)\n[a]",
    "<javascript:alert(1)>",
    "<https://evil.example/>",
    "https://evil.example/x www.evil.example someone@evil.example",
    "`code` **bold** _it_ ~~gone~~ | pipe | # head",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "***",
    "```\nfence",
    "    indented",
    "a\\",
    "| a | b |\n| --- | --- |\n| c | d |",
    "[bold red]markup[/bold red] [link=https://evil.example]x[/link]",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "\x9b31mred \x9d0;title\x9c",
    "gone\rback \x08\x08\x7f \x00nul",
    "\u202egnp.exe \u2066hidden\u2069 \u202dleft\u202c",
    "a\u2028b\u2029c\x85d",
    "\ud800 half",
    "\ufeffbom \u200bzero",
    "=cmd|' /C calc'!A0",
    "+1+1 @SUM(1) \t=1",
    *MORE_PAYLOADS,
)
HARMLESS = "plain words of a report"


def hostile_report(payload: str, number: int) -> Report:
    """Make a report in which the payload stands twice in the text, and in every field."""
    return make_report(
        f"{number} {payload}\n\n{payload} again.",
        id=identify("hostile", number),
        source_id=payload,
        path=payload,
        outlet=payload,
        title=payload,
        authors=(payload,),
        published=payload,
        credit=payload,
        url=payload,
        language=payload,
    )


def hostile_reading(payload: str, number: int) -> Reading:
    """Read it: source, cue, content, names, dates and noise are all the payload."""
    report = hostile_report(payload, number)
    first = Span(2, 2 + len(payload))
    second = Span(first.end + 2, len(report.text))
    report = make_report(report.text, **_fields(report), noise=(Noise(first, "byline"),))
    attribution = Attribution(
        identify("attribution", number),
        (first,),
        (first,),
        (second,),
        "direct",
        "denied",
        # Two words apart, so that no payload is a shorter form of the other name: rows must not depend on the payload.
        Speaker(f"{payload} speaks", "person"),
        None,
        0.5,
        (first,),
    )
    return Reading(
        report,
        (first, second),
        (Quotation(second, second, "direct"),),
        (Name(first, "person"), Name(second, "organisation")),
        (DateMention(second, "2024-05-02", payload), DateMention(second, None)),
        (attribution,),
    )


def _fields(report: Report) -> dict[str, object]:
    names = ("id", "source_id", "path", "outlet", "title", "authors", "published", "credit", "url", "language")
    return {name: getattr(report, name) for name in names}


def hostile_comparison(payload: str) -> Comparison:
    """Compare two such reports: everything that is said in words is the payload."""
    readings = (hostile_reading(payload, 1), hostile_reading(payload, 2))
    told = [
        Statement(
            identify("told", r.report.id), Place(r.report.id, *r.attributions[0].content[0]), r.attributions[0].id
        )
        for r in readings
    ]
    alone = [Statement(identify("alone", r.report.id), Place(r.report.id, *r.sentences[0]), None) for r in readings]
    origins = (
        Origin("o1", payload, "document", ("o2",), (payload,)),
        Origin("o2", payload, "agency_report", (), (payload,)),
    )
    return Comparison(
        readings=readings,
        statements=(*told, *alone),
        statement_origins=tuple(StatementOrigin(s.id, "o1", payload) for s in told),
        origins=origins,
        alignments=(Alignment("a1", "variant", tuple(s.id for s in told), ("o1", "o2"), 2, payload, (payload,)),),
        conflicts=(Conflict(told[0].place, told[1].place, "conflict", "name", (told[0].id, told[1].id), payload),),
        reuse=(Reuse(alone[0].place, alone[1].place, "verbatim"),),
        only_in=tuple((r.report.id, (s.id,)) for r, s in zip(readings, alone, strict=True)),
        skipped=(Skipped(payload, payload, payload),),
        warnings=(Warned(payload, payload),),
        notes=(payload,),
    )
