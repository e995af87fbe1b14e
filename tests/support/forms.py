"""The form's fields and steps, as a writer finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page

FORM = "bidra/skriv/index.html"
CONTROL = ":is(input, select, textarea, fieldset)[id^=falt-{}-]"


def of(page: Page, key: str) -> Locator:
    """The first element of a field, in its step: a control, or the frame of several."""
    return shown(page, page.locator(CONTROL.format(key)).first)


def shown(page: Page, box: Locator) -> Locator:
    """The element, once the step in which it stands is open."""
    step = "one => [...document.querySelectorAll('.sb-form__step')].indexOf(one.closest('.sb-form__step'))"
    turn_to(page, int(box.evaluate(step)) + 1)
    return box


def turn_to(page: Page, step: int) -> None:
    link = page.locator(".sb-form__to").nth(step - 1)
    if link.get_attribute("aria-current") is None:
        link.click()


def every_step(page: Page) -> Iterator[Locator]:
    """Each step in turn, with every fold open and a row more of everything."""
    for number in range(1, 5):
        turn_to(page, number)
        step = page.locator(".sb-form__step").nth(number - 1)
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        for add in step.get_by_role("button", name=re.compile("^Lägg till e")).all():
            add.click()
        yield step


def section_of(page: Page, title: str) -> Locator:
    """The field for what stands below a heading."""
    return shown(page, page.get_by_label(title, exact=False).and_(page.locator("textarea[id^=falt-text-]")).first)


# A story with all that is needed, and no more.
STORY: dict[str, Any] = {
    "titel": 'Butiken i "Ådalen": 1 < 2 🏡',
    "ingress": "En obemannad butik, ett kafé och en servicepunkt under samma tak gav byn en mötesplats efter många år.",
    "teman": ["Mötesplats"],
    "metoder": ["Servicepunkt"],
    "kommuner": ["Åre"],
}
SECTIONS = {"På 30 sekunder": "Vi öppnade.", "Om projektet": "Vi började.", "Resultat och lärdomar": "Det gick bra."}


def pick(page: Page, key: str, word: str) -> None:
    if key == "teman":
        of(page, key).get_by_label(word, exact=True).check()
        return
    of(page, key).locator("input[list]").fill(word)
    of(page, key).locator("input[list]").press("Enter")


def fill_story(page: Page, form: str, query: str = "", **others: Any) -> None:
    """Fills in the story, with other values for some keys."""
    page.goto(f"{form}?typ=berattelse{query}")
    for key, value in (STORY | others).items():
        if isinstance(value, str):
            of(page, key).fill(value)
        else:
            pick(page, key, value[0])
    for title, text in SECTIONS.items():
        section_of(page, title).fill(text)
    of(page, "kallor").locator("input, textarea").nth(0).fill("Åre kommun")
    of(page, "kallor").locator("input, textarea").nth(1).fill("https://www.example.se/")
    of(page, "kontakt").get_by_label("Låt redaktionen svara på frågor").check()
