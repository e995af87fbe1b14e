/* The buttons of a card: print it, or copy its address to send to a colleague. */
(() => {
  "use strict";
  const actions = document.querySelector("[data-actions]");
  if (!actions) return;

  const status = actions.querySelector("[role=status]");
  actions.querySelector("[data-print]").addEventListener("click", () => print());
  actions.querySelector("[data-copy]").addEventListener("click", async () => {
    const address = location.href.split("#")[0];
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = "Länken är kopierad.";
    } catch {
      // Not every browser lets a page from disk reach the clipboard; then the reader copies it by hand.
      status.textContent = address;
    }
  });
  actions.hidden = false;
})();
