/* What the fields of the form are built of: labels, hints, places for faults, boxes and buttons. */
/* Stands on: card, dom, words. */
self.servicebanken.controls = (() => {
  "use strict";
  const { make, card } = self.servicebanken;
  const { length } = self.servicebanken.words;
  let number = 0;

  const fresh = (name) => `falt-${name}-${(number += 1)}`;

  const button = (words, attributes = {}) => make("button", { type: "button", class: "sb-button", ...attributes }, words);
  const needed = (spec) => (spec.required ? [" ", make("span", { class: "sb-why" }, "(behövs)")] : []);
  const errorOf = (id) => make("div", { class: "sb-form__error", id: `${id}-error` });
  const described = (id) => ({ "aria-describedby": `${id}-hint ${id}-error` });

  const hint = (id, words) => make("p", { class: "sb-form__hint", id: `${id}-hint` }, words);
  const hintOf = (id, { ask, example }) => hint(id, `${ask}${example ? ` Exempel: ${example}` : ""}`);

  /* A fieldset with a name, a hint and a place for faults. */
  function group(id, spec, ...children) {
    const error = errorOf(id);
    const legend = make("legend", {}, spec.label, ...needed(spec));
    const attributes = { class: "sb-form__group", id, tabindex: "-1", ...described(id) };
    return { element: make("fieldset", attributes, legend, hintOf(id, spec), error, ...children), error };
  }

  function checkbox(words, value = "ja") {
    const id = fresh("val");
    const box = make("input", { type: "checkbox", id, value });
    return [box, make("div", { class: "sb-form__check" }, box, make("label", { for: id }, words))];
  }

  /* How long a text is, of how long it may be. */
  function counter(input, longest) {
    const element = make("p", { class: "sb-form__count" });
    const show = () => (element.textContent = `${length(card.cleanValue(input.value))} av högst ${longest} tecken`);
    input.addEventListener("input", show);
    show();
    return { element, show };
  }

  return { fresh, button, needed, errorOf, described, hint, hintOf, group, checkbox, counter };
})();
