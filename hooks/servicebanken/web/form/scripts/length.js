/* How much of its printed sheet a card fills: an estimate in lines, as checker/rules/length.py of hooks/servicebanken/ has
   it. */
/* Stands on: words. */
self.servicebanken.judgeLength = (() => {
  "use strict";
  const { length } = self.servicebanken.words;

  function* judgeLength(sections, type, { sheet, leader }) {
    const room = type.sides * sheet.lines - sheet.header;
    const lines = Math.ceil(linesOf(sections, sheet, leader));
    const holes = { lines, where: type.sidesInWords, room, over: lines - room };
    if (lines > room * sheet.slack) yield { sentence: "TOO_LONG_FOR_SHEET", holes, line: sections[0].line };
  }

  /* Lines of the sections that are printed: the advice to the leader stays off the sheet that is handed out. */
  function linesOf(sections, sheet, leader) {
    let [sum, isLeaders] = [0, false];
    for (const { level, title, text } of sections) {
      isLeaders = level <= 2 ? title === leader : isLeaders;
      if (isLeaders) continue;
      const written = text.split("\n");
      sum += sheet.heading + written.filter((line) => !line).length * sheet.between;
      sum += written.reduce((total, line) => total + Math.ceil(length(line) / sheet.signs), 0);
    }
    return sum;
  }

  return judgeLength;
})();
