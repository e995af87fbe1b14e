/* Single values, in the form's checks: the rules of hooks/servicebanken/checker/values/singles.py and dates.py. Each reader
   gives {value, faults}; value is undefined when it cannot be read, and a fault is {sentence, holes, hints}. */
/* Stands on: lookups, text, words. */
self.servicebanken.values = (() => {
  "use strict";
  const { isWebAddress } = self.servicebanken;
  const { length, short, joined, counted } = self.servicebanken.words;
  const { readPlace, readReference } = self.servicebanken.lookups;

  const read = (value) => ({ value, faults: [] });
  const fault = (sentence, holes) => ({ sentence, holes, hints: [] });
  const unread = (sentence, holes) => ({ faults: [fault(sentence, holes)] });

  function readText({ shortest, longest, plain }, text, { data: { patterns } }, key) {
    const faults = [];
    const number = length(text);
    if (plain && text.includes("\n")) faults.push(fault("SEVERAL_PARAGRAPHS", { key }));
    const found = plain && text.match(new RegExp(patterns.markup, "u"));
    if (found) faults.push(fault("MARKUP_IN_TEXT", { key, found: short(found[0].trim()) }));
    if (number < shortest) {
      const [is, missing] = [number, shortest - number].map((one) => counted(one, "tecken", "tecken"));
      faults.push(fault("TOO_FEW_SIGNS", { key, number: is, least: shortest, missing }));
    }
    if (number > longest) faults.push(fault("TOO_MANY_SIGNS", { key, number, most: longest, over: number - longest }));
    return { value: text, faults };
  }

  const isWhole = (text, pattern) => new RegExp(`^(?:${pattern})$`, "u").test(text);

  function partialDate(text, { patterns }) {
    if (!isWhole(text, patterns.partialDay)) return null;
    const [year, month = null, day = null] = text.split("-").map(Number);
    // In a year that may be below 100, which Date takes for 1900 and on.
    const last = new Date(Date.UTC(2000 + (year % 400), month ?? 1, 0)).getUTCDate();
    return year && (day === null || day <= last) ? { year, month, day, text } : null;
  }

  function noDate({ pattern }, text, { data }, key) {
    const isShaped = isWhole(text, data.patterns.dayShape) && !partialDate(text, data);
    return unread(isShaped ? "NOT_IN_CALENDAR" : "NO_DATE", { key, text: short(text), pattern });
  }

  function readDate(kind, text, reading, key) {
    const day = partialDate(text, reading.data);
    return day?.day ? read(day) : noDate(kind, text, reading, key);
  }

  function readPartialDate(kind, text, reading, key) {
    if (kind.word && text === kind.word) return read(kind.word);
    const day = partialDate(text, reading.data);
    return day ? read(day) : noDate(kind, text, reading, key);
  }

  function readWhole({ least, most }, text, { data: { limits } }, key) {
    if (!/^[0-9]+$/.test(text) || text.length > limits.digits) return unread("NOT_DIGITS", { key, text: short(text) });
    const isWithin = Number(text) >= least && Number(text) <= most;
    return isWithin ? read(Number(text)) : unread("OUT_OF_RANGE", { key, text, least, most });
  }

  function readChoice({ options }, text, reading, key) {
    const values = options.map(([word]) => word);
    if (values.includes(text)) return read(text);
    return unread("NO_CHOICE", { key, text: short(text), options: joined(values, "eller") });
  }

  function readAddress(kind, text, { data: { patterns } }) {
    if (isWebAddress(text)) return read(text);
    const hasUser = new RegExp(`^${patterns.userBeforeHost}`, "u").test(text);
    return unread(hasUser ? "USER_IN_ADDRESS" : "NO_ADDRESS", { text: short(text) });
  }

  const READERS = {
    text: readText, date: readDate, partial: readPartialDate, whole: readWhole, choice: readChoice, address: readAddress,
    place: readPlace, reference: readReference,
  };

  /* `reading` is {data, keys}: what the bank knows, and the keys that a card of the type may have. */
  const readSingle = (kind, text, key, reading) =>
    READERS[kind.is](kind, text.trim().replace(/[ \t]+/g, " "), reading, key);

  return { readSingle };
})();
