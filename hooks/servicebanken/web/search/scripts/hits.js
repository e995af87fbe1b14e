/* The page of hits: question and facets are the address, and all hits are shown, some at a time. */
/* Stands on: dom, finding. */
(() => {
  "use strict";
  const { make, finding } = self.servicebanken;
  const A_PAGE = 20;

  /* What hits can be narrowed by, where there is something to narrow. */
  function facetsOf({ index, documents }, stageNames) {
    const named = (rows) => rows.map(([slug, name]) => [slug, name]);
    const kinds = named([...index.kinds, ...index.placeKinds]);
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

  const fits = (one, some) => some.every((facet) => facet.has(one, facet.chosen));

  class HitPage {
    constructor(form) {
      this.form = form;
      this.page = document.querySelector("[data-hits]");
      this.input = form.querySelector("input");
      for (const part of ["status", "list", "more", "idle"]) this[part] = this.page.querySelector(`[data-hits-${part}]`);
      this.title = document.title;
      this.engine = null;
      this.facets = [];
      this.shown = A_PAGE;
      this.timer = 0;
    }

    begin() {
      this.page.querySelector("[data-hits-script]").hidden = true;
      this.listen();
      this.status.textContent = "Läser in …";
      this.input.value = this.asked(new URLSearchParams(location.search));
      const ready = finding.ready().then((engine) => (this.engine = engine));
      Promise.all([ready, finding.load("summaries")]).then(
        () => {
          this.facets = facetsOf(this.engine, JSON.parse(this.page.dataset.stages));
          this.drawFacets();
          this.read();
        },
        () => (this.status.textContent = finding.FAILED),
      );
    }

    listen() {
      const { form, input, list } = this;
      input.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.engine && this.write(false), 150);
      });
      form.addEventListener("submit", (event) => {
        if (!this.engine) return;
        event.preventDefault();
        clearTimeout(this.timer);
        this.write(true);
      });
      this.more.addEventListener("click", () => this.showMore());
      addEventListener("popstate", () => this.read());
      const links = () => [...list.querySelectorAll("[data-hit]")];
      for (const part of [form, list])
        part.addEventListener("keydown", (event) => finding.walk(event, input, links(), () => input.focus()));
    }

    /* What the address asks for is no longer than what one can type. */
    asked(query) {
      return (query.get("q") || "").slice(0, document.querySelector("[data-search] input").maxLength);
    }

    /* --- Facets */

    drawFacets() {
      const box = this.page.querySelector("[data-hits-facets]");
      for (const facet of this.facets) {
        facet.select = make("select", { id: `facet-${facet.key}`, name: facet.key });
        facet.select.addEventListener("change", () => this.write(true));
        box.append(make("div", {}, make("label", { for: facet.select.id }, facet.label), facet.select));
      }
      const clear = make("button", { type: "button", class: "sb-button" }, "Rensa");
      clear.addEventListener("click", () => {
        this.facets.forEach((facet) => (facet.chosen = -1));
        this.write(true, new Map());
        this.input.focus();
      });
      box.append(clear);
      this.page.querySelector("details").open = matchMedia("(min-width: 44rem)").matches;
    }

    chosen() {
      return this.facets.filter(({ chosen: id }) => id >= 0);
    }

    showOptions(facet, found) {
      const others = this.chosen().filter((other) => other !== facet);
      const within = found.filter((one) => fits(one, others));
      const rows = facet.values.map(([value, name], id) => ({ value, name, id, count: within.filter((one) => facet.has(one, id)).length }));
      const kept = rows.filter(({ id, count }) => count || id === facet.chosen);
      if (!["typ", "skede"].includes(facet.key)) kept.sort((one, other) => one.name.localeCompare(other.name, "sv"));
      facet.select.replaceChildren(
        make("option", { value: "" }, `${facet.any} (${within.length})`),
        ...kept.map(({ value, name, count }) => make("option", { value }, `${name} (${count})`)),
      );
      facet.select.value = facet.chosen >= 0 ? facet.values[facet.chosen][0] : "";
    }

    /* --- Hits */

    show() {
      const query = this.input.value.trim();
      const result = this.engine.search(this.input.value);
      const { documents } = this.engine;
      const chosen = this.chosen();
      const isOpen = query !== "" || chosen.length > 0;
      const found = query ? result.hits.map(({ document: id }) => documents[id]) : documents;
      this.facets.forEach((facet) => this.showOptions(facet, found));
      this.page.querySelector("details").hidden = !found.length && !chosen.length;
      const hits = isOpen ? found.filter((one) => fits(one, chosen)) : [];
      this.list.replaceChildren(...hits.slice(0, this.shown).map((one) => this.hit(one, result.forms)));
      this.more.hidden = hits.length <= this.shown;
      this.idle.hidden = hits.length > 0;
      this.page.querySelector("[data-hits-facets] button").hidden = !chosen.length;
      this.status.replaceChildren(...(isOpen ? this.message(query, result, hits.length, found.length) : []));
      document.title = query ? `${query} – ${this.title}` : this.title;
    }

    showMore() {
      const next = this.shown;
      this.shown += A_PAGE;
      this.show();
      this.list.querySelectorAll("a")[next].focus();
    }

    message(query, { isNear, meant }, number, before) {
      const on = query ? ` på ”${query}”` : "";
      if (!number && before && query) return [`Inga träffar${on} med det ni har valt. Ta bort något val.`];
      if (!number) return [`Inga träffar${on}.`, ...this.nearWords(query)];
      const slips = meant.map(({ word, meant: instead }) => ` Ingenting heter ”${word}”, så här visas ”${instead}”.`);
      return [`${finding.counted(number)}${on}.`, ...(isNear ? [" Ingen sida har alla orden; de som ligger närmast står först."] : []), ...slips];
    }

    nearWords(query) {
      const near = this.engine.suggest(query);
      if (!near.length) return [" Pröva ett annat ord, eller välj ett tema."];
      const links = near.flatMap((word, at) => [at ? ", " : "", make("a", { href: `?q=${encodeURIComponent(word)}` }, word)]);
      return [" Menade ni ", ...links, "?"];
    }

    hit(one, forms) {
      const summary = (self.servicebanken.summaries || [])[one.order] || "";
      const themes = one.themes.filter(() => one.kind !== "tema").map((id) => this.engine.index.themes[id][1]);
      const facts = [finding.place(one), ...themes].filter(Boolean);
      return make(
        "li",
        { class: "sb-hit" },
        make("p", { class: "sb-kind" }, one.label),
        make("h2", {}, finding.hitLink(one, forms)),
        ...(summary ? [make("p", {}, ...finding.marked(summary, forms))] : []),
        ...(facts.length ? [make("p", { class: "sb-why" }, facts.join(" · "))] : []),
      );
    }

    /* --- The address */

    read() {
      const wanted = new URLSearchParams(location.search);
      this.input.value = this.asked(wanted);
      this.choose((key) => wanted.get(key));
    }

    write(isStep, from = new Map(this.facets.map(({ key, select }) => [key, select.value]))) {
      // What else stands in the address is somebody else's.
      const state = new URLSearchParams(location.search);
      for (const [name, value] of [["q", this.input.value.trim()], ...this.facets.map(({ key }) => [key, from.get(key)])]) {
        if (value) state.set(name, value);
        else state.delete(name);
      }
      const next = state.toString() ? `?${state}` : location.pathname;
      history[isStep ? "pushState" : "replaceState"](null, "", next);
      this.choose((key) => from.get(key));
    }

    /* Each facet as it was asked for, and the first of the hits. */
    choose(wanted) {
      for (const facet of this.facets) facet.chosen = facet.values.findIndex(([value]) => value === (wanted(facet.key) || ""));
      this.shown = A_PAGE;
      this.show();
    }
  }

  self.servicebanken.HitPage = HitPage;
})();
