"""axe-core on an opened page as it is seen in light, in dark, on a narrow screen and on paper."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from findings import Finding

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations", "incomplete"],
}
MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
    "print": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
}
# Nobody presses a link on paper, so there it may be as small as its text.
_NOT_ON_PAPER = {"target-size": {"enabled": False}}
UNEXPLAINED, EXPLAINED = "unexplained", "explained"

# What axe says at length stays in the page; which of the explanations fits, only the page can tell.
_RUN = """async ([context, rules, explanations]) => {
  const found = await axe.run(context || document, { ...rules, elementRef: true });
  const told = (id, node, element) => {
    const check = [...node.any, ...node.all, ...node.none][0];
    const kind = check?.data?.messageKey || "";
    const fits = (one) => one.rule === id && one.kind === kind && element?.matches(one.selector);
    return {
      rule: kind ? `${id}/${kind}` : id,
      place: node.target.flat().join(" "),
      told: `${(check?.message || node.failureSummary || "").trim()}  ${node.html.replace(/\\s+/g, " ").slice(0, 200)}`,
      reason: explanations.find(fits)?.reason || "",
    };
  };
  const all = (some) => some.flatMap(({ id, nodes }) => nodes.map((node) => told(id, node, node.element)));
  return [all(found.violations), all(found.incomplete)];
}"""


def prepare(page: Page) -> None:
    """Whatever is opened in the tab from now on can be examined."""
    page.add_init_script(AXE_SCRIPT)


def show(page: Page, mode: str) -> None:
    """The opened page as it is seen in the mode."""
    page.set_viewport_size(MODES[mode]["viewport"])
    page.emulate_media(color_scheme=MODES[mode]["color_scheme"], media="print" if mode == "print" else "screen")


def rules_for(mode: str) -> dict[str, Any]:
    """What axe is asked in the mode."""
    return {**RULES, "rules": _NOT_ON_PAPER} if mode == "print" else RULES


def examine(page: Page, name: str, mode: str, context: str = "") -> Iterator[Finding]:
    """What axe finds on the page or within the selector, and what it leaves open, with the reason if there is one."""
    explanations = [one for one in _explanations() if mode in one.get("modes", MODES)]
    broken, undecided = page.evaluate(_RUN, [context, rules_for(mode), explanations])
    for one in broken:
        yield Finding(mode, one["rule"], name, one["place"], one["told"])
    for one in undecided:
        check = EXPLAINED if one["reason"] else UNEXPLAINED
        yield Finding(check, one["rule"], name, one["place"], one["reason"] or f"{mode}: {one['told']}")


@cache
def _explanations() -> list[dict[str, Any]]:
    text = Path(__file__).with_name("undecided.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["explained"])
