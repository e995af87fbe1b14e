/* Swedish as the search knows it: the words of a text, and what is left of a word without marks and endings. */
/* Stands on: nothing. */
self.servicebanken = self.servicebanken || {};

(() => {
  "use strict";

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
      const match = folded.match(pattern);
      if (match) {
        cut = match[1];
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

  self.servicebanken.language = { FUNCTION_WORDS, fold, wordsOf, stem, root, added, beforeJoining };
})();
