/* What is left of the blank card: the same as checker/rules/leftovers.py of hooks/servicebanken/ finds. */
/* Stands on: words. */
self.servicebanken.judgeTemplate = (() => {
  "use strict";
  const { short } = self.servicebanken.words;

  function* judgeTemplate(text, type, data) {
    const marked = new Set();
    const lines = text.split("\n");
    for (const [at, line] of lines.entries()) {
      if (!line.includes(data.mark)) continue;
      marked.add(at);
      const told = `”${data.mark}” ur mallen står kvar. Ersätt det med er egen text, eller ta bort det.`;
      yield { code: "kvarglomd-mall", message: told, line: at + 1 };
    }
    for (const { help } of type.headings) {
      for (const [at, line] of lines.entries()) {
        if (!line.includes(help) || marked.has(at)) continue;
        const told = `mallens hjälptext ”${short(help)}” står kvar. Ersätt den med er egen text.`;
        yield { code: "kvarglomd-mall", message: told, line: at + 1 };
      }
    }
  }

  return judgeTemplate;
})();
