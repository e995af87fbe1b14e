/* How the values of a card fit together, and with the other cards, in the form's checks: the rules of fit.py,
   between_cards.py, persons.py and pictures.py in hooks/servicebanken/checker/rules/. Each yields [sentence, holes, place]. */
/* Stands on: text, words. */
self.servicebanken.fit = (() => {
  "use strict";
  const { text: texts } = self.servicebanken;
  const { counted, joined, fold } = self.servicebanken.words;
  const A_DAY = 24 * 60 * 60 * 1000;

  function* aStoryHasAPlace({ type, written }) {
    if (type.name !== "berattelse" || written.has("kommuner") || written.has("regioner")) return;
    yield ["NO_PLACE", {}, { key: "kommuner" }];
  }

  function* allMunicipalitiesAreThoseOfOneRegion({ values, unread }) {
    if (values.kommuner !== "alla" || unread.has("regioner") || values.regioner?.length === 1) return;
    yield ["ALL_OF_NO_REGION", {}, { key: "kommuner" }];
  }

  function* aRegionIsSaidOnce({ type, values, data }) {
    const { kommuner = [], regioner = [] } = values;
    if (type.name !== "berattelse" || kommuner === "alla") return;
    const given = data.places.filter(([name]) => kommuner.includes(name)).map(([, , , at]) => data.regions[at][0]);
    const again = regioner.filter((name) => given.includes(name));
    if (again.length) yield ["REGION_SAID_TWICE", { regions: joined(again) }, { key: "regioner" }];
  }

  function* aStoryNamesItsMethod({ type, written }) {
    if (type.name === "berattelse" && !written.has("metoder")) yield ["NO_METHOD", {}, { key: "metoder" }];
  }

  const day = (year, month, date) => year * 10000 + month * 100 + date;
  const earliest = ({ year, month, day: date }) => day(year, month || 1, date || 1);
  const latest = ({ year, month, day: date }) => day(year, month || 12, date || (month ? 28 : 31));

  function* whatComesFirstIsSmaller({ values: { period, deltagare } }) {
    if (period?.slut?.year && latest(period.slut) < earliest(period.start)) {
      yield ["ENDS_BEFORE_IT_STARTS", { end: period.slut.text, start: period.start.text }, { key: "period" }];
    }
    const { minst: fewest = 0, hogst: most = fewest } = deltagare || {};
    if (fewest > most) yield ["FEWEST_ABOVE_MOST", { fewest, most }, { key: "deltagare" }];
  }

  function* aCardIsCheckedWithinTwoYears({ values: { granskad }, data, today }) {
    if (!granskad) return;
    const age = Math.round((Date.parse(today) - Date.parse(granskad.text)) / A_DAY);
    if (age < 0) yield ["CHECKED_IN_THE_FUTURE", { day: granskad.text }, { key: "granskad" }];
    else if (age > data.limits.staleDays) yield ["CHECKED_LONG_AGO", { day: granskad.text }, { key: "granskad" }];
  }

  function* aTitleIsItsOwn({ type, values: { titel }, own, data }) {
    const same = titel && data.known[type.name].find(([slug, title]) => slug !== own && fold(title) === fold(titel));
    if (same) yield ["TITLE_OF_TWO", { title: titel, path: `${type.folder}/${same[0]}.md` }, { key: "titel" }];
  }

  function* aPictureHasAPicturesName({ type: { folder }, values: { bild }, data }) {
    if (!bild) return;
    const { fil } = bild;
    if (!fil.startsWith("/") && texts.isPicture(texts.normal(`${folder}/${fil}`), folder, data)) return;
    const { sentence, holes } = texts.noPicture(fil, folder, data);
    yield [sentence, holes, { key: "bild" }];
  }

  /* What follows a comma is left out of account. */
  function isLikeAName(text, { patterns, givenNames, surname }) {
    const name = text.split(",")[0].trim();
    if (!new RegExp(`^(?:${patterns.name})$`, "u").test(name)) return false;
    const [first, ...others] = name.toLowerCase().split(/[ -]/);
    return givenNames.includes(first) || Boolean(others.at(-1)?.endsWith(surname));
  }

  function* aContactIsAFunction({ values: { kontakt = [] }, filled, data }) {
    for (const { funktion } of typeof kontakt === "string" ? [] : kontakt) {
      if (!funktion || !isLikeAName(funktion, data)) continue;
      const index = filled.kontakt.findIndex((one) => one.funktion?.trim() === funktion);
      yield ["LOOKS_LIKE_A_PERSON", { text: funktion }, { key: "kontakt", index, part: "funktion" }];
    }
  }

  function* aNeighbourIsNotWhereItHappened({ values: { kommuner = [], beror = [] } }) {
    const again = kommuner === "alla" ? [] : beror.filter((name) => kommuner.includes(name));
    if (again.length) yield ["TOUCHED_AND_THERE", { places: joined(again) }, { key: "beror" }];
  }

  function* aResultNamesASourceOfTheCard({ values: { kallor = [], resultat = [] }, unread, filled }) {
    if (unread.has("kallor") || !kallor.length) return;
    const number = counted(kallor.length, "källa", "källor");
    for (const [index, { kalla = 0 }] of resultat.entries()) {
      if (kalla > kallor.length) yield ["NO_SUCH_SOURCE", { source: kalla, number }, placed("resultat", index, filled)];
    }
  }

  function* aMethodSaysWhatItRestsOn({ type, written }) {
    if (type.name === "metod" && !written.has("grund")) yield ["NO_GROUNDS", {}, { key: "grund" }];
  }

  const placed = (key, index, filled) => (filled[key]?.[index] ? { key, index } : { key });

  /* Of all the pages that are sources nobody has opened any. */
  function areCopies(sources) {
    const pages = sources.filter(({ adress }) => adress);
    return pages.length > 0 && pages.every(({ last }) => last === "kopia");
  }

  function* aCardIsTriedAgainstItsSources({ values: { kallor = [], granskad }, filled, written }) {
    if (!kallor.length) return;
    const isCopied = areCopies(kallor);
    if (granskad && isCopied) yield ["TRIED_BY_COPY", {}, { key: "granskad" }];
    else if (!isCopied && !written.has("granskad")) {
      const isMissing = filled.granskad === undefined;
      yield ["NOT_TRIED", { state: isMissing ? "saknas" : "är tom" }, { key: "granskad", isMissing }];
    }
  }

  const asTyped = (address) => address.split("#")[0].replace(/^[^:]*:\/\//, "").replace(/^www\./, "").replace(/\/+$/, "").toLowerCase();

  function* aContactIsNoSource({ values, filled }) {
    const { kallor = [], kontakt = [], kommuner = [], regioner = [] } = values;
    const pages = kallor.filter(({ adress }) => adress).map(({ adress }) => asTyped(adress));
    const [place] = [...(typeof kommuner === "string" ? [] : kommuner), ...regioner];
    for (const [index, { webb }] of (typeof kontakt === "string" ? [] : kontakt).entries()) {
      if (!webb || !pages.includes(asTyped(webb))) continue;
      const at = placed("kontakt", index, filled);
      yield place ? ["CONTACT_IS_SOURCE", { place }, at] : ["CONTACT_IS_ONLY_SOURCE", {}, at];
    }
  }

  const RULES = [
    aStoryHasAPlace,
    allMunicipalitiesAreThoseOfOneRegion,
    aRegionIsSaidOnce,
    aStoryNamesItsMethod,
    whatComesFirstIsSmaller,
    aNeighbourIsNotWhereItHappened,
    aResultNamesASourceOfTheCard,
    aMethodSaysWhatItRestsOn,
    aCardIsTriedAgainstItsSources,
    aCardIsCheckedWithinTwoYears,
    aTitleIsItsOwn,
    aPictureHasAPicturesName,
    aContactIsAFunction,
    aContactIsNoSource,
  ];

  /* `draft` is {type, values, unread, written, filled, own, data, today}; `filled` is what `values` are read from. */
  return (draft) => RULES.flatMap((rule) => [...rule(draft)]);
})();
