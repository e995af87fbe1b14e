/* The card as readers will meet it, more or less: paragraphs, lists, bold and links. Every word is put there as text. */
/* Stands on: dom, text, words. */
self.servicebanken.preview = (() => {
  "use strict";
  const { make } = self.servicebanken;
  const { joined } = self.servicebanken.words;
  const INLINE = /\*\*([^*]+)\*\*|\[([^[\]]+)\]\(([^()\s]+)\)/g;

  function inline(text) {
    const parts = [];
    let last = 0;
    for (const found of text.matchAll(INLINE)) {
      const [all, bold, words, address] = found;
      parts.push(text.slice(last, found.index));
      if (bold) parts.push(make("strong", {}, bold));
      else if (self.servicebanken.isWebAddress(address)) parts.push(make("a", { href: address, rel: "noopener" }, words));
      else parts.push(words);
      last = found.index + all.length;
    }
    return [...parts, text.slice(last)];
  }

  function block(lines) {
    const heading = lines[0].match(/^#{3,6}\s+(.*)/);
    if (heading) return [make("h5", {}, ...inline(heading[1])), ...(lines.length > 1 ? [block(lines.slice(1))].flat() : [])];
    for (const [tag, point] of [["ul", /^\s*[-*+]\s+/], ["ol", /^\s*\d+[.)]\s+/]]) {
      if (!point.test(lines[0])) continue;
      const items = [];
      for (const line of lines) {
        if (point.test(line)) items.push(line.replace(point, ""));
        else items[items.length - 1] += ` ${line.trim()}`;
      }
      return [make(tag, {}, ...items.map((item) => make("li", {}, ...inline(item))))];
    }
    return [make("p", {}, ...inline(lines.join(" ")))];
  }

  const blocks = (text) =>
    text.split(/\n\s*\n/).map((part) => part.split("\n").filter((line) => line.trim())).filter((part) => part.length).flatMap(block);

  function section(title, texts, subheadings) {
    const below = subheadings.filter((sub) => texts[`${title}/${sub}`]);
    if (!texts[title] && !below.length) return [];
    return [
      make("h4", {}, title),
      ...blocks(texts[title] || ""),
      ...below.flatMap((sub) => [make("h5", {}, sub), ...blocks(texts[`${title}/${sub}`])]),
    ];
  }

  const place = ({ kommuner, regioner = [] }) =>
    kommuner === "alla" ? `hela ${joined(regioner)}` : joined([...(kommuner || []), ...regioner]);

  const listed = (items, element) => (items.length ? [make("ul", {}, ...items.map(element))] : []);
  const link = (words, address) =>
    self.servicebanken.isWebAddress(address || "") ? make("a", { href: address, rel: "noopener" }, words) : words;

  /* Elements to show; `filled` is {values, texts}. */
  function preview(type, { values, texts }) {
    const { titel = "Utan rubrik ännu", ingress, resultat = [], lardomar = [], kallor = [], kontakt = [] } = values;
    const contacts = typeof kontakt === "string" ? [{ funktion: "Redaktionen" }] : kontakt;
    const where = place(values);
    return [
      make("p", { class: "sb-kind" }, where ? `${type.label} · ${where}` : type.label),
      make("h3", {}, titel),
      ...(ingress ? [make("p", { class: "sb-lead" }, ingress)] : []),
      ...type.headings.flatMap(({ title, subheadings }) => section(title, texts, subheadings)),
      ...(resultat.length ? [make("h4", {}, "Resultat")] : []),
      ...listed(resultat, ({ text = "" }) => make("li", {}, text)),
      ...(lardomar.length ? [make("h4", {}, "Lärdomar")] : []),
      ...listed(lardomar, (text) => make("li", {}, text)),
      ...(kallor.length ? [make("h4", {}, "Källor")] : []),
      ...listed(kallor, ({ titel: name, adress }) => make("li", {}, link(name || adress || "", adress))),
      ...(contacts.length ? [make("h4", {}, "Kontakt")] : []),
      ...listed(contacts, ({ funktion, organisation, webb }) =>
        make("li", {}, link([funktion, organisation].filter(Boolean).join(", "), webb)),
      ),
    ];
  }

  return preview;
})();
