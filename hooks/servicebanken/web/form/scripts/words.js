/* Swedish text and the nearest word, in the form's checks: the same answers as hooks/servicebanken/swedish.py. */
/* Stands on: dom. */
self.servicebanken.words = (() => {
  "use strict";
  const { joined, counted } = self.servicebanken.wording;

  /* Texts are counted and cut by characters as readers see them, not by halves of them. */
  const length = (text) => [...text].length;
  const short = (text, most = 60) => (length(text) <= most ? text : `${[...text].slice(0, most).join("").trimEnd()} …`);

  /* Lower case without diacritics. */
  const fold = (text) =>
    text.normalize("NFC").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ").replace(/æ/g, "a").replace(/ø/g, "o")
      .normalize("NFD").replace(/\p{Mn}/gu, "");
  const slugify = (text) => fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

  /* How alike two texts are, from 0 to 1: twice their matching parts by their lengths, the longest part first. */
  function likeness(one, other) {
    const [a, b] = [[...one], [...other]];
    if (!a.length && !b.length) return 1;
    const at = new Map();
    b.forEach((char, place) => at.set(char, [...(at.get(char) || []), place]));
    // In long texts what stands everywhere tells nothing.
    if (b.length >= 200) {
      for (const [char, places] of at) if (places.length > Math.floor(b.length / 100) + 1) at.delete(char);
    }
    return (2 * matching(a, b, at)) / (a.length + b.length);
  }

  function matching(a, b, at) {
    let sum = 0;
    const parts = [[0, a.length, 0, b.length]];
    while (parts.length) {
      const [fromA, toA, fromB, toB] = parts.pop();
      const [i, j, size] = longest(a, b, at, fromA, toA, fromB, toB);
      if (!size) continue;
      sum += size;
      parts.push([fromA, i, fromB, j], [i + size, toA, j + size, toB]);
    }
    return sum;
  }

  function longest(a, b, at, fromA, toA, fromB, toB) {
    let [i, j, size] = [fromA, fromB, 0];
    let lengths = new Map();
    for (let x = fromA; x < toA; x += 1) {
      const next = new Map();
      for (const y of at.get(a[x]) || []) {
        if (y < fromB) continue;
        if (y >= toB) break;
        const run = (lengths.get(y - 1) || 0) + 1;
        next.set(y, run);
        if (run > size) [i, j, size] = [x - run + 1, y - run + 1, run];
      }
      lengths = next;
    }
    while (i > fromA && j > fromB && a[i - 1] === b[j - 1]) [i, j, size] = [i - 1, j - 1, size + 1];
    while (i + size < toA && j + size < toB && a[i + size] === b[j + size]) size += 1;
    return [i, j, size];
  }

  const after = (one, other) => {
    const [a, b] = [[...one], [...other]].map((chars) => chars.map((char) => char.codePointAt(0)));
    const place = a.findIndex((code, at) => code !== b[at]);
    return place < 0 ? false : b[place] === undefined || a[place] > b[place];
  };

  /* The known name that was probably meant, or null. */
  function nearest(name, known) {
    const byFolded = new Map(known.map((one) => [fold(one), one]));
    const folded = fold(name);
    if (byFolded.has(folded)) return byFolded.get(folded);
    let [best, found] = [0.7, null];
    for (const candidate of byFolded.keys()) {
      const [x, y] = [length(candidate), length(folded)];
      if ((2 * Math.min(x, y)) / (x + y) < best) continue;
      const alike = likeness(candidate, folded);
      if (alike > best || (alike === best && (found === null || after(candidate, found)))) [best, found] = [alike, candidate];
    }
    return found === null ? null : byFolded.get(found);
  }

  return { length, short, joined, counted, fold, slugify, likeness, nearest };
})();
