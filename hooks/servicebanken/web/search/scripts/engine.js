/* The search engine: an index and a question in, ranked hits out. It knows no page and no browser.
   What it does and why is told in hooks/servicebanken/web/search/__init__.py; the index is packed by packing.py there. */
/* Stands on: compounds, documents, language, naming, question, scoring, slips, unpacking, vocabulary, weights. */
(() => {
  "use strict";
  const { language: { fold, wordsOf, stem }, unpacking: { Postings, unfronted }, weights: { INFLECTED, PART, SLIP, better } } = self.servicebanken;
  const { Vocabulary, Names, Compounds, Slips, Scoring, documentsOf, questionOf } = self.servicebanken;

  class Engine {
    constructor(index) {
      this.index = index;
      this.documents = documentsOf(index);
      this.vocabulary = new Vocabulary(unfronted(index.text.words));
      // Names have words that no text has.
      const { all: names } = new Names(index, this.documents, this.vocabulary);
      this.vocabulary.addKeys();
      const { words, namesWith } = this.vocabulary;
      this.words = words;
      this.compounds = new Compounds(this.vocabulary);
      this.slips = new Slips(this.vocabulary);
      const [postings, common] = [new Postings(index.text), new Set(index.text.common)];
      this.scoring = new Scoring({ postings, common, documents: this.documents, names, namesWith });
    }

    /* Hits in order: [{document, score}]; whether no document has all the words; the forms to mark; the terms taken for slips. */
    search(query) {
      this.vocabulary.forget();
      const { terms, isSentence } = questionOf(query);
      if (!terms.length) return { hits: [], isNear: false, forms: new Set(), meant: [] };
      const found = terms.map((term) => this.matches(term));
      const { hits, isNear } = this.scoring.hits(found, isSentence);
      const sure = found.flat().flatMap(({ words }) => [...words].filter(([, quality]) => quality > 0.25));
      const forms = new Set(sure.map(([word]) => this.vocabulary.folded[word]));
      return { hits, isNear, forms, meant: terms.filter(({ meant }) => meant) };
    }

    /* The words of the bank that a term may mean: strands of Map(word → quality), which a document's worth is the sum of. */
    matches(term) {
      const known = this.vocabulary.known(term.word, term.isExact);
      if (term.isExact) return [{ words: known, isHalf: false }];
      const best = highest(known);
      this.vocabulary.addParts(term, known, best >= INFLECTED);
      if (best || highest(known) >= PART) return [{ words: known, isHalf: false }];
      const split = this.compounds.split(fold(term.word));
      const strands = split.every(({ isHalf }) => !isHalf) ? split : [];
      const slips = this.slips.near(term.word);
      const nearest = highest(slips);
      if (nearest && !(strands.length && nearest < SLIP)) {
        const closest = [...slips].filter(([, quality]) => quality === nearest);
        for (const [word, quality] of closest) better(known, word, quality);
        term.meant = this.words[closest[0][0]];
        return [...strands, { words: known, isHalf: false }];
      }
      if (strands.length) return [...strands, { words: known, isHalf: false }];
      return known.size || !split.length ? [{ words: known, isHalf: false }] : split;
    }

    /* Words of the bank's own names that look like those of a question that found nothing. */
    suggest(query) {
      return this.slips.namesLike(questionOf(query).terms.map(({ word }) => word));
    }
  }

  function highest(found) {
    let most = 0;
    for (const quality of found.values()) most = Math.max(most, quality);
    return most;
  }

  self.servicebanken.Engine = Object.assign(Engine, { fold, wordsOf, stem, unfronted, Postings });
})();
