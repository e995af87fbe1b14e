/* The rows of a table: a line split where its pipes stand, and the line below the first, which says how columns stand. */
/* Stands on: nothing. */
self.servicebanken.cells = (() => {
  "use strict";

  /* A pipe with a backslash before it is a sign like others. */
  function cellsOf(line) {
    const cells = [];
    let [cell, kept, isEscaped] = ["", 0, false];
    for (let at = 0; at < line.length; at += 1) {
      if (line[at] === "|") {
        cell += line.slice(kept, isEscaped ? at - 1 : at);
        kept = isEscaped ? at : at + 1;
        if (!isEscaped) cells.push(cell);
        if (!isEscaped) cell = "";
      }
      isEscaped = line[at] === "\\";
    }
    cells.push(cell + line.slice(kept));
    if (cells[0] === "") cells.shift();
    if (cells.at(-1) === "") cells.pop();
    return cells.map((one) => one.trim());
  }

  function alignmentOf(dashes) {
    if (dashes.endsWith(":")) return dashes.startsWith(":") ? "center" : "right";
    return dashes.startsWith(":") ? "left" : "";
  }

  /* How each column stands, or null for a line that says nothing of the kind: dashes alone are a heading's. */
  function alignmentsOf(words) {
    if (!/^(?:[|:][-:|\s]|-[-:|])[-:|\s]*$/.test(words) || !/[|:]/.test(words)) return null;
    const parts = words.split("|").map((part) => part.trim());
    const columns = parts.filter((part, at) => part || (at > 0 && at < parts.length - 1));
    return columns.every((part) => /^:?-+:?$/.test(part)) ? columns.map(alignmentOf) : null;
  }

  /* The first row of a table, when the line is that and has a cell for each column. */
  function headOf(words, alignments) {
    const cells = words.includes("|") ? cellsOf(words.trim()) : [];
    return cells.length && cells.length === alignments.length ? cells : null;
  }

  return { cellsOf, alignmentsOf, headOf };
})();
