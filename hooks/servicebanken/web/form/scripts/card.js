/* What was filled in → the card's file, in Markdown with its values in YAML, and which line each of them stands on. */
/* Stands on: tables, words. */
self.servicebanken.card = (() => {
  "use strict";
  const { slugify } = self.servicebanken.words;
  const { withTables } = self.servicebanken.tables;

  // A letter or a digit; ordinal marks and the sign for a millionth are written as they are in Swedish.
  const LETTER = /(?![ªµº])[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{Nd}\p{Nl}]/gu;

  /* Signs that are not seen, and halves of signs, have no place in a card. What only looks like a letter or a digit is
     written as that, as the checker reads it in text/decoding.py, and then letters in two parts are put together. */
  function clean(text) {
    return text
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
      .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g, "")
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .replace(LETTER, (letter) => letter.normalize("NFKC"))
      .normalize("NFC");
  }

  /* A value: hard spaces and tabs, which a word processor leaves behind, become plain ones. */
  const cleanValue = (text) => clean(text).replace(/[\t\u00a0\u2007\u202f]/g, " ").trim();

  /* A text: the points and tables of a word processor become those of Markdown, a heading is one below the field's own, and a list
     has an empty line before it. */
  function cleanText(text) {
    const lines = clean(text)
      .split("\n")
      .map((line) => line.replace(/^[ \t\u00a0\u2007\u202f]+/, (space) => space.replace(/[\u00a0\u2007\u202f]/g, " ")))
      .map((line) => line.replace(/^( *)[•·▪‣◦●\uf0b7\uf0a7][\s\u00a0]+/, "$1- ").replace(/^o\t+(?=\S)/, "  - ").trimEnd());
    const isPoint = (line) => /^\s*(?:[-*+]|\d+\.)\s/.test(line);
    const isText = (line) => line.trim() && !isPoint(line) && !/^(?:\s|#)/.test(line);
    let isFenced = false;
    const spaced = withTables(lines).flatMap((line, at, all) => {
      if (/^\s{0,3}(?:```|~~~)/.test(line)) isFenced = !isFenced;
      if (!isFenced && /^##?[ \t]+\S/.test(line)) return [line.replace(/^#+/, "###")];
      return !isFenced && at && isPoint(line) && isText(all[at - 1]) ? ["", line] : [line];
    });
    return spaced.join("\n").replace(/^\n+|\s+$/g, "");
  }

  /* --- YAML: words are quoted, what is only letters and digits need not be. */

  const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n")}"`;
  // Null is nothing in YAML, whatever a place or a page is called.
  const isNothing = (text) => /^(?:null|Null|NULL)$/.test(text);
  const plain = (text) => (!isNothing(text) && /^[\p{L}\p{Nd}][\p{L}\p{Nd}_-]*(?: [\p{L}\p{Nd}_-]+)*$/u.test(text) ? text : quoted(text));
  const scalar = (kind, text) => (["text", "address"].includes(kind.is) ? quoted(text) : plain(text));

  function* header(fields, values) {
    for (const { key, kind } of fields) {
      const value = values[key];
      if (value === undefined) continue;
      if (typeof value === "string") yield [`${key}: ${scalar(kind, value)}`, { key }];
      else if (kind.is === "record") yield* record(key, kind, value);
      else if (kind.item.is === "record" && !value.every((item) => typeof item === "string")) yield* records(key, kind.item, value);
      else if (kind.item.is === "text") {
        yield [`${key}:`, { key }];
        for (const [index, item] of value.entries()) yield [`  - ${quoted(item)}`, { key, index }];
      } else yield [`${key}: [${value.map(plain).join(", ")}]`, { key }];
    }
  }

  function* record(key, kind, value) {
    yield [`${key}:`, { key }];
    for (const part of kind.fields) {
      if (part.key in value) yield [`  ${part.key}: ${scalar(part.kind, value[part.key])}`, { key, part: part.key }];
    }
  }

  function* records(key, kind, items) {
    yield [`${key}:`, { key }];
    for (const [index, item] of items.entries()) {
      if (typeof item === "string") {
        yield [`  - ${plain(item)}`, { key, index }];
        continue;
      }
      const written = kind.fields.filter((part) => part.key in item);
      for (const [at, part] of written.entries()) {
        yield [`  ${at ? " " : "-"} ${part.key}: ${scalar(part.kind, item[part.key])}`, { key, index, part: part.key }];
      }
    }
  }

  /* --- The text below its headings; `texts` holds what stands under each heading, and under each subheading of it. */

  function* body(headings, texts) {
    for (const { title, subheadings } of headings) {
      const place = { heading: title };
      const below = subheadings.filter((sub) => texts[`${title}/${sub}`]);
      if (!texts[title] && !below.length) continue;
      yield ["", place];
      yield [`## ${title}`, place];
      if (texts[title]) yield* section(texts[title], place);
      for (const sub of below) {
        yield ["", { heading: `${title}/${sub}` }];
        yield [`### ${sub}`, { heading: `${title}/${sub}` }];
        yield* section(texts[`${title}/${sub}`], { heading: `${title}/${sub}` });
      }
    }
  }

  function* section(text, place) {
    yield ["", place];
    for (const line of text.split("\n")) yield [line, place];
  }

  const named = ({ key, index, part }) => [key, index, part].filter((one) => one !== undefined).join("/");

  /* The file, and what the checks need to know of it. `filled` is {type, values, texts}, all of it clean. */
  function write(type, { values, texts }) {
    const above = [["---", {}], ...header(type.fields, values), ["---", {}]];
    const below = [...body(type.headings, texts)];
    const places = [...above, ...below].map(([, place]) => place);
    const first = new Map();
    places.forEach((place, at) => {
      for (const name of [named(place), `${place.key}/${place.index ?? ""}`]) if (name && !first.has(name)) first.set(name, at + 1);
    });
    const text = `${[...above, ...below].map(([line]) => line).join("\n")}\n`;
    return {
      text,
      header: above.map(([line]) => line).join("\n"),
      // As the checker splits it: what follows the second line of dashes, its line break included.
      body: `\n${below.map(([line]) => line).join("\n")}\n`,
      bodyLine: above.length,
      lineOf: (place) => lineOf(place, first),
      placeOf: (line) => places[line - 1] || {},
    };
  }

  /* Where the checker says that a problem is: a missing key at the first one, a missing part at the record's first. */
  function lineOf({ key, index, part, isMissing }, first) {
    if (isMissing && part) return first.get(`${key}/${index ?? ""}`) ?? 2;
    if (isMissing) return 2;
    return first.get(named({ key, index, part })) ?? first.get(named({ key, index })) ?? first.get(key) ?? 0;
  }

  /* An address on the web without its beginning, as people write it, is made whole; anything else stands as it is. */
  const isHost = /^[\p{L}\p{Nd}-]+(?:\.[\p{L}\p{Nd}-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;
  const wholeAddress = (text) => (isHost.test(text) ? `https://${text}` : text);

  /* A name for the file that no other card has, and that every computer can have. */
  function nameOf(title, taken, reserved) {
    const cut = slugify(title || "").slice(0, 76).replace(/-+$/, "") || "nytt-kort";
    const slug = new RegExp(`^${reserved}`, "iu").test(cut) ? `${cut}-kort` : cut;
    const names = [slug, ...Array.from({ length: 99 }, (_, at) => `${slug}-${at + 2}`)];
    return names.find((name) => !taken.includes(name) && name !== "index") || slug;
  }

  return { clean, cleanText, cleanValue, nameOf, wholeAddress, write };
})();
