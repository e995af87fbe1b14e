/* Two to four cards side by side, as a table: chosen in the address and on the page, their facts fetched as they are
   needed. */
/* Stands on: dom. */
(() => {
  "use strict";
  const page = document.querySelector("[data-compare]");
  if (!page) return;
  const { make, cards, wording: { counted } } = self.servicebanken;
  const part = (name) => document.querySelector(`[data-compare-${name}]`);
  const root = page.dataset.compare;
  const MOST = 4;
  const LEAST = 2;

  const kinds = { metod: ["Metoder", "metod", "metoder"], berattelse: ["Berättelser", "berättelse", "berättelser"] };
  const titles = new Map(Object.keys(kinds).flatMap((kind) => Object.entries(cards[kind]).map(([slug, [title]]) => [`${kind}.${slug}`, title])));
  const loading = new Map();
  let chosen = [];
  let turn = 0;

  const say = (text) => (part("said").textContent = text);

  function load(key) {
    if (!loading.has(key)) {
      const script = make("script", { src: `${root}assets/jamfor/${key}.js` });
      loading.set(key, new Promise((done, failed) => Object.assign(script, { onload: done, onerror: failed })));
      document.head.append(script);
    }
    return loading.get(key);
  }

  /* The link to a card, its kind, and what is said of it, row by row. */
  function factsOf(key) {
    const template = make("template", {});
    template.innerHTML = self.servicebanken.compared[key];
    const [link, kind, list] = template.content.children;
    const rows = [...list.children].filter(({ tagName }) => tagName === "DT").map((term) => [term.textContent, term.nextElementSibling]);
    return { link, kind, rows: new Map(rows) };
  }

  const nothing = () => [make("span", { "aria-hidden": "true" }, "–"), make("span", { class: "sb-unseen" }, "inget uppgivet")];

  function table(keys) {
    const facts = keys.map(factsOf);
    const labels = [...new Set(facts.flatMap(({ rows }) => [...rows.keys()]))];
    const numbers = Object.entries(kinds)
      .map(([kind, [, one, many]]) => [keys.filter((key) => key.startsWith(`${kind}.`)).length, one, many])
      .filter(([number]) => number);
    const head = make("tr", {}, make("td", {}), ...facts.map(({ link, kind }) => make("th", { scope: "col" }, kind, link)));
    const body = labels.map((label) => {
      const cells = facts.map(({ rows }) => make("td", {}, ...(rows.get(label)?.childNodes.length ? rows.get(label).childNodes : nothing())));
      return make("tr", {}, make("th", { scope: "row" }, label), ...cells);
    });
    const caption = make("caption", {}, numbers.map((number) => counted(...number)).join(" och "));
    return make("table", {}, caption, make("thead", {}, head), make("tbody", {}, ...body));
  }

  function showChosen() {
    const remove = (key) => {
      const at = chosen.indexOf(key);
      choose(chosen.filter((one) => one !== key));
      say(`${titles.get(key)} är borttagen.`);
      (part("chosen").querySelectorAll("button")[Math.min(at, chosen.length - 1)] || part("picker")).focus();
    };
    part("chosen").replaceChildren(
      ...chosen.map((key) => {
        const button = make("button", { type: "button", class: "sb-button" }, "Ta bort", make("span", { class: "sb-unseen" }, ` ${titles.get(key)}`));
        button.addEventListener("click", () => remove(key));
        return make("li", {}, titles.get(key), button);
      }),
    );
    part("chosen").hidden = !chosen.length;
    for (const option of part("picker").querySelectorAll("optgroup option")) option.disabled = chosen.includes(option.value);
  }

  async function show() {
    const mine = (turn += 1);
    showChosen();
    const left = LEAST - chosen.length;
    if (left > 0) say(left === LEAST ? "Välj två till fyra kort." : "Välj ett kort till att jämföra med.");
    try {
      await Promise.all(chosen.map(load));
    } catch {
      say("Korten kunde inte läsas in. Ladda om sidan.");
      return;
    }
    if (mine !== turn) return;
    part("frame").hidden = !chosen.length;
    part("frame").replaceChildren(...(chosen.length ? [table(chosen)] : []));
  }

  function choose(keys) {
    chosen = keys;
    const query = new URLSearchParams(location.search);
    query.delete("kort");
    keys.forEach((key) => query.append("kort", key));
    history.pushState(null, "", query.toString() ? `?${query}` : location.pathname);
    say("");
    part("quiet").hidden = true;
    void show();
  }

  function add(event) {
    event.preventDefault();
    const key = part("picker").value;
    if (!key) say("Välj ett kort i listan först.");
    else if (chosen.length >= MOST) say("Fyra kort är det mesta som får plats bredvid varandra. Ta bort något först.");
    else {
      choose([...chosen, key]);
      say(`${titles.get(key)} är tillagd.`);
      part("picker").value = "";
    }
  }

  function read() {
    const wanted = [...new Set(new URLSearchParams(location.search).getAll("kort"))];
    const known = wanted.filter((key) => titles.has(key));
    const missing = wanted.length - known.length;
    const over = Math.max(0, known.length - MOST);
    chosen = known.slice(0, MOST);
    const messages = [
      missing && `${counted(missing, "kort", "kort")} finns inte i den här banken.`,
      over && `Fyra kort får plats bredvid varandra; ${counted(over, "kort", "kort")} till visas inte.`,
    ].filter(Boolean);
    part("quiet").textContent = messages.join(" ");
    part("quiet").hidden = !messages.length;
    say("");
    void show();
  }

  for (const [kind, [label]] of Object.entries(kinds)) {
    const options = Object.entries(cards[kind]).map(([slug, [title]]) => make("option", { value: `${kind}.${slug}` }, title));
    if (options.length) part("picker").append(make("optgroup", { label }, ...options));
  }
  part("form").addEventListener("submit", add);
  addEventListener("popstate", read);
  part("script").hidden = true;
  page.hidden = false;
  read();
})();
