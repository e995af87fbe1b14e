/* The draft: all that has been filled in, of either type, kept in this browser and nowhere else. */
/* Stands on: nothing. */
self.servicebanken.drafts = (() => {
  "use strict";
  const { form: data } = self.servicebanken;
  const KEPT = `servicebanken-utkast:${location.pathname}`;

  // Not by "in": what every object has, "constructor" and the like, is no type of card.
  const isKnown = (name) => Object.hasOwn(data.types, name);
  const isText = (value) => typeof value === "string";
  const isRecord = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);

  /* True for a value that a field of the kind can show: the store may hold what an older form left there. */
  function fits(kind, value) {
    if (kind.is === "record") return (kind.bare && isText(value)) || (isRecord(value) && Object.values(value).every(isText));
    if (kind.is !== "list") return isText(value);
    return (kind.word && value === kind.word) || (Array.isArray(value) && value.every((item) => fits(kind.item, item)));
  }

  /* What was left here, {type, values, texts}, or null. */
  function recalled() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT));
      const specs = new Map(fields.map((spec) => [spec.key, spec.kind]));
      const those = (filled, test) => Object.fromEntries(Object.entries(filled).filter(([key, value]) => test(key, value)));
      const values = those(kept.values, (key, value) => specs.has(key) && fits(specs.get(key), value));
      if (isKnown(kept.type)) return { type: kept.type, values, texts: those(kept.texts, (key, value) => isText(value)) };
    } catch {
      // No storage here, or nothing that can be read: then one begins afresh.
    }
    return null;
  }

  const fields = Object.values(data.types).flatMap((type) => type.fields);
  const prefilled = new Set(fields.filter((spec) => spec.prefilled).map(({ key }) => key));
  const isBlank = ({ values, texts }) => !Object.keys(texts).length && Object.keys(values).every((key) => prefilled.has(key));

  /* Nothing is kept of a form that nobody has written in. */
  function keep(memory) {
    if (isBlank(memory)) {
      forget();
      return true;
    }
    try {
      localStorage.setItem(KEPT, JSON.stringify(memory));
      return true;
    } catch {
      return false;
    }
  }

  function forget() {
    try {
      localStorage.removeItem(KEPT);
    } catch {
      // Where nothing can be kept there is nothing to clear.
    }
  }

  /* From the pages that lead here: ?typ=…&tema=…&metod=…&skede=…&region=…&kommun=… */
  function takeFromAddress(memory) {
    const query = new URLSearchParams(location.search);
    const named = (list, slug) => list.find(([, one]) => one === slug)?.[0];
    const add = (key, value) => {
      if (value && Array.isArray(memory.values[key] ?? []) && !(memory.values[key] || []).includes(value)) {
        memory.values[key] = [...(memory.values[key] || []), value];
      }
    };
    if (isKnown(query.get("typ"))) memory.type = query.get("typ");
    const stages = data.types.metod.fields.find(({ key }) => key === "skede").kind.item.options;
    const bySlug = (list, name) => list.find(([slug]) => slug === query.get(name))?.[0];
    add("teman", bySlug(data.known.tema, "tema"));
    add("metoder", bySlug(data.known.metod, "metod"));
    add("skede", bySlug(stages, "skede"));
    add("regioner", named(data.regions, query.get("region")));
    add("kommuner", named(data.places, query.get("kommun")));
  }

  return { recalled, keep, isBlank, takeFromAddress };
})();
