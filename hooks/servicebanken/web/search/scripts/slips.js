/* Words spelt nearly as what was typed: for a term that nothing fits, and to suggest instead. */
/* Stands on: language, weights. */
(() => {
  "use strict";
  const { language: { fold, root }, weights: { SLIP, better } } = self.servicebanken;

  /* Letters to change, add, drop or swap to make one word of the other; what is over `most` is told as more than that. */
  function distance(one, other, most, here = 0, there = 0) {
    while (here < one.length && there < other.length && one[here] === other[there]) {
      here++;
      there++;
    }
    const left = one.length - here, right = other.length - there;
    if (!left || !right || !most) return left + right > 0 ? Math.max(left, right) : 0;
    if (Math.abs(left - right) > most) return most + 1;
    const isSwap = one[here] === other[there + 1] && one[here + 1] === other[there];
    const after = (by, otherBy) => distance(one, other, most - 1, here + by, there + otherBy);
    return 1 + Math.min(after(1, 1), after(1, 0), after(0, 1), isSwap ? after(2, 2) : most);
  }

  /* Which letters a word has, a bit for each: words far apart are told apart without being compared. */
  function letters(folded) {
    let bits = 0;
    for (let at = 0; at < folded.length; at++) bits |= 1 << (folded.charCodeAt(at) & 31);
    return bits;
  }

  function bitsSet(number) {
    number -= (number >>> 1) & 0x55555555;
    number = (number & 0x33333333) + ((number >>> 2) & 0x33333333);
    return (((number + (number >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }

  /* Keys by their length, each with its letters: most are passed by at a glance when slips are looked for. */
  function byLength(keys) {
    const lengths = new Map();
    for (const [key, ids] of keys) {
      if (!lengths.has(key.length)) lengths.set(key.length, []);
      lengths.get(key.length).push({ key, ids, bits: letters(key) });
    }
    return lengths;
  }

  class Slips {
    constructor(vocabulary) {
      this.vocabulary = vocabulary;
      this.spelt = [vocabulary.byFolded, vocabulary.byRoot].map(byLength);
    }

    /* Words one letter away, or two when they are long. */
    near(word) {
      const found = new Map();
      const folded = fold(word);
      const [words, roots] = this.spelt;
      for (const [form, keys, least] of [[folded, words, 4], [folded, roots, 6], [root(folded), roots, 6]]) {
        const most = found.size || form.length < least ? 0 : form.length < 9 ? 1 : 2;
        const own = letters(form);
        for (let length = Math.max(4, form.length - most); most && length <= form.length + most; length++) {
          for (const { key, ids, bits } of keys.get(length) || []) {
            if (bitsSet(bits ^ own) > 2 * most || (form.length < 5 && key[0] !== form[0])) continue;
            const away = distance(form, key, most);
            if (away <= most) for (const id of ids) better(found, id, SLIP - 0.12 * (away - 1));
          }
        }
      }
      return found;
    }

    /* Words of the bank's own names that look like some others. */
    namesLike(words) {
      const { vocabulary } = this;
      const near = new Map();
      for (const word of words) {
        const folded = fold(word);
        vocabulary.folded.forEach((other, id) => {
          if (!vocabulary.namesWith[id] || other.length < 4) return;
          const away = distance(folded, other, 3);
          if (away <= 3 && away < folded.length / 2) near.set(vocabulary.words[id], away);
        });
      }
      return [...near].sort((one, other) => one[1] - other[1] || (one[0] < other[0] ? -1 : 1)).slice(0, 4).map(([word]) => word);
    }
  }

  self.servicebanken.Slips = Slips;
})();
