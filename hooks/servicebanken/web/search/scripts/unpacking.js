/* The index as packing.py packed it, read back: lists of words, and of the documents that have each. */
/* Stands on: nothing. */
self.servicebanken = self.servicebanken || {};

(() => {
  "use strict";

  /* The postings, unpacked a block of words at a time. */
  class Postings {
    constructor({ postings, blocks, size, documents, counts }) {
      const chars = atob(postings);
      // Four bytes more, since bits are looked at 32 at a time.
      this.bytes = new Uint8Array(chars.length + 4);
      for (let at = 0; at < chars.length; at++) this.bytes[at] = chars.charCodeAt(at);
      Object.assign(this, { blocks, size, documents, counts, unpacked: new Map() });
    }

    /* [documents with the word in the text, documents with it in the summary] */
    of(word) {
      const block = Math.floor(word / this.size);
      if (block >= this.blocks.length) return [[], []];
      if (!this.unpacked.has(block)) this.unpacked.set(block, this.unpack(block));
      return this.unpacked.get(block)[word % this.size] || [[], []];
    }

    unpack(block) {
      const reader = new Bits(this.bytes, this.blocks[block]);
      const end = block + 1 < this.blocks.length ? this.blocks[block + 1] : this.counts.end;
      const lists = [];
      while (reader.at < end) {
        const counts = [reader.number(this.counts.body), reader.number(this.counts.summary)];
        lists.push(counts.map((count) => reader.rising(count, this.documents)));
      }
      return lists;
    }
  }

  /* Numbers in Golomb code: a quotient in ones, and a rest in just so many bits that m rests need. */
  class Bits {
    constructor(bytes, at) {
      this.bytes = bytes;
      this.at = at;
    }

    /* The next 25 bits or more, from the left. */
    next() {
      const { bytes } = this, byte = this.at >> 3;
      return ((bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3]) << (this.at & 7);
    }

    number(m) {
      let quotient = 0, ones = Math.clz32(~this.next());
      while (ones >= 24) {
        quotient += 24;
        this.at += 24;
        ones = Math.clz32(~this.next());
      }
      quotient += ones;
      this.at += ones + 1;
      const width = 32 - Math.clz32(m - 1);
      if (width === 0) return quotient;
      const short = (1 << width) - m;
      let rest = width > 1 ? this.next() >>> (33 - width) : 0;
      this.at += width - 1;
      if (rest >= short) {
        rest = (rest << 1) + (this.next() < 0 ? 1 : 0) - short;
        this.at++;
      }
      return quotient * m + rest;
    }

    rising(count, below) {
      const m = count ? Math.max(1, Math.floor((69 * below + 50 * count) / (100 * count))) : 1;
      const numbers = new Array(count);
      for (let index = 0, here = -1; index < count; index++) numbers[index] = here += this.number(m) + 1;
      return numbers;
    }
  }

  /* "Aservice" "Gpunkt" "Kut": a capital tells how many letters are as in the word before. */
  function unfronted(text) {
    const words = [];
    let last = "";
    for (const [, count, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) words.push((last = last.slice(0, count.charCodeAt(0) - 65) + rest));
    return words;
  }

  self.servicebanken.unpacking = { Postings, unfronted };
})();
