"""What the ready settings for web servers promise, and that it is what the page about them says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import sizes
from support.sites import ROOT, BuildSite, run_mkdocs

SERVING = ROOT / "servering"
NGINX = (SERVING / "nginx-regler.conf").read_text(encoding="utf-8")
APACHE = (SERVING / "apache.htaccess").read_text(encoding="utf-8")
PAGE = (ROOT / "docs/om/drift.md").read_text(encoding="utf-8")

POLICY, HSTS = "Content-Security-Policy", "Strict-Transport-Security"
# A page can say nothing of who may show it within a page of their own; only a server can.
FRAMES = "frame-ancestors 'none'"
META = re.compile(rf'<meta http-equiv="{POLICY}" content="([^"]*)">')


def lines_of(text: str) -> str:
    """The settings without comments."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("#"))


def headers() -> tuple[dict[str, str], dict[str, str]]:
    """What each server says when nothing more is known of the file."""
    nginx = re.findall(r'^add_header (\S+) "?(\$\w+|[^"]+)"?(?: always)?;', lines_of(NGINX), re.MULTILINE)
    apache = re.findall(r'^ *Header (?:always )?set (\S+) "([^"]+)"', lines_of(APACHE), re.MULTILINE)
    return dict(nginx), dict(apache)


def directives(policy: str) -> dict[str, str]:
    return {part.split()[0]: " ".join(part.split()[1:]) for part in policy.split(";") if part.strip()}


def test_both_servers_say_what_the_page_promises() -> None:
    """Every header in the page's table is in both files and no other, but for the one that is off from the start."""
    promised = set(re.findall(r"^\| `([A-Z][\w-]+)` \| \S", PAGE, re.MULTILINE))
    assert {POLICY, "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cache-Control", HSTS} < promised
    for name, text, said in zip(("nginx", "Apache"), (NGINX, APACHE), headers(), strict=True):
        assert set(said) == promised - {HSTS}, name
        assert re.search(rf"^# *(?:add_header|Header always set) {HSTS} ", text, re.MULTILINE), name


def test_both_servers_say_the_same() -> None:
    """A reader is as safe with one as with the other; what nginx says by file is told in another way."""
    nginx, apache = headers()
    by_file = {"Cache-Control", "Content-Disposition"}
    assert {name: value for name, value in nginx.items() if name not in by_file} == {
        name: value for name, value in apache.items() if name not in by_file
    }
    maps = (SERVING / "nginx.conf").read_text(encoding="utf-8")
    for pattern, value in ((r"svg|png|jpe?g|webp", "max-age=86400"), (r"zip|pdf", "attachment")):
        assert re.search(rf'"~\*\\\.\(\?:{re.escape(pattern)}\)\$" +"{value}";', maps), pattern
        assert re.search(rf'\(\?i:{re.escape(pattern)}\)\$">\n *Header (?:always )?set \S+ "{value}"', APACHE), pattern
    assert re.search(r'default +"no-cache";', maps) and 'Header always set Cache-Control "no-cache"' in APACHE


def test_the_servers_rule_is_the_pages_own(build_site: BuildSite) -> None:
    """No page is stopped from what its own rule lets it do, nor let do more; the servers add who may frame it."""
    site = build_site("liten")
    said = {unescape(rule) for page in site.rglob("*.html") for rule in META.findall(page.read_text(encoding="utf-8"))}
    for server in headers():
        added = directives(FRAMES)
        assert {**directives(server[POLICY]), **added} == directives(server[POLICY])
        for rule in said:
            assert {**directives(rule), **added} == directives(server[POLICY])
        assert not re.search(r"unsafe|data:|https?:|\*", server[POLICY])


def test_nothing_inside_switches_the_headers_off() -> None:
    """nginx forgets every header of the outer block where an inner one has any of its own."""
    blocks = re.findall(r"location [^{]+\{[^}]*\}", lines_of(NGINX))
    assert blocks and all("add_header" not in block for block in blocks)


def test_every_text_is_sent_as_what_it_is(build_site: BuildSite) -> None:
    """Swedish letters are right in every kind of text that the site holds, and it is packed on its way."""
    endings = {path.suffix for path in build_site("liten").rglob("*") if path.is_file()}
    binary = {".gz", ".zip", ".pdf", ".png", ".jpg", ".jpeg", ".webp"}
    types = {
        ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
        ".txt": "text/plain", ".xml": "text/xml", ".svg": "image/svg+xml",
    }  # fmt: skip
    assert {".html", ".css", ".js", ".json", ".svg", ".txt"} <= endings - binary <= set(types)
    for setting in (r"charset_types (.+);", r"gzip_types (.+);", r"AddOutputFilterByType DEFLATE (.+)"):
        found = re.search(setting, NGINX + APACHE)
        # nginx always counts HTML, and says so when it is named.
        assert found and set(types.values()) - {"text/html"} <= set(found[1].split()), setting
    charset = re.search(r"AddCharset utf-8 (.+)", APACHE)
    assert "\ncharset utf-8;" in NGINX and charset and set(types) == set(charset[1].split())
    assert "AddType text/javascript .js" in APACHE


def test_a_folder_is_not_listed_and_hidden_files_are_not_sent() -> None:
    """Nobody sees what lies in a folder without a page, nor a file whose name begins with a dot."""
    assert "\nautoindex off;" in NGINX and "\nOptions -Indexes\n" in APACHE
    hidden = re.search(r"location ~ (\S+) \{\s+return 404;", NGINX), re.search(r'RedirectMatch 404 "([^"]+)"', APACHE)
    for pattern in hidden:
        assert pattern
        assert re.search(pattern[1], "/.git/config") and re.search(pattern[1], "/om/.htaccess")
        assert not re.search(pattern[1], "/.well-known/x") and not re.search(pattern[1], "/om/index.html")


def test_what_does_not_exist_shows_the_banks_own_page() -> None:
    """A reader who follows an old link comes to the bank's own page, with the status that says that it is gone."""
    nginx = (SERVING / "nginx.conf").read_text(encoding="utf-8")
    assert "\n    error_page 403 404 =404 /404.html;" in nginx and "error_page 403 404 =404 /bank/404.html;" in nginx
    assert "\nErrorDocument 404 /404.html\n" in APACHE


def test_the_page_names_every_file() -> None:
    """Whoever reads the page finds each ready file, and none that is not there; the page is linked from its index."""
    assert {Path(name).name for name in re.findall(r"`servering/([\w.-]+)`", PAGE)} == {
        path.name for path in SERVING.iterdir()
    }
    assert "(drift.md)" in (ROOT / "docs/om/index.md").read_text(encoding="utf-8")


def test_a_domains_file_goes_out_from_the_frames_folder(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """CNAME, which docs/ does not take, lies at the top of the site when it lies in overrides/, as the page says."""
    root, site = copy_site("liten"), tmp_path / "site"
    (tmp_path / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    (tmp_path / "overrides/CNAME").write_text("bank.example\n", encoding="utf-8")
    assert run_mkdocs(root / "mkdocs.yml", site).returncode == 0
    assert (site / "CNAME").read_text(encoding="utf-8") == "bank.example\n" and "`overrides/`" in PAGE


def test_pages_are_weighed_by_their_kind(build_site: BuildSite) -> None:
    """An engineer sees for each kind of page how many there are and what they weigh, every page being of one kind."""
    site = build_site("liten")
    told = {kind: (count, middle, largest) for kind, count, middle, largest in sizes.rows(site)}
    shared = told.pop("Scripts and styles of the start page")
    assert sum(count for count, _, _ in told.values()) == len([*site.rglob("*.html")])
    assert told["Method"][0] == len([*(site / "metoder").glob("*/index.html")])
    assert told["Start and not found"][2].raw == (site / "index.html").stat().st_size
    for _, middle, largest in (*told.values(), shared):
        assert middle.raw <= largest.raw and 0 < largest.brotli < largest.gzip < largest.raw
    # A page loads two styles, for screen and for paper, and one script.
    assert shared[0] == len(sizes.loaded_by(site / "metoder/byamote/index.html", site)) == 3
    assert all(re.fullmatch(r"\| [^|]+(\| [\d,]+ ){7}\|", row) for row in [*sizes.table(site)][2:])
