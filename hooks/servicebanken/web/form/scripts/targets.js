/* Links and pictures in a line, as the forge reads them: what is a target, what looks like one and is none, and what a
   file is called of which only upper and lower case differ. The same rules and words as hooks/servicebanken/text/unread.py and
   names.py of checker/rules/. */
/* Stands on: words. */
self.servicebanken.targets = (() => {
  "use strict";
  const { short } = self.servicebanken.words;
  const CURLY = "”“„‟’‘‚";
  const TITLE = new RegExp(`^(.*?)(?:[ \\t]+(["'${CURLY}][^"'${CURLY}]*["'${CURLY}]))?$`, "s");
  const ENTITY = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);/g;

  /* Where the parenthesis that opens at `paren` is closed, others within it being whole; -1 where it is not. */
  function closing(text, paren) {
    let depth = 0;
    for (let at = paren; at < text.length; at += text[at] === "\\" ? 2 : 1) {
      if (text[at] === "<" && depth === 1 && !text.slice(paren + 1, at).trim()) at = Math.max(at, text.indexOf(">", at));
      depth += { "(": 1, ")": -1 }[text[at]] || 0;
      if (!depth) return at;
    }
    return -1;
  }

  const decoded = (target) =>
    target
      .replace(/\\([!-/:-@[-`{-~])/g, "$1")
      .replace(ENTITY, (entity) => new DOMParser().parseFromString(entity, "text/html").body.textContent);

  /* What stands within the parentheses: target and title, or what was meant so where it is none to the forge. */
  function partsOf(inner) {
    const read = inner.match(/^(?:<([^<>]*)>|([^\s<]\S*)?)(?:(?:^|\s+)("[^"]*"|'[^']*'|\([^()]*\)))?$/);
    if (read) return { target: decoded(read[1] ?? read[2] ?? ""), title: read[3] || "", isRead: true };
    const [, target, title = ""] = inner.match(TITLE);
    return { target, title, isRead: false };
  }

  /* Whatever looks like an inline link or image, in the order in which they end. */
  function everySpan(text) {
    const [spans, opened] = [[], []];
    if (!text.includes("](")) return spans;
    let taken = -1;
    for (const bracket of text.matchAll(/\\[^]|!?\[|\]/g)) {
      if (bracket[0][0] === "\\" || bracket.index < taken) continue;
      if (bracket[0] !== "]") opened.push(bracket);
      else if (opened.length) {
        const opening = opened.pop();
        const paren = bracket.index + 1;
        const close = text[paren] === "(" ? closing(text, paren) : -1;
        if (close < 0) continue;
        taken = close;
        spans.push({
          ...partsOf(text.slice(paren + 1, Math.min(close, paren + 5001)).trim()),
          text: text.slice(opening.index + opening[0].length, bracket.index).trim(),
          isImage: opening[0][0] === "!",
        });
      }
    }
    return spans;
  }

  const spansOf = (text) => everySpan(text).filter((span) => span.isRead);

  /* What somebody has tried to make a link of, told as the checker tells it. */
  function* unreadOf(text, data) {
    const files = new RegExp(`(?:\\.md|${data.pictures.map((suffix) => `\\${suffix}`).join("|")})(?:[#?]\\S*)?$`, "i");
    for (const { target, title, isImage, isRead } of everySpan(text)) {
      const isMeant = isImage || files.test(target) || /^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(target);
      const isCurly = CURLY.includes(title[0]) || CURLY.includes(title.at(-1));
      if (isRead || !isMeant) continue;
      const none = `så det blir ingen ${isImage ? "bild" : "länk"} utan bara tecken.`;
      const cure = "Sätt vinkelparenteser om adressen, eller skriv %20 i stället för varje mellanslag.";
      if (/[ \t]/.test(target)) yield `”${short(target)}” har mellanslag, ${none} ${cure}`;
      else if (isCurly) yield `texten efter ”${short(target)}” står inom krokiga citattecken, ${none} Använd raka.`;
    }
  }

  /* ”torpa.md”, med litet t: what the file is called; nothing where none is called so in any case. */
  function calledInCase(path, files) {
    const other = files.find((file) => file.toLowerCase() === path.toLowerCase());
    if (!other || other === path) return "";
    const [folder, name] = [path.slice(0, path.lastIndexOf("/") + 1), other.slice(other.lastIndexOf("/") + 1)];
    const letters = [...other].filter((letter, at) => letter !== [...path][at]);
    const shown = `”${other.startsWith(folder) ? name : other}”`;
    if (letters.length > 1) return `${shown}, med andra stora och små bokstäver`;
    return `${shown}, med ${letters[0] === letters[0].toLowerCase() ? "litet" : "stort"} ${letters[0]}`;
  }

  return { spansOf, unreadOf, calledInCase };
})();
