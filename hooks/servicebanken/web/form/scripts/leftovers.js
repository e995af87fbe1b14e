/* What is left of the blank card: the same as checker/rules/leftovers.py of hooks/servicebanken/ finds. */
/* Stands on: words. */
self.servicebanken.judgeTemplate = (() => {
  "use strict";
  const { short } = self.servicebanken.words;

  function* judgeTemplate(text, type, { mark }) {
    const marked = new Set();
    const lines = text.split("\n");
    for (const [at, line] of lines.entries()) {
      if (!line.includes(mark)) continue;
      marked.add(at);
      yield { sentence: "MARK_IS_LEFT", holes: { mark }, line: at + 1 };
    }
    for (const { help } of type.headings) {
      for (const [at, line] of lines.entries()) {
        const isLeft = line.includes(help) && !marked.has(at);
        if (isLeft) yield { sentence: "HELP_IS_LEFT", holes: { help: short(help) }, line: at + 1 };
      }
    }
  }

  return judgeTemplate;
})();
