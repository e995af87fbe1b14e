/* What a card's text may hold: no HTML, no template's signs, no link that runs or says nothing. The same rules as
   checker/rules/text.py of hooks/servicebanken/, but for signs that turn the text, which the form takes away. */
/* Stands on: addresses. */
self.servicebanken.judgeText = (() => {
  "use strict";
  const { isSafe } = self.servicebanken.addresses;
  const cut = (text, most) => [...text].slice(0, most).join("");

  function* judgeText(body, data) {
    yield* judgeHtml(body, data);
    yield* judgeBraces(body, new RegExp(data.patterns.braces, "u"));
    for (const link of body.links) yield* judgeLink(link, data);
  }

  function* judgeHtml({ html }, { limits }) {
    const lines = new Set();
    for (const { text, line } of html) {
      if (!lines.has(line)) yield { sentence: "HTML_IN_TEXT", holes: { sign: cut(text, limits.shownOfSigns) }, line };
      lines.add(line);
    }
  }

  function* judgeBraces({ lines, first }, braces) {
    for (const [at, line] of lines.entries()) {
      const sign = line.match(braces)?.[0].trim();
      const sentence = sign?.startsWith("{") ? "BRACES_IN_TEXT" : "FRAME_IN_TEXT";
      if (sign) yield { sentence, holes: { sign }, line: first + at };
    }
  }

  /* The words as they are told from the mute ones. */
  function bare(text, around) {
    const signs = [...text];
    const isWord = (sign) => !around.includes(sign);
    return signs.slice(Math.max(0, signs.findIndex(isWord)), signs.findLastIndex(isWord) + 1).join("").toLowerCase();
  }

  function* judgeLink({ text, target, isImage, line }, { limits, schemes, mute, aroundWords }) {
    const shown = { target: cut(target, limits.shownOfSigns), words: cut(text, limits.shownOfWords) };
    if (!isSafe(target, schemes)) yield { sentence: isImage ? "UNSAFE_PICTURE" : "UNSAFE_LINK", holes: shown, line };
    else if (!target) yield { sentence: "LINK_TO_NOTHING", holes: shown, line };
    else if (isImage && !text.replace(/[ …]/g, "")) yield { sentence: "NO_DESCRIPTION", holes: { target }, line };
    else if (!isImage && mute.includes(bare(text, aroundWords))) yield { sentence: "MUTE_LINK", holes: { words: text }, line };
  }

  return judgeText;
})();
