/* How much of its printed sheet a card fills: an estimate in lines, as checker/rules/length.py of hooks/servicebanken/ has
   it. */
/* Stands on: words. */
self.servicebanken.judgeLength = (() => {
  "use strict";
  const { length } = self.servicebanken.words;
  const inWords = (number) => ["noll", "en", "två", "tre", "fyra"][number] ?? String(number);

  function* judgeLength(sections, type, data) {
    const { sheet } = data;
    let [sum, isLeaders] = [0, false];
    for (const { level, title, text } of sections) {
      isLeaders = level <= 2 ? title === data.leader : isLeaders;
      if (isLeaders) continue;
      const written = text.split("\n");
      sum += sheet.heading + written.filter((line) => !line).length * sheet.between;
      sum += written.reduce((total, line) => total + Math.ceil(length(line) / sheet.signs), 0);
    }
    const [room, rows] = [type.sides * sheet.lines - sheet.header, Math.ceil(sum)];
    if (rows <= room * sheet.slack) return;
    const where = type.sides === 1 ? "en sida" : `${inWords(type.sides)} sidor`;
    const told = `texten blir ungefär ${rows} rader på utskriften, och på ${where} får ungefär ${room} plats.`;
    const message = `${told} Korta med ungefär ${rows - room} rader.`;
    yield { code: "for-lang-for-bladet", message, line: sections[0].line };
  }

  return judgeLength;
})();
