/* The form at /bidra/skriv/: made from the table of keys, judged as one types, kept in this browser until it is cleared,
   and made into a file that leaves only when the writer sends it. */
/* Stands on: card, check, dom, drafts, ending, faults, filling, preview, steps. */
(() => {
  "use strict";
  const root = document.querySelector("[data-form]");
  if (!root) return;
  const { make, form: data, check, card, drafts, ending, faults, filling, preview, steps: Steps } = self.servicebanken;
  const today = self.servicebanken.today();
  const A_WHILE = 6000;

  const status = make("p", { class: "sb-form__status", role: "status" });
  const said = make("p", { class: "sb-unseen", role: "status" });
  const shown = make("article", { class: "sb-form__preview", "aria-labelledby": "forhandsvisning", tabindex: "0" });

  /* The form as it stands. */
  const sheet = {
    root,
    memory: drafts.recalled() || { type: "berattelse", values: {}, texts: {} },
    type: null,
    fields: new Map(),
    texts: new Map(),
    touched: new Set(),
    written: null,
    summary: make("section", { class: "sb-form__summary", tabindex: "-1", hidden: "", "aria-labelledby": "sammanfattning" }),
    file: make("textarea", { class: "sb-form__control", id: "kortets-text", rows: "12", readonly: "" }),
    name: make("code", {}),
    sent: make("p", { role: "status", class: "sb-form__sent" }),
    open: (element) => steps.openFor(element),
    reach: (control) => faults.reach(control, sheet),
    changed,
    judgeAll,
  };
  const opening = make("fieldset", { class: "sb-form__group" }, make("legend", {}, "Vad vill ni skriva?"));
  const steps = new Steps(opening, touchAll);

  let forgetting = 0;
  function say(told, box) {
    said.textContent = told;
    clearTimeout(forgetting);
    forgetting = setTimeout(() => (said.textContent = ""), A_WHILE);
    touch(box);
    changed();
  }

  function touch(element) {
    if (element) sheet.touched.add(element);
  }

  function touchAll(within) {
    for (const control of within.querySelectorAll("input, select, textarea, fieldset, button")) touch(control);
    changed();
  }

  const WHAT = { metod: "ett sätt att arbeta, som andra kan följa", berattelse: "vad ni gjorde, och hur det gick" };

  function choices() {
    return Object.values(data.types).reverse().map(({ name: value, label }) => {
      const id = `typ-${value}`;
      const box = make("input", { type: "radio", name: "typ", id, value });
      box.checked = value === sheet.memory.type;
      box.addEventListener("change", () => change(value));
      return make("div", { class: "sb-form__check" }, box, make("label", { for: id }, make("strong", {}, label), `: ${WHAT[value]}`));
    });
  }

  function build() {
    const { memory } = sheet;
    sheet.type = data.types[memory.type];
    [sheet.fields, sheet.texts, sheet.touched] = [new Map(), new Map(), new Set()];
    for (const { key } of sheet.type.fields.filter((spec) => spec.prefilled)) memory.values[key] ??= today;
    const sections = filling.stepsOf(sheet, say);
    sections.at(-1)[1].append(end);
    sheet.summary.hidden = true;
    steps.fill(sections);
    changed();
  }

  function change(value) {
    filling.collect(sheet);
    sheet.memory.type = value;
    build();
    said.textContent = `Formuläret gäller nu en ${data.types[value].label.toLowerCase()}.`;
  }

  function judge(filled) {
    const { type } = sheet;
    const taken = [...data.known[type.name].map(([slug]) => slug), ...Object.keys(data.former[type.name])];
    const own = card.nameOf(filled.values.titel, taken, data.patterns.reserved);
    const made = card.write(type, filled);
    const problems = check({ ...made, type: type.name, own, values: filled.values }, data, today, "form");
    return { ...made, filled, problems, name: `${own}.md` };
  }

  function changed() {
    sheet.written = judge(filling.collect(sheet));
    const { written, memory } = sheet;
    const isKept = drafts.keep(memory);
    faults.show(sheet);
    steps.mark(written.problems.filter(faults.isFault).map(({ target }) => target.control));
    const cannot = "Utkastet kan inte sparas här. Ladda ner filen innan ni stänger sidan.";
    const kept = isKept ? "Utkastet är sparat i webbläsaren." : cannot;
    const told = `${faults.state(written.problems)} ${drafts.isBlank(memory) ? "" : kept}`.trim();
    if (status.textContent !== told) status.textContent = told;
    shown.replaceChildren(...preview(sheet.type, written.filled));
    sheet.file.value = written.text;
    sheet.name.textContent = `${sheet.type.folder}/${written.name}`;
  }

  function judgeAll() {
    sheet.summary.hidden = false;
    touchAll(steps.place);
    sheet.summary.focus();
  }

  function clear() {
    if (!confirm("Rensa allt ni har skrivit? Det går inte att ångra.")) return;
    sheet.memory = { type: sheet.memory.type, values: {}, texts: {} };
    build();
    steps.open(0);
    sheet.sent.textContent = "";
    status.textContent = "Formuläret är rensat, och utkastet är borttaget.";
    root.querySelector("input").focus();
  }

  /* A field is judged once it has been left, and from then on as one types. */
  function listen(frame) {
    let waiting = 0;
    const soon = (wait) => {
      clearTimeout(waiting);
      waiting = setTimeout(changed, wait);
    };
    frame.addEventListener("submit", (event) => {
      event.preventDefault();
      judgeAll();
    });
    frame.addEventListener("input", () => soon(200));
    frame.addEventListener("focusout", ({ target }) => {
      touch(target);
      touch(target.closest(".sb-form__group"));
      soon(0);
    });
    addEventListener("pagehide", () => {
      clearTimeout(waiting);
      filling.collect(sheet);
      drafts.keep(sheet.memory);
    });
  }

  drafts.takeFromAddress(sheet.memory);
  opening.append(...choices());
  const end = ending(sheet, clear);
  const left = make("div", { class: "sb-form__left" }, steps.place, status, steps.turn);
  const right = make("aside", { class: "sb-form__right", "aria-labelledby": "forhandsvisning" }, make("h2", { id: "forhandsvisning" }, "Så ser det ut"), shown);
  const frame = make("form", { novalidate: "", autocomplete: "off" }, opening, steps.progress, sheet.summary, make("div", { class: "sb-form__sheet" }, left, right), said);
  listen(frame);
  root.replaceChildren(frame);
  build();
})();
