/* A question as terms: its words that bear a subject, in order, and whether it is a sentence. */
/* Stands on: language. */
(() => {
  "use strict";
  const { language: { FUNCTION_WORDS, fold, wordsOf } } = self.servicebanken;
  const LONGEST_QUERY = 400, MOST_TERMS = 12, LONGEST_WORD = 40;
  const MARKS_OF_A_SENTENCE = new Set("hur vad vem vilka vilken vilket var när varför vart kan får ska vi man jag ni har är finns".split(" ").map(fold));

  /* The bearing words of a question. What stands in quotation marks is meant to the letter. */
  function questionOf(query) {
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

  self.servicebanken.questionOf = questionOf;
})();
