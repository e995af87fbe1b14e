"""The text of a card as HTML: what Markdown means, and nothing that can run."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from servicebanken.checker.rules.headings import judge_nested
from servicebanken.text.allowed import SCHEMES, TAGS
from servicebanken.text.body import Body
from servicebanken.text.rendering import rendered, sanitised
from servicebanken.web.pages.cardtext import as_hand_out, as_leaders, as_page


def shown(markdown: str) -> str:
    """A text as it stands on its page, every link leading where it says."""
    return as_page(rendered(markdown, lambda target: target))


def test_markdown_means_what_writers_expect() -> None:
    """Headings, lists, emphasis, tables, code and links look as the guide says."""
    html = shown(
        "## Steg för steg\n\n1. Ring **alla**\n2. Skriv *en* rad\n\n| Ort | Antal |\n|---|---:|\n| Torpa | 12 |\n\n"
        '```\n<b>\n```\n\nLäs [planen](https://example.org/plan?a=1&b=2 "Planen").'
    )
    assert '<h2 id="steg-for-steg">Steg för steg</h2>' in html
    assert "<li>Ring <strong>alla</strong></li>" in html and "<em>en</em>" in html
    assert '<th class="sb-right">Antal</th>' in html and '<td class="sb-right">12</td>' in html
    assert "&lt;b&gt;" in html
    assert '<a href="https://example.org/plan?a=1&amp;b=2" title="Planen">planen</a>' in html


def test_mail_within_angles_is_a_link() -> None:
    """An address that the writer set between angle brackets can be written to."""
    link = '<a href="mailto:byalaget@example.se">byalaget@example.se</a>'
    assert shown("Skriv till <byalaget@example.se> om ni undrar.") == f"<p>Skriv till {link} om ni undrar.</p>\n"


def test_a_link_to_nothing_is_its_words() -> None:
    """Where a page is not on the site the text stands, without a link."""
    html = rendered("Se [metoden](../methods/borta.md) och ![bild](borta.png).", lambda target: None)
    assert "Se metoden och " in html
    assert "<a" not in html and "borta" not in html


def test_anchors_are_the_headings_own() -> None:
    """Headings can be linked to; two alike, or alike an anchor of the frame, get names of their own."""
    html = shown("### Vi ses\n\na\n\n### Vi ses\n\nb\n\n### Innehåll\n\nc\n\n### !!!\n\nd")
    assert re.findall(r'id="([^"]+)"', html) == ["vi-ses", "vi-ses-2", "innehall-2", "rubrik"]
    names = ("A", "A", "A 2", "Kontakt", "Källor", "Servicebanken", "Ord a")
    html = shown("".join(f"### {name}\n\na\n\n" for name in names))
    anchors = re.findall(r'id="([^"]+)"', html)
    assert len({*anchors}) == 7 and not {"kontakt", "kallor", "servicebanken", "ord-a"} & {*anchors}


def test_the_leaders_part_is_set_apart() -> None:
    """What is for the leader is on the page, not on the hand-out, and can be printed by itself."""
    markdown = "## Uppföljning\n\nFråga.\n\n## Tips till den som leder\n\n- Vänta.\n\n## Fördjupa dig\n\n- Läs."
    html = rendered(markdown, lambda target: target)
    page = as_page(html)
    assert page.index("Fråga.") < page.index('<section class="sb-leader">') < page.index("Vänta.") < page.index("Läs.")
    assert page.index("</section>") < page.index("Fördjupa dig")
    assert "Vänta" not in as_hand_out(html) and "<h3>Fördjupa dig</h3>" in as_hand_out(html)
    assert as_leaders(html) == "<ul>\n<li>Vänta.</li>\n</ul>"
    assert as_leaders("<h2>Annat</h2>") == ""


# Two spaces part the pieces; what is written is any of them after one another.
_HOSTILE = """<script>  </script>  <svg/onload=alert(1)>  <img src=x onerror=alert(1)>  <a href="javascript:alert(1)">
  </a>  <math>  <style>  @import  </style>  <iframe src=//x>  [x](javascript:alert(1))  ![x](data:image/svg+xml,x)
  [x](vbscript:x)  <a href=" java&#x09;script:x">  <form action=x>  <p id=x class=y style=z>  {: onclick=x }  <template>
  <noscript>  <!--  -->  <![CDATA[  ]]>  <base href=x>  <meta http-equiv=refresh>  <object data=x>  <h2>  </h2>  ##
  ```  `  *  _  >  |  ---  \\  &lt;  &#60;  å"""
_PIECES = st.sampled_from([*(piece.strip() for piece in _HOSTILE.split("  ")), "\n", "\n\n", "    ", "text"])


@given(st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=300))
def test_nothing_but_the_list_is_left(markdown: str) -> None:
    """Whatever is written, only what the list allows comes out, and cleaning it once more changes nothing."""
    html = rendered(markdown, lambda target: target)
    assert sanitised(html) == html
    for tag, attributes in re.findall(r"<([a-z0-9]+)((?:\s[^>]*)?)>", html):
        assert tag in TAGS
        for name, value in re.findall(r'([a-z-]+)="([^"]*)"', attributes):
            assert name in {"href", "title", "src", "alt", "start", "align"}
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", value, re.IGNORECASE)
            assert name not in {"href", "src"} or not scheme or scheme[1].lower() in SCHEMES


def test_a_heading_stands_in_no_quotation_and_no_list() -> None:
    """Such a heading would be taken for a section of the card's, and what follows for the leader's part."""
    for text in ("> ## Tips\n> a", "- a\n\n  ## Tips", "> Tips\n> ---", "1. a\n\n   Tips\n   ====", "- # Tips"):
        assert [one.code for one in judge_nested(Body(text), "methods/torpa.md")] == ["okand-rubrik"], text
    for text in ("- a\n- b\n\n---\n\n> c\n\n## Ok", "* * *\n\n- - -", "    # kod", "#1 är bäst\n\n- nr #1"):
        assert [*judge_nested(Body(text), "methods/torpa.md")] == [], text
