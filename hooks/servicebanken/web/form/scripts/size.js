/* How large and how nested a text may be before it is read: the same limits as checker/rules/size.py of
   hooks/servicebanken/. */
/* Stands on: dom, markdown, words. */
self.servicebanken.size = (() => {
  "use strict";
  const { grouped } = self.servicebanken.wording;
  const { written } = self.servicebanken.markdown;
  const { length } = self.servicebanken.words;
  const bracketsIn = (text) => text.split("[").length - 1;

  /* A text of which no more is to be read; `limits` are those of the checker. */
  function* judgeText(text, line, limits) {
    const [number, brackets] = [length(text), bracketsIn(text)];
    const holes = { number: grouped(number), most: grouped(limits.text) };
    if (number > limits.text) yield { sentence: "LONG_TEXT", holes, line };
    else if (brackets > limits.allBrackets) yield { sentence: "BRACKETS_IN_TEXT", holes: { number: grouped(brackets) }, line };
  }

  /* Points and quotations in one another, and paragraphs, that nobody could take in. */
  function* judgeBlocks({ blocks, first }, limits) {
    for (const line of tooDeep(blocks, limits.nested)) yield { sentence: "TOO_DEEP", holes: {}, line: first + line };
    for (const { content, line } of written(blocks)) yield* judgeParagraph(content, first + line, limits);
  }

  function* tooDeep(blocks, left) {
    for (const { kind, line, children = [] } of blocks) {
      const isHolder = kind === "quote" || kind === "point";
      if (isHolder && !left) yield line;
      else yield* tooDeep(children, isHolder ? left - 1 : left);
    }
  }

  function* judgeParagraph(text, line, { paragraph, brackets: most }) {
    const [number, brackets] = [length(text), bracketsIn(text)];
    const holes = { number: grouped(number), most: grouped(paragraph) };
    if (number > paragraph) yield { sentence: "LONG_PARAGRAPH", holes, line };
    else if (brackets > most) yield { sentence: "BRACKETS_IN_PARAGRAPH", holes: { number: brackets, most }, line };
  }

  return { judgeText, judgeBlocks };
})();
