/* How large and how nested a text may be before it is read: the same limits and words as checker/rules/size.py of
   hooks/servicebanken/. */
/* Stands on: dom, markdown, words. */
self.servicebanken.size = (() => {
  "use strict";
  const { grouped } = self.servicebanken.wording;
  const { written } = self.servicebanken.markdown;
  const { length } = self.servicebanken.words;
  const LONGEST_TEXT = 20_000;
  const LONGEST_PARAGRAPH = 3_000;
  const MOST_BRACKETS = 100;
  const MOST_BRACKETS_IN_ALL = 1_000;
  const MOST_NESTED = 10;
  const bracketsIn = (text) => text.split("[").length - 1;

  /* A text of which no more is to be read. */
  function* judgeText(text, line) {
    const [number, brackets] = [length(text), bracketsIn(text)];
    if (number > LONGEST_TEXT) {
      const message = `texten är ${grouped(number)} tecken och läses inte. Den får vara högst ${grouped(LONGEST_TEXT)} tecken.`;
      yield { code: "for-stor-fil", message, line };
    } else if (brackets > MOST_BRACKETS_IN_ALL) {
      const message = `texten har ${grouped(brackets)} hakparenteser och läses inte. Ta bort länkar, eller dela kortet i två.`;
      yield { code: "for-stor-fil", message, line };
    }
  }

  /* Points and quotations in one another, and paragraphs, that nobody could take in. */
  function* judgeBlocks({ blocks, first }) {
    for (const line of tooDeep(blocks, 0)) {
      const message = "raden är inskjuten i för många led av punkter och citat. Använd färre led.";
      yield { code: "for-djupt", message, line: first + line };
    }
    for (const { content, line } of written(blocks)) yield* judgeParagraph(content, first + line);
  }

  function* tooDeep(blocks, depth) {
    for (const { kind, line, children = [] } of blocks) {
      const within = depth + (kind === "quote" || kind === "point" ? 1 : 0);
      if (within > MOST_NESTED && depth === MOST_NESTED) yield line;
      else yield* tooDeep(children, within);
    }
  }

  function* judgeParagraph(text, line) {
    const [number, brackets] = [length(text), bracketsIn(text)];
    if (number > LONGEST_PARAGRAPH) {
      const message = `stycket är ${grouped(number)} tecken, högst ${grouped(LONGEST_PARAGRAPH)} får plats.`;
      yield { code: "for-langt-stycke", message, line };
    } else if (brackets > MOST_BRACKETS) {
      const message = `stycket har ${brackets} hakparenteser, högst ${MOST_BRACKETS} får plats.`;
      yield { code: "for-langt-stycke", message, line };
    }
  }

  return { judgeText, judgeBlocks };
})();
