/* The search boxes: what stands in the header and on the front page shows the first hits while one types. The engine and
   its index are loaded when the reader first touches a box. */
/* Stands on: dom, finding, hits. */
(() => {
  "use strict";
  const { make, finding, HitPage } = self.servicebanken;
  const FIRST_HITS = 8;

  /* A box with the first hits below it while one types. */
  class QuickBox {
    constructor(form) {
      this.form = form;
      this.input = form.querySelector("input");
      // Read aloud from where it always stands, and seen in the panel, which comes and goes.
      this.status = make("p", { class: "sb-unseen", role: "status" });
      this.seen = make("p", { class: "sb-quick__status", "aria-hidden": "true" });
      this.list = make("ol", { class: "sb-quick__hits", "aria-label": "De första träffarna" });
      this.panel = make("div", { class: "sb-quick" }, this.seen, this.list);
      this.panel.hidden = true;
      this.turn = 0;
      form.append(this.status, this.panel);
      this.listen();
    }

    listen() {
      const { form, input, panel } = this;
      input.addEventListener("input", () => this.show());
      form.addEventListener("keydown", (event) => this.walk(event));
      form.addEventListener("focusout", (event) => {
        if (!form.contains(event.relatedTarget)) panel.hidden = true;
      });
      // A press on the panel's own surface must not take the focus from the box, which would close it.
      panel.addEventListener("pointerdown", (event) => {
        if (!event.target.closest("a")) event.preventDefault();
      });
    }

    walk(event) {
      const { input, list, panel } = this;
      if (event.key === "ArrowDown" && input.value.trim() && list.children.length) panel.hidden = false;
      finding.walk(event, input, panel.hidden ? [] : [...list.querySelectorAll("a")], () => {
        panel.hidden = true;
        input.focus();
      });
    }

    say(text) {
      this.status.textContent = text;
      this.seen.textContent = text;
    }

    async show() {
      const turn = ++this.turn;
      if (!this.input.value.trim()) {
        this.panel.hidden = true;
        this.say("");
        return;
      }
      try {
        const engine = await finding.ready();
        if (turn !== this.turn) return;
        this.showHits(engine);
      } catch {
        this.say(finding.FAILED);
      }
      this.panel.hidden = false;
    }

    showHits(engine) {
      const { hits, forms } = engine.search(this.input.value);
      this.list.replaceChildren(...hits.slice(0, FIRST_HITS).map(({ document: id }) => this.hit(engine.documents[id], forms)));
      this.say(hits.length ? `${finding.counted(hits.length)}. Enter visar alla.` : "Inga träffar. Enter visar ord som liknar.");
    }

    hit(one, forms) {
      const facts = [one.label, finding.place(one)].filter(Boolean).join(" · ");
      const link = finding.hitLink(one, forms);
      link.append(make("span", { class: "sb-quick__facts" }, facts));
      return make("li", {}, link);
    }
  }

  const boxes = [...document.querySelectorAll("[data-search]")];
  if (!boxes.length) return;

  for (const form of boxes) {
    if (finding.isDisk) form.action = form.getAttribute("action").replace(/\/$/, "/index.html");
    form.addEventListener("focusin", () => void finding.ready().catch(() => {}), { once: true });
    if (form.hasAttribute("data-search-full")) new HitPage(form).begin();
    else new QuickBox(form);
  }

  /* From anywhere on the page: "/" or Ctrl+K leads to the box. */
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isSlash && !isK) return;
    event.preventDefault();
    const input = boxes[0].querySelector("input");
    input.focus();
    input.select();
  });
})();
