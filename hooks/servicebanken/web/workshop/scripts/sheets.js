/* The cards of a workshop on paper: their sheets are fetched as scripts, which works from disk too, and stand on the page
   for the printer only. */
/* Stands on: dom. */
self.servicebanken.sheetsIn = (region, root) => {
  "use strict";
  const { make } = self.servicebanken;
  const loading = new Map();
  let turn = 0;

  function load(key) {
    if (!loading.has(key)) {
      const script = make("script", { src: `${root}assets/blad/${key}.js` });
      const loaded = new Promise((done) => {
        script.onload = done;
        script.onerror = () => {
          // What cannot be read now may be there the next time one asks.
          loading.delete(key);
          done();
        };
      });
      loading.set(key, loaded);
      document.head.append(script);
    }
    return loading.get(key);
  }

  function parsed(html) {
    const template = make("template", {});
    template.innerHTML = html;
    // Nobody scrolls to these pictures: they are fetched for the printer, or not at all.
    template.content.querySelectorAll("img").forEach((picture) => (picture.loading = "eager"));
    return template.content;
  }

  const pictures = () => [...region.querySelectorAll("img")].map((picture) => picture.decode().catch(() => {}));

  /* The sheets of the cards in their order, then what is for the leader only; how many cards have no sheet. */
  async function show(keys, withLeader) {
    const mine = (turn += 1);
    await Promise.all(keys.map(load));
    const sheets = self.servicebanken.sheets || {};
    const found = keys.filter((key) => Object.hasOwn(sheets, key)).map((key) => sheets[key]);
    if (mine === turn) {
      region.replaceChildren(...found.map(({ html }) => parsed(html)), ...(withLeader ? found.map(({ leader }) => parsed(leader)) : []));
      await Promise.all(pictures());
    }
    return keys.length - found.length;
  }

  return { show };
};
