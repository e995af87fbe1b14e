/* The words of the bank, and the ways to each: as written, without its marks, inflected, of one root, as a part. */
/* Stands on: language, weights. */
(() => {
  "use strict";
  const { language: { FUNCTION_WORDS, fold, stem, root, added, beforeJoining }, weights } = self.servicebanken;
  const { SAME, FOLDED, INFLECTED, INFLECTED_AND_FOLDED, DERIVED, DERIVED_BESIDE_THE_WORD, PART, LOOSE_PART, BEGUN, BESIDE_THE_WORD, better } = weights;

  class Vocabulary {
    constructor(words) {
      this.words = words;
      this.ids = new Map(words.map((word, id) => [word, id]));
      this.namesWith = new Array(words.length); // for each word, the names that it stands in
      this.memory = new Map();
    }

    /* The number of a word, which is added when it is new. */
    idOf(word) {
      let id = this.ids.get(word);
      if (id === undefined) this.ids.set(word, (id = this.words.push(word) - 1));
      return id;
    }

    /* The ways to a word, when all of them are there: folded, stem, root. */
    addKeys() {
      this.folded = this.words.map(fold);
      this.byFolded = new Map();
      this.byStem = new Map();
      this.byRoot = new Map();
      this.words.forEach((word, id) => {
        file(this.byFolded, this.folded[id], id);
        file(this.byStem, word === this.folded[id] ? stem(word) : fold(stem(word)), id);
        file(this.byRoot, root(this.folded[id]), id);
      });
      this.all = `${this.folded.join(" ")} `;
      this.starts = new Int32Array(this.words.length + 1);
      this.folded.forEach((word, id) => (this.starts[id + 1] = this.starts[id] + word.length + 1));
    }

    /* What was found for one question is of no use to the next. */
    forget() {
      this.memory = new Map();
    }

    /* The word itself and its forms. */
    known(word, isExact = false) {
      const key = isExact ? `"${word}` : word;
      if (!this.memory.has(key)) this.memory.set(key, this.forms(word, isExact));
      return new Map(this.memory.get(key));
    }

    forms(word, isExact) {
      const found = new Map();
      const folded = fold(word);
      for (const id of this.byFolded.get(folded) || []) better(found, id, this.words[id] === word ? SAME : FOLDED);
      // To the letter: marks that are typed are meant.
      if (isExact) return word === folded ? found : new Map([...found].filter(([, quality]) => quality === SAME));
      const derived = found.size ? DERIVED_BESIDE_THE_WORD : DERIVED;
      // A word without marks may be another word's form: "lånade" typed as "lanade" is not first of all "län".
      const isBare = word === folded;
      for (const id of this.byStem.get(fold(stem(word))) || [])
        better(found, id, isBare && this.words[id] !== this.folded[id] ? INFLECTED_AND_FOLDED : INFLECTED);
      for (const id of this.extended(folded)) better(found, id, Math.min(derived + 0.05, INFLECTED_AND_FOLDED));
      for (const id of this.byRoot.get(root(folded)) || []) better(found, id, derived);
      return found;
    }

    /* The word with an ending more, or less: kostnad, kostnaden, which their stems do not join. */
    extended(folded) {
      if (folded.length < 4) return [];
      const longer = added(folded);
      const shorter = [1, 2, 3, 4].map((less) => folded.slice(0, -less)).filter((base) => base.length > 3 && added(base).includes(folded));
      return [...longer, ...shorter].flatMap((form) => this.byFolded.get(form) || []);
    }

    /* Words that hold the term as a part, and words that begin with it. */
    addParts({ word, isLast }, found, hasTheWord) {
      const folded = fold(word);
      const bare = fold(stem(word));
      const core = folded.startsWith(bare) && (bare.length > 3 || !hasTheWord) ? bare : folded;
      if (core.length < 2) return;
      // In short words the marks matter: "åre" is no part of "utvecklare".
      const marks = core.length < 5 && word !== folded ? word.slice(0, core.length) : "";
      const least = isLast ? 2 : 4;
      for (const id of this.holding(core)) {
        const other = this.folded[id];
        if (other.length === core.length || !this.words[id].includes(marks)) continue;
        if (folded.length === 2 && !this.namesWith[id]) continue;
        const part = core.length > 2 ? this.partQuality(other, core, other.indexOf(core)) : 0;
        let quality = part >= PART || !hasTheWord ? part : part * BESIDE_THE_WORD;
        if (folded.length >= least && other.startsWith(folded)) {
          const begun = BEGUN + 0.2 * (folded.length / other.length);
          quality = Math.max(quality, hasTheWord ? begun * BESIDE_THE_WORD : begun);
        }
        if (quality) better(found, id, quality);
      }
    }

    /* The words with these letters in them, found in one text of all words. */
    holding(letters) {
      const found = [];
      for (let at = this.all.indexOf(letters); at >= 0; at = this.all.indexOf(letters, this.starts[found.at(-1) + 1])) {
        let low = found.length ? found.at(-1) + 1 : 0, high = this.words.length - 1;
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if (this.starts[middle] <= at) low = middle;
          else high = middle - 1;
        }
        found.push(low);
      }
      return found;
    }

    /* How surely a word is a compound of the core and something else: surely when the rest is a word too. */
    partQuality(other, core, first) {
      let best = 0;
      for (let at = first; at >= 0; at = other.indexOf(core, at + 1)) {
        const before = other.slice(0, at), after = other.slice(at + core.length);
        const isEnd = after === "" || root(core + after) === root(core) || stem(core + after) === core;
        if (at === 0 && !isEnd) {
          if (this.isWord(after.replace(/^[aeou]?s?(?=..)/, "")) || this.isWord(after) || this.isWord(after.slice(1))) best = Math.max(best, PART);
          else if (core.length > 4) best = Math.max(best, LOOSE_PART);
        } else if (isEnd && at > 1) {
          if (beforeJoining(before).some((form) => this.isWord(form))) best = Math.max(best, PART);
          else if (core.length > 3) best = Math.max(best, LOOSE_PART + 0.05);
        } else if (at > 1 && core.length > 4) best = Math.max(best, LOOSE_PART - 0.05);
      }
      return best;
    }

    isWord(folded) {
      return folded.length > 1 && this.byFolded.has(folded) && !FUNCTION_WORDS.has(folded);
    }
  }

  function file(lists, key, value) {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  }

  self.servicebanken.Vocabulary = Vocabulary;
})();
