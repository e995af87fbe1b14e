/* The text of a card as the rules see it: its lines without code, its sections, its links and its HTML, all of one reading.
   The same as hooks/servicebanken/text/body.py has. */
/* Stands on: markdown. */
self.servicebanken.bodyOf = (() => {
  "use strict";
  const { read, each, written, wordsOf } = self.servicebanken.markdown;

  class Body {
    constructor(text, first) {
      Object.assign(this, { text, first, blocks: read(text), written: text.split("\n") });
    }

    get lines() {
      return (this.judged ??= this.withoutCode());
    }

    get heads() {
      return (this.headings ??= this.findHeadings());
    }

    /* Row of what stands at a place in the content of a block, counted from 0, and where in its line. */
    spot({ content, line }, index) {
      const begins = index ? content.lastIndexOf("\n", index - 1) + 1 : 0;
      const row = line + content.slice(0, begins).split("\n").length - 1;
      const [words] = content.slice(begins).split("\n", 1);
      return [row, Math.max(0, this.written[row].indexOf(words)) + index - begins];
    }

    /* Code is blanked, so that lines and columns stay. */
    withoutCode() {
      const lines = [...this.written];
      for (const { kind, line, below } of each(this.blocks)) if (kind === "code") lines.fill("", line, below);
      for (const block of written(this.blocks)) {
        for (const { kind, start, end } of block.pieces) if (kind === "code") this.blank(lines, block, start, end);
      }
      return lines;
    }

    blank(lines, block, start, end) {
      for (let at = start; at < end; ) {
        const [row, column] = this.spot(block, at);
        const { length } = block.content.slice(at, end).split("\n", 1)[0];
        lines[row] = lines[row].slice(0, column) + " ".repeat(length) + lines[row].slice(column + length);
        at += length + 1;
      }
    }

    /* Every piece of some kinds, with the block that it stands in and its place there. */
    *pieces(kinds) {
      for (const block of written(this.blocks)) {
        for (const [at, piece] of block.pieces.entries()) if (kinds.includes(piece.kind)) yield [piece, block, at];
      }
    }

    lineOf(block, index) {
      return this.first + this.spot(block, index)[0];
    }

    /* Every link and picture, however it is written. */
    get links() {
      return [...this.pieces(["open", "image"])]
        .filter(([{ kind, tag }]) => kind === "image" || tag === "a")
        .map(([piece, block, at]) => ({
          text: (piece.words ?? wordsOf(untilClosed(block.pieces, at))).trim(),
          target: piece.target,
          title: piece.title,
          isImage: piece.kind === "image",
          line: this.lineOf(block, piece.start),
        }));
    }

    /* HTML that somebody has written: each tag in a line, and the first of each block that is nothing else. */
    get html() {
      const blocks = [...each(this.blocks)].filter(({ kind }) => kind === "html").map(({ line, rows }) => {
        const at = Math.max(0, rows.findIndex((row) => row.includes("<")));
        return { text: rows[at].match(/<[^>]*>?/)?.[0] ?? "", line: this.first + line + at };
      });
      const pieces = [...this.pieces(["html"])];
      return [...blocks, ...pieces.map(([{ text, start }, block]) => ({ text, line: this.lineOf(block, start) }))];
    }

    findHeadings() {
      const outermost = new Set(this.blocks);
      return [...each(this.blocks)].filter(({ kind }) => kind === "heading").map((block) => {
        const title = wordsOf(block.pieces).trim();
        // A sentence, or several lines, of which dashes meant as a rule make a heading.
        const isSlip = block.isUnderlined && (block.content.includes("\n") || /[.!?]$/.test(title));
        return { ...block, title, isSlip, isNested: !outermost.has(block) };
      });
    }

    /* Headings and the text until the next heading of any level. */
    get sections() {
      const heads = this.heads.filter(({ isSlip, isNested }) => !isSlip && !isNested);
      return heads.map(({ level, title, line, below }, at) => ({
        level,
        title,
        line: this.first + line,
        text: this.lines.slice(below, heads[at + 1]?.line ?? this.lines.length).join("\n").trim(),
      }));
    }

    /* Sentences with the line of the dashes just below, which make headings of them. */
    get slips() {
      const slips = this.heads.filter(({ isSlip, isNested }) => isSlip && !isNested);
      return slips.map(({ below, content }) => ({ line: this.first + below - 1, text: content.split("\n").at(-1) }));
    }

    /* Headings within a quotation or a list: none of the card's sections. */
    get nested() {
      return this.heads.filter(({ isNested }) => isNested).map(({ line, title }) => ({ line: this.first + line, title }));
    }
  }

  /* What stands in the link that opens at a place; a link never stands in another. */
  function untilClosed(pieces, at) {
    const end = pieces.findIndex(({ kind, tag }, place) => place > at && kind === "close" && tag === "a");
    return pieces.slice(at + 1, end);
  }

  const bodyOf = (text, first) => new Body(text, first);

  return bodyOf;
})();
