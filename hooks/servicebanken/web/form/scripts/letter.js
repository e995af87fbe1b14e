/* A card is no letter: the same as checker/rules/letter.py of hooks/servicebanken/, but for text above all headings, which no
   form has. */
/* Stands on: words. */
self.servicebanken.judgeLetter = (() => {
  "use strict";
  const { length, short } = self.servicebanken.words;

  const bare = (line) => line.replace(/^[*_ \t]+|[*_ \t]+$/g, "");

  function* judgeLetter(body, { patterns, limits }) {
    const whole = (name) => new RegExp(`^(?:${patterns[name]})$`, "iu");
    const told = (sentence, row, words) => ({ sentence, holes: { words: short(words, limits.shownOfLetter) }, line: body.first + row });
    const headings = new Set(body.sections.map(({ line }) => line - body.first));
    const lines = body.lines.map(bare);
    const first = lines.findIndex((line, row) => line && !headings.has(row));
    if (first >= 0 && whole("greeting").test(lines[first])) yield told("GREETS", first, lines[first]);
    // A letter may have been put into any of the sections.
    const ends = [...headings, lines.length];
    const signed = new Set(ends.map((end) => signatureIn(lines.slice(0, end), whole("signature"), limits)).filter((row) => row >= 0));
    for (const row of [...signed].sort((one, other) => one - other)) yield told("SIGNS", row, bare(body.written[row]));
  }

  /* The row of a signature, with nothing but a few short lines below it; -1 where there is none. */
  function signatureIn(lines, signature, { belowSignature, longestBelow }) {
    const rows = lines.map((_, row) => row).filter((row) => lines[row]).reverse();
    for (const [below, row] of rows.entries()) {
      if (signature.test(lines[row])) return row;
      if (below + 1 > belowSignature || length(lines[row]) > longestBelow || /^[#>|-]/.test(lines[row])) return -1;
    }
    return -1;
  }

  return judgeLetter;
})();
