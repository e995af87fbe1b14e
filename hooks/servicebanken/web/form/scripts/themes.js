/* The field for a card's themes: boxes to tick, in their groups and with their icons, and a search in readers' own words. */
/* Stands on: card, controls, dom, words. */
self.servicebanken.themes = (() => {
  "use strict";
  const { make, card, form: data } = self.servicebanken;
  const { fresh, group, checkbox } = self.servicebanken.controls;
  const { fold, joined } = self.servicebanken.words;

  /* The page has the drawing of each theme's icon, and the colour of its group. */
  const drawnOf = (slug) => document.querySelector(`[data-theme-icons] [data-theme="${slug}"]`);

  function choiceOf([slug, title, group_, synonyms]) {
    const [box, element] = checkbox(title, slug);
    const icon = drawnOf(slug)?.querySelector(".sb-icon")?.cloneNode(true);
    if (icon) element.querySelector("label").prepend(icon);
    return { box, element, slug, title, group: group_, words: [title, ...synonyms] };
  }

  /* The word by which a theme answers to what is asked, whole words and their beginnings first; undefined for none. */
  function answer({ words }, asked) {
    const begins = (word) => fold(word).split(/[^\p{L}\p{Nd}]+/u).some((part) => part.startsWith(asked));
    return words.find(begins) ?? (asked.length > 3 ? words.find((word) => fold(word).includes(asked)) : undefined);
  }

  /* What is asked, or where nothing answers to that, the word without its ending: "macken" is "mack". */
  function askedOf(choices, asked) {
    if (choices.some((one) => answer(one, asked))) return asked;
    const stem = asked.replace(/(?:arna|erna|orna|en|et|ar|er|or|na|n|t)$/u, "");
    return stem.length > 2 ? stem : asked;
  }

  function groupOf(name, choices) {
    const id = fresh("grupp");
    const boxes = make("div", { class: "sb-form__checks" }, ...choices.map(({ element }) => element));
    const told = make("p", { class: "sb-form__grouped", id }, name);
    return make("div", { role: "group", "aria-labelledby": id, class: `sb-form__themes ${drawnOf(choices[0].slug)?.className ?? ""}` }, told, boxes);
  }

  function searchOf(id) {
    const input = make("input", { type: "search", id, class: "sb-form__control", autocomplete: "off" });
    const status = make("p", { class: "sb-form__hint", role: "status" });
    const label = make("label", { for: id }, "Sök tema med era egna ord");
    return { input, status, element: make("div", { class: "sb-form__find" }, label, input, status) };
  }

  /* Only the themes that answer are shown, and those that are ticked. */
  function find(choices, groups, { input, status }) {
    const asked = askedOf(choices, fold(card.cleanValue(input.value)));
    const found = asked ? choices.filter((one) => answer(one, asked)) : choices;
    const isFound = (one) => !found.length || found.includes(one) || one.box.checked;
    for (const one of choices) one.element.hidden = !isFound(one);
    for (const one of groups) one.hidden = !one.querySelector(".sb-form__check:not([hidden])");
    if (!asked) status.textContent = "";
    else if (!found.length) status.textContent = "Inget tema heter så. Välj bland alla här nedanför.";
    else status.textContent = `Passar: ${joined(found.map((one) => saidBy(one, asked)))}. Tryck Enter för att kryssa för ${found[0].title}.`;
    return asked ? found : [];
  }

  function saidBy(one, asked) {
    const word = answer(one, asked);
    return word === one.title ? one.title : `${one.title} (${word})`;
  }

  function listen(choices, groups, search, element, tell) {
    const show = () => find(choices, groups, search);
    search.input.addEventListener("input", show);
    search.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      const [first] = show();
      if (!first) return;
      if (!first.box.checked) first.box.click();
      search.input.value = "";
      show();
      search.status.textContent = `${first.title} är ikryssat.`;
      tell("", element);
    });
  }

  /* The field itself, {element, read, fill, find}; `tell` is called when a theme was ticked by its word. */
  function themes(spec, tell) {
    const choices = data.themes.map(choiceOf);
    const names = [...new Set(choices.map((one) => one.group))];
    const groups = names.map((name) => groupOf(name, choices.filter((one) => one.group === name)));
    const search = searchOf(fresh(`${spec.key}-sok`));
    const { element, error } = group(fresh(spec.key), spec, search.element, ...groups);
    const shown = { control: choices[0]?.box ?? search.input, error, box: element };
    // A card has the colour and the icon of its first theme: they stand in the order in which they were ticked.
    let chosen = [];
    for (const { box, slug } of choices) {
      box.addEventListener("change", () => {
        chosen = box.checked ? [...chosen, slug] : chosen.filter((other) => other !== slug);
      });
    }
    listen(choices, groups, search, element, tell);
    return {
      element,
      read: () => (chosen.length ? [...chosen] : undefined),
      fill: (values) => {
        chosen = values.filter((value) => choices.some(({ slug }) => slug === value));
        choices.forEach(({ box, slug }) => (box.checked = chosen.includes(slug)));
      },
      find: () => shown,
    };
  }

  return themes;
})();
