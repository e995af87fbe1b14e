/* Lists, records and keys, in the form's checks: the rules of hooks/servicebanken/checker/values/keys.py and lists.py. */
/* Stands on: values, words. */
self.servicebanken.keys = (() => {
  "use strict";
  const { fold, joined } = self.servicebanken.words;
  const { readSingle } = self.servicebanken.values;

  const isEmpty = (value) => typeof value === "string" && !value.trim();

  /* The words of a list written as a sentence; a text that ends as a sentence is one item, commas and all. */
  function parts(text) {
    const whole = text.split(/\s+/).filter(Boolean).join(" ").replace(/^[()[\]{} ]+|[()[\]{} ]+$/g, "");
    return whole.split(/ ?(?:[,;]| (?:och|samt) ) ?/).filter(Boolean);
  }

  function readItem(kind, item, key, reading) {
    const text = item.trim();
    if (kind.word && fold(text) === kind.word) return { faults: [{ sentence: "WORD_IN_LIST", holes: { text }, hints: [] }] };
    const one = readSingle(kind.item, item, key, reading);
    if (!one.faults.length || kind.item.is === "text") return one;
    const several = parts(item);
    if (several.length < 2 || several.some((part) => readSingle(kind.item, part, key, reading).faults.length)) return one;
    return { faults: [{ ...one.faults[0], hints: [["HINT_COMMA", {}]] }] };
  }

  /* The items that are filled in, each with its place in the list; of too many, those that may stay. */
  function itemsOf({ key, kind }, items, place, reading) {
    const filled = items.map((item, at) => [item, at]).filter(([item]) => !isEmpty(item));
    if (filled.length < kind.fewest) reading.tell("EMPTY_LIST", { key }, place);
    if (filled.length > kind.most) reading.tell("TOO_MANY_ITEMS", { key, number: filled.length, most: kind.most }, place);
    return filled.slice(0, kind.most);
  }

  function readList(spec, items, place, reading) {
    const { key, kind } = spec;
    if (typeof items === "string") return items;
    const filled = itemsOf(spec, items, place, reading);
    if (filled.length < kind.fewest) return undefined;
    const values = filled.map(([item, at]) => {
      const here = { ...place, index: at };
      const alone = kind.item.bare && typeof item === "string" && kind.item.fields.find((part) => part.key === kind.item.bare);
      if (kind.item.is === "record" && !alone) return readRecord(kind.item, item, here, reading);
      if (alone) return readAlone(alone, item, spec, here, reading);
      const { value, faults } = readItem(kind, item, key, reading);
      reading.tellAll(faults, here);
      return value;
    });
    return eachOnce(values, filled, spec, place, reading);
  }

  /* What stands in a record's place, as a record. */
  function readAlone(part, item, { key, kind }, place, reading) {
    const { value, faults } = readItem({ ...kind, item: part.kind }, item, key, reading);
    reading.tellAll(faults, place);
    return value === undefined ? undefined : { [part.key]: value };
  }

  function eachOnce(values, filled, { key, kind }, place, reading) {
    const first = new Map();
    values.forEach((value, at) => {
      if (value === undefined) return;
      const same = JSON.stringify(kind.item.bare ? value[kind.item.bare] : value);
      const [item, index] = filled[at];
      if (!first.has(same)) first.set(same, { value, item });
      else {
        const earlier = first.get(same).item;
        const shown = typeof earlier === "string" ? `”${earlier}”` : "uppgiften";
        reading.tell("SAID_TWICE", { key, shown }, { ...place, index });
      }
    });
    return first.size ? [...first.values()].map(({ value }) => value) : undefined;
  }

  /* Whether precisely one of the two keys is written. */
  function isEither({ either, fields: parts }, { fields, values, unread, place }, reading) {
    const there = either.keys.filter((key) => key in values || unread.has(key));
    const [first, second] = either.keys;
    const labelOf = (key) => parts.find((part) => part.key === key).label;
    const missing = { ...place, part: first, isMissing: fields[first] === undefined };
    if (!there.length) reading.tell("NEITHER_KEY", { neither: either.neither, other: labelOf(second) }, missing);
    if (there.length > 1) reading.tell("BOTH_KEYS", { both: either.both, other: labelOf(first) }, { ...place, part: second });
    return there.length === 1;
  }

  /* Whether at least one of the keys is written, of those of which one must be. */
  function hasSome({ some }, { values, unread, place }, reading) {
    if (!some.length || some.some((key) => key in values || unread.has(key))) return true;
    reading.tell("NONE_OF_KEYS", { keys: joined(some, "eller") }, place);
    return false;
  }

  function readRecord(kind, fields, place, reading) {
    const before = reading.problems.length;
    const { values, unread } = readFields(kind.fields, fields, (part) => ({ ...place, part }), reading);
    if (kind.either && !isEither(kind, { fields, values, unread, place }, reading)) return undefined;
    if (!hasSome(kind, { values, unread, place }, reading)) return undefined;
    if (kind.fields.some((part) => part.required && values[part.key] === undefined)) return undefined;
    return Object.keys(values).length || reading.problems.length > before ? values : undefined;
  }

  function readValue(spec, value, place, reading) {
    if (spec.kind.is === "list") return readList(spec, value, place, reading);
    if (spec.kind.is === "record") return readRecord(spec.kind, value, place, reading);
    const { value: made, faults } = readSingle(spec.kind, value, spec.key, reading);
    reading.tellAll(faults, place);
    return made;
  }

  /* `reading` is {data, keys, problems, tell, tellAll}; `placeOf` gives the place of a key. */
  function readFields(specs, fields, placeOf, reading) {
    const [values, unread, missing] = [{}, new Set(), []];
    for (const spec of specs) {
      const { key } = spec;
      const written = fields[key];
      if (written === undefined || isEmpty(written)) {
        if (spec.required) missing.push([spec, written === undefined ? "saknas" : "är tom"]);
        continue;
      }
      const value = readValue(spec, written, placeOf(key), reading);
      if (value === undefined) unread.add(key);
      else values[key] = value;
    }
    for (const [{ key, help }, state] of missing) {
      reading.tell("MISSING_VALUE", { key, state, help }, { ...placeOf(key), isMissing: state === "saknas" });
    }
    return { values, unread };
  }

  return { isEmpty, readFields };
})();
