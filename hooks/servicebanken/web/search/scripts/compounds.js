/* A compound that nobody wrote, as parts that somebody did. */
/* Stands on: language, weights. */
(() => {
  "use strict";
  const { language: { FUNCTION_WORDS, added, beforeJoining }, weights } = self.servicebanken;
  const { FOLDED, INFLECTED_AND_FOLDED, DERIVED, PART, HEAD, MODIFIERS, HALF, LONG_HALF, better } = weights;

  class Compounds {
    constructor(vocabulary) {
      this.vocabulary = vocabulary;
    }

    /* The parts, each a strand; only one when half of it is all that is known, and none when nothing is. */
    split(folded) {
      let best = null;
      for (let at = 3; at <= folded.length - 3; at++) {
        const head = this.headWords(folded.slice(at));
        if (!head.size) continue;
        const modifiers = this.modifiers(folded.slice(0, at));
        if (!modifiers) continue;
        // Few parts before many, and of two ways to cut the one with the longer last part.
        const rank = folded.length - at - 20 * modifiers.length;
        if (!best || best.rank < rank) best = { rank, parts: [{ text: folded.slice(at), words: head }, ...modifiers] };
      }
      if (best) {
        best.parts.forEach(({ text, words }) => this.vocabulary.addParts({ word: text, isLast: false }, words, true));
        const share = MODIFIERS / (best.parts.length - 1);
        return best.parts.map(({ words }, at) => scaled(words, at ? share : HEAD, false));
      }
      return this.half(folded);
    }

    /* The longest end that is a word or ends a name, or else the longest beginning that is a word. */
    half(folded) {
      const { namesWith } = this.vocabulary;
      for (let at = 3; at <= folded.length - 3; at++) {
        const part = folded.slice(at);
        if (part.length === 3 && at < 5) break;
        const words = this.headWords(part);
        // Half a short word is too little to go by in a text.
        const isLong = part.length >= LONG_HALF;
        if (!isLong && !words.size) continue;
        if (!isLong) for (const id of [...words.keys()]) if (!namesWith[id]) words.delete(id);
        for (const id of this.namesEndingIn(part)) better(words, id, PART);
        if (words.size) return [scaled(words, HALF, !isLong)];
      }
      for (let at = folded.length - 3; at >= 5; at--) {
        const part = folded.slice(0, at);
        const words = this.modifierWords(part);
        for (const id of this.namesBeginningWith(part)) better(words, id, PART);
        if (words.size) return [scaled(words, HALF - 0.05, true)];
      }
      return [];
    }

    namesBeginningWith(part) {
      const { vocabulary, vocabulary: { folded, namesWith } } = this;
      return vocabulary.holding(part).filter((id) => namesWith[id] && folded[id].startsWith(part) && vocabulary.partQuality(folded[id], part, 0) >= PART);
    }

    namesEndingIn(part) {
      const { vocabulary, vocabulary: { folded, namesWith } } = this;
      const ends = [part, ...added(part)];
      return vocabulary.holding(part).filter((id) => {
        if (!namesWith[id]) return false;
        const end = ends.find((one) => folded[id].endsWith(one));
        const before = end ? folded[id].slice(0, -end.length) : "";
        return before.length > 1 && (part.length >= LONG_HALF || beforeJoining(before).some((form) => vocabulary.isWord(form)));
      });
    }

    /* The words that come before the last part, [{text, words}], or null when they are not all known. */
    modifiers(text) {
      const whole = this.modifierWords(text);
      if (whole.size) return [{ text, words: whole }];
      for (let at = text.length - 3; at >= 3; at--) {
        const last = this.modifierWords(text.slice(at));
        const first = last.size ? this.modifierWords(text.slice(0, at)) : last;
        if (first.size) return [{ text: text.slice(0, at), words: first }, { text: text.slice(at), words: last }];
      }
      return null;
    }

    /* A last part is a word of its own, inflected if it is not short. */
    headWords(part) {
      const found = new Map();
      for (const [id, quality] of this.vocabulary.known(part)) {
        const isSure = part.length > 3 ? quality >= INFLECTED_AND_FOLDED : quality >= FOLDED;
        if (isSure && !FUNCTION_WORDS.has(this.vocabulary.folded[id])) found.set(id, quality);
      }
      return found;
    }

    /* A first part is a word as it was before it was joined. */
    modifierWords(part) {
      const { vocabulary } = this;
      const found = new Map();
      if (part.length < 3) return found;
      for (const form of beforeJoining(part)) {
        if (form.length < 3 || FUNCTION_WORDS.has(form)) continue;
        const isPlain = form.length > 4 && part.startsWith(form);
        for (const [id, quality] of vocabulary.known(form)) if (quality >= (isPlain ? DERIVED : FOLDED)) found.set(id, quality);
      }
      for (const id of [...found.keys()]) for (const [other, quality] of vocabulary.known(vocabulary.words[id])) better(found, other, quality);
      return found;
    }
  }

  function scaled(words, share, isHalf) {
    return { words: new Map([...words].map(([word, quality]) => [word, quality * share])), isHalf };
  }

  self.servicebanken.Compounds = Compounds;
})();
