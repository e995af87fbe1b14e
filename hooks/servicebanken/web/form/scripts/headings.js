/* The headings of a card's text, judged against the fixed ones of its type. The same rules and words as
   checker/rules/headings.py of hooks/servicebanken/; a heading that is missing says which. */
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
    for (const { text, line } of body.slips) {
      const told = `strecken under ”${short(text.trim())}” gör den raden till en rubrik. Lägg en tom rad emellan.`;
      yield { code: "okand-rubrik", message: told, line };
    }
    for (const { title, line } of body.nested) {
      const told = `rubriken ”${short(title)}” står i ett citat eller en lista. Skriv den på en egen rad.`;
      yield { code: "okand-rubrik", message: told, line };
    }
  }

  function* mainHeadings(sections, allowed) {
    for (const { level, title, line } of sections) {
      if (level !== 1) continue;
      const cure = allowed.includes(title) ? "; i texten börjar rubrikerna med ##." : ", så ta bort raden.";
      const told = `”${title}” är en huvudrubrik. Kortets rubrik kommer från titel${cure}`;
      yield { code: "huvudrubrik-i-texten", message: told, line };
    }
  }

  function* levels({ sections }) {
    let before = 1;
    for (const { level, title, line } of sections) {
      const told = `rubriken ”${title}” hoppar över en nivå.`;
      if (level > before + 1) yield { code: "overhoppad-rubrikniva", message: told, line };
      before = level;
    }
  }

  function* texts({ sections }) {
    for (const [at, { level, title, text, line }] of sections.entries()) {
      if (text || (sections[at + 1]?.level ?? 0) > level) continue;
      yield { code: "tomt-avsnitt", message: `rubriken ”${title}” har ingen text under sig.`, line };
    }
  }

  function* titles({ sections, allowed, meant, data }) {
    const first = new Map();
    const generated = data.generated.map(fold);
    for (const { level, title, line } of sections) {
      if (level !== 2) continue;
      if (!allowed.includes(title) && generated.includes(fold(title))) {
        const told = `”${title}” görs av uppgifterna överst i kortet och skrivs inte i texten.`;
        yield { code: "genererad-rubrik", message: told, line };
      } else if (meant.has(title)) {
        const near = meant.get(title);
        const cure = near ? `Menade du ”${near}”?` : `De rubriker som finns är ${joined(allowed.map((one) => `”${one}”`))}.`;
        yield { code: "okand-rubrik", message: `rubriken ”${title}” finns inte. ${cure}`, line };
      } else if (first.has(title)) {
        yield { code: "dubbel-rubrik", message: `rubriken ”${title}” står redan på rad ${first.get(title)}.`, line };
      }
      if (!first.has(title)) first.set(title, line);
    }
  }

  function* order({ sections, headings, allowed }) {
    const orders = { 2: allowed, 3: headings.flatMap((heading) => heading.subheadings) };
    const furthest = { 2: [-1, ""], 3: [-1, ""] };
    for (const { level, title, line } of sections) {
      const place = (orders[level] || []).indexOf(title);
      if (place < 0) continue;
      const [last, before] = furthest[level];
      const told = `rubriken ”${title}” ska stå före ”${before}”.`;
      if (place < last) yield { code: "rubrikordning", message: told, line };
      else furthest[level] = [place, title];
    }
  }

  function* missing({ first, sections, headings, meant }) {
    const written = new Set([...sections.filter(({ level }) => level === 2).map(({ title }) => title), ...meant.values()]);
    for (const { title, required } of headings) {
      if (!required || written.has(title)) continue;
      yield { code: "saknad-rubrik", message: `rubriken ”${title}” saknas i texten.`, line: first, heading: title };
    }
  }

  function* lengths({ sections, headings }) {
    for (const { level, title, text, line } of sections) {
      const longest = level === 2 && headings.findLast((heading) => heading.title === title && heading.longest)?.longest;
      const number = length(text);
      if (!longest || number <= longest) continue;
      const told = `avsnittet ”${title}” är ${number} tecken, högst ${longest} får plats. Korta med ${number - longest} tecken.`;
      yield { code: "for-langt-avsnitt", message: told, line };
    }
  }

  return judgeHeadings;
})();
