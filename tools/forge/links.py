"""Which web addresses of the bank no longer lead where they should: `python tools/forge/links.py [FOLDER]`.

Addresses are those of sources and contacts and those in the text of cards and hand-written pages.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from ssl import SSLError
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit, urlunsplit

from asking import Answer, Manners, RefusedError, Turns, UnknownHostError, ask, readable
from servicebanken.bank.bank import Bank
from servicebanken.bank.day import today
from servicebanken.bank.loading import load_bank, shelf_of
from servicebanken.text.body import Body

_MOST_HOPS = 6
_BARE = re.compile(r"<(https?://[^\s<>]+)>")
_LASTING = (301, 308)
_BUSY = (408, 425, 429)


class Outcome(Enum):
    """What an editor has to do with an address: nothing, or from the most urgent to the least."""

    FINE = "leder rätt"
    GONE = "finns inte längre"
    REFUSED = "går inte att kontrollera"
    UNSURE = "svarar inte som väntat"
    MOVED = "har flyttat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What came of asking; `target` is where a moved page lies now."""

    address: str
    outcome: Outcome
    told: str = ""
    target: str = ""


def cited(root: Path, bank: Bank) -> dict[str, list[str]]:
    """Each web address of the bank, with the paths of the files that cite it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, address in _citations(root, bank):
        if address.lower().startswith(("http://", "https://")):
            found[urldefrag(address).url].add(path)
    return {address: sorted(paths) for address, paths in sorted(found.items())}


def check(addresses: Iterable[str], manners: Manners) -> dict[str, Verdict]:
    """Asks about each address once; addresses on one host are asked about one after the other."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        by_host[_host(address)].append(address)
    turns, end = Turns(manners.pause), time.monotonic() + manners.all_in_all
    with ThreadPoolExecutor(manners.parallel) as workers:
        jobs = [workers.submit(_check_all, some, manners, turns, end) for some in by_host.values()]
        verdicts = [verdict for job in jobs for verdict in job.result()]
    return {verdict.address: verdict for verdict in verdicts}


def _citations(root: Path, bank: Bank) -> Iterator[tuple[str, str]]:
    for card in [*bank.cards, *bank.archived_methods, *bank.archived_cases]:
        yield from ((card.path, source.address) for source in card.sources if source.address)
        yield from ((card.path, contact.web) for contact in card.contacts if contact.web)
        yield from ((card.path, address) for address in _in_text(card.body))
    for programme in bank.programmes:
        yield from ((programme.path, source.address) for source in programme.sources if source.address)
    if bank.glossary:
        yield from ((bank.glossary.path, term.source) for term in bank.glossary.terms if term.source)
    shelf = shelf_of(root)
    for path in (path for path in shelf.files("docs") if path.endswith(".md")):
        yield from ((path, address) for address in _in_text(shelf.text(path)[0] or ""))


def _in_text(text: str) -> Iterator[str]:
    body = Body(text)
    yield from (link.target for link in body.links)
    yield from (bare[1] for line in body.lines for bare in _BARE.finditer(line))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _check_all(addresses: list[str], manners: Manners, turns: Turns, end: float) -> list[Verdict]:
    late = "hanns inte med den här gången"
    return [
        _check(address, manners, turns)
        if time.monotonic() < end
        else Verdict(address=address, outcome=Outcome.UNSURE, told=late)
        for address in addresses
    ]


def _check(address: str, manners: Manners, turns: Turns) -> Verdict:
    """Follows the address from page to page until there is an answer."""
    here, first = address, 0
    for _ in range(_MOST_HOPS):
        try:
            parts = readable(here)
            answer = _answer(parts, manners, turns)
        except RefusedError as error:
            return Verdict(address=address, outcome=Outcome.REFUSED, told=str(error), target=_other(here, address))
        except UnknownHostError as error:
            return Verdict(address=address, outcome=Outcome.GONE, told=str(error), target=_other(here, address))
        except OSError as error:
            told = "den säkra förbindelsen brister" if isinstance(error, SSLError) else "servern svarar inte"
            return Verdict(address=address, outcome=Outcome.UNSURE, told=told, target=_other(here, address))
        if not (300 <= answer.status < 400 and answer.location):
            return _judge(address, here, answer, first)
        first = first or answer.status
        try:
            here = urldefrag(urljoin(urlunsplit(parts), answer.location)).url
        except ValueError:
            return Verdict(address=address, outcome=Outcome.UNSURE, told="leder vidare till en oläslig adress")
    return Verdict(address=address, outcome=Outcome.UNSURE, told="leder vidare för många gånger")


def _answer(parts: SplitResult, manners: Manners, turns: Turns) -> Answer:
    """Asks for the head of the page, then for the page itself, and again where the server was busy or silent."""
    wait = manners.pause
    for last in (*[False] * (manners.tries - 1), True):
        try:
            answer = ask("HEAD", parts, manners, turns)
            if answer.status >= 400 and answer.status not in _BUSY:
                # Some servers know no such question, or answer it wrongly.
                answer = ask("GET", parts, manners, turns)
            if last or (answer.status < 500 and answer.status not in _BUSY):
                return answer
            wait = max(wait, answer.wait)
        except (UnknownHostError, SSLError):
            raise
        except OSError:
            if last:
                raise
        time.sleep(min(wait, manners.longest_wait))
        wait *= 3
    raise AssertionError("the last try returns or raises")


def _judge(address: str, here: str, answer: Answer, first: int) -> Verdict:
    """What the last answer means; `first` is the status of the first move, if any."""
    target = _other(here, address)
    verdict = Verdict(address=address, outcome=Outcome.UNSURE, told=f"servern svarar {answer.status}", target=target)
    if answer.status in (404, 410):
        return replace(verdict, outcome=Outcome.GONE)
    if answer.status in (401, 403):
        return replace(verdict, told=f"servern släpper inte in program (svarar {answer.status}); titta själv")
    if not 200 <= answer.status < 300:
        return verdict
    if target and _is_front(here) and not _is_front(address):
        return replace(verdict, outcome=Outcome.MOVED, told="leder nu bara till webbplatsens startsida")
    if target and first in _LASTING:
        return replace(verdict, outcome=Outcome.MOVED, told="har flyttat för gott")
    return Verdict(address=address, outcome=Outcome.FINE)


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _other(here: str, address: str) -> str:
    return here if here != address else ""


def main() -> int:
    """Exit status: 1 when an address leads nowhere."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--allow-local", action="store_true", help="ask servers on private networks too")
    parser.add_argument("--pause", type=float, default=Manners.pause, help="seconds between questions to one host")
    chosen = parser.parse_args()
    manners = Manners(pause=chosen.pause)
    if chosen.allow_local:
        manners = replace(manners, is_allowed=lambda number: True)
    root = chosen.folder.resolve()
    bank, _ = load_bank(root, today=today(), with_drafts=True)
    citations = cited(root, bank)
    verdicts = check(citations, manners)
    for outcome in list(Outcome)[1:]:
        for one in (one for one in verdicts.values() if one.outcome is outcome):
            target = f" → {one.target}" if one.target else ""
            print(f"{one.address}{target}\n    {outcome.value}: {one.told}\n    {', '.join(citations[one.address])}")
    print(f"{len(verdicts)} adresser kontrollerade.")
    return int(any(one.outcome is Outcome.GONE for one in verdicts.values()))


if __name__ == "__main__":
    sys.exit(main())
