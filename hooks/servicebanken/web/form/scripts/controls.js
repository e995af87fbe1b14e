/* What the fields of the form are built of: labels, hints, places for faults, boxes and buttons. */
/* Stands on: card, dom, words. */
self.servicebanken.controls = (() => {
  "use strict";
  const { make, card } = self.servicebanken;
  const { counted, length } = self.servicebanken.words;
  let number = 0;

  const fresh = (name) => `falt-${name}-${(number += 1)}`;

  const button = (words, attributes = {}) => make("button", { type: "button", class: "sb-button", ...attributes }, words);
  /* A part of what may be left out is needed only `together` with the rest of it. */
  const NEEDED = { true: "(behövs)", together: "(behövs om ni fyller i det här)" };
  const needed = ({ required }) => (required ? [" ", make("span", { class: "sb-why" }, NEEDED[required])] : []);
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

  const AT_THE_END = 20;

  function countedWords(number, { shortest = 0, longest }) {
    if (number && number < shortest) return `${counted(shortest - number, "tecken", "tecken")} till behövs`;
    if (number > longest) return `${counted(number - longest, "tecken", "tecken")} för mycket`;
    return `${counted(longest - number, "tecken", "tecken")} kvar av ${longest}`;
  }

  /* How much of a text's room is left, as one types; for a short line only when it is nearly full. */
  function counter(input, kind, isLine = false) {
    const element = make("p", { class: "sb-form__count", id: `${input.id}-count` });
    const show = () => {
      const number = length(card.cleanValue(input.value));
      element.textContent = isLine && kind.longest - number > AT_THE_END ? "" : countedWords(number, kind);
      element.classList.toggle("sb-form__count--over", number > kind.longest);
    };
    input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby")} ${element.id}`);
    input.addEventListener("input", show);
    show();
    return { element, show };
  }

  return { fresh, button, needed, errorOf, described, hint, hintOf, group, checkbox, counter };
})();
