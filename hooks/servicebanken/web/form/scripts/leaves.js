/* The blocks that hold text and no other blocks, row by row: paragraphs, headings, code, HTML, tables. Each block is
   {kind, line, below, last}: the rows it takes, counted from 0, and the last of them that is not empty. */
/* Stands on: beginnings, cells, targets. */
self.servicebanken.leaves = (() => {
  "use strict";
  const { isFenceEnd, fence, html, heading, isRule } = self.servicebanken.beginnings;
  const { cellsOf, alignmentsOf, headOf } = self.servicebanken.cells;
  const { definitionAt } = self.servicebanken.targets;
  const CODE_INDENT = 4;
  // Rows with fewer cells than the first are filled up, and a short text is not to become a large one.
  const MOST_FILLED = 65_536;

  const block = (kind, { row }, more) => ({ kind, line: row, from: row, below: row + 1, last: row, ...more });

  function put(leaf, row, text) {
    leaf.rows.push(text);
    Object.assign(leaf, { last: row, below: row + 1 });
  }

  function paragraph(line) {
    const made = block("paragraph", line, { rows: [] });
    addRow(made, line);
    return made;
  }

  function addRow(leaf, line) {
    put(leaf, line.row, line.words);
    leaf.lastIndent = line.indent;
  }

  function indented(line) {
    line.skip(CODE_INDENT);
    return block("code", line, { rows: [line.rest], isIndented: true });
  }

  /* What the line begins that is no paragraph and no container; `isWithin` a paragraph it may begin less. */
  function begun(line, isWithin) {
    const { words } = line;
    const head = heading(words);
    if (head) return block("heading", line, { ...head, isUnderlined: false });
    const fenced = fence(words);
    if (fenced) return block("code", line, { rows: [], ...fenced, indent: line.indent });
    const tag = html(words, isWithin);
    if (!tag) return null;
    return block("html", line, { rows: [line.rest], end: tag.end, isEnded: tag.end?.test(words) });
  }

  const rule = (line) => (isRule(line.words) ? block("rule", line) : null);

  /* Code and HTML take lines that would else begin something; true when the line was taken. */
  function takes(leaf, line) {
    if (leaf.kind === "code") return leaf.isIndented ? takesIndented(leaf, line) : takesFenced(leaf, line);
    if (leaf.kind !== "html" || leaf.isEnded || (!leaf.end && line.isBlank)) return false;
    put(leaf, line.row, line.rest);
    leaf.isEnded = leaf.end?.test(line.words);
    return true;
  }

  function takesIndented(leaf, line) {
    if (!line.isBlank && line.indent < CODE_INDENT) return false;
    line.skip(CODE_INDENT);
    if (line.isBlank) leaf.rows.push(line.rest);
    else put(leaf, line.row, line.rest);
    return true;
  }

  function takesFenced(leaf, line) {
    if (leaf.isEnded) return false;
    leaf.isEnded = line.indent < CODE_INDENT && isFenceEnd(line.words, leaf.mark);
    line.skip(leaf.indent);
    if (leaf.isEnded) Object.assign(leaf, { last: line.row, below: line.row + 1 });
    else put(leaf, line.row, line.rest);
    return true;
  }

  const cell = (content, line) => ({ content, line });

  /* The table that the line makes of the last row of a paragraph, which that row then leaves; or null. */
  function table(leaf, line) {
    const alignments = leaf.lastIndent < CODE_INDENT && alignmentsOf(line.words);
    const head = alignments && headOf(leaf.rows.at(-1), alignments);
    if (!head) return null;
    leaf.rows.pop();
    Object.assign(leaf, { last: leaf.last - 1, below: leaf.below - 1 });
    const row = line.row - 1;
    const rows = [head.map((content) => cell(content, row))];
    return { ...block("table", line, { alignments, rows, filled: 0 }), line: row, from: row };
  }

  function addCells(leaf, line) {
    const cells = cellsOf(line.words.trim());
    leaf.filled += leaf.alignments.length - cells.length;
    if (leaf.filled > MOST_FILLED) return false;
    put(leaf, line.row, leaf.alignments.map((_, at) => cell(cells[at] ?? "", line.row)));
    return true;
  }

  /* What a paragraph that has ended says, once the definitions it began with are known by their labels. */
  function settle(leaf, definitions) {
    const text = leaf.rows.join("\n").trim();
    let at = 0;
    for (let found = definitionAt(text, 0); found; found = definitionAt(text, at)) {
      if (!definitions.has(found.label)) definitions.set(found.label, found);
      leaf.line += text.slice(at, found.end).split("\n").length - 1;
      at = found.end;
    }
    leaf.content = text.slice(at);
    leaf.kind = at && !leaf.content ? "definitions" : "paragraph";
  }

  /* The leaf has ended: what follows is no part of it. */
  function end(leaf, definitions) {
    if (leaf.kind === "paragraph") settle(leaf, definitions);
    if (leaf.isIndented) leaf.rows.length = leaf.below - leaf.line;
  }

  return { CODE_INDENT, paragraph, addRow, indented, begun, rule, takes, table, addCells, settle, end };
})();
