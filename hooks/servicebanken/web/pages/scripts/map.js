/* The map by keyboard: Tab reaches it once, arrow keys move to the municipality that lies in that direction, Enter
   opens it. Without this script the list beside the map says the same. */
/* Stands on: nothing. */
(() => {
  "use strict";
  const directions = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

  for (const map of document.querySelectorAll("[data-map]")) {
    const places = [...map.querySelectorAll("a[data-at]")].map((link) => {
      const [x, y] = link.dataset.at.split(",").map(Number);
      return { link, x, y };
    });
    const caption = map.closest("figure")?.querySelector("[data-map-caption]");
    const resting = caption ? caption.textContent : "";

    // The nearest place ahead: sideways distance counts double, so that a straight arrow goes fairly straight.
    const ahead = (from, [dx, dy]) => {
      let [best, least] = [null, Infinity];
      for (const place of places) {
        const along = (place.x - from.x) * dx + (place.y - from.y) * dy;
        const aside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
        if (along > 0 && aside <= 2 * along && along + 2 * aside < least) [best, least] = [place, along + 2 * aside];
      }
      return best;
    };

    const rest = (place) => {
      for (const other of places) other.link.tabIndex = other === place ? 0 : -1;
    };

    map.addEventListener("keydown", (event) => {
      const from = places.find(({ link }) => link === document.activeElement);
      if (!from || !(event.key in directions)) return;
      event.preventDefault();
      const next = ahead(from, directions[event.key]);
      if (!next) return;
      rest(next);
      next.link.focus();
    });
    const tell = (event) => {
      const link = event.target.closest("a[data-at]");
      if (caption && link) caption.textContent = link.getAttribute("aria-label");
    };
    // Not on the map itself: a picture that listens for the focus becomes a stop of its own for Tab.
    map.parentElement.addEventListener("focusin", tell);
    map.addEventListener("pointerover", tell);
    map.addEventListener("pointerleave", () => {
      if (caption) caption.textContent = resting;
    });
  }
})();
