/* What looks like a link or a picture to its writer, and is nothing but signs: the same as hooks/servicebanken/text/
   almost_links.py finds. */
/* Stands on: addresses, markdown. */
self.servicebanken.almostLinks = (() => {
  "use strict";
  const { schemeOf } = self.servicebanken.addresses;
  const { written } = self.servicebanken.markdown;

  /* Each is {target, isImage, hasSpace, line}: its target holds a space, or its title stands within curly quotes. */
  function* almostLinks(body, { almostLink, leadsToFile, curly }) {
    const [looksSo, file] = [new RegExp(almostLink, "gu"), new RegExp(leadsToFile, "iu")];
    for (const block of written(body.blocks)) {
      if (!block.content.includes("](")) continue;
      const read = block.pieces.filter(({ end }) => end);
      for (const match of block.content.matchAll(looksSo)) {
        const { sign, target, title = "" } = match.groups;
        const end = match.index + match[0].length;
        if (read.some((piece) => piece.start < end && match.index < piece.end)) continue;
        const hasSpace = /[ \t]/.test(target);
        const isCurly = [title.trim()[0], title.trim().at(-1)].some((quote) => quote && curly.includes(quote));
        // Brackets may stand beside each other in any text.
        const isMeant = sign || file.test(target) || schemeOf(target);
        if (isMeant && (hasSpace || isCurly)) yield { target, isImage: Boolean(sign), hasSpace, line: body.lineOf(block, match.index) };
      }
    }
  }

  return almostLinks;
})();
