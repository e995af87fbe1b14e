/* A table as a word processor or a spreadsheet leaves it, with tabs between the cells, made one that the bank can read. */
/* Stands on: nothing. */
self.servicebanken.tables = (() => {
  "use strict";
  const isPoint = (line) => /^(?:[-*+]|\d+[.)]|[•·▪‣◦●o])\s/u.test(line);
  const isRow = (line) => /^\S.*\t+\S/u.test(line) && !isPoint(line) && !line.includes("|");
  const rowOf = (cells, width) => `| ${Array.from({ length: width }, (_, at) => (cells[at] ?? "").trim()).join(" | ")} |`;

  function tableOf(lines) {
    const rows = lines.map((line) => line.split("\t"));
    const width = Math.max(...rows.map((cells) => cells.length));
    const [head, ...rest] = rows.map((cells) => rowOf(cells, width));
    return ["", head, rowOf(Array(width).fill("---"), width), ...rest, ""];
  }

  /* One line alone is no table: a tab may have been put into any text. */
  function withTables(lines) {
    const made = [];
    let isFenced = false;
    for (let at = 0; at < lines.length; at += 1) {
      if (/^\s{0,3}(?:```|~~~)/u.test(lines[at])) isFenced = !isFenced;
      let end = at;
      while (!isFenced && end < lines.length && isRow(lines[end])) end += 1;
      if (end - at < 2) made.push(lines[at]);
      else {
        made.push(...tableOf(lines.slice(at, end)));
        at = end - 1;
      }
    }
    return made;
  }

  return { withTables };
})();
