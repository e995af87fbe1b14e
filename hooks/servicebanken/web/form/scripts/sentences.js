/* What is told of a fault: the sentences that stand beside the checker's rules, with their holes filled. */
/* Stands on: nothing. */
self.servicebanken.sentences = (() => {
  "use strict";

  /* A hole that nobody fills is a slip in a rule, and shows itself. */
  function filled(words, holes) {
    return words.replace(/\{(\w+)\}/g, (hole, name) => {
      if (holes[name] === undefined) throw new Error(`${hole} in: ${words}`);
      return holes[name];
    });
  }

  /* The key, or the part of a record, that a place is about, as the form names it: {name, label, how}. */
  function fieldAt(type, { key, part }) {
    const own = type.fields.find((spec) => spec.key === key);
    const inner = own && part && (own.kind.item || own.kind).fields.find((spec) => spec.key === part);
    const { name, label, how } = inner || own || {};
    return { name, label, how };
  }

  /* A function (sentence, holes, place, hints) → {code, message}. `wording` is the checker's, "text", or the form's own,
     "form"; each hint is [sentence, holes], and follows what is told. */
  function tellerOf(data, type, wording) {
    const words = (sentence, holes) => filled(data.sentences[sentence][wording], holes);
    return (sentence, holes, place = {}, hints = []) => {
      const whole = { ...fieldAt(type, place), ...holes };
      const message = [[sentence, whole], ...hints].map(([one, its]) => words(one, its)).join(" ");
      return { code: data.sentences[sentence].code, message };
    };
  }

  return { filled, tellerOf };
})();
