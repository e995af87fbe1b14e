/* What things are called: every name of every document, with what it leads to and what it is worth. */
/* Stands on: language, weights. */
(() => {
  "use strict";
  const { language: { FUNCTION_WORDS, fold, wordsOf }, weights } = self.servicebanken;
  const { TITLE, ALSO_CALLED, SEARCH_WORD, LEADS_TO, WHOLE_NAME, WHOLE_SEARCH_WORD } = weights;

  /* The documents that belong to each theme, programme, region, municipality and method. */
  function belongingOf({ themes, programmes, regions, places }, documents) {
    const [ofThemes, ofProgrammes, ofRegions, ofPlaces, ofMethods] = [themes, programmes, regions, places, documents].map((all) => all.map(() => []));
    documents.forEach((one, at) => {
      for (const id of one.themes) ofThemes[id].push(at);
      for (const id of one.programmes) ofProgrammes[id].push(at);
      if (one.kind !== "kommun") for (const id of one.places) ofPlaces[id].push(at);
      for (const id of one.regions) ofRegions[id].push(at);
      for (const id of one.methods) ofMethods[id].push(at);
    });
    const ofKind = { tema: ofThemes, program: ofProgrammes, region: ofRegions, kommun: ofPlaces };
    return documents.map((one, at) => ofKind[one.kind]?.[one.own] || ofMethods[at]);
  }

  class Names {
    constructor(index, documents, vocabulary) {
      this.vocabulary = vocabulary;
      this.empty = new Array(vocabulary.words.length);
      this.all = [];
      this.addDocuments(documents, belongingOf(index, documents));
      for (const [names, leads] of index.synonyms) for (const name of names) this.add(name, { own: -1, weight: 0, whole: 0, leads, leadsWeight: LEADS_TO - 1 });
    }

    /* Each name leads to the page of the thing itself, and from there to those that belong to it. */
    addDocuments(documents, belonging) {
      documents.forEach((one, at) => {
        const leads = belonging[at];
        const leadsWeight = one.kind === "region" || one.kind === "kommun" ? LEADS_TO + 2 : LEADS_TO;
        const isWord = one.kind === "ord";
        this.add(one.title, { own: at, weight: TITLE, whole: isWord ? WHOLE_SEARCH_WORD : WHOLE_NAME, leads, leadsWeight });
        const [weight, whole] = isWord || one.kind === "tema" ? [SEARCH_WORD, WHOLE_SEARCH_WORD] : [ALSO_CALLED, WHOLE_NAME - 2];
        for (const name of one.names) this.add(name, { own: at, weight, whole, leads, leadsWeight });
      });
    }

    add(text, name) {
      const { all, vocabulary, vocabulary: { namesWith } } = this;
      const words = [], bearing = [];
      for (const word of wordsOf(text)) {
        const id = vocabulary.idOf(word);
        if (words.includes(id)) continue;
        words.push(id);
        if (!this.bearsNothing(id)) bearing.push(id);
      }
      if (!words.length) return;
      name.words = words;
      name.bearing = bearing.length ? bearing : words;
      for (const word of words) {
        if (namesWith[word]) namesWith[word].push(all.length);
        else namesWith[word] = [all.length];
      }
      all.push(name);
    }

    bearsNothing(id) {
      this.empty[id] ??= FUNCTION_WORDS.has(fold(this.vocabulary.words[id]));
      return this.empty[id];
    }
  }

  self.servicebanken.Names = Names;
})();
