"""A page by Tab alone, from its top to its end: every stop is reached, and seen where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from findings import Finding

# Each press that comes back to where one has been is one too many; a page may wrap round by way of the browser's frame.
_TO_SPARE = 3

# The ring may be drawn on the link itself, on the card around it or on the shape within: what tells is that something
# there looks different when the keyboard stands on it.
_RECORD = """() => {
  const stops = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable]";
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]");
  const inputs = [...document.querySelectorAll("input[type=radio]")];
  const isTwin = (one, other) => other.name === one.name && other.form === one.form;
  const isStop = (one) => {
    if (one.tabIndex < 0 || one.matches(":disabled") || !isShown(one)) return false;
    return one.type !== "radio" || one.checked || !inputs.some((other) => isTwin(one, other) && other.checked);
  };
  const around = (one) => {
    const found = [one, ...one.querySelectorAll("*")].slice(0, 12);
    let up = one.parentElement;
    for (let steps = 0; up && up !== document.body && steps < 3; steps += 1) {
      found.push(up);
      up = up.parentElement;
    }
    return found;
  };
  const look = (one) => around(one).map((part) => {
    const style = getComputedStyle(part);
    const outline = style.outlineStyle === "none" ? "" : [style.outlineStyle, style.outlineWidth, style.outlineColor];
    return [outline, style.boxShadow, style.stroke, style.strokeWidth].join();
  }).join(";");
  const isSeen = (one) => [one, ...one.querySelectorAll("*")].some((part) => {
    const { width, height, right, bottom } = part.getBoundingClientRect();
    return width > 2 && height > 2 && right + scrollX > 0 && bottom + scrollY > 0;
  });
  // What scrolls is a stop too, for the arrow keys.
  const scrolls = (one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth;
  const isUseful = (one) => one.matches(stops) || scrolls(one);
  const reached = new Map();
  self.tabbing = {
    expected: [...document.querySelectorAll(stops)].filter(isStop),
    reached,
    told: (one) => one.outerHTML.replace(/\\s+/g, " ").slice(0, 160),
    look,
  };
  document.addEventListener("focusin", ({ target }) => {
    if (reached.has(target)) return;
    reached.set(target, { look: look(target), isSeen: isSeen(target), isUseful: isUseful(target) });
  });
  document.activeElement.blur();
  // A day or a time is filled in a part at a time, and each part is a stop.
  const inParts = self.tabbing.expected.filter((one) => /^(date|time|month|week|datetime-local)$/.test(one.type));
  return self.tabbing.expected.length + 5 * inParts.length;
}"""
_JUDGE = """() => {
  const { expected, reached, told, look } = self.tabbing;
  const last = document.activeElement;
  last.blur();
  const isTwinReached = (one) => one.type === "radio" && [...reached.keys()].some((other) => other.name === one.name);
  const missed = expected.filter((one) => one.isConnected && !reached.has(one) && !isTwinReached(one));
  const isUnseen = (one, at) => one !== document.body && one.isConnected && (!at.isSeen || at.look === look(one));
  const those = (test) => [...reached].filter(([one, at]) => test(one, at)).map(([one]) => told(one));
  const isIdle = (one, at) => one !== document.body && !at.isUseful;
  return { missed: missed.map(told), unseen: those(isUnseen), idle: those(isIdle), last: told(last).slice(0, 80) };
}"""


def walk(page: Page, name: str) -> Iterator[Finding]:
    """Stops that Tab never reaches, with where it stood at the last, that cannot be seen, or that do nothing."""
    for _ in range(page.evaluate(_RECORD) + _TO_SPARE):
        page.keyboard.press("Tab")
    told = page.evaluate(_JUDGE)
    for one in told["missed"]:
        yield Finding("keyboard", "unreached", name, one, f"Tab never comes here; it stopped at {told['last']}")
    for one in told["unseen"]:
        yield Finding("keyboard", "unseen-focus", name, one, "looks the same with the focus as without it")
    for one in told["idle"]:
        yield Finding("keyboard", "idle-stop", name, one, "Tab stops here, where there is nothing to do")
