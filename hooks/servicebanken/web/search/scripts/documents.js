/* The documents of an index, each with its address and all that it belongs to. */
/* Stands on: language. */
(() => {
  "use strict";
  const { language: { fold } } = self.servicebanken;
  const NONE = [];

  /* The documents, those of the register last. Where a page's address follows from its title it is not in the index. */
  function documentsOf(index) {
    const pages = pagesOf(index);
    return [...pages, ...placesOf(index, pages.length)];
  }

  function pagesOf({ kinds, documents: columns, places, folders }) {
    const titles = columns.titles.split("\n"), slugs = columns.slugs.split("\n"), names = columns.names.split("\n");
    const wide = new Set(columns.wide);
    const own = { tema: 0, program: 0 };
    const end = folders ? "/" : ".html";
    return titles.map((title, at) => {
      const [kind, label, folder] = kinds[columns.kinds.charCodeAt(at) - 97];
      const inRegions = columns.places[at].map((id) => places[id][2]);
      return {
        kind, label, title, names: names[at] ? names[at].split("|") : NONE, own: kind in own ? own[kind]++ : -1, order: at,
        themes: columns.themes[at], stages: columns.stages[at], programmes: columns.programmes[at], methods: columns.methods[at],
        places: columns.places[at], regions: [...inRegions.filter((id, index) => inRegions.indexOf(id) === index), ...columns.regions[at]],
        isRegionWide: wide.has(at),
        get address() {
          return folder === null ? slugs[at] : `${folder}/${slugs[at] || slugOf(title)}${end}`;
        },
      };
    });
  }

  /* The regions and the municipalities, which follow so many other documents. */
  function placesOf({ placeKinds: [aRegion, aMunicipality], regions, places, folders }, before) {
    const place = ([kind, label, folder], slug, order, of) => ({
      kind, label, order, address: `${folder}/${slug}${folders ? "/" : ".html"}`,
      themes: NONE, stages: NONE, programmes: NONE, methods: NONE, isRegionWide: false, ...of,
    });
    return [
      ...regions.map(([slug, title, names], own) =>
        place(aRegion, slug, before + own, { title, names, own, places: NONE, regions: [own] }),
      ),
      ...places.map(([slug, title, region, others], own) => {
        const names = [`${title} kommun`, ...others];
        return place(aMunicipality, slug, before + regions.length + own, { title, names, own, places: [own], regions: [region] });
      }),
    ];
  }

  function slugOf(title) {
    return fold(title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  self.servicebanken.documentsOf = documentsOf;
})();
