/* The buttons of a card: print it, or copy its address to send to a colleague. */
/* Stands on: kit. */
(() => {
  "use strict";
  let prepare = null;

  /* A page that has more to fetch before it can be printed has it fetched then, and gives what there is to say of it. */
  self.servicebanken.beforePrint = (fetchAll) => {
    prepare = fetchAll;
  };

  const actions = document.querySelector("[data-actions]");
  if (!actions) return;
  const { kit } = self.servicebanken;

  const status = actions.querySelector("[role=status]");
  actions.querySelector("[data-print]").addEventListener("click", async () => {
    if (prepare) {
      status.textContent = "Skriver ut …";
      status.textContent = await prepare();
    }
    print();
  });
  /* A card's address is the same for everybody; only the workshop's own page has the reader's workshop in it. */
  function shared() {
    const url = new URL(location.href.split("#")[0]);
    if (!kit.isPage) url.search = kit.others(url.search);
    return url.href;
  }

  actions.querySelector("[data-copy]").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(shared());
      status.textContent = "Länken är kopierad.";
    } catch {
      // Not every browser lets a page from disk reach the clipboard; then the reader copies it by hand.
      status.textContent = shared();
    }
  });
  actions.hidden = false;
})();
