/* What stands in a paragraph when all of it has been read: the pieces with their runs of stars settled, and addresses of mail
   made links. A text knows what it was put together of: {text, written, isMeant}, escapes and entities apart from the rest. */
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
      else if (before?.kind === "text") addTo(before.texts, piece);
      else if (piece.text) made.push({ kind: "text", texts: [textsOf(piece)] });
    }
    for (const piece of made) if (piece.texts) settle(piece);
    return made;
  }

  /* A part is the many texts that it is made of until all is known: to join them one by one takes long. */
  const textsOf = ({ text, written, isMeant = false }) => ({ isMeant, many: [text], written });

  function addTo(texts, piece) {
    if (piece.isMeant || texts.at(-1).isMeant) texts.push(textsOf(piece));
    else texts.at(-1).many.push(piece.text);
  }

  function settle(piece) {
    for (const part of piece.texts) {
      part.text = part.many.join("");
      part.written ??= part.text;
    }
    piece.text = piece.texts.map(({ text }) => text).join("");
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

  /* Signs of a block that are shown as they were written: what neither markup, escape, entity nor code took. Each is
     {text, start, beginsLine}: its place in the block's content, and whether a paragraph's line begins with it. */
  function* unreadIn({ content, unread, kind }) {
    let [index, before, isAddress] = [0, "line", false];
    for (const piece of unread) {
      if (piece.kind === "text") {
        for (const { text, written, isMeant } of piece.texts) {
          index = Math.max(index, content.indexOf(written, index));
          const isShown = text && !(isMeant && text !== written) && !isAddress;
          if (isShown) yield { text, start: index, beginsLine: kind === "paragraph" && (before === "line" || before === "break") };
          index += written.length;
          before = "text";
        }
        isAddress = false;
      } else {
        if (piece.end) index = piece.kind === "open" ? piece.start : piece.end;
        isAddress = piece.kind === "open" && Boolean(piece.isBare);
        before = piece.kind;
      }
    }
  }

  return { flat, withMails, wordsOf, unreadIn };
})();
