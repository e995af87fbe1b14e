/* The search engine: an index and a question in, ranked hits out. It knows no page and no browser.
   What it does and why is told in hooks/servicebanken/web/search/__init__.py; the index is packed by packing.py there. */
/* Stands on: nothing. */
self.servicebanken = self.servicebanken || {};

self.servicebanken.Engine = (() => {
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
  const LONGEST_QUERY = 400, MOST_TERMS = 12, LONGEST_WORD = 40;

  /* How much a kind of page is favoured when two are equal otherwise. */
  const FAVOUR = { metod: 1.15, tema: 1.1, berattelse: 1, program: 1, sida: 0.95, ord: 0.8, kommun: 1, region: 1.05 };

  const WORD = /[\p{L}\p{N}]+/gu;
  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

  /* Words that carry a question but not its subject; a question of nothing else keeps them. */
  const FUNCTION_WORDS = new Set(
    `all alla allt annan annat andra att av bland bli blir blev blivit bara borde bra bäst bästa både bör da de dem den denna deras dess
    dessa det detta dig din dina dit ditt dock du där därför då efter ej eller en er era ert ett ens fler flera fick fanns finnas finns fram från få får fått för
    före ge genom ger gjorde gjort gör göra gick gå går ha hade haft han har hej hela henne hennes hit hon honom hos hur här i ifrån igen in ingen inget inga innan inom
    inte ja jag ju kan kanske kom komma kommer kring kunde kunna lite liten ta tar man med medan mellan men mer mera mest mig min mina mitt mot mycket
    måste ni nu nya något några någon när nära nästan och också olika om oss på redan runt samma sedan ser ses sig sin sina sitt sina själv ska skall skulle snarast som så sådan
    sån till tills tips tog trots typ under upp ur ut utan utanför vad var vara varandra varför varit varje vars vart vem vems vet vi vid vilka vilkas
    vilken vilket vill vår våra vårt väl än är även å åt över berätta behöver behöva börja börjar exempel fråga funkar fungerar handlar hjälp hjälpa hitta hittar information
    innebär kostar lära låt läsa läser menas pratar prata prova prövat prövade provat prova testat testa testade skillnad skillnaden sätt betyder betyda veta visa annars enkelt bästa
    bort egen eget egna långt`
      .split(/\s+/).map(fold),
  );
  const MARKS_OF_A_SENTENCE = new Set("hur vad vem vilka vilken vilket var när varför vart kan får ska vi man jag ni har är finns".split(" ").map(fold));

  function fold(text) {
    const ours = text.replaceAll("å", "a").replaceAll("ä", "a").replaceAll("ö", "o");
    if (/^[a-z0-9]*$/.test(ours)) return ours;
    return text.toLowerCase().replaceAll("æ", "a").replaceAll("ø", "o").normalize("NFD").replace(/\p{Mn}+/gu, "");
  }

  function wordsOf(text) {
    // Most texts are plain, and what need not be done is not.
    const plain = /^[\u0020-\u007e\u00c0-\u017f]*$/.test(text) ? text : text.normalize("NFC").replace(INVISIBLE, "");
    return plain.toLowerCase().match(WORD) || [];
  }

  const setOf = (words) => new Set(words.split(/\s+/));

  /* How many letters the longest of some endings takes of a word, when at least so many are to be left. */
  function longestEnding(word, endings, most, left) {
    for (let length = Math.min(most, word.length - left); length > 0; length--) if (endings.has(word.slice(-length))) return length;
    return 0;
  }

  /* The Swedish stemmer of Snowball (snowballstem.org/algorithms/swedish): a word without its ending. */
  const STEM_ENDINGS = setOf(
    `heterna arnas ernas ornas andes andet anden arens hetens arna erna orna ande arne aste aren heten heter ades ens erns ade are ern
    het ast ar er or as es at ad en et a e s`,
  );
  const NOT_ENDING_IN_ET = /(?:fab|h|pak|rak|stak|kom|iet|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|uit|ivit|kvit|xit)$/;
  const PAIRS = setOf("dd gd nn dt gt kt tt");

  function stem(word) {
    const start = word.match(/^[^aeiouyåäö]*[aeiouyåäö]+[^aeiouyåäö]/);
    if (!start) return word;
    const region = Math.max(start[0].length, 3);
    const losesEt = (text) => /[aeiouyåäö][^aeiouyåäö]et$/.test(text) && text.length > 4 && !NOT_ENDING_IN_ET.test(text.slice(0, -2));
    const length = longestEnding(word, STEM_ENDINGS, 7, region);
    const ending = length ? word.slice(-length) : "";
    if (ending === "s" && word.endsWith("ets") && losesEt(word.slice(0, -1))) word = word.slice(0, -3);
    else if (ending === "s") word = /[bcdfghjklmnoprtvy]s$/.test(word) ? word.slice(0, -1) : word;
    else if (ending !== "et" || losesEt(word)) word = word.slice(0, word.length - length);
    if (word.length - 2 >= region && PAIRS.has(word.slice(-2))) word = word.slice(0, -1);
    const last = /[gst]$/.test(word) && word.slice(region).match(/(?:lig|ig|els|fullt|öst)$/);
    if (!last) return word;
    if (last[0] === "öst") return /[iklnprtuv]öst$/.test(word) ? word.slice(0, -1) : word;
    return word.slice(0, last[0] === "fullt" ? -1 : -last[0].length);
  }

  /* A cruder cut than the stem, on folded words: one root for möte, mötena; by, byar; cykel, cyklar; buss, bok, böcker; planera, planering. */
  const ROOT_ENDINGS = setOf(
    `arnas ernas ornas arna erna orna ades ande andes aste ade are ans ars ats ens ers ets nas ors tes des na an ar as at ad de en er es
    et it ns or te ts a e n r s t d
    ningarnas ningarna ingarna ningens ningar ningen ingars ingens ingar ingen nings elserna elser elsen heterna heter heten arens arnas aren
    era erar erade ering eringen eringar eringarna ning ings ing else het iga igt lig liga ligt isk iska iskt ig are`,
  );
  const SHORT_ROOT = [
    /^(..[aeiouy])(?:n|na|ns|r|rna|rnas|t|ts|s)$/,
    /^(...)(?:en|ens|et|ets|ar|arna|arnas|er|erna|ernas|or|orna|ornas|an|ans|ade|at|a|as)$/,
    /^([^aeiouy]?[aeiouy]|[aeiouy][^aeiouy])(?:n|ns|ar|arna|arnas|en|ens|er|erna|na|r|s)$/,
  ];

  function root(folded) {
    const length = longestEnding(folded, ROOT_ENDINGS, 9, 4);
    let cut = length ? folded.slice(0, -length) : folded;
    if (!length && folded.length < 9) for (const pattern of SHORT_ROOT) {
      const found = folded.match(pattern);
      if (found) {
        cut = found[1];
        break;
      }
    }
    const last = cut.at(-1), before = cut.at(-2);
    if (last === "k" && before === "c") return `${cut.slice(0, -2)}k`;
    if (last === before && /[b-df-hj-np-tvz]/.test(last)) return cut.slice(0, -1);
    return before === "e" && /[^aeiouy]e[lnr]$/.test(cut) ? cut.slice(0, -2) + last : cut;
  }

  /* What a noun gets added to it, after a consonant and after a vowel. */
  const ADDED = [
    ["en", "et", "ar", "er", "or", "arna", "erna", "orna", "ens", "ets", "s"],
    ["n", "t", "r", "s", "na", "rna", "ns", "ts", "et", "er", "erna", "ets"],
  ];

  function added(folded) {
    return ADDED[/[aeiouy]$/.test(folded) ? 1 : 0].map((ending) => folded + ending);
  }

  /* The forms a first part may have had before it was joined: butiks- butik, kyrko- kyrka, skol- skola, gatu- gata. */
  function beforeJoining(part) {
    const forms = [part];
    if (/[^s]s$/.test(part) && part.length > 3) forms.push(part.slice(0, -1), `${part.slice(0, -1)}e`);
    if (/[oue]$/.test(part) && part.length > 3) forms.push(`${part.slice(0, -1)}a`, part.slice(0, -1));
    if (/[^aeiouy]$/.test(part)) forms.push(`${part}a`, `${part}e`);
    return forms;
  }

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

  /* The postings, unpacked a block of words at a time; see packing.py. */
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
      for (let place = 0, here = -1; place < count; place++) numbers[place] = here += this.number(m) + 1;
      return numbers;
    }
  }

  class Engine {
    constructor(index) {
      this.index = index;
      this.memory = new Map();
      this.postings = new Postings(index.text);
      this.common = new Set(index.text.common);
      this.words = unfronted(index.text.words);
      this.ids = new Map();
      this.words.forEach((word, id) => this.ids.set(word, id));
      this.documents = documentsOf(index);
      this.empty = new Array(this.words.length);
      this.names = [];
      this.namesWith = new Array(this.words.length);
      this.addNames();
      this.addKeys();
    }

    /* What things are called: each name leads to the page of the thing itself, and from there to those that belong to it. */
    addNames() {
      const { themes, programmes, regions, places, synonyms } = this.index;
      const belonging = { themes: themes.map(() => []), programmes: programmes.map(() => []), regions: regions.map(() => []), places: places.map(() => []), methods: new Map() };
      this.documents.forEach((one, at) => {
        for (const id of one.themes) belonging.themes[id].push(at);
        for (const id of one.programmes) belonging.programmes[id].push(at);
        if (one.kind !== "kommun") for (const id of one.places) belonging.places[id].push(at);
        for (const id of one.regions) belonging.regions[id].push(at);
        for (const id of one.methods) file(belonging.methods, id, at);
      });
      const ofKind = { tema: belonging.themes, program: belonging.programmes, region: belonging.regions, kommun: belonging.places };
      const none = [];
      this.documents.forEach((one, at) => {
        const leads = ofKind[one.kind]?.[one.own] || belonging.methods.get(at) || none;
        const leadsWeight = one.kind === "region" || one.kind === "kommun" ? LEADS_TO + 2 : LEADS_TO;
        const isWord = one.kind === "ord";
        this.addName(one.title, { own: at, weight: TITLE, whole: isWord ? WHOLE_SEARCH_WORD : WHOLE_NAME, leads, leadsWeight });
        const [weight, whole] = isWord || one.kind === "tema" ? [SEARCH_WORD, WHOLE_SEARCH_WORD] : [ALSO_CALLED, WHOLE_NAME - 2];
        for (const name of one.names) this.addName(name, { own: at, weight, whole, leads, leadsWeight });
      });
      for (const [names, leads] of synonyms) for (const name of names) this.addName(name, { own: -1, weight: 0, whole: 0, leads, leadsWeight: LEADS_TO - 1 });
    }

    addName(text, name) {
      const words = [], bearing = [];
      for (const word of wordsOf(text)) {
        const id = this.idOf(word);
        if (words.includes(id)) continue;
        words.push(id);
        if (!this.bearsNothing(id)) bearing.push(id);
      }
      if (!words.length) return;
      name.words = words;
      name.bearing = bearing.length ? bearing : words;
      for (const word of words) {
        if (this.namesWith[word]) this.namesWith[word].push(this.names.length);
        else this.namesWith[word] = [this.names.length];
      }
      this.names.push(name);
    }

    idOf(word) {
      let id = this.ids.get(word);
      if (id === undefined) this.ids.set(word, (id = this.words.push(word) - 1));
      return id;
    }

    bearsNothing(id) {
      this.empty[id] ??= FUNCTION_WORDS.has(fold(this.words[id]));
      return this.empty[id];
    }

    /* The ways to a word: folded, stem, root. */
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
      this.spelt = [this.byFolded, this.byRoot].map(byLength);
    }

    /* Hits in order: [{document, score}]; whether no document has all the words; the forms to mark; the terms taken for slips. */
    search(query) {
      this.memory = new Map();
      const { terms, isSentence } = this.parse(query);
      if (!terms.length) return { hits: [], isNear: false, forms: new Set(), meant: [] };
      const found = terms.map((term) => this.matches(term));
      const worth = found.map((strands) => strands.map(() => new Float64Array(this.documents.length)));
      const whole = new Float64Array(this.documents.length);
      this.scoreText(found, worth);
      this.scoreNames(found, worth, whole);
      const { hits, isNear } = this.ranked(found, worth, whole, isSentence);
      const forms = new Set(found.flat().flatMap(({ words }) => [...words].filter(([, quality]) => quality > 0.25).map(([word]) => this.folded[word])));
      return { hits, isNear, forms, meant: terms.filter(({ meant }) => meant) };
    }

    /* The bearing words of a question. What stands in quotation marks is meant to the letter. */
    parse(query) {
      const terms = [];
      const text = query.slice(0, LONGEST_QUERY);
      const rest = text.replace(/["”“«»]([^"”“«»]+)["”“«»]/g, (_, quoted) => {
        terms.push(...wordsOf(quoted).map((word) => ({ word, isExact: true })));
        return " ";
      });
      terms.push(...wordsOf(rest).map((word) => ({ word, isExact: false })));
      const isSentence = terms.some(({ word, isExact }) => !isExact && MARKS_OF_A_SENTENCE.has(fold(word)));
      const seen = new Set();
      const isCounty = terms.some(({ word }) => fold(word) === "lan" || word === "se");
      const bears = ({ word, isExact }) => isExact || (!FUNCTION_WORDS.has(fold(word)) && (word.length > 1 || isCounty || /\p{N}/u.test(word)));
      const bearing = terms.filter(bears);
      const kept = (bearing.length ? bearing : terms).filter(({ word }) => word.length <= LONGEST_WORD && !seen.has(word) && seen.add(word));
      kept.forEach((term, at) => (term.isLast = at === kept.length - 1 && !/[\s"”?!.]$/.test(text)));
      return { terms: kept.slice(0, MOST_TERMS), isSentence };
    }

    /* The words of the bank that a term may mean: strands of Map(word → quality), which a document's worth is the sum of. */
    matches(term) {
      const known = this.known(term.word, term.isExact);
      if (term.isExact) return [{ words: known, isHalf: false }];
      const best = highest(known);
      this.addParts(term, known, best >= INFLECTED);
      if (best || highest(known) >= PART) return [{ words: known, isHalf: false }];
      const split = this.split(fold(term.word));
      const strands = split.every(({ isHalf }) => !isHalf) ? split : [];
      const slips = this.slips(term.word);
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

    /* A compound that nobody wrote, as parts that somebody did; each part a strand. */
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
        best.parts.forEach(({ text, words }) => this.addParts({ word: text, isLast: false }, words, true));
        const share = MODIFIERS / (best.parts.length - 1);
        return best.parts.map(({ words }, at) => scaled(words, at ? share : HEAD, false));
      }
      return this.half(folded);
    }

    /* The longest end that is a word or ends a name, or else the longest beginning that is a word. */
    half(folded) {
      for (let at = 3; at <= folded.length - 3; at++) {
        const part = folded.slice(at);
        if (part.length === 3 && at < 5) break;
        const words = this.headWords(part);
        // Half a short word is too little to go by in a text.
        const isLong = part.length >= LONG_HALF;
        if (!isLong && !words.size) continue;
        if (!isLong) for (const id of [...words.keys()]) if (!this.namesWith[id]) words.delete(id);
        for (const id of this.namesEndingIn(part)) better(words, id, PART);
        if (words.size) return [scaled(words, HALF, !isLong)];
      }
      for (let at = folded.length - 3; at >= 5; at--) {
        const part = folded.slice(0, at);
        const words = this.modifierWords(part);
        for (const id of this.holding(part)) if (this.namesWith[id] && this.folded[id].startsWith(part) && this.partQuality(this.folded[id], part, 0) >= PART) better(words, id, PART);
        if (words.size) return [scaled(words, HALF - 0.05, true)];
      }
      return [];
    }

    namesEndingIn(part) {
      const ends = [part, ...added(part)];
      return this.holding(part).filter((id) => {
        if (!this.namesWith[id]) return false;
        const end = ends.find((one) => this.folded[id].endsWith(one));
        const before = end ? this.folded[id].slice(0, -end.length) : "";
        return before.length > 1 && (part.length >= LONG_HALF || beforeJoining(before).some((form) => this.isWord(form)));
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
      for (const [id, quality] of this.known(part)) {
        const isSure = part.length > 3 ? quality >= INFLECTED_AND_FOLDED : quality >= FOLDED;
        if (isSure && !FUNCTION_WORDS.has(this.folded[id])) found.set(id, quality);
      }
      return found;
    }

    /* A first part is a word as it was before it was joined. */
    modifierWords(part) {
      const found = new Map();
      if (part.length < 3) return found;
      for (const form of beforeJoining(part)) {
        if (form.length < 3 || FUNCTION_WORDS.has(form)) continue;
        const isPlain = form.length > 4 && part.startsWith(form);
        for (const [id, quality] of this.known(form)) if (quality >= (isPlain ? DERIVED : FOLDED)) found.set(id, quality);
      }
      for (const id of [...found.keys()]) for (const [other, quality] of this.known(this.words[id])) better(found, other, quality);
      return found;
    }

    /* Words one letter away, or two when they are long. */
    slips(word) {
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

    /* Words of the bank's own names that look like those of a question that found nothing. */
    suggest(query) {
      const near = new Map();
      for (const { word } of this.parse(query).terms) {
        const folded = fold(word);
        this.folded.forEach((other, id) => {
          if (!this.namesWith[id] || other.length < 4) return;
          const away = distance(folded, other, 3);
          if (away <= 3 && away < folded.length / 2) near.set(this.words[id], away);
        });
      }
      return [...near].sort((one, other) => one[1] - other[1] || (one[0] < other[0] ? -1 : 1)).slice(0, 4).map(([word]) => word);
    }
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

  function file(lists, key, value) {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  }

  function highest(found) {
    let most = 0;
    for (const quality of found.values()) most = Math.max(most, quality);
    return most;
  }

  function better(found, id, quality) {
    if ((found.get(id) || 0) < quality) found.set(id, quality);
  }

  function scaled(words, share, isHalf) {
    return { words: new Map([...words].map(([word, quality]) => [word, quality * share])), isHalf };
  }

  /* What a word is worth that so many of all documents have: the fewer, the more. */
  function rarity(values) {
    let count = 0;
    for (let at = 0; at < values.length; at++) if (values[at] > 0) count++;
    return Math.log(1 + values.length / (1 + count));
  }

  /* "Aservice" "Gpunkt" "Kut": a capital tells how many letters are as in the word before. */
  function unfronted(text) {
    const words = [];
    let last = "";
    for (const [, count, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) words.push((last = last.slice(0, count.charCodeAt(0) - 65) + rest));
    return words;
  }

  const NONE = [];

  /* The documents, those of the register last. Where a page's address follows from its title it is not in the index. */
  function documentsOf(index) {
    const pages = pagesOf(index);
    return [...pages, ...placesOf(index, pages.length)];
  }

  function pagesOf({ kinds, documents: columns, places, folders }) {
    const titles = columns.titles.split("\n"), slugs = columns.slugs.split("\n"), names = columns.names.split("\n");
    const wide = new Set(columns.wide);
    const own = { tema: 0, program: 0 };
    const end = folders ? "/" : ".html";
    return titles.map((title, at) => {
      const [kind, label, folder] = kinds[columns.kinds.charCodeAt(at) - 97];
      const inRegions = columns.places[at].map((id) => places[id][2]);
      return {
        kind, label, title, names: names[at] ? names[at].split("|") : NONE, own: kind in own ? own[kind]++ : -1, order: at,
        themes: columns.themes[at], stages: columns.stages[at], programmes: columns.programmes[at], methods: columns.methods[at],
        places: columns.places[at], regions: [...inRegions.filter((id, place) => inRegions.indexOf(id) === place), ...columns.regions[at]],
        isRegionWide: wide.has(at),
        get address() {
          return folder === null ? slugs[at] : `${folder}/${slugs[at] || slugOf(title)}${end}`;
        },
      };
    });
  }

  /* The regions and the municipalities, which follow so many other documents. */
  function placesOf({ placeKinds: [aRegion, aMunicipality], regions, places, folders }, before) {
    const place = ([kind, label, folder], slug, order, of) => ({
      kind, label, order, address: `${folder}/${slug}${folders ? "/" : ".html"}`,
      themes: NONE, stages: NONE, programmes: NONE, methods: NONE, isRegionWide: false, ...of,
    });
    return [
      ...regions.map(([slug, title, names], own) =>
        place(aRegion, slug, before + own, { title, names, own, places: NONE, regions: [own] }),
      ),
      ...places.map(([slug, title, region, others], own) => {
        const names = [`${title} kommun`, ...others];
        return place(aMunicipality, slug, before + regions.length + own, { title, names, own, places: [own], regions: [region] });
      }),
    ];
  }

  function slugOf(title) {
    return fold(title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  return Object.assign(Engine, { fold, wordsOf, stem, unfronted, Postings });
})();
