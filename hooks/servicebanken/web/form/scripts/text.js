/* The rules for a card's text, each family in a script of its own with the name that it has in
   hooks/servicebanken/checker/rules/. Each gives {sentence, holes, line}, and a missing heading says which. */
/* Stands on: addresses, allowed, body, headings, leftovers, length, letter, pictures, privacy, signs, size. */
(() => {
  "use strict";
  const { addresses, bodyOf, judgeText, judgeSigns, judgeHeadings, judgeLetter, judgeLength, judgeTemplate, pictures, size } = self.servicebanken;

  /* Everything about the text of a card that begins on line `first` of its file; what is too large is not read. */
  function judgeBody(text, first, type, data, licensed) {
    const unread = [...size.judgeText(text, first, data.limits)];
    if (unread.length) return unread;
    const body = bodyOf(text, first);
    const tooLarge = [...size.judgeBlocks(body, data.limits)];
    if (tooLarge.length) return tooLarge;
    return [
      ...judgeText(body, data),
      ...judgeSigns(body, data),
      ...judgeHeadings(body, type.headings, data),
      ...pictures.judgeTargets(body.links, type, data, licensed),
      ...judgeLetter(body, data),
      ...judgeLength(body.sections, type, data),
    ];
  }

  /* What is private, in the whole file. */
  const judgeFile = (text, data) => self.servicebanken.judgeFile(text, data);

  const { normal, isWebAddress } = addresses;
  const { isPicture, noPicture } = pictures;
  self.servicebanken.isWebAddress = isWebAddress;
  self.servicebanken.text = { judgeBody, judgeFile, judgeTemplate, isPicture, noPicture, normal };
})();
