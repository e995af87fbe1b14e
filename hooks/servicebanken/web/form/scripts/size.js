/* How large a text is, in the form's checks: the rules of hooks/servicebanken/checker/rules/size.py. */
/* Stands on: dom, words. */
self.servicebanken.size = (() => {
  "use strict";
  const { grouped } = self.servicebanken.wording;
  const { length } = self.servicebanken.words;

  const brackets = (text) => text.split("[").length - 1;

  /* What is read as one: what stands between empty lines, a heading, or one point of a list. Each is [line, text]. */
  function paragraphs(lines, first) {
    const found = [];
    let isOpen = false;
    for (const [at, line] of lines.entries()) {
      const begins = /^\s*(?:[-*+>#]|\d{1,9}[.)])/.test(line);
      if (line.trim() && (!isOpen || begins)) found.push([first + at, line.trim()]);
      else if (line.trim()) found.at(-1)[1] += `\n${line.trim()}`;
      isOpen = Boolean(line.trim()) && !line.startsWith("#");
    }
    return found;
  }

  function ofParagraph(text, { paragraph, brackets: most }) {
    const [number, opened] = [length(text), brackets(text)];
    if (number > paragraph) return ["LONG_PARAGRAPH", { number: grouped(number), most: grouped(paragraph) }];
    return opened > most ? ["BRACKETS_IN_PARAGRAPH", { number: opened, most }] : null;
  }

  /* Every text or paragraph that is too large, as [sentence, holes, line]; `limits` are those of the checker. */
  function judgeSize(body, first, limits) {
    const [number, opened] = [length(body), brackets(body)];
    const holes = { number: grouped(number), most: grouped(limits.text) };
    if (number > limits.text) return [["LONG_TEXT", holes, first]];
    if (opened > limits.allBrackets) return [["BRACKETS_IN_TEXT", { number: grouped(opened) }, first]];
    const told = paragraphs(body.split("\n"), first).map(([line, text]) => [ofParagraph(text, limits), line]);
    return told.filter(([one]) => one).map(([one, line]) => [...one, line]);
  }

  return { judgeSize };
})();
