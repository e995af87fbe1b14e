/* Everything wrong with a card, by the same rules as the checker's, in hooks/servicebanken/checker/. Values are texts, lists
   and records of texts, by key; what is empty is not there. What a form cannot get wrong has no rule here: which codes those
   are, and why, is written in tests/web/form/test_codes.py. */
/* Stands on: fit, keys, sentences, text. */
self.servicebanken.check = (() => {
  "use strict";
  const { fit, keys, text: texts } = self.servicebanken;
  const { tellerOf } = self.servicebanken.sentences;

  /* Tells of faults of a text, each {sentence, holes} with its line. */
  function tellOf(found, { tell }) {
    for (const { sentence, holes, ...place } of found) tell(sentence, holes, place);
  }

  function readingOf(card, type, data, wording) {
    const problems = [];
    const said = tellerOf(data, type, wording);
    const put = ({ code, message }, place) =>
      problems.push({ code, severity: data.codes[code], message, ...place, line: place.line ?? card.lineOf(place) });
    const tell = (sentence, holes, place) => put(said(sentence, holes, place), place);
    const tellAll = (faults, place) =>
      faults.forEach(({ sentence, holes, hints }) => put(said(sentence, holes, place, hints), place));
    return { data, problems, keys: type.fields.map(({ key }) => key), tell, tellAll };
  }

  /* `card` is {type, own, values, text, body, bodyLine, lineOf}: its values by key, its whole text with the body that begins
     on a line of it, and which line a place {key, index, part} stands on. Each problem is {code, severity, message, line}
     and, of a value, its place; its message is in the checker's wording, "text", or in the form's own, "form". */
  function check(card, data, today, wording) {
    const type = data.types[card.type];
    const reading = readingOf(card, type, data, wording);
    const { problems } = reading;
    const { values, unread } = keys.readFields(type.fields, card.values, (key) => ({ key }), reading);
    const written = new Set(Object.keys(card.values).filter((key) => !keys.isEmpty(card.values[key])));
    const draft = { type, values, unread, written, filled: card.values, own: card.own, data, today };
    for (const [sentence, holes, place] of fit(draft)) reading.tell(sentence, holes, place);
    tellOf(texts.judgeBody(card.body, card.bodyLine, type, data, values.bild?.fil), reading);
    tellOf(texts.judgeFile(card.text, data), reading);
    const left = readingOf(card, type, data, wording);
    tellOf(texts.judgeTemplate(card.text, type, data), left);
    // What else is wrong with a line that is still to be filled in is not worth telling.
    const unfilled = new Set(left.problems.map(({ line }) => line));
    return [...problems.filter(({ line }) => !unfilled.has(line)), ...left.problems];
  }

  return check;
})();
