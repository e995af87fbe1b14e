/* What the boxes and the page of hits have in common: how the search is loaded, by script elements, which work from disk
   too; how a hit is written; and the keys. */
/* Stands on: dom, engine. */
(() => {
  "use strict";
  const { make, wording: { joined } } = self.servicebanken;
  const WORD = /[\p{L}\p{N}]+/gu;
  const FAILED = "Sökningen kunde inte läsas in. Ladda om sidan, eller gå via menyn.";

  const base = document.querySelector("[data-search]")?.dataset.search;
  const isDisk = location.protocol === "file:";

  /* From disk a folder shows its files, so its page is named. */
  const address = (path) => `${base}${isDisk ? path.replace(/(^|\/)(#|$)/, "$1index.html$2") : path}`;

  const loading = new Map();
  function load(name) {
    if (!loading.has(name)) {
      const script = make("script", { src: `${base}assets/search-${name}.js` });
      loading.set(name, new Promise((done, failed) => Object.assign(script, { onload: done, onerror: failed })));
      document.head.append(script);
    }
    return loading.get(name);
  }

  let engine = null;
  async function ready() {
    await Promise.all([load("engine"), load("index")]);
    engine ||= new self.servicebanken.Engine(self.servicebanken.index);
    return engine;
  }

  /* A text with the words that were meant marked. */
  function marked(text, forms) {
    const parts = [];
    let last = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!forms.has(self.servicebanken.Engine.fold(word))) continue;
      parts.push(text.slice(last, index), make("mark", {}, word));
      last = index + word.length;
    }
    return [...parts, text.slice(last)];
  }

  /* Where a document is from, as the cards say it. */
  function place(one) {
    const { places, regions } = self.servicebanken.index;
    const inRegions = joined(one.regions.map((id) => regions[id][1]));
    if (one.kind === "kommun") return inRegions;
    if (one.kind === "region" || one.kind === "program" || !one.regions.length) return "";
    if (one.isRegionWide) return `Hela ${inRegions}`;
    if (!one.places.length) return inRegions;
    if (one.places.length > 4) return `${one.places.length} kommuner i ${inRegions}`;
    return `${joined(one.places.map((id) => places[id][1]))} · ${inRegions}`;
  }

  const hitLink = (one, forms) => make("a", { "data-hit": "", href: address(one.address) }, ...marked(one.title, forms));
  const counted = (number) => (number === 1 ? "1 träff" : `${number} träffar`);

  /* The keys of every box: up and down among the hits, Escape back. */
  function walk(event, input, links, leave) {
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      leave();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !links.length || (event.target !== input && at < 0)) return;
    event.preventDefault();
    const next = at + step;
    (next < 0 ? input : links[Math.min(next, links.length - 1)]).focus();
  }

  self.servicebanken.finding = { FAILED, isDisk, load, ready, marked, place, hitLink, counted, walk };
})();
