/* The headings of a card's text, judged against the fixed ones of its type. The same rules as checker/rules/headings.py of
   hooks/servicebanken/; of a heading that is missing the fault says which field it is. */
/* Stands on: words. */
self.servicebanken.judgeHeadings = (() => {
  "use strict";
  const { length, short, joined, fold, nearest } = self.servicebanken.words;

  function* judgeHeadings(body, headings, data) {
    yield* slips(body);
    const allowed = headings.map((heading) => heading.title);
    yield* mainHeadings(body.sections, allowed);
    // A fixed heading written as an H1 has been told of, and counts as the H2 it was meant to be.
    const isMeant = ({ level, title }) => level === 1 && allowed.includes(title);
    const sections = body.sections.map((one) => (isMeant(one) ? { ...one, level: 2 } : one));
    const unknown = sections.filter(({ level, title }) => level === 2 && !allowed.includes(title));
    const meant = new Map(unknown.map(({ title }) => [title, nearest(title, allowed)]));
    const outline = { first: body.first, sections, headings, allowed, meant, data };
    for (const rule of [levels, texts, titles, order, missing, lengths]) yield* rule(outline);
  }

  function* slips(body) {
    for (const { text, line } of body.slips) yield { sentence: "DASHES_BELOW", holes: { words: short(text.trim()) }, line };
    for (const { title, line } of body.nested) yield { sentence: "NESTED_HEADING", holes: { title: short(title) }, line };
  }

  function* mainHeadings(sections, allowed) {
    for (const { level, title, line } of sections) {
      const sentence = allowed.includes(title) ? "FIXED_AS_MAIN" : "MAIN_HEADING";
      if (level === 1) yield { sentence, holes: { title }, line };
    }
  }

  function* levels({ sections }) {
    let before = 1;
    for (const { level, title, line } of sections) {
      if (level > before + 1) yield { sentence: "SKIPPED_LEVEL", holes: { title }, line };
      // A main heading is to be removed, and what stands below it then follows what is above.
      if (level !== 1) before = level;
    }
  }

  function* texts({ sections }) {
    for (const [at, { level, title, text, line }] of sections.entries()) {
      const isEmpty = !text && (sections[at + 1]?.level ?? 0) <= level;
      if (isEmpty) yield { sentence: "EMPTY_SECTION", holes: { title }, line };
    }
  }

  function* titles(outline) {
    const { sections, allowed, meant, data } = outline;
    const first = new Map();
    const generated = data.generated.map(fold);
    for (const { level, title, line } of sections) {
      if (level !== 2) continue;
      const isGenerated = !allowed.includes(title) && generated.includes(fold(title));
      if (isGenerated) yield { sentence: "GENERATED_HEADING", holes: { title }, line };
      else if (meant.has(title)) yield { ...unknown(title, outline), line };
      else if (first.has(title)) yield { sentence: "DOUBLED_HEADING", holes: { title, line: first.get(title) }, line };
      if (!first.has(title)) first.set(title, line);
    }
  }

  function unknown(title, { allowed, meant }) {
    const near = meant.get(title);
    if (near) return { sentence: "NEAR_HEADING", holes: { title, near } };
    return { sentence: "UNKNOWN_HEADING", holes: { title, known: joined(allowed.map((one) => `”${one}”`)) } };
  }

  function* order({ sections, headings, allowed }) {
    const orders = { 2: allowed, 3: headings.flatMap((heading) => heading.subheadings) };
    const furthest = { 2: [-1, ""], 3: [-1, ""] };
    for (const { level, title, line } of sections) {
      const place = (orders[level] || []).indexOf(title);
      if (place < 0) continue;
      const [last, before] = furthest[level];
      if (place < last) yield { sentence: "HEADING_TOO_LATE", holes: { title, before }, line };
      else furthest[level] = [place, title];
    }
  }

  function* missing({ first, sections, headings, meant }) {
    const written = new Set([...sections.filter(({ level }) => level === 2).map(({ title }) => title), ...meant.values()]);
    for (const { title, required } of headings) {
      // A heading that nobody has written in a form is a field that nobody has filled in.
      if (required && !written.has(title)) yield { sentence: "MISSING_HEADING", holes: { title }, line: first, heading: title };
    }
  }

  function* lengths({ sections, headings }) {
    for (const { level, title, text, line } of sections) {
      const most = level === 2 && headings.findLast((heading) => heading.title === title && heading.longest)?.longest;
      const number = length(text);
      if (most && number > most) yield { sentence: "LONG_SECTION", holes: { title, number, most, over: number - most }, line };
    }
  }

  return judgeHeadings;
})();
