"""What an editor is told of the web addresses in the bank, and whom the program never asks."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from asking import Manners, is_public
from links import Outcome, Verdict, check, cited
from servicebanken.bank.loading import load_bank
from support.localserver import Quiet, serving
from support.sites import ROOT, SITES
from watch import draw_issue, watch

TODAY = date(2026, 11, 22)
LOCAL = Manners(pause=0.0, timeout=2.0, longest=1.0, tries=2, is_allowed=lambda number: number == "127.0.0.1")


@dataclass
class Seen:
    """What the server was asked, and how many asked at once."""

    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    at_once: int = 0
    most_at_once: int = 0
    last: float = 0.0


@dataclass
class Web:
    """A small web on this machine."""

    address: str
    seen: Seen


@pytest.fixture
def web() -> Iterator[Web]:
    seen, guard = Seen(), threading.Lock()
    moves = {"/flyttad": (301, "/ny"), "/tillfalligt": (302, "/ny"), "/start": (302, "/"), "/ring": (302, "/ring"),
             "/inat": (302, "http://10.0.0.1/"), "/namn": (302, "http://localhost:1/"), "/fil": (302, "file:///etc/passwd"),
             "/trasig-vidare": (302, "http://[/"), "/till-borta": (302, "/borta"), "/utan": (302, "")}  # fmt: skip
    statuses = {"/borta": 404, "/gallrad": 410, "/last": 403, "/fel": 500, "/underlig": 418}

    class Handler(Quiet):
        def do_HEAD(self) -> None:  # noqa: N802
            with guard:
                seen.asked.append(f"{self.command} {self.path}")
                seen.agents.add(self.headers["User-Agent"])
                is_counted = self.headers["Host"].startswith("127.")
                seen.at_once += is_counted
                seen.most_at_once = max(seen.most_at_once, seen.at_once)
            time.sleep(0.02)
            with guard:
                seen.at_once -= is_counted
            self.reply()

        do_GET = do_HEAD  # noqa: N815

        def reply(self) -> None:
            if self.path.startswith("/over/"):
                self.answer(302, Location=f"http://127.0.0.1:{self.connection.getsockname()[1]}/{self.path[6:]}")
            elif self.path in moves:
                status, target = moves[self.path]
                self.answer(status, Location=target)
            elif self.path == "/bara-hela" and self.command == "HEAD":
                self.answer(405)
            elif self.path == "/upptagen" and seen.asked.count("HEAD /upptagen") == 1:
                self.answer(503, Retry_After="0")
            elif self.path == "/petig":
                self.answer(429 if time.monotonic() - seen.last < 0.2 else 200)
            elif self.path == "/tyst":
                time.sleep(10)
            elif self.path == "/droppar":
                self.drip()
            elif self.path == "/skrap":
                self.wfile.write(b"inte http\r\n\r\n")
                self.close_connection = True
            elif self.path == "/stor":
                self.answer(200, b"x" * 5_000_000)
            else:
                self.answer(statuses.get(self.path.partition("?")[0], 200))
            seen.last = time.monotonic()

        def drip(self) -> None:
            try:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                for number in range(200):
                    self.wfile.write(b"X-%d: x\r\n" % number)
                    time.sleep(0.1)
            except OSError:
                self.close_connection = True

    with serving(Handler) as address:
        yield Web(address, seen)


@pytest.mark.parametrize(
    ("path", "outcome", "told"),
    [
        ("/ny", Outcome.FINE, ""),
        ("/bara-hela", Outcome.FINE, ""),
        ("/upptagen", Outcome.FINE, ""),
        ("/tillfalligt", Outcome.FINE, ""),
        ("/stor", Outcome.FINE, ""),
        ("/å ä?ö=é#avsnitt", Outcome.FINE, ""),
        ("/flyttad", Outcome.MOVED, "har flyttat för gott"),
        ("/start", Outcome.MOVED, "leder nu bara till webbplatsens startsida"),
        ("/borta", Outcome.GONE, "servern svarar 404"),
        ("/gallrad", Outcome.GONE, "servern svarar 410"),
        ("/till-borta", Outcome.GONE, "servern svarar 404"),
        ("/last", Outcome.UNSURE, "servern släpper inte in program (svarar 403); titta själv"),
        ("/fel", Outcome.UNSURE, "servern svarar 500"),
        ("/underlig", Outcome.UNSURE, "servern svarar 418"),
        ("/utan", Outcome.UNSURE, "servern svarar 302"),
        ("/ring", Outcome.UNSURE, "leder vidare för många gånger"),
        ("/trasig-vidare", Outcome.UNSURE, "leder vidare till en oläslig adress"),
        ("/tyst", Outcome.UNSURE, "servern svarar inte"),
        ("/droppar", Outcome.UNSURE, "servern svarar inte"),
        ("/skrap", Outcome.UNSURE, "servern svarar inte"),
        ("/inat", Outcome.REFUSED, "adressen leder till ett nät som inte är öppet för alla"),
        ("/fil", Outcome.REFUSED, "adressen är ingen webbadress"),
    ],
)
def test_an_editor_is_told_what_is_wrong(web: Web, path: str, outcome: Outcome, told: str) -> None:
    """Each way in which a page can be gone, moved, shut or silent is told apart."""
    verdict = check([web.address + path], LOCAL)[web.address + path]
    assert (verdict.outcome, verdict.told) == (outcome, told)


def test_the_new_address_is_told(web: Web) -> None:
    """An editor can copy where a moved page lies now."""
    address = f"{web.address}/flyttad"
    assert check([address], LOCAL)[address].target == f"{web.address}/ny"


def test_pages_are_not_fetched_when_the_head_is_enough(web: Web) -> None:
    """A server is asked for no more than is needed, by a program that says what it is."""
    check([f"{web.address}/ny", f"{web.address}/bara-hela"], LOCAL)
    assert web.seen.asked == ["HEAD /ny", "HEAD /bara-hela", "GET /bara-hela"]
    assert web.seen.agents == {"servicebanken-lankvakt/1"}


def test_one_server_is_asked_one_question_at_a_time(web: Web) -> None:
    """However many addresses lie on one host, it is never asked two things at once, nor about one address twice."""
    addresses = [f"{web.address}/{number}" for number in range(20)] * 2
    assert len(check(addresses, replace(LOCAL, parallel=8))) == 20
    assert web.seen.most_at_once == 1 and len(web.seen.asked) == 20


def test_a_server_is_in_peace_however_one_comes_there(web: Web) -> None:
    """Addresses on another host that lead on to this one wait their turn too."""
    others = web.address.replace("127.0.0.1", "localhost")
    addresses = [f"{address}/{number}" for number in range(10) for address in (web.address, f"{others}/over")]
    verdicts = check(addresses, replace(LOCAL, is_allowed=lambda number: True))
    assert {one.outcome for one in verdicts.values()} == {Outcome.FINE} and web.seen.most_at_once == 1


def test_a_pause_is_held_between_questions(web: Web) -> None:
    """A host that turns away those in a hurry lets this program in, since it waits between two questions."""
    hasty, calm = (replace(LOCAL, pause=pause, tries=1) for pause in (0.0, 0.3))
    petig = f"{web.address}/petig"
    assert check([f"{web.address}/ny", petig], hasty)[petig].told == "servern svarar 429"
    assert check([f"{web.address}/ny", petig], calm)[petig].outcome is Outcome.FINE


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://0x7f000001:{port}/", "http://2130706433:{port}/",
        "http://[::1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://0.0.0.0:{port}/", "http://127.1:{port}/",
        "http://nagon:hemligt@127.0.0.1:{port}/", "ftp://127.0.0.1:{port}/", "http://:{port}/", "http://[", "http://a:b/",
        "http://169.254.169.254/latest/", "http://\x00/", "http://" + "a" * 70 + ".se/", "http://../",
    ],
)  # fmt: skip
def test_nothing_within_is_ever_asked(web: Web, address: str) -> None:
    """However an address is written, a server that is not open to all gets no question."""
    address = address.format(port=web.address.rpartition(":")[2])
    assert check([address], replace(LOCAL, is_allowed=is_public))[address].outcome in (Outcome.REFUSED, Outcome.GONE)
    assert web.seen.asked == []


@pytest.mark.parametrize(
    "number",
    ["10.1.2.3", "172.16.0.1", "192.168.0.1", "100.64.0.1", "169.254.1.1", "127.0.0.2", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
     "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
)  # fmt: skip
def test_private_numbers_are_known(number: str) -> None:
    """Every kind of network that is not open to all is refused, wrapped in another kind of number too."""
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_numbers_are_known(number: str) -> None:
    """Servers of the open internet are asked."""
    assert is_public(number)


def test_a_closed_door_and_a_plain_server_are_told(web: Web) -> None:
    """A server that is down, and one that cannot speak in secret, are for the editor to look at."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{unused.getsockname()[1]}/"
    plain = web.address.replace("http:", "https:")
    told = check([closed, plain], LOCAL)
    assert (told[closed].outcome, told[closed].told) == (Outcome.UNSURE, "servern svarar inte")
    assert (told[plain].outcome, told[plain].told) == (Outcome.UNSURE, "den säkra förbindelsen brister")


def test_the_program_comes_to_an_end(web: Web) -> None:
    """When time is up, what was not asked about is told as such."""
    address = f"{web.address}/ny"
    assert check([address], replace(LOCAL, all_in_all=0.0))[address].told == "hanns inte med den här gången"


@pytest.fixture
def bank_root(tmp_path: Path) -> Path:
    """A bank that may be changed."""
    for folder in ("methods", "cases", "docs"):
        shutil.copytree(SITES / "liten" / folder, tmp_path / folder)
    return tmp_path


def test_every_address_of_the_bank_is_found(bank_root: Path) -> None:
    """Sources, contacts, links in the text, bare addresses and references count; code and files do not."""
    torpa = bank_root / "cases/torpa.md"
    torpa.write_text(torpa.read_text(encoding="utf-8") + (
        "\n[a](https://text.example/1#del) <https://bar.example/> [b][r] [c](byamote.md) [d](mailto:a@b.example)\n"
        "`[e](https://kod.example/)`\n\n```\n[f](https://kod.example/)\n```\n\n[r]: https://referens.example/\n"
    ), encoding="utf-8")  # fmt: skip
    (bank_root / "docs/sida.md").write_text("# Sida\n\n[a](https://text.example/1)\n", encoding="utf-8")
    (bank_root / "docs/lank.md").symlink_to("/etc/passwd")
    found = cited(bank_root, load_bank(bank_root, today=TODAY, with_drafts=True)[0])
    assert found["https://text.example/1"] == ["cases/torpa.md", "docs/sida.md"]
    assert found["https://bar.example/"] == found["https://referens.example/"] == ["cases/torpa.md"]
    assert "cases/torpa.md" in found["https://example.org/torpa"]
    assert not [one for one in found if "kod.example" in one or not one.startswith("http")]


def test_the_command_tells_in_which_file_an_address_stands(web: Web, bank_root: Path) -> None:
    """An editor runs the program by hand and reads address, fault and file; without leave nothing local is asked."""
    for file in [*bank_root.rglob("*.md")]:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("https://example.org", f"{web.address}/borta?"), encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "tools/forge/links.py"), str(bank_root), "--pause", "0", *arguments]
        return subprocess.run(command, capture_output=True, text=True, env={"PYTHONUTF8": "1", "PATH": ""})

    refused = run()
    assert "inte är öppet för alla" in refused.stdout and web.seen.asked == []
    told = run("--allow-local")
    assert f"{web.address}/borta?/torpa" in told.stdout and "cases/torpa.md" in told.stdout
    assert not refused.stderr + told.stderr


@pytest.mark.day
def test_the_issue_lists_links_and_old_cards(bank_root: Path) -> None:
    """The weekly issue has each broken link with its files, and each card that nobody has checked for two years."""
    later = date(2029, 1, 1)
    bank, _ = load_bank(bank_root, today=later)
    gone = Verdict(address="https://example.org/torpa", outcome=Outcome.GONE, told="servern svarar 404")
    text = draw_issue(bank, {gone.address: gone}, cited(bank_root, bank))
    assert "## Länkar som inte leder någonstans (1)" in text
    assert "](<https://example.org/torpa>) servern svarar 404." in text
    assert "Står i <code>cases&#47;torpa&#46;md</code>" in text.split("servern svarar 404")[1]
    assert f"## Kort att granska igen ({len(bank.cards)})" in text


@pytest.mark.day
def test_a_bank_in_order_gives_no_issue(bank_root: Path, web: Web) -> None:
    """When all is well there is nothing to write."""
    for file in [*bank_root.rglob("*.md")]:
        file.write_text(file.read_text(encoding="utf-8").replace("https://example.org", web.address), encoding="utf-8")
    assert watch(bank_root, LOCAL, TODAY) == ""
    assert "granska igen" in watch(bank_root, LOCAL, date(2029, 1, 1))


def test_a_hostile_address_stays_text_in_the_issue(bank_root: Path) -> None:
    """An address or an answer from a server makes no markup in the project's issue, and a flood is cut."""
    bank, _ = load_bank(bank_root, today=TODAY)
    addresses = [f"https://x.example/{number}/>)<img src=x>@alla`" for number in range(5000)]
    told = {"told": "@alla <b>", "target": "javascript:alert(1)"}
    verdicts = {one: Verdict(address=one, outcome=Outcome.MOVED, **told) for one in addresses}
    text = draw_issue(bank, verdicts, {one: ["cases/<b>@alla.md"] for one in addresses})
    assert "<img" not in text and "<b>" not in text and "(<javascript" not in text and "@alla" not in text
    assert len(text) < 65_000 and "rader till får inte plats här" in text
