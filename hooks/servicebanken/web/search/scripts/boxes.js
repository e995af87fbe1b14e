/* The search boxes: what stands in the header and on the front page shows the first hits while one types; the page of
   hits shows them all. The engine and its index are loaded when the reader first touches a box, by script elements, which
   work from disk too. */
/* Stands on: dom, engine. */
(() => {
  "use strict";
  const { make, wording: { joined } } = self.servicebanken;
  const FIRST_HITS = 8;
  const A_PAGE = 20;
  const WORD = /[\p{L}\p{N}]+/gu;

  const boxes = [...document.querySelectorAll("[data-search]")];
  if (!boxes.length) return;
  const base = boxes[0].dataset.search;
  const isDisk = location.protocol === "file:";

  /* From disk a folder shows its files, so its page is named. */
  const address = (path) => `${base}${isDisk ? path.replace(/(^|\/)(#|$)/, "$1index.html$2") : path}`;

  const loading = new Map();
  function load(name) {
    if (!loading.has(name)) {
      const script = make("script", { src: `${base}assets/search-${name}.js` });
      loading.set(
        name,
        new Promise((done, failed) => {
          script.onload = done;
          script.onerror = () => failed(new Error(`search-${name}.js`));
        }),
      );
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

  /* What the address asks for is no longer than what one can type. */
  const asked = (query) => (query.get("q") || "").slice(0, boxes[0].querySelector("input").maxLength);

  /* A text with the words that were meant marked. */
  function marked(text, forms) {
    const parts = [];
    let last = 0;
    for (const found of text.matchAll(WORD)) {
      if (!forms.has(self.servicebanken.Engine.fold(found[0]))) continue;
      parts.push(text.slice(last, found.index), make("mark", {}, found[0]));
      last = found.index + found[0].length;
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
  const FAILED = "Sökningen kunde inte läsas in. Ladda om sidan, eller gå via menyn.";

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

  /* A box with the first hits below it while one types. */
  function quick(form) {
    const input = form.querySelector("input");
    // Read aloud from where it always stands, and seen in the panel, which comes and goes.
    const status = make("p", { class: "sb-unseen", role: "status" });
    const seen = make("p", { class: "sb-quick__status", "aria-hidden": "true" });
    const list = make("ol", { class: "sb-quick__hits", "aria-label": "De första träffarna" });
    const panel = make("div", { class: "sb-quick" }, seen, list);
    panel.hidden = true;
    form.append(status, panel);
    let asked = 0;

    function say(text) {
      status.textContent = text;
      seen.textContent = text;
    }

    async function show() {
      const query = input.value.trim();
      const turn = ++asked;
      if (!query) {
        panel.hidden = true;
        say("");
        return;
      }
      try {
        const { documents } = await ready();
        if (turn !== asked) return;
        const { hits, forms } = engine.search(input.value);
        list.replaceChildren(
          ...hits.slice(0, FIRST_HITS).map(({ document: id }) => {
            const one = documents[id];
            const facts = [one.label, place(one)].filter(Boolean).join(" · ");
            const link = hitLink(one, forms);
            link.append(make("span", { class: "sb-quick__facts" }, facts));
            return make("li", {}, link);
          }),
        );
        say(hits.length ? `${counted(hits.length)}. Enter visar alla.` : "Inga träffar. Enter visar ord som liknar.");
      } catch {
        say(FAILED);
      }
      panel.hidden = false;
    }

    input.addEventListener("input", show);
    form.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && input.value.trim() && list.children.length) panel.hidden = false;
      walk(event, input, panel.hidden ? [] : [...list.querySelectorAll("a")], () => {
        panel.hidden = true;
        input.focus();
      });
    });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) panel.hidden = true;
    });
    // A press on the panel's own surface must not take the focus from the box, which would close it.
    panel.addEventListener("pointerdown", (event) => {
      if (!event.target.closest("a")) event.preventDefault();
    });
  }

  /* The page of hits: question and facets are the address. */
  function full(form) {
    const page = document.querySelector("[data-hits]");
    const input = form.querySelector("input");
    const [status, list, more, idle] = ["status", "list", "more", "idle"].map((part) => page.querySelector(`[data-hits-${part}]`));
    const title = document.title;
    page.querySelector("[data-hits-script]").hidden = true;
    const stageNames = JSON.parse(page.dataset.stages);
    let facets = [];
    let shown = A_PAGE;
    let timer = 0;

    function facetsOf({ index, documents }) {
      const named = (rows) => rows.map(([slug, name]) => [slug, name]);
      const kinds = [...index.kinds, ...index.placeKinds].map(([kind, label]) => [kind, label]);
      const inPlace = (one, id) => one.places.includes(id) || (one.isRegionWide && one.regions.includes(index.places[id][2]));
      const has = (key) => (one, id) => one[key].includes(id);
      return [
        { key: "typ", label: "Typ", any: "Alla typer", values: kinds, has: (one, id) => one.kind === kinds[id][0] },
        { key: "tema", label: "Tema", any: "Alla teman", values: named(index.themes), has: has("themes") },
        { key: "region", label: "Region", any: "Alla regioner", values: named(index.regions), has: has("regions") },
        { key: "kommun", label: "Kommun", any: "Alla kommuner", values: named(index.places), has: inPlace },
        { key: "skede", label: "Skede", any: "Alla skeden", values: index.stages.map((stage) => [stage, stageNames[stage] || stage]), has: has("stages") },
        { key: "program", label: "Program", any: "Alla program", values: named(index.programmes), has: has("programmes") },
      ].filter(({ values, has: hasValue }) => values.some((_, id) => documents.some((one) => hasValue(one, id))));
    }

    function draw() {
      const box = page.querySelector("[data-hits-facets]");
      for (const facet of facets) {
        facet.select = make("select", { id: `facet-${facet.key}`, name: facet.key });
        facet.select.addEventListener("change", () => write(true));
        box.append(make("div", {}, make("label", { for: facet.select.id }, facet.label), facet.select));
      }
      const clear = make("button", { type: "button", class: "sb-button" }, "Rensa");
      clear.addEventListener("click", () => {
        facets.forEach((facet) => (facet.chosen = -1));
        write(true, new Map());
        input.focus();
      });
      box.append(clear);
      page.querySelector("details").open = matchMedia("(min-width: 44rem)").matches;
    }

    const chosen = () => facets.filter(({ chosen: id }) => id >= 0);
    const fits = (one, some) => some.every((facet) => facet.has(one, facet.chosen));

    function options(facet, found) {
      const within = found.filter((one) => fits(one, chosen().filter((other) => other !== facet)));
      const rows = facet.values.map(([value, name], id) => ({ value, name, id, count: within.filter((one) => facet.has(one, id)).length }));
      const kept = rows.filter(({ id, count }) => count || id === facet.chosen);
      if (!["typ", "skede"].includes(facet.key)) kept.sort((one, other) => one.name.localeCompare(other.name, "sv"));
      facet.select.replaceChildren(
        make("option", { value: "" }, `${facet.any} (${within.length})`),
        ...kept.map(({ value, name, count }) => make("option", { value }, `${name} (${count})`)),
      );
      facet.select.value = facet.chosen >= 0 ? facet.values[facet.chosen][0] : "";
    }

    function show() {
      const query = input.value;
      const result = engine.search(query);
      const isAsked = query.trim() !== "";
      const isOpen = isAsked || chosen().length > 0;
      const found = isAsked ? result.hits.map(({ document: id }) => engine.documents[id]) : engine.documents;
      facets.forEach((facet) => options(facet, found));
      page.querySelector("details").hidden = !found.length && !chosen().length;
      const hits = isOpen ? found.filter((one) => fits(one, chosen())) : [];
      list.replaceChildren(...hits.slice(0, shown).map((one) => hit(one, result.forms)));
      more.hidden = hits.length <= shown;
      idle.hidden = hits.length > 0;
      page.querySelector("[data-hits-facets] button").hidden = !chosen().length;
      status.replaceChildren(...said(query.trim(), result, hits.length, found.length, isOpen));
      document.title = isAsked ? `${query.trim()} – ${title}` : title;
    }

    function said(query, { isNear, meant }, number, before, isOpen) {
      if (!isOpen) return [];
      const on = query ? ` på ”${query}”` : "";
      if (!number && before && query) return [`Inga träffar${on} med det ni har valt. Ta bort något val.`];
      if (!number) return [`Inga träffar${on}.`, ...nearWords(query)];
      const slips = meant.map(({ word, meant: instead }) => ` Ingenting heter ”${word}”, så här visas ”${instead}”.`);
      return [`${counted(number)}${on}.`, ...(isNear ? [" Ingen sida har alla orden; de som ligger närmast står först."] : []), ...slips];
    }

    function nearWords(query) {
      const near = engine.suggest(query);
      if (!near.length) return [" Pröva ett annat ord, eller välj ett tema."];
      const links = near.flatMap((word, at) => [at ? ", " : "", make("a", { href: `?q=${encodeURIComponent(word)}` }, word)]);
      return [" Menade ni ", ...links, "?"];
    }

    function hit(one, forms) {
      const summary = (self.servicebanken.summaries || [])[one.order] || "";
      const facts = [place(one), ...one.themes.filter(() => one.kind !== "tema").map((id) => self.servicebanken.index.themes[id][1])].filter(Boolean);
      return make(
        "li",
        { class: "sb-hit" },
        make("p", { class: "sb-kind" }, one.label),
        make("h2", {}, hitLink(one, forms)),
        ...(summary ? [make("p", {}, ...marked(summary, forms))] : []),
        ...(facts.length ? [make("p", { class: "sb-why" }, facts.join(" · "))] : []),
      );
    }

    function read() {
      const wanted = new URLSearchParams(location.search);
      input.value = asked(wanted);
      for (const facet of facets) facet.chosen = facet.values.findIndex(([value]) => value === wanted.get(facet.key));
      shown = A_PAGE;
      show();
    }

    function write(isStep, from = new Map(facets.map(({ key, select }) => [key, select.value]))) {
      // What else stands in the address is somebody else's.
      const state = new URLSearchParams(location.search);
      for (const [key, value] of [["q", input.value.trim()], ...facets.map(({ key }) => [key, from.get(key)])]) {
        if (value) state.set(key, value);
        else state.delete(key);
      }
      const next = state.toString() ? `?${state}` : location.pathname;
      history[isStep ? "pushState" : "replaceState"](null, "", next);
      for (const facet of facets) facet.chosen = facet.values.findIndex(([value]) => value === from.get(facet.key));
      shown = A_PAGE;
      show();
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => engine && write(false), 150);
    });
    form.addEventListener("submit", (event) => {
      if (!engine) return;
      event.preventDefault();
      clearTimeout(timer);
      write(true);
    });
    more.addEventListener("click", () => {
      const next = shown;
      shown += A_PAGE;
      show();
      list.querySelectorAll("a")[next].focus();
    });
    addEventListener("popstate", read);
    for (const part of [form, list])
      part.addEventListener("keydown", (event) => walk(event, input, [...list.querySelectorAll("[data-hit]")], () => input.focus()));

    status.textContent = "Läser in …";
    input.value = asked(new URLSearchParams(location.search));
    Promise.all([ready(), load("summaries")]).then(
      () => {
        facets = facetsOf(engine);
        draw();
        read();
      },
      () => (status.textContent = FAILED),
    );
  }

  for (const form of boxes) {
    if (isDisk) form.action = form.getAttribute("action").replace(/\/$/, "/index.html");
    form.addEventListener("focusin", () => void ready().catch(() => {}), { once: true });
    if (form.hasAttribute("data-search-full")) full(form);
    else quick(form);
  }

  /* From anywhere on the page: "/" or Ctrl+K leads to the box. */
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isSlash && !isK) return;
    event.preventDefault();
    const input = boxes[0].querySelector("input");
    input.focus();
    input.select();
  });
})();
