/* The pieces of a paragraph when all of it has been read: each in its place, with the addresses of mail among them. */
/* Stands on: bareaddresses, emphasis. */
self.servicebanken.pieces = (() => {
  "use strict";
  const { bare, emphasis } = self.servicebanken;

  /* The pieces with what their runs have become, texts that meet being one. */
  function flat(pieces) {
    const made = [];
    for (const piece of pieces.flatMap((one) => (one.kind === "run" ? emphasis.pieces(one) : [one]))) {
      const before = made.at(-1);
      if (piece.kind !== "text") made.push(piece);
      else if (before?.kind === "text") before.texts.push(piece.text);
      else if (piece.text) made.push({ kind: "text", texts: [piece.text] });
    }
    for (const piece of made) if (piece.texts) Object.assign(piece, { text: piece.texts.join(""), texts: [] });
    return made;
  }

  function withMails(pieces) {
    let isLinked = false;
    return pieces.flatMap((piece) => {
      if (piece.tag === "a") isLinked = piece.kind === "open";
      return piece.kind === "text" && !isLinked && piece.text.includes("@") ? split(piece.text) : [piece];
    });
  }

  function split(words) {
    const made = [];
    let kept = 0;
    for (const { start, end, target } of bare.mailsIn(words)) {
      const about = { target, title: "", isBare: true, start: 0, end: 0 };
      made.push({ kind: "text", text: words.slice(kept, start) }, { kind: "open", tag: "a", ...about });
      made.push({ kind: "text", text: words.slice(start, end) }, { kind: "close", tag: "a" });
      kept = end;
    }
    return [...made, { kind: "text", text: words.slice(kept) }].filter(({ kind, text }) => kind !== "text" || text);
  }

  const ownText = ({ text }) => text;
  const WORDS = { text: ownText, code: ownText, image: ({ words }) => words, break: () => " ", line: () => " " };

  /* What is read of the pieces when they are text alone. */
  const wordsOf = (pieces) => pieces.map((piece) => WORDS[piece.kind]?.(piece) ?? "").join("");

  return { flat, withMails, wordsOf };
})();
