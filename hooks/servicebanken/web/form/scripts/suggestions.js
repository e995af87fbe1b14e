/* The bank's own names, offered as one types: the browser's list of them, and what was meant by what was typed. */
/* Stands on: controls, dom, lookups, words. */
self.servicebanken.suggestions = (() => {
  "use strict";
  const { make, controls, form: data, lookups } = self.servicebanken;
  const { fold } = self.servicebanken.words;

  /* Each as it stands in a card, and as it is shown. */
  function namesOf(kind) {
    if (kind.is !== "place") return data.known[kind.to];
    return data[kind.level === "kommun" ? "places" : "regions"].map(([name]) => [name, name]);
  }

  /* What was meant, or the words as they stand, for the checks to speak of. */
  function resolver(kind, names) {
    const titles = new Map(names.map(([value, title]) => [fold(title), value]));
    const exact = new Map(names.map(([value, title]) => [title, value]));
    const places = kind.is === "place" ? lookups.registerOf(data)[kind.level] : new Map();
    return (text) => places.get(text) || exact.get(text) || titles.get(fold(text)) || text;
  }

  return (kind, input) => {
    const names = namesOf(kind);
    const id = controls.fresh("forslag");
    const list = make("datalist", { id }, ...names.map(([, title]) => make("option", { value: title })));
    input.setAttribute("list", id);
    return {
      list,
      resolve: resolver(kind, names),
      isKnown: (value) => names.some(([known]) => known === value),
      named: (value) => names.find(([known]) => known === value)?.[1] ?? value,
    };
  };
})();
