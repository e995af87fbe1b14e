/* The cards of a workshop on paper: their sheets are fetched as scripts, which works from disk too, and stand on the page
   for the printer only. */
/* Stands on: dom. */
(() => {
  "use strict";
  const { make } = self.servicebanken;

  function parsed(html) {
    const template = make("template", {});
    template.innerHTML = html;
    // Nobody scrolls to these pictures: they are fetched for the printer, or not at all.
    template.content.querySelectorAll("img").forEach((picture) => (picture.loading = "eager"));
    return template.content;
  }

  class Sheets {
    constructor(region, root) {
      this.region = region;
      this.root = root;
      this.loading = new Map();
      this.turn = 0;
    }

    load(key) {
      const { loading } = this;
      if (!loading.has(key)) {
        const script = make("script", { src: `${this.root}assets/blad/${key}.js` });
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

    pictures() {
      return [...this.region.querySelectorAll("img")].map((picture) => picture.decode().catch(() => {}));
    }

    /* The sheets of the cards in their order, then what is for the leader only; how many cards have no sheet. */
    async show(keys, withLeader) {
      const mine = (this.turn += 1);
      await Promise.all(keys.map((key) => this.load(key)));
      const sheets = self.servicebanken.sheets || {};
      const found = keys.filter((key) => Object.hasOwn(sheets, key)).map((key) => sheets[key]);
      if (mine === this.turn) {
        const leaders = withLeader ? found.map(({ leader }) => parsed(leader)) : [];
        this.region.replaceChildren(...found.map(({ html }) => parsed(html)), ...leaders);
        await Promise.all(this.pictures());
      }
      return keys.length - found.length;
    }
  }

  self.servicebanken.Sheets = Sheets;
})();
