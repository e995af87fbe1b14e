/* A text read as hooks/servicebanken/text/commonmark.py reads it: CommonMark with GitHub's tables, strike-through and bare
   addresses. What the form says of a text, and how it shows it, stand on the same reading, which takes no longer than the
   text is long. */
/* Stands on: blocks, inlines, pieces. */
self.servicebanken.markdown = (() => {
  "use strict";
  const { blocksOf, inlinesOf, pieces } = self.servicebanken;

  /* A heading is strong already. */
  const isPlain = ({ tag }) => tag !== "em" && tag !== "strong";

  /* Every block of a text, each before those that it holds. */
  function* each(blocks) {
    for (const block of blocks) {
      yield block;
      if (block.children) yield* each(block.children);
    }
  }

  /* What holds pieces: {content, line, pieces}. */
  function* written(blocks) {
    for (const block of each(blocks)) {
      if (block.kind === "table") yield* block.rows.flat();
      else if (block.content !== undefined) yield block;
    }
  }

  /* The outermost blocks of a text, with the pieces that each of their lines holds. */
  function read(text) {
    const { blocks, definitions } = blocksOf(text);
    for (const one of written(blocks)) {
      const { pieces: found, unread } = inlinesOf(one.content, definitions);
      one.unread = unread;
      one.pieces = one.kind === "heading" ? found.filter(isPlain) : found;
    }
    return blocks;
  }

  return { read, each, written, wordsOf: pieces.wordsOf };
})();
