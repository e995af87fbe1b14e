/* What a found word is worth, by where it stands and by how it was found: all that the search weighs with. */
/* Stands on: nothing. */
self.servicebanken = self.servicebanken || {};

(() => {
  "use strict";

  /* Weights: what a found word is worth by where it stands … */
  const TITLE = 12, ALSO_CALLED = 9, SEARCH_WORD = 7, LEADS_TO = 4, SUMMARY = 3, BODY = 1;
  /* … with more for a name asked for in full: least for the search words of a theme and for words explained elsewhere … */
  const WHOLE_NAME = 30, WHOLE_SEARCH_WORD = 4;
  /* … and by how it was found: as written, without its marks, inflected, as a part of a word, begun, misspelt. */
  const SAME = 1, FOLDED = 0.97, INFLECTED = 0.94, INFLECTED_AND_FOLDED = 0.75, DERIVED = 0.7, DERIVED_BESIDE_THE_WORD = 0.45, PART = 0.6, LOOSE_PART = 0.4, BEGUN = 0.55, SLIP = 0.5;
  const ALL_THE_WORDS = 1.5;
  /* A compound that nobody wrote: what its last part is worth, what the others share, and half a word alone. */
  const HEAD = 0.5, MODIFIERS = 0.3, HALF = 0.35, LONG_HALF = 6;
  /* Beside the very word, words that merely begin with it or hold it by chance count for next to nothing. */
  const BESIDE_THE_WORD = 0.04;

  /* How much a kind of page is favoured when two are equal otherwise. */
  const FAVOUR = { metod: 1.15, tema: 1.1, berattelse: 1, program: 1, sida: 0.95, ord: 0.8, kommun: 1, region: 1.05 };

  /* Of two ways to one word the better one counts. */
  function better(found, id, quality) {
    if ((found.get(id) || 0) < quality) found.set(id, quality);
  }

  self.servicebanken.weights = {
    TITLE, ALSO_CALLED, SEARCH_WORD, LEADS_TO, SUMMARY, BODY, WHOLE_NAME, WHOLE_SEARCH_WORD, ALL_THE_WORDS, FAVOUR,
    SAME, FOLDED, INFLECTED, INFLECTED_AND_FOLDED, DERIVED, DERIVED_BESIDE_THE_WORD, PART, LOOSE_PART, BEGUN, SLIP,
    HEAD, MODIFIERS, HALF, LONG_HALF, BESIDE_THE_WORD, better,
  };
})();
