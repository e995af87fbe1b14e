/* The rules for a card's values, and how they fit together: the same codes and words as hooks/servicebanken/checker/values/,
   and fit.py and between_cards.py of checker/rules/. Values are texts, lists and records of texts, by key; what is empty is not there.
   What a form cannot get wrong (YAML, unknown keys, a list where a text should be, files on disk) has no rule here. */
/* Stands on: text, words. */
self.servicebanken.check = (() => {
  "use strict";
  const { words, text: texts, isWebAddress } = self.servicebanken;
  const { length, short, joined, counted, fold, slugify, likeness, nearest } = words;
  const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  const A_DAY = 24 * 60 * 60 * 1000;
  const REFERENCES = {
    tema: ["okant-tema", "temat", "docs/teman/"],
    metod: ["okand-metod", "metoden", "methods/"],
    berattelse: ["okand-berattelse", "berättelsen", "cases/"],
    program: ["okant-program", "programmet", "docs/program/"],
  };

  /* --- Single values: each reader gives {value, faults: [[code, message]]}; value is undefined when it cannot be read. */

  const MARKUP = /\[[^[\]]*\]\([^()]*\)|\*\*|__|`|<[a-zA-Z/!][^<>]{0,40}>?|^#|https?:\/\//u;

  function readText({ shortest, longest, plain }, text, key) {
    const faults = [];
    const number = length(text);
    if (plain && text.includes("\n")) faults.push(["flera-stycken", `”${key}” ska vara ett enda stycke, utan radbrytningar.`]);
    const found = plain && text.match(MARKUP);
    if (found) {
      const told = `”${key}” ska vara ren text, men innehåller ”${short(found[0].trim())}”. Skriv bara orden.`;
      faults.push(["markering-i-text", told]);
    }
    if (number < shortest) {
      const [is, lacks] = [number, shortest - number].map((one) => counted(one, "tecken", "tecken"));
      faults.push(["for-kort", `”${key}” är ${is}, minst ${shortest} behövs; det fattas ${lacks}.`]);
    }
    if (number > longest) {
      const told = `”${key}” är ${number} tecken, högst ${longest} får plats. Korta med ${number - longest} tecken.`;
      faults.push(["for-lang", told]);
    }
    return { value: text, faults };
  }

  const shown = (key, text) => `”${key}: ${short(text)}”`;

  function partialDate(text) {
    const parts = text.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/);
    if (!parts) return null;
    const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? null : Number(part)));
    if (!year || (month !== null && (month < 1 || month > 12))) return null;
    // In a year that may be below 100, which Date takes for 1900 and on.
    const last = new Date(Date.UTC(2000 + (year % 400), month ?? 1, 0)).getUTCDate();
    if (day !== null && (day < 1 || day > last)) return null;
    return { year, month, day, text };
  }

  function notADate(text, key, form) {
    const isSo = /^\d{4}-\d\d(?:-\d\d)?$/.test(text) && !partialDate(text);
    const told = isSo ? "finns inte i kalendern. Kontrollera månaden och dagen." : `är inte ett datum. Skriv det som ${form}.`;
    return { faults: [["inte-ett-datum", `${shown(key, text)} ${told}`]] };
  }

  function readDate(kind, text, key) {
    const day = partialDate(text);
    return day && day.month && day.day ? { value: day, faults: [] } : notADate(text, key, "ÅÅÅÅ-MM-DD");
  }

  function readPartialDate({ word }, text, key) {
    if (word && text === word) return { value: word, faults: [] };
    const day = partialDate(text);
    const form = `ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD${word ? `, eller ordet ${word}` : ""}`;
    return day ? { value: day, faults: [] } : notADate(text, key, form);
  }

  function readWhole({ least, most }, text, key) {
    if (!/^[0-9]{1,12}$/.test(text)) {
      return { faults: [["inte-ett-tal", `${shown(key, text)} ska vara ett helt tal med bara siffror.`]] };
    }
    if (Number(text) >= least && Number(text) <= most) return { value: Number(text), faults: [] };
    return { faults: [["inte-ett-tal", `”${key}: ${text}” ska vara mellan ${least} och ${most}.`]] };
  }

  function readChoice({ options }, text, key) {
    const values = options.map(([word]) => word);
    if (values.includes(text)) return { value: text, faults: [] };
    const told = `”${short(text)}” går inte att välja som ”${key}”. Välj ${joined(values, "eller")}.`;
    return { faults: [["okant-val", told]] };
  }

  function readAddress(kind, text) {
    if (isWebAddress(text)) return { value: text, faults: [] };
    const told = /^https?:\/\/[^\s/?#]*@/.test(text)
      ? `”${short(text)}” har ett användarnamn före @. Ta bort det.`
      : `”${short(text)}” är inte en webbadress. Den ska börja med http:// eller https:// och sakna mellanslag.`;
    return { faults: [["ogiltig-adress", told]] };
  }

  function readSlug(kind, text) {
    if (SLUG.test(text) && text.length <= 80) return { value: text, faults: [] };
    const told = `”${short(text)}” får bara ha a–z, 0–9 och bindestreck, högst 80 tecken.`;
    return { faults: [["ogiltig-adressdel", told]] };
  }

  /* --- Names of places and of other pages. Hints stand apart from messages: a list puts another in their place. */

  const registers = new WeakMap();

  /* Every name a place goes by → the place. */
  function registerOf(data) {
    if (registers.has(data)) return registers.get(data);
    const [kommun, region] = [new Map(), new Map()];
    for (const [name, , others] of data.places) for (const other of [...others, `${name} kommun`]) kommun.set(other, name);
    for (const [name, , others] of data.regions) for (const other of others) region.set(other, name);
    for (const [name] of data.places) kommun.set(name, name);
    for (const [name] of data.regions) region.set(name, name);
    registers.set(data, { kommun, region });
    return registers.get(data);
  }

  /* Names of places are many and alike: one that is asked about must be nearer than a word in a short list. */
  function near(text, names) {
    const found = nearest(text, names);
    return found && likeness(fold(text), fold(found)) >= 0.8 ? found : null;
  }

  function readPlace({ level }, text, key, { data, keys }) {
    const { kommun, region } = registerOf(data);
    if (level === "kommun") {
      if (kommun.has(text)) return { value: kommun.get(text), faults: [] };
      if (region.has(text)) {
        const hint = keys.includes("regioner") ? "Skriv den under regioner." : "Skriv kommunernas namn.";
        return { faults: [["region-bland-kommuner", `”${text}” är en region.`, hint]] };
      }
      const found = near(text, data.places.map(([name]) => name));
      const villages = !found && keys.includes("platser") ? " Byar skrivs under platser." : "";
      const hint = (found ? `Menade du ”${found}”?` : "Skriv namnet på en kommun, till exempel Åre.") + villages;
      return { faults: [["okand-kommun", `kommunen ”${short(text)}” finns inte.`, hint]] };
    }
    if (region.has(text)) return { value: region.get(text), faults: [] };
    if (kommun.has(text)) return { faults: [["kommun-bland-regioner", `”${text}” är en kommun.`, "Skriv den under kommuner."]] };
    const others = data.regions.flatMap(([, , names]) => names.filter((name) => length(name) > 2));
    const found = near(text, [...data.regions.map(([name]) => name), ...others]);
    const hint = found ? `Menade du ”${found}”?` : "Skriv namnet på en region eller ett län, till exempel Dalarna.";
    return { faults: [["okand-region", `regionen ”${short(text)}” finns inte.`, hint]] };
  }

  function readReference({ to, asSlug }, text, key, { data }) {
    const known = data.known[to];
    if (known.some(([slug]) => slug === text)) return { value: text, faults: [] };
    const [code, noun, folder] = REFERENCES[to];
    const titles = new Map(known.map(([slug, title]) => [fold(asSlug ? slug : title), slug]));
    const others = asSlug ? {} : data.others[to];
    const same = !titles.has(fold(text)) && Object.hasOwn(others, fold(text)) && others[fold(text)];
    if (same) return { faults: [[code, `”${short(text)}” är ett annat ord för ${noun} ”${same}”.`]] };
    const near = titles.get(fold(text)) || nearest(slugify(text), known.map(([slug]) => slug));
    const found = near || others[nearest(text, Object.keys(others))];
    const hint = found ? `Menade du ”${found}”?` : `Skriv filnamnet i ${folder} utan .md.`;
    return { faults: [[code, `${noun} ”${short(text)}” finns inte.`, hint]] };
  }

  const READERS = {
    text: readText, date: readDate, partial: readPartialDate, whole: readWhole, choice: readChoice, address: readAddress,
    slug: readSlug, place: readPlace, reference: readReference,
  };

  const read = (kind, text, key, reading) => READERS[kind.is](kind, text.trim().replace(/[ \t]+/g, " "), key, reading);

  /* --- Lists, records and keys */

  const isEmpty = (value) => typeof value === "string" && !value.trim();

  /* The words of a list written as a sentence; a text that ends as a sentence is one item, commas and all. */
  function parts(text) {
    const whole = text.split(/\s+/).filter(Boolean).join(" ").replace(/^[()[\]{} ]+|[()[\]{} ]+$/g, "");
    return whole.split(/ ?(?:[,;]| (?:och|samt) ) ?/).filter(Boolean);
  }

  function readItem(kind, item, key, reading) {
    if (kind.word && fold(item.trim()) === kind.word) {
      return { faults: [["okant-val", `”${item.trim()}” ska stå ensamt, utan hakparenteser.`]] };
    }
    const one = read(kind.item, item, key, reading);
    if (!one.faults.length || kind.item.is === "text") return one;
    const several = parts(item);
    if (several.length < 2 || several.some((part) => read(kind.item, part, key, reading).faults.length)) return one;
    const [[code, message]] = one.faults;
    return { faults: [[code, message, "Skriv komma mellan värdena."]] };
  }

  function readList(spec, items, place, reading) {
    const { key, kind } = spec;
    if (typeof items === "string") return items;
    let filled = items.map((item, at) => [item, at]).filter(([item]) => !isEmpty(item));
    if (filled.length < kind.fewest) {
      reading.tell("for-kort", `listan ”${key}” är tom.`, place);
      return undefined;
    }
    if (filled.length > kind.most) {
      const told = `listan ”${key}” har ${filled.length} värden, högst ${kind.most} får stå.`;
      reading.tell("for-lang", told, place);
      filled = filled.slice(0, kind.most);
    }
    const values = filled.map(([item, at]) => {
      const here = { ...place, index: at };
      if (kind.item.is === "record") return readRecord(kind.item, item, here, reading);
      const { value, faults } = readItem(kind, item, key, reading);
      reading.tellAll(faults, here);
      return value;
    });
    return eachOnce(values, filled, spec, place, reading);
  }

  function eachOnce(values, filled, { key }, place, reading) {
    const first = new Map();
    values.forEach((value, at) => {
      if (value === undefined) return;
      const same = JSON.stringify(value);
      const [item, index] = filled[at];
      if (!first.has(same)) first.set(same, { value, item });
      else {
        const told = typeof item === "string" ? `”${first.get(same).item}”` : "uppgiften";
        reading.tell("dubbelt-varde", `${told} står redan i listan ”${key}”.`, { ...place, index });
      }
    });
    return first.size ? [...first.values()].map(({ value }) => value) : undefined;
  }

  function readRecord(kind, fields, place, reading) {
    const before = reading.problems.length;
    const { values } = readFields(kind.fields, fields, (part) => ({ ...place, part }), reading);
    if (kind.fields.some((part) => part.required && values[part.key] === undefined)) return undefined;
    return Object.keys(values).length || reading.problems.length > before ? values : undefined;
  }

  function readValue(spec, value, place, reading) {
    if (spec.kind.is === "list") return readList(spec, value, place, reading);
    if (spec.kind.is === "record") return readRecord(spec.kind, value, place, reading);
    const { value: made, faults } = read(spec.kind, value, spec.key, reading);
    reading.tellAll(faults, place);
    return made;
  }

  function readFields(specs, fields, placeOf, reading) {
    const [values, unread, missing] = [{}, new Set(), []];
    for (const spec of specs) {
      const { key } = spec;
      const written = fields[key];
      if (written === undefined || isEmpty(written)) {
        if (spec.required) missing.push([spec, written === undefined ? "saknas" : "är tom"]);
        continue;
      }
      const value = readValue(spec, written, placeOf(key), reading);
      if (value === undefined) unread.add(key);
      else values[key] = value;
    }
    for (const [{ key, help }, state] of missing) {
      const told = `uppgiften ”${key}” ${state}. ${help}`;
      reading.tell("saknad-nyckel", told, { ...placeOf(key), isMissing: state === "saknas" });
    }
    return { values, unread };
  }

  /* --- How values fit together */

  function* aStoryHasAPlace({ type, written }) {
    if (type.name !== "berattelse" || written.has("kommuner") || written.has("regioner")) return;
    yield ["plats-saknas", "berättelsen har ingen plats. Ange kommuner, regioner eller båda.", "kommuner"];
  }

  function* allMunicipalitiesAreThoseOfOneRegion({ values, unread }) {
    if (values.kommuner !== "alla" || unread.has("regioner") || values.regioner?.length === 1) return;
    const told = "”kommuner: alla” betyder alla kommuner i en region. Ange den, och bara den, under regioner.";
    yield ["alla-utan-region", told, "kommuner"];
  }

  function* aRegionIsSaidOnce({ type, values, data }) {
    const { kommuner = [], regioner = [] } = values;
    if (type.name !== "berattelse" || kommuner === "alla") return;
    const given = data.places.filter(([name]) => kommuner.includes(name)).map(([, , , at]) => data.regions[at][0]);
    const again = regioner.filter((name) => given.includes(name));
    if (!again.length) return;
    yield ["region-redan-given", `${joined(again)} följer redan av kommunerna och behöver inte skrivas.`, "regioner"];
  }

  function* aStoryNamesItsMethod({ type, written }) {
    if (type.name !== "berattelse" || written.has("metoder")) return;
    yield ["ingen-metod", "ingen metod är angiven, så berättelsen syns inte på någon metods sida.", "metoder"];
  }

  function* aCardDoesNotNameItself({ values, own }) {
    for (const key of ["relaterade", "fore", "efter", "tidigare", "ersatt_av"]) {
      if (![values[key] ?? []].flat().includes(own)) continue;
      yield ["pekar-pa-sig-sjalv", `kortet hänvisar till sig självt under ”${key}”. Ta bort hänvisningen.`, key];
    }
  }

  function* onlyAnArchivedCardHasASuccessor({ values, written }) {
    const isArchived = values.status === "arkiverad";
    if (values.ersatt_av && !isArchived) yield ["ersatt-utan-arkiv", "”ersatt_av” gäller bara arkiverade kort.", "ersatt_av"];
    if (!isArchived || written.has("ersatt_av")) return;
    const told = "kortet är arkiverat men säger inte vilket kort som ersätter det. Ange ersatt_av om det finns ett sådant.";
    yield ["arkiverad-utan-ersattare", told, "status"];
  }

  const day = (year, month, date) => year * 10000 + month * 100 + date;
  const earliest = ({ year, month, day: date }) => day(year, month || 1, date || 1);
  const latest = ({ year, month, day: date }) => day(year, month || 12, date || (month ? 28 : 31));

  function* whatComesFirstIsSmaller({ values: { period, deltagare } }) {
    if (period?.slut?.year && latest(period.slut) < earliest(period.start)) {
      yield ["omvand-ordning", `perioden slutar (${period.slut.text}) innan den börjar (${period.start.text}).`, "period"];
    }
    if ((deltagare?.minst || 0) > (deltagare?.hogst || deltagare?.minst || 0)) {
      yield ["omvand-ordning", `minst ${deltagare.minst} är fler än högst ${deltagare.hogst}.`, "deltagare"];
    }
  }

  function* aCardIsCheckedWithinTwoYears({ values: { granskad }, today }) {
    if (!granskad) return;
    const age = Math.round((Date.parse(today) - Date.parse(granskad.text)) / A_DAY);
    if (age < 0) {
      const told = `granskad ${granskad.text} har inte varit än. Skriv dagen då kortet senast kontrollerades.`;
      yield ["framtida-datum", told, "granskad"];
    } else if (age > 730) {
      const told = `kortet granskades senast ${granskad.text}, för mer än 24 månader sedan. Kontrollera uppgifterna.`;
      yield ["gammal-granskning", told, "granskad"];
    }
  }

  /* --- Against the other cards of the bank */

  function* aTitleIsItsOwn({ type, values, own, data }) {
    const same = values.titel && data.known[type.name].find(([slug, title]) => slug !== own && fold(title) === fold(values.titel));
    if (!same) return;
    const told = `rubriken ”${values.titel}” har redan ${type.folder}/${same[0]}.md. Ge det ena kortet en egen rubrik.`;
    yield ["dubbel-titel", told, "titel"];
  }

  function* aFormerAddressIsFree({ type, values, own, data }) {
    const former = data.former[type.name];
    const cards = data.known[type.name].map(([slug]) => slug);
    for (const slug of values.tidigare || []) {
      const isList = slug === "index";
      if (slug === own || !(isList || cards.includes(slug) || Object.hasOwn(former, slug))) continue;
      const whose = isList ? "sidan med alla kort" : Object.hasOwn(former, slug) ? former[slug] : "ett annat kort";
      yield ["upptagen-adress", `den tidigare adressen ”${slug}” hör redan till ${whose}. Ta bort den.`, "tidigare"];
    }
  }

  function* aPictureHasAPicturesName({ type, values, data }) {
    if (!values.bild) return;
    const { fil } = values.bild;
    if (!fil.startsWith("/") && texts.isPicture(texts.normal(`${type.folder}/${fil}`), type.folder, data)) return;
    const { code, message } = texts.pictureFault(fil, type.folder);
    yield [code, message, "bild"];
  }

  const RULES = [
    aStoryHasAPlace,
    allMunicipalitiesAreThoseOfOneRegion,
    aRegionIsSaidOnce,
    aStoryNamesItsMethod,
    aCardDoesNotNameItself,
    onlyAnArchivedCardHasASuccessor,
    whatComesFirstIsSmaller,
    aCardIsCheckedWithinTwoYears,
    aTitleIsItsOwn,
    aFormerAddressIsFree,
    aPictureHasAPicturesName,
  ];

  /* Everything wrong with a card. `card` is {type, own, values, text, body, bodyLine, lineOf}: its values by key, its whole
     text with the body that begins on a line of it, and which line a place {key, index, part} stands on. Each problem is
     {code, severity, message, line} and, of a value, its place. */
  function check(card, data, today) {
    const type = data.types[card.type];
    const problems = [];
    const put = (code, message, place) =>
      problems.push({ code, severity: data.codes[code], message, ...place, line: place.line ?? card.lineOf(place) });
    const reading = {
      data,
      problems,
      keys: type.fields.map(({ key }) => key),
      tell: put,
      tellAll: (faults, place) => faults.forEach(([code, message, hint = ""]) => put(code, `${message} ${hint}`.trim(), place)),
    };
    const { values, unread } = readFields(type.fields, card.values, (key) => ({ key }), reading);
    const written = new Set(Object.keys(card.values).filter((key) => !isEmpty(card.values[key])));
    const fit = { type, values, unread, written, own: card.own, data, today };
    for (const rule of RULES) for (const [code, message, key] of rule(fit)) put(code, message, { key });
    const found = [
      ...texts.judgeBody(card.body, card.bodyLine, type, data, values.bild?.fil),
      ...texts.judgeFile(card.text, type, data),
    ];
    for (const { code, message, ...place } of found) put(code, message, place);
    // What else is wrong with a line that is still to be filled in is not worth telling.
    const left = [...texts.judgeTemplate(card.text, type, data)];
    const unfilled = new Set(left.map(({ line }) => line));
    const kept = problems.filter(({ line }) => !unfilled.has(line));
    return [...kept, ...left.map((one) => ({ ...one, severity: data.codes[one.code] }))];
  }

  check.isEmpty = isEmpty;
  check.registerOf = registerOf;
  return check;
})();
