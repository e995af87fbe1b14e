/* At a card's former address: leads to the new one with what else stood in the address, a workshop or a heading. Without
   scripts the page itself leads on, which it cannot do with more than the bare address. */
/* Stands on: nothing. */
(() => {
  "use strict";
  const link = document.querySelector("[data-moved]");
  link.search = location.search;
  link.hash = location.hash;
  location.replace(link.href);
})();
