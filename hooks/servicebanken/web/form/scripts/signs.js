/* Nothing is left over when a text has been read: the same rule as checker/rules/signs.py of hooks/servicebanken/, by the same
   patterns, which stand in marks.py. */
/* Stands on: almostlinks, markdown, pieces, words. */
self.servicebanken.judgeSigns = (() => {
  "use strict";
  const { each, written } = self.servicebanken.markdown;
  const { almostLinks } = self.servicebanken;
  const { unreadIn } = self.servicebanken.pieces;
  const { short } = self.servicebanken.words;
  const patterns = new WeakMap();

  /* The patterns as such, made once. */
  function patternsOf(marks) {
    if (patterns.has(marks)) return patterns.get(marks);
    const made = {
      each: marks.each.map(([sentence, pattern, isInLine]) => ({ sentence, isInLine, pattern: new RegExp(pattern, "gu") })),
      ...Object.fromEntries(["tableRow", "firstSign", "noteDefined"].map((name) => [name, new RegExp(marks[name], "u")])),
    };
    patterns.set(marks, made);
    return made;
  }

  function* judgeSigns(body, { marks }) {
    const known = { ...patternsOf(marks), marks };
    for (const { kind, info = "", line } of each(body.blocks)) {
      const word = info.trim().toLowerCase();
      if (kind === "code" && marks.drawn.includes(word)) yield told("NOT_DRAWN", word, body.first + line, marks);
    }
    const almost = [...almostLinks(body, marks)];
    for (const { target, isImage, hasSpace, line } of almost) {
      const holes = { target: short(target), kind: isImage ? "bild" : "länk" };
      yield { sentence: hasSpace ? "SPACE_IN_LINK" : "CURLY_IN_LINK", holes, line };
    }
    // What hinders a link has been told, and is of more use than that there is none.
    const isTold = ({ sentence, line }) => sentence === "NO_LINK" && almost.some((one) => one.line === line);
    for (const block of written(body.blocks)) {
      yield* [...judgeBlock([...unreadIn(block)], block, body, known)].filter((one) => !isTold(one));
    }
    yield* judgeFootnotes(body, known);
  }

  function told(sentence, sign, line, { mostShown }) {
    return { sentence, holes: { sign: [...sign.trim()].slice(0, mostShown).join("") }, line };
  }

  function* judgeBlock(unread, block, body, known) {
    const { marks } = known;
    const row = unread.find(({ text }) => known.tableRow.test(text));
    if (row) yield { sentence: "NO_TABLE", holes: {}, line: body.lineOf(block, row.start) };
    const first = firstOfSeveral(unread.filter(({ beginsLine }) => beginsLine), known);
    if (first) yield told("SAME_SIGNS", first.text.split(/\s/u)[0], body.lineOf(block, first.start), marks);
    const seen = new Set();
    for (const one of unread) {
      for (const { sentence, isInLine, pattern } of known.each) {
        for (const match of matches(one, isInLine, pattern)) {
          const line = body.lineOf(block, one.start + match.index);
          if (!seen.has(`${sentence} ${line}`)) yield told(sentence, match[0], line, marks);
          seen.add(`${sentence} ${line}`);
        }
      }
    }
  }

  function matches({ text, beginsLine }, isInLine, pattern) {
    if (isInLine) return text.matchAll(pattern);
    if (!beginsLine) return [];
    const match = text.match(new RegExp(`^(?:${pattern.source})`, "u"));
    return match ? [match] : [];
  }

  /* The first of the lines of a paragraph that begin with the same sign: they were meant as points. */
  function firstOfSeveral(lines, { firstSign, marks }) {
    const signs = lines.map((one) => [one, [...(one.text.match(new RegExp(`^${firstSign.source}`, "u"))?.[1] ?? "")].at(-1)]);
    const kinds = signs.map(([, kind]) => kind).filter((kind) => kind && !marks.bullets.includes(kind));
    return signs.find(([, kind]) => kinds.filter((one) => one === kind).length > 1)?.[0];
  }

  /* The forge's notes are defined as links are: one of a single word is a link, and the definition does not show. */
  function* judgeFootnotes(body, { noteDefined, marks }) {
    for (const { text, line } of body.links) if (text.startsWith("^")) yield told("NO_FOOTNOTE", `[${text}]`, line, marks);
    for (const [at, line] of body.lines.entries()) {
      const note = line.includes("[^") && line.match(noteDefined);
      if (note && !isShown(body, at, note[0].slice(0, -1))) yield told("NO_FOOTNOTE", note[0], body.first + at, marks);
    }
  }

  const isShown = (body, row, words) =>
    [...written(body.blocks)].some((block) =>
      [...unreadIn(block)].some(({ text, start }) => text.includes(words) && body.lineOf(block, start) === body.first + row),
    );

  return judgeSigns;
})();
