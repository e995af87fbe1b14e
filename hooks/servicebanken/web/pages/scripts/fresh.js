/* What is true from a certain day is shown from then on, however long ago the site was built. */
/* Stands on: dom. */
(() => {
  "use strict";
  const today = self.servicebanken.today();
  for (const notice of document.querySelectorAll("[data-from]")) notice.hidden = today < notice.dataset.from;
})();
