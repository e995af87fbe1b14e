/* What documents are worth for the words that were found, and their order. */
/* Stands on: weights. */
(() => {
  "use strict";
  const { INFLECTED, BODY, SUMMARY, ALL_THE_WORDS, BESIDE_THE_WORD, FAVOUR, better } = self.servicebanken.weights;

  class Scoring {
    constructor({ postings, common, documents, names, namesWith }) {
      Object.assign(this, { postings, common, documents, names, namesWith });
    }

    /* The documents that have something of what was found for each term, the best first. */
    hits(found, isSentence) {
      const worth = found.map((strands) => strands.map(() => new Float64Array(this.documents.length)));
      const whole = new Float64Array(this.documents.length);
      this.scoreText(found, worth);
      this.scoreNames(found, worth, whole);
      return this.ranked(found, worth, whole, isSentence);
    }

    /* What the words are worth in text and summary. */
    scoreText(found, worth) {
      found.forEach((strands, term) =>
        strands.forEach(({ words, isHalf }, strand) => {
          if (isHalf) return;
          const values = worth[term][strand];
          for (const [word, quality] of words) {
            if (quality <= BESIDE_THE_WORD) continue;
            const [inText, inSummary] = this.postings.of(word);
            for (const at of inText) values[at] = Math.max(values[at], quality * BODY);
            for (const at of inSummary) values[at] = Math.max(values[at], quality * SUMMARY);
          }
        }),
      );
    }

    /* What they are worth in names: more the more of the name they are, most when they are all of it. */
    scoreNames(found, worth, whole) {
      const touched = new Set();
      const best = new Map();
      for (const { words } of found.flat()) for (const [word, quality] of words) {
        if (!this.namesWith[word]) continue;
        better(best, word, quality);
        for (const name of this.namesWith[word]) touched.add(name);
      }
      for (const at of touched) {
        const name = this.names[at];
        const coverage = name.bearing.reduce((sum, word) => sum + (best.get(word) || 0), 0) / name.bearing.length;
        const isWholeName = name.bearing.every((word) => best.has(word));
        let all = 1;
        found.forEach((strands, term) => {
          let termBest = 0;
          strands.forEach(({ words }, strand) => {
            const quality = Math.max(0, ...name.words.map((word) => words.get(word) || 0));
            if (!quality) return;
            const values = worth[term][strand];
            termBest = Math.max(termBest, quality);
            if (name.own >= 0) values[name.own] = Math.max(values[name.own], quality * name.weight * (0.65 + 0.35 * coverage));
            if (isWholeName) for (const led of name.leads) values[led] = Math.max(values[led], quality * name.leadsWeight);
          });
          all = Math.min(all, termBest);
        });
        if (name.own >= 0 && isWholeName) whole[name.own] = Math.max(whole[name.own], (all * coverage) ** 4 * name.whole);
      }
    }

    /* All words before some, unless the question is a sentence, whose words are seldom all in one place. */
    ranked(found, worth, whole, isSentence) {
      const total = this.documents.length;
      const rarities = worth.map((strands) => strands.map(rarity));
      const isCommon = found.map((strands) => strands.some(({ words }) => [...words].some(([word, quality]) => quality >= INFLECTED && this.common.has(word))));
      const hits = [];
      let most = 0;
      for (let at = 0; at < total; at++) {
        let score = 0, has = 0, hasAny = false;
        for (let term = 0; term < worth.length; term++) {
          const strands = worth[term];
          let value = 0;
          for (let strand = 0; strand < strands.length; strand++) value += strands[strand][at] * rarities[term][strand];
          score += value;
          if (value > 0) hasAny = true;
          if (value > 0 || isCommon[term]) has++;
        }
        if (!hasAny) continue;
        most = Math.max(most, has);
        const favour = FAVOUR[this.documents[at].kind] || 1;
        hits.push({ document: at, has, score: (score * (0.4 + (0.6 * has) / worth.length) * (has > 1 && has === worth.length ? ALL_THE_WORDS : 1) + whole[at]) * favour });
      }
      const isNear = most < worth.length;
      const kept = isNear || isSentence ? hits : hits.filter(({ has }) => has === most);
      kept.sort((one, other) => other.score - one.score || this.documents[one.document].order - this.documents[other.document].order);
      return { hits: kept, isNear };
    }
  }

  /* What a word is worth that so many of all documents have: the fewer, the more. */
  function rarity(values) {
    let count = 0;
    for (let at = 0; at < values.length; at++) if (values[at] > 0) count++;
    return Math.log(1 + values.length / (1 + count));
  }

  self.servicebanken.Scoring = Scoring;
})();
