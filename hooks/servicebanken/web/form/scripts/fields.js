/* The form's fields, one maker for each kind of value. A field is {element, read, fill, find}: `read` gives what is filled
   in, clean, or undefined; `find` gives whatever shows the faults of a place, {control, error, hint}. */
/* Stands on: card, check, dom, words. */
self.servicebanken.fields = (data) => {
  "use strict";
  const { make, check, card } = self.servicebanken;
  const { fold, length } = self.servicebanken.words;
  const LONG = 180;
  let number = 0;
  const fresh = (name) => `falt-${name}-${(number += 1)}`;

  const button = (words, attributes = {}) => make("button", { type: "button", class: "sb-button", ...attributes }, words);
  const needed = (spec) => (spec.required ? [" ", make("span", { class: "sb-why" }, "(behövs)")] : []);
  const hintOf = (id, spec) => {
    const example = spec.example ? ` Exempel: ${spec.example}` : "";
    return make("p", { class: "sb-form__hint", id: `${id}-hint` }, `${spec.ask}${example}`);
  };
  const errorOf = (id) => make("div", { class: "sb-form__error", id: `${id}-error` });
  const described = (id) => ({ "aria-describedby": `${id}-hint ${id}-error` });

  /* A fieldset with a name, a hint and a place for faults. */
  function group(id, spec, ...children) {
    const [hint, error] = [hintOf(id, spec), errorOf(id)];
    const legend = make("legend", {}, spec.label, ...needed(spec));
    const element = make("fieldset", { class: "sb-form__group", id, tabindex: "-1", ...described(id) }, legend, hint, error, ...children);
    return { element, error, hint };
  }

  /* --- One value */

  function control(spec, id) {
    const { kind } = spec;
    const attributes = { id, class: "sb-form__control", ...described(id), ...(spec.required ? { "aria-required": "true" } : {}) };
    if (kind.is === "choice") {
      const options = [["", "Välj"], ...kind.options].map(([value, words]) => make("option", { value }, words));
      return make("select", attributes, ...options);
    }
    if (kind.is === "text" && kind.longest >= LONG) return make("textarea", { ...attributes, rows: "3" });
    const types = { date: { type: "date" }, whole: { type: "text", inputmode: "numeric" }, address: { type: "url" } };
    return make("input", { type: "text", autocomplete: "off", ...attributes, ...types[kind.is] });
  }

  function counter(input, longest) {
    const element = make("p", { class: "sb-form__count" });
    const show = () => (element.textContent = `${length(card.cleanValue(input.value))} av högst ${longest} tecken`);
    input.addEventListener("input", show);
    show();
    return { element, show };
  }

  function single(spec) {
    const id = fresh(spec.key);
    const [input, hint, error] = [control(spec, id), hintOf(id, spec), errorOf(id)];
    const label = make("label", { for: id }, spec.label, ...needed(spec));
    const count = spec.kind.longest >= LONG ? counter(input, spec.kind.longest) : null;
    const extra = count ? [count.element] : [];
    const reference = spec.kind.is === "reference" ? suggestions(spec.kind, input) : null;
    const element = make("div", { class: "sb-form__field" }, label, hint, input, ...extra, error, ...(reference ? [reference.list] : []));
    const shown = { control: input, error };
    return {
      element,
      read: () => (reference ? reference.resolve(card.cleanValue(input.value)) : card.cleanValue(input.value)) || undefined,
      fill: (value) => {
        input.value = reference ? reference.named(value) : value;
        count?.show();
      },
      find: () => shown,
    };
  }

  /* A date that a word may take the place of. */
  function worded(spec) {
    const inner = single(spec);
    const [box, element] = checkbox(spec.kind.wordLabel);
    const { control: input } = inner.find();
    const show = () => (input.disabled = box.checked);
    box.addEventListener("change", show);
    inner.element.append(element);
    return {
      ...inner,
      read: () => (box.checked ? spec.kind.word : inner.read()),
      fill: (value) => {
        box.checked = value === spec.kind.word;
        inner.fill(box.checked ? "" : value);
        show();
      },
    };
  }

  function checkbox(words, value = "ja") {
    const id = fresh("val");
    const box = make("input", { type: "checkbox", id, value });
    return [box, make("div", { class: "sb-form__check" }, box, make("label", { for: id }, words))];
  }

  /* --- Several choices */

  function choices(spec) {
    const boxes = spec.kind.item.options.map(([value, words]) => checkbox(words, value));
    const id = fresh(spec.key);
    const row = make("div", { class: "sb-form__checks" }, ...boxes.map(([, element]) => element));
    const { element, error } = group(id, spec, row);
    const shown = { control: boxes[0][0], error, box: element };
    return {
      element,
      read: () => {
        const chosen = boxes.filter(([box]) => box.checked).map(([box]) => box.value);
        return chosen.length ? chosen : undefined;
      },
      fill: (values) => boxes.forEach(([box]) => (box.checked = values.includes(box.value))),
      find: () => shown,
    };
  }

  /* --- Names chosen by typing, from the bank's own */

  function suggestions(kind, input) {
    const isPlace = kind.is === "place";
    const names = isPlace ? data[kind.level === "kommun" ? "places" : "regions"].map(([name]) => [name, name]) : data.known[kind.to];
    const id = fresh("forslag");
    const list = make("datalist", { id }, ...names.map(([, title]) => make("option", { value: title })));
    input.setAttribute("list", id);
    const titles = new Map(names.map(([value, title]) => [fold(title), value]));
    const exact = new Map(names.map(([value, title]) => [title, value]));
    const register = check.registerOf(data);
    return {
      list,
      // What was meant, or the words as they stand, for the checks to speak of.
      resolve: (text) => (isPlace && register[kind.level].get(text)) || exact.get(text) || titles.get(fold(text)) || text,
      isKnown: (value) => names.some(([known]) => known === value),
      named: (value) => names.find(([known]) => known === value)?.[1] ?? value,
    };
  }

  function picker(spec, tell) {
    const { kind } = spec;
    const [id, inner] = [fresh(spec.key), fresh(`${spec.key}-ny`)];
    const input = make("input", { type: "text", id: inner, class: "sb-form__control", autocomplete: "off", ...described(id) });
    const known = suggestions(kind.item, input);
    const chips = make("ul", { class: "sb-form__chips" });
    const add = button("Lägg till", { "aria-label": `Lägg till bland ${spec.label.toLowerCase()}` });
    const label = make("label", { for: inner, class: "sb-unseen" }, `Lägg till bland ${spec.label.toLowerCase()}`);
    const row = make("div", { class: "sb-form__row" }, input, add);
    const [box, whole] = kind.word ? checkbox(kind.wordLabel) : [null, null];
    const { element, error } = group(id, spec, chips, label, row, known.list, ...(whole ? [whole] : []));
    let chosen = [];

    function show() {
      chips.replaceChildren(...chosen.map((value) => chip(value)));
      chips.hidden = !chosen.length;
      row.hidden = Boolean(box?.checked);
    }
    function chip(value) {
      const remove = button("Ta bort", { "aria-label": `Ta bort ${known.named(value)}` });
      remove.addEventListener("click", () => {
        chosen = chosen.filter((other) => other !== value);
        show();
        input.focus();
        tell(`${known.named(value)} är borttagen.`, element);
      });
      return make("li", {}, known.named(value), " ", remove);
    }
    function take() {
      const value = known.resolve(card.cleanValue(input.value));
      if (!value || !known.isKnown(value)) return false;
      if (!chosen.includes(value)) chosen.push(value);
      input.value = "";
      show();
      tell(`${known.named(value)} är tillagd.`, element);
      return true;
    }
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      take();
    });
    input.addEventListener("change", take);
    add.addEventListener("click", () => {
      take();
      input.focus();
    });
    box?.addEventListener("change", show);
    show();
    const shown = { control: input, error, box: element };
    return {
      element,
      read: () => {
        if (box?.checked) return kind.word;
        const left = known.resolve(card.cleanValue(input.value));
        const all = left && !chosen.includes(left) ? [...chosen, left] : chosen;
        return all.length ? [...all] : undefined;
      },
      fill: (values) => {
        if (box) box.checked = values === kind.word;
        const list = typeof values === "string" ? [] : values;
        chosen = list.filter((value) => known.isKnown(value));
        input.value = list.filter((value) => !known.isKnown(value)).join(", ");
        show();
      },
      find: () => shown,
    };
  }

  /* --- Records, and several of something */

  function record(spec) {
    const parts = spec.kind.fields.map((part) => [part.key, single_(part)]);
    const { element, error } = group(fresh(spec.key), spec, ...parts.map(([, field]) => field.element));
    return { ...recordOf(parts), element, find: (place) => found(parts, place, { control: firstOf(parts), error, box: element }) };
  }

  const single_ = (spec) => (spec.kind.is === "partial" && spec.kind.word ? worded(spec) : single(spec));
  const firstOf = (parts) => parts[0][1].find({}).control;
  const found = (parts, place, own) => parts.find(([key]) => key === place.part)?.[1].find(place) || own;

  const recordOf = (parts) => ({
    read: () => {
      const filled = parts.map(([key, field]) => [key, field.read()]).filter(([, value]) => value !== undefined);
      return filled.length ? Object.fromEntries(filled) : undefined;
    },
    fill: (values) => parts.forEach(([key, field]) => key in values && field.fill(values[key])),
  });

  function rows(spec, tell) {
    const { kind } = spec;
    const list = make("ol", { class: "sb-form__rows" });
    const add = button(`Lägg till: ${spec.label.toLowerCase()}`);
    const [box, whole] = kind.word ? checkbox(kind.wordLabel) : [null, null];
    const inside = make("div", {}, list, add);
    const { element, error } = group(fresh(spec.key), spec, ...(whole ? [whole] : []), inside);
    let all = [];
    let kept = [];

    const show = () => (inside.hidden = Boolean(box?.checked));
    function renumber() {
      all.forEach(({ name }, at) => (name.textContent = `${spec.label} ${at + 1}`));
      list.hidden = !all.length;
      add.hidden = all.length >= kind.most;
    }
    function append() {
      const row = kind.item.is === "record" ? recordRow() : singleRow();
      const remove = button("Ta bort", { "aria-describedby": row.name.id });
      remove.addEventListener("click", () => {
        const at = all.indexOf(row);
        all = all.filter((other) => other !== row);
        row.item.remove();
        renumber();
        (all[at] || all[at - 1] || add).focus();
        tell("Raden är borttagen.", element);
      });
      row.item.append(remove);
      all.push(row);
      list.append(row.item);
      renumber();
      return row;
    }
    function recordRow() {
      const parts = kind.item.fields.map((part) => [part.key, single_(part)]);
      const name = make("legend", { id: fresh("rad") });
      const frame = make("fieldset", { class: "sb-form__record" }, name, ...parts.map(([, field]) => field.element));
      const item = make("li", {}, frame);
      const own = { control: firstOf(parts), error: parts[0][1].find({}).error };
      return { ...recordOf(parts), item, name, find: (place) => found(parts, place, own), focus: () => firstOf(parts).focus() };
    }
    function singleRow() {
      const field = single({ key: spec.key, label: "", ask: "", kind: kind.item });
      const name = field.element.querySelector("label");
      name.id = fresh("rad");
      return { ...field, item: make("li", { class: "sb-form__line" }, field.element), name, focus: () => field.find({}).control.focus() };
    }
    add.addEventListener("click", () => append().focus());
    box?.addEventListener("change", show);
    if (spec.required) append();
    renumber();
    return {
      element,
      read: () => {
        if (box?.checked) return kind.word;
        const filled = all.map((row) => [row, row.read()]).filter(([, value]) => value !== undefined);
        kept = filled.map(([row]) => row);
        return filled.length ? filled.map(([, value]) => value) : undefined;
      },
      fill: (values) => {
        if (box) box.checked = values === kind.word;
        show();
        if (typeof values === "string") return;
        while (all.length < values.length) append();
        values.forEach((value, at) => all[at].fill(value));
      },
      find: (place) => kept[place.index]?.find(place) || { control: box && box.checked ? box : all[0]?.find({}).control || add, error, box: element },
    };
  }

  /* --- What stands below a heading */

  function text(title, help, required, longest) {
    const id = fresh("text");
    const hint = make("p", { class: "sb-form__hint", id: `${id}-hint` }, help);
    const error = errorOf(id);
    const input = make("textarea", { id, class: "sb-form__control", rows: "6", ...described(id), ...(required ? { "aria-required": "true" } : {}) });
    const count = longest ? counter(input, longest) : null;
    const label = make("label", { for: id }, title, ...needed({ required }));
    const element = make("div", { class: "sb-form__field" }, label, hint, input, ...(count ? [count.element] : []), error);
    const shown = { control: input, error };
    return {
      element,
      read: () => card.cleanText(input.value) || undefined,
      fill: (value) => {
        input.value = value;
        count?.show();
      },
      find: () => shown,
    };
  }

  /* The field for a key. `tell` is called when something was added or removed. */
  function field(spec, tell) {
    const { kind } = spec;
    if (kind.is === "record") return record(spec);
    if (kind.is !== "list") return single_(spec);
    if (kind.item.is === "choice") return choices(spec);
    if (kind.item.is === "place" || kind.item.is === "reference") return picker(spec, tell);
    return rows(spec, tell);
  }

  return { field, text, button };
};
