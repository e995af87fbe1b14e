/* The card as readers will meet it: its text read as the page reads it, and every word put there as text. */
/* Stands on: addresses, card, dom, markdown, size, text, words. */
self.servicebanken.preview = (() => {
  "use strict";
  const { make, addresses, card, form, markdown, size } = self.servicebanken;
  const { joined } = self.servicebanken.words;
  // Nobody sees more of what is strong and stressed in one another, and a browser draws no more.
  const DEEPEST = 20;
  // The card's title is a heading of the page's, and the only one of its level; those of its text stand below it.
  const LOWERED = 2;

  /* --- What stands in a line */

  /* A link to a file of the bank looks like one, and leads nowhere yet; where no text may lead there are only words. */
  function link({ target, title }) {
    const scheme = addresses.schemeOf(target);
    if (scheme && !self.servicebanken.form.schemes.includes(scheme)) return make("span", {});
    const about = title ? { title } : {};
    return make("a", scheme ? { href: target, rel: "noopener", ...about } : about);
  }

  const PIECES = {
    text: ({ text }) => text,
    html: ({ text }) => text,
    line: () => "\n",
    break: () => make("br", {}),
    code: ({ text }) => make("code", {}, text),
    image: ({ words, title }) => make("em", {}, ["Bild", words, title].filter(Boolean).join(": ")),
  };

  function inline({ pieces }) {
    const top = make("span", {});
    const open = [top];
    for (const piece of pieces) {
      const here = open.at(-1);
      if (piece.kind === "close") open.pop();
      else if (piece.kind !== "open") here.append(PIECES[piece.kind](piece));
      else if (open.length > DEEPEST) open.push(here);
      else open.push(here.appendChild(piece.tag === "a" ? link(piece) : make(piece.tag, {})));
    }
    return [...top.childNodes];
  }

  /* --- Blocks */

  const within = ({ children }) => children.flatMap((one) => block(one));

  function list({ children, isOrdered, start, isTight }) {
    const drawn = (one) => (isTight && one.kind === "paragraph" ? inline(one) : block(one));
    const points = children.map((point) => make("li", {}, ...point.children.flatMap(drawn)));
    return make(isOrdered ? "ol" : "ul", isOrdered && start !== 1 ? { start } : {}, ...points);
  }

  function table({ rows, alignments }) {
    const attributes = (at) => (alignments[at] ? { class: `sb-${alignments[at]}` } : {});
    const row = (tag) => (cells) => make("tr", {}, ...cells.map((cell, at) => make(tag, attributes(at), ...inline(cell))));
    const [head, ...others] = rows;
    const body = others.length ? [make("tbody", {}, ...others.map(row("td")))] : [];
    return make("table", {}, make("thead", {}, row("th")(head)), ...body);
  }

  const BLOCKS = {
    paragraph: (one) => make("p", {}, ...inline(one)),
    heading: (one) => make(one.level > 1 ? `h${Math.min(one.level + LOWERED, 6)}` : "p", {}, ...inline(one)),
    code: ({ rows }) => make("pre", {}, make("code", {}, rows.map((row) => `${row}\n`).join(""))),
    html: ({ rows }) => make("p", {}, rows.join("\n")),
    rule: () => make("hr", {}),
    quote: (one) => make("blockquote", {}, ...within(one)),
    list,
    table,
  };

  /* A definition of where a link leads is not seen. */
  const block = (one) => (BLOCKS[one.kind] ? [BLOCKS[one.kind](one)] : []);

  /* A text that is refused unread is not drawn either. */
  function text(written) {
    const isRead = ![...size.judgeText(written, 1, form.limits)].length;
    return isRead ? markdown.read(written).flatMap(block) : [make("p", {}, "Texten är för stor för att visas här.")];
  }

  /* --- What is drawn from the values */

  const place = ({ kommuner, regioner = [] }) =>
    kommuner === "alla" ? `hela ${joined(regioner)}` : joined([...(kommuner || []), ...regioner]);

  const listed = (items, element) => (items.length ? [make("ul", {}, ...items.map(element))] : []);
  const named = (words, address) =>
    self.servicebanken.isWebAddress(address || "") ? make("a", { href: address, rel: "noopener" }, words) : words;

  /* A date in words, as exact as it is; what is none yet stands as it was typed. */
  function dayInWords(text) {
    const [year, month, day] = text.split("-");
    const isDay = new RegExp(`^(?:${form.patterns.partialDay})$`).test(text) && (!month || form.months[month - 1]);
    return isDay ? [day && Number(day), month && form.months[month - 1], year].filter(Boolean).join(" ") : text;
  }

  /* What kind of source it is and from when, as the page has it: ". Egen erfarenhet, november 2026". */
  function aboutSource(type, { slag, datum }) {
    const parts = type.fields.find(({ key }) => key === "kallor").kind.item.fields;
    const kinds = parts.find(({ key }) => key === "slag").kind.options;
    const kind = kinds.find(([word]) => word === slag)?.[2];
    const words = [kind, datum && dayInWords(datum)].filter(Boolean).join(", ");
    return words && `. ${words[0].toUpperCase()}${words.slice(1)}`;
  }

  function ending(type, { resultat = [], lardomar = [], kallor = [], kontakt = [] }) {
    const contacts = typeof kontakt === "string" ? [{ funktion: "Redaktionen" }] : kontakt;
    return [
      ...(resultat.length ? [make("h4", {}, "Resultat")] : []),
      ...listed(resultat, ({ text: result = "" }) => make("li", {}, result)),
      ...(lardomar.length ? [make("h4", {}, "Lärdomar")] : []),
      ...listed(lardomar, (lesson) => make("li", {}, lesson)),
      ...(kallor.length ? [make("h4", {}, "Källor")] : []),
      ...listed(kallor, (one) => make("li", {}, named(one.titel || one.adress || "", one.adress), aboutSource(type, one))),
      ...(contacts.length ? [make("h4", {}, "Kontakt")] : []),
      ...listed(contacts, ({ funktion, organisation, webb }) =>
        make("li", {}, named([funktion, organisation].filter(Boolean).join(", "), webb)),
      ),
    ];
  }

  /* Elements to show; `filled` is {values, texts}. */
  function preview(type, filled) {
    const { titel = "Utan rubrik ännu", ingress } = filled.values;
    const where = place(filled.values);
    return [
      make("p", { class: "sb-kind" }, where ? `${type.label} · ${where}` : type.label),
      make("h3", {}, titel),
      ...(ingress ? [make("p", { class: "sb-lead" }, ingress)] : []),
      ...text(card.write(type, filled).body),
      ...ending(type, filled.values),
    ];
  }

  return preview;
})();
