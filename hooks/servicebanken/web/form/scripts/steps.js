/* The form's steps, one at a time: where one is, what is left of each, and the way on and back. */
/* Stands on: controls, dom. */
self.servicebanken.steps = (() => {
  "use strict";
  const { make } = self.servicebanken;
  const { button } = self.servicebanken.controls;

  class Steps {
    /* `left` is called with the step that one leaves; `opening` is seen in the first step only. */
    constructor(opening, left) {
      Object.assign(this, { opening, left });
      this.at = 0;
      this.where = make("p", { class: "sb-form__where" });
      this.list = make("ol", {});
      this.progress = make("nav", { class: "sb-form__progress", "aria-label": "Formulärets steg" }, this.where, this.list);
      this.place = make("div", {});
      this.back = button("Tillbaka");
      this.on = button("Nästa", { class: "sb-button sb-button--main" });
      this.turn = make("p", { class: "sb-actions sb-form__turn" }, this.back, this.on);
      this.back.addEventListener("click", () => this.go(this.at - 1));
      this.on.addEventListener("click", () => this.go(this.at + 1));
    }

    /* `sections` are [title, element]; what stands in the last of them ends the form. */
    fill(sections) {
      this.sections = sections;
      this.visited = new Set();
      this.marks = sections.map(() => make("span", { class: "sb-form__mark" }));
      this.links = sections.map(([title], at) => {
        const link = button(title, { class: "sb-form__to" });
        link.append(this.marks[at]);
        link.addEventListener("click", () => this.go(at));
        return link;
      });
      this.list.replaceChildren(...this.links.map((link) => make("li", {}, link)));
      this.place.replaceChildren(...sections.map(([, element]) => element));
      this.at = Math.min(this.at, sections.length - 1);
      this.show();
    }

    show() {
      const { at, sections } = this;
      sections.forEach(([, element], other) => (element.hidden = other !== at));
      this.links.forEach((link, other) => {
        if (other === at) link.setAttribute("aria-current", "step");
        else link.removeAttribute("aria-current");
      });
      this.opening.hidden = Boolean(at);
      this.where.textContent = `Steg ${at + 1} av ${sections.length}`;
      this.back.hidden = !at;
      this.on.hidden = at === sections.length - 1;
      if (!this.on.hidden) this.on.textContent = `Nästa: ${sections[at + 1][0]}`;
    }

    /* To the step with that number; the reader comes to its heading. */
    go(at) {
      this.open(at);
      const heading = this.sections[at][1].querySelector("h2");
      heading.focus();
      heading.scrollIntoView({ block: "start" });
    }

    open(at) {
      if (at === this.at) return;
      this.visited.add(this.at);
      this.left(this.sections[this.at][1]);
      this.at = at;
      this.show();
    }

    /* Opens the step that an element stands in. */
    openFor(element) {
      const at = this.sections.findIndex(([, section]) => section.contains(element));
      if (at >= 0) this.open(at);
    }

    /* What is left of each step that one has been to; `faults` are the controls that have one. */
    mark(faults) {
      this.sections.forEach(([, section], at) => {
        const number = faults.filter((control) => section.contains(control)).length;
        const told = number ? ` ${number} att rätta` : " klart";
        const said = this.visited.has(at) ? told : "";
        if (this.marks[at].textContent !== said) this.marks[at].textContent = said;
        this.links[at].classList.toggle("sb-form__to--done", Boolean(said) && !number);
      });
    }
  }

  return Steps;
})();
