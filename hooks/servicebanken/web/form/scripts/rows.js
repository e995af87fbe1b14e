/* The field for several of something, a row for each: records, or single values. */
/* Stands on: controls, dom, records, singles. */
(() => {
  "use strict";
  const { make } = self.servicebanken;
  const { fresh, button, group, checkbox } = self.servicebanken.controls;
  const { partsOf, elementsOf, firstOf, recordOf } = self.servicebanken.records;
  const { single } = self.servicebanken.singles;

  /* A row is a field without a frame of its own, {item, name, read, fill, find, focus}. */

  function recordRow({ fields }) {
    const parts = partsOf(fields);
    const name = make("legend", { id: fresh("rad") });
    const frame = make("fieldset", { class: "sb-form__record" }, name, ...elementsOf(parts));
    const own = firstOf(parts);
    return { ...recordOf(parts, own), item: make("li", {}, frame), name, focus: () => own.control.focus() };
  }

  function singleRow(key, kind) {
    const field = single({ key, label: "", ask: "", kind });
    const name = field.element.querySelector("label");
    name.id = fresh("rad");
    const item = make("li", { class: "sb-form__line" }, field.element);
    return { ...field, item, name, focus: () => field.find().control.focus() };
  }

  class Rows {
    constructor(spec, tell) {
      const { key, kind, one } = spec;
      // Those that were filled in when they were last read are what a problem's place counts.
      Object.assign(this, { spec, tell, all: [], filled: [] });
      this.list = make("ol", { class: "sb-form__rows" });
      this.add = button(`Lägg till ${one}`);
      const [box, ...whole] = kind.word ? checkbox(kind.wordLabel) : [];
      this.box = box;
      this.inside = make("div", {}, this.list, this.add);
      Object.assign(this, group(fresh(key), spec, ...whole, this.inside));
      this.add.addEventListener("click", () => this.append().focus());
      box?.addEventListener("change", () => this.show());
      if (spec.required) this.append();
      this.renumber();
    }

    show() {
      this.inside.hidden = Boolean(this.box?.checked);
    }

    renumber() {
      const { all, spec } = this;
      all.forEach(({ name }, at) => (name.textContent = `${spec.title} ${at + 1}`));
      this.list.hidden = !all.length;
      this.add.hidden = all.length >= spec.kind.most;
    }

    append() {
      const { key, kind } = this.spec;
      const row = kind.item.is === "record" ? recordRow(kind.item) : singleRow(key, kind.item);
      const remove = button("Ta bort", { "aria-describedby": row.name.id });
      remove.addEventListener("click", () => this.remove(row));
      row.item.append(remove);
      this.all.push(row);
      this.list.append(row.item);
      this.renumber();
      return row;
    }

    remove(row) {
      const at = this.all.indexOf(row);
      this.all = this.all.filter((other) => other !== row);
      row.item.remove();
      this.renumber();
      (this.all[at] || this.all[at - 1] || this.add).focus();
      this.tell("Raden är borttagen.", this.element);
    }

    read() {
      if (this.box?.checked) return this.spec.kind.word;
      const read = this.all.map((row) => [row, row.read()]).filter(([, value]) => value !== undefined);
      this.filled = read.map(([row]) => row);
      return read.length ? read.map(([, value]) => value) : undefined;
    }

    fill(values) {
      if (this.box) this.box.checked = values === this.spec.kind.word;
      this.show();
      if (typeof values === "string") return;
      while (this.all.length < values.length) this.append();
      values.forEach((value, at) => this.all[at].fill(value));
    }

    find(place) {
      const { all, add, box, element, error, filled } = this;
      const control = box?.checked ? box : all[0]?.find({}).control || add;
      return filled[place.index]?.find(place) || { control, error, box: element };
    }
  }

  self.servicebanken.Rows = Rows;
})();
