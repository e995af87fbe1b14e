/* The field for several of the bank's own names, chosen by typing: each that is chosen stands above as one that can be
   taken away. */
/* Stands on: card, controls, dom, suggestions. */
(() => {
  "use strict";
  const { make, card, suggestions } = self.servicebanken;
  const { fresh, button, described, group, checkbox } = self.servicebanken.controls;

  class Picker {
    constructor(spec, tell) {
      const { kind } = spec;
      const [id, inner] = [fresh(spec.key), fresh(`${spec.key}-ny`)];
      const label = `Lägg till bland ${spec.label.toLowerCase()}`;
      // Each that is chosen may stand alone, or have one thing more said of it.
      const [item, more] = kind.item.bare ? kind.item.fields : [kind.item];
      Object.assign(this, { kind, tell, more, key: item.key, chosen: [], said: new Map() });
      this.input = make("input", { type: "text", id: inner, class: "sb-form__control", autocomplete: "off", ...described(id) });
      this.known = suggestions(item.kind || item, this.input);
      this.chips = make("ul", { class: "sb-form__chips" });
      this.add = button("Lägg till", { "aria-label": label });
      this.row = make("div", { class: "sb-form__row" }, this.input, this.add);
      const [box, ...whole] = kind.word ? checkbox(kind.wordLabel) : [];
      this.box = box;
      const unseen = make("label", { for: inner, class: "sb-unseen" }, label);
      const { element, error } = group(id, spec, this.chips, unseen, this.row, this.known.list, ...whole);
      this.element = element;
      this.shown = { control: this.input, error, box: element };
      this.listen();
      this.show();
    }

    listen() {
      const { input, add, box } = this;
      input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        this.take();
      });
      input.addEventListener("change", () => this.take());
      add.addEventListener("click", () => {
        this.take();
        input.focus();
      });
      box?.addEventListener("change", () => this.show());
    }

    show() {
      this.chips.replaceChildren(...this.chosen.map((value) => this.chip(value)));
      this.chips.hidden = !this.chosen.length;
      this.row.hidden = Boolean(this.box?.checked);
    }

    chip(value) {
      const name = this.known.named(value);
      const remove = button("Ta bort", { "aria-label": `Ta bort ${name}` });
      remove.addEventListener("click", () => this.remove(value));
      return make("li", {}, name, " ", ...this.saying(value, name), remove);
    }

    /* What there is to say of the one that is chosen. */
    saying(value, name) {
      if (!this.more) return [];
      const { key, label, kind } = this.more;
      const options = kind.options.map(([word, words]) => make("option", { value: word }, words));
      const select = make("select", { class: "sb-form__control", "aria-label": `${label}: ${name}` }, ...options);
      select.value = this.said.get(value)?.[key] || kind.options[0][0];
      select.addEventListener("change", () => this.said.set(value, select.value === kind.options[0][0] ? {} : { [key]: select.value }));
      return [select, " "];
    }

    remove(value) {
      this.chosen = this.chosen.filter((other) => other !== value);
      this.show();
      this.input.focus();
      this.tell(`${this.known.named(value)} är borttagen.`, this.element);
    }

    /* What stands in the box; a name nobody knows stays there, for the checks to speak of. */
    typed() {
      return this.known.resolve(card.cleanValue(this.input.value));
    }

    take() {
      const value = this.typed();
      if (!value || !this.known.isKnown(value)) return;
      if (!this.chosen.includes(value)) this.chosen.push(value);
      this.input.value = "";
      this.show();
      this.tell(`${this.known.named(value)} är tillagd.`, this.element);
    }

    read() {
      if (this.box?.checked) return this.kind.word;
      const left = this.typed();
      const all = left && !this.chosen.includes(left) ? [...this.chosen, left] : [...this.chosen];
      return all.length ? all.map((value) => this.whole(value)) : undefined;
    }

    whole(value) {
      const said = this.said.get(value) || {};
      return Object.keys(said).length ? { [this.key]: value, ...said } : value;
    }

    fill(values) {
      if (this.box) this.box.checked = values === this.kind.word;
      const whole = typeof values === "string" ? [] : values;
      const list = whole.map((value) => (typeof value === "string" ? value : value[this.key]));
      whole.forEach((value, at) => {
        const more = this.more && typeof value !== "string" ? value[this.more.key] : undefined;
        this.said.set(list[at], more ? { [this.more.key]: more } : {});
      });
      this.chosen = list.filter((value) => this.known.isKnown(value));
      this.input.value = list.filter((value) => !this.known.isKnown(value)).join(", ");
      this.show();
    }

    find() {
      return this.shown;
    }
  }

  self.servicebanken.Picker = Picker;
})();
