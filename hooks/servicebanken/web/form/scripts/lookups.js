/* Names of places and of other pages, in the form's checks: the rules of hooks/servicebanken/checker/values/names.py. */
/* Stands on: words. */
self.servicebanken.lookups = (() => {
  "use strict";
  const { length, short, fold, slugify, likeness, nearest } = self.servicebanken.words;
  const registers = new WeakMap();

  /* Every name a place goes by → the place. */
  function registerOf(data) {
    if (registers.has(data)) return registers.get(data);
    const [kommun, region] = [new Map(), new Map()];
    for (const [name, , others] of data.places) for (const other of [...others, `${name} kommun`]) kommun.set(other, name);
    for (const [name, , others] of data.regions) for (const other of others) region.set(other, name);
    for (const [name] of data.places) kommun.set(name, name);
    for (const [name] of data.regions) region.set(name, name);
    registers.set(data, { kommun, region });
    return registers.get(data);
  }

  const found = (value) => ({ value, faults: [] });
  const unknown = (sentence, holes, ...hints) => ({ faults: [{ sentence, holes, hints }] });

  function near(text, names, { limits }) {
    const one = nearest(text, names);
    return one && likeness(fold(text), fold(one)) >= limits.nearPlace ? one : null;
  }

  const asked = (near_, otherwise) => (near_ ? ["HINT_NEAR", { near: near_, shown: near_ }] : [otherwise, {}]);

  function readMunicipality(text, { data, keys }) {
    const { kommun, region } = registerOf(data);
    if (kommun.has(text)) return found(kommun.get(text));
    if (region.has(text)) {
      const hint = keys.includes("regioner") ? "HINT_UNDER_REGIONS" : "HINT_NAMES_OF_MUNICIPALITIES";
      return unknown("REGION_AMONG_MUNICIPALITIES", { text }, [hint, {}]);
    }
    const meant = near(text, data.places.map(([name]) => name), data);
    const villages = !meant && keys.includes("platser") ? [["HINT_VILLAGES", {}]] : [];
    return unknown("UNKNOWN_MUNICIPALITY", { text: short(text) }, asked(meant, "HINT_A_MUNICIPALITY"), ...villages);
  }

  function readRegion(text, { data }) {
    const { kommun, region } = registerOf(data);
    if (region.has(text)) return found(region.get(text));
    if (kommun.has(text)) return unknown("MUNICIPALITY_AMONG_REGIONS", { text }, ["HINT_UNDER_MUNICIPALITIES", {}]);
    const others = data.regions.flatMap(([, , names]) => names.filter((name) => length(name) > 2));
    const meant = near(text, [...data.regions.map(([name]) => name), ...others], data);
    return unknown("UNKNOWN_REGION", { text: short(text) }, asked(meant, "HINT_A_REGION"));
  }

  const readPlace = ({ level }, text, reading) => (level === "kommun" ? readMunicipality : readRegion)(text, reading);

  function readReference({ to, asSlug }, text, { data }) {
    const known = data.known[to];
    if (known.some(([slug]) => slug === text)) return found(text);
    const { sentence, another, folder } = data.references[to];
    const titles = new Map(known.map(([slug, title]) => [fold(asSlug ? slug : title), slug]));
    const titleOf = (meant) => known.find(([slug]) => slug === meant)?.[1];
    // What readers also call a page; cards of one type know each other by their names alone.
    const others = asSlug ? {} : data.others[to];
    const same = !titles.has(fold(text)) && Object.hasOwn(others, fold(text)) && others[fold(text)];
    if (same) return unknown(another, { text: short(text), near: same, shown: titleOf(same) });
    const near = titles.get(fold(text)) || nearest(slugify(text), known.map(([slug]) => slug));
    const meant = near || others[nearest(text, Object.keys(others))];
    const hint = meant ? ["HINT_NEAR", { near: meant, shown: titleOf(meant) }] : ["HINT_FILE_NAME", { folder }];
    return unknown(sentence, { text: short(text) }, hint);
  }

  return { registerOf, readPlace, readReference };
})();
