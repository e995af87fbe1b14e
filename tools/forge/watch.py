"""What an editor should look at, as an issue: `python tools/forge/watch.py vakt.md`; an empty file for nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from asking import Manners
from forgetext import LONGEST, bounded, link, literal, plain
from issue import MARK
from links import Outcome, Verdict, check, cited
from servicebanken.bank.bank import Bank
from servicebanken.bank.day import today
from servicebanken.bank.loading import load_bank
from servicebanken.model.cards import Card

_INTRODUCTION = (
    "Vakten går igenom banken varje vecka: leder länkarna rätt, och är korten granskade de senaste två åren? "
    "Det här ärendet skrivs om varje gång och stängs när allt är i ordning."
)
_HEADINGS = {
    Outcome.GONE: ("Länkar som inte leder någonstans", "Leta upp sidans nya adress, eller ange en annan källa."),
    Outcome.UNSURE: ("Länkar att titta på", "Öppna dem själv. Leder de rätt behöver ni inte göra något."),
    Outcome.REFUSED: ("Adresser som inte går att kontrollera", "Skriv en vanlig, öppen webbadress."),
    Outcome.MOVED: ("Sidor som har flyttat", "Kontrollera den nya adressen och byt till den."),
}
_LEFT = "**{} rader till får inte plats här.** Rätta det som visas, så visas resten nästa vecka."


def draw_issue(bank: Bank, verdicts: Mapping[str, Verdict], citations: Mapping[str, Sequence[str]]) -> str:
    """The issue in Markdown; empty when there is nothing to look at."""
    lines = [*_link_lines(verdicts, citations), *_stale_lines(bank)]
    if not lines:
        return ""
    head = [MARK, _INTRODUCTION]
    return bounded([*head, *lines, "", f"Senast genomgånget {bank.today.isoformat()}."], _LEFT, LONGEST) + "\n"


def watch(root: Path, manners: Manners, today: date) -> str:
    """Looks through the bank in the folder."""
    bank, _ = load_bank(root, today=today)
    citations = cited(root, bank)
    return draw_issue(bank, check(citations, manners), citations)


def _link_lines(verdicts: Mapping[str, Verdict], citations: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for outcome, (heading, advice) in _HEADINGS.items():
        found = [one for one in verdicts.values() if one.outcome is outcome]
        if not found:
            continue
        yield from ("", f"## {heading} ({len(found)})", "", advice, "")
        for one in sorted(found, key=lambda one: one.address):
            target = f" Leder till {link(one.target)}." if one.target else ""
            files = ", ".join(f"<code>{literal(path)}</code>" for path in citations[one.address])
            yield f"- [ ] {link(one.address)} {plain(one.told)}.{target} Står i {files}."


def _stale_lines(bank: Bank) -> Iterator[str]:
    stale = sorted(
        (card for card in bank.cards if bank.is_stale(card)), key=lambda card: (str(bank.dated(card)), card.path)
    )
    if not stale:
        return
    yield from ("", f"## Kort att granska igen ({len(stale)})", "")
    yield from ("Läs kortet mot källorna, rätta det som har ändrats och skriv dagens datum vid `granskad`.", "")
    yield from (_stale_line(card, bank.dated(card)) for card in stale)


def _stale_line(card: Card, day: date | None) -> str:
    done = "granskat" if card.tried else "i banken sedan"
    return f"- [ ] {plain(card.title)}: {done} {day}. Står i <code>{literal(card.path)}</code>."


def main() -> int:
    """Exit status: 2 when called wrongly."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    text = watch(Path.cwd(), Manners(), today())
    Path(sys.argv[1]).write_text(text, encoding="utf-8")
    print(text or "Allt är i ordning.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
