/* The fields for one value each, and for what stands below a heading. */
/* Stands on: card, controls, dom, suggestions. */
self.servicebanken.singles = (() => {
  "use strict";
  const { make, card, suggestions } = self.servicebanken;
  const { fresh, needed, errorOf, described, hint, hintOf, checkbox, counter } = self.servicebanken.controls;
  const LONG = 180;
  const TYPES = { date: { type: "date" }, whole: { type: "text", inputmode: "numeric" }, address: { type: "url" } };

  const demanded = ({ required }) => (required === true ? { "aria-required": "true" } : {});

  function control(spec, id) {
    const { kind } = spec;
    const attributes = { id, class: "sb-form__control", ...described(id), ...demanded(spec) };
    if (kind.is === "choice") {
      const options = [["", "Välj"], ...kind.options].map(([value, words]) => make("option", { value }, words));
      return make("select", attributes, ...options);
    }
    if (kind.is === "text" && kind.longest >= LONG) return make("textarea", { ...attributes, rows: "3" });
    return make("input", { type: "text", autocomplete: "off", ...attributes, ...TYPES[kind.is] });
  }

  /* What was typed, as it stands in a card, and back. */
  const typed = { resolve: (text) => text, named: (value) => value };
  const addressed = { ...typed, resolve: card.wholeAddress };
  const typedAs = (kind, input) => {
    if (kind.is === "reference") return suggestions(kind, input);
    return kind.is === "address" ? addressed : typed;
  };

  function plain(spec) {
    const { kind } = spec;
    const id = fresh(spec.key);
    const [input, error] = [control(spec, id), errorOf(id)];
    const label = make("label", { for: id }, spec.label, ...needed(spec));
    const count = kind.is === "text" ? counter(input, kind, kind.longest < LONG && kind.shortest < 2) : undefined;
    const { list, resolve, named } = typedAs(kind, input);
    // The writer sees what was made of the address.
    if (kind.is === "address") input.addEventListener("change", () => (input.value = resolve(card.cleanValue(input.value))));
    const children = [label, hintOf(id, spec), input, count?.element, error, list].filter(Boolean);
    const shown = { control: input, error };
    return {
      element: make("div", { class: "sb-form__field" }, ...children),
      read: () => resolve(card.cleanValue(input.value)) || undefined,
      fill: (value) => {
        input.value = named(value);
        count?.show();
      },
      find: () => shown,
    };
  }

  /* A date that a word may take the place of. */
  function worded(spec) {
    const inner = plain(spec);
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

  const single = (spec) => (spec.kind.is === "partial" && spec.kind.word ? worded(spec) : plain(spec));

  /* What stands below a heading. */
  function text({ title, help, required, longest }) {
    const id = fresh("text");
    const error = errorOf(id);
    const attributes = { id, class: "sb-form__control", rows: "6", ...described(id), ...demanded({ required }) };
    const input = make("textarea", attributes);
    const count = longest ? counter(input, { longest }) : undefined;
    const label = make("label", { for: id }, title, ...needed({ required }));
    const children = [label, hint(id, help), input, count?.element, error].filter(Boolean);
    const shown = { control: input, error };
    return {
      element: make("div", { class: "sb-form__field" }, ...children),
      read: () => card.cleanText(input.value) || undefined,
      fill: (value) => {
        input.value = value;
        count?.show();
      },
      find: () => shown,
    };
  }

  return { single, text };
})();
