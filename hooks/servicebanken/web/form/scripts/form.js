/* The form at /bidra/skriv/: made from the table of keys, judged as one types, kept in this browser until it is cleared,
   and made into a file that leaves only when the writer sends it. */
/* Stands on: card, check, controls, dom, fields, preview, singles, words. */
(() => {
  "use strict";
  const root = document.querySelector("[data-form]");
  if (!root) return;
  const { make, form: data, check, card, field, preview, words } = self.servicebanken;
  const { controls: { button }, singles: { text } } = self.servicebanken;
  const KEPT = `servicebanken-utkast:${location.pathname}`;
  const LONGEST_ADDRESS = 7500;
  const LONGEST_LETTER = 1800;
  const SEVERITIES = { Fel: ["fel", "fel"], Varning: ["varning", "varningar"], Tips: ["tips", "tips"] };

  /* All that has been filled in, of either type: what both types ask for follows when one changes type. */
  let memory = { type: "berattelse", values: {}, texts: {} };
  let type = null;
  let fields = new Map();
  let texts = new Map();
  let steps = [];
  let touched = new Set();
  let written = null;

  const today = self.servicebanken.today();

  /* --- The draft, in this browser only */

  // Not by "in": what every object has, "constructor" and the like, is no type of card.
  const isKnown = (name_) => Object.hasOwn(data.types, name_);
  const isText = (value) => typeof value === "string";
  const isRecord = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);

  /* True for a value that a field of the kind can show: the store may hold what an older form left there. */
  function fits(kind, value) {
    if (kind.is === "record") return isRecord(value) && Object.values(value).every(isText);
    if (kind.is !== "list") return isText(value);
    return (kind.word && value === kind.word) || (Array.isArray(value) && value.every((item) => fits(kind.item, item)));
  }

  function recalled() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT));
      const specs = new Map(Object.values(data.types).flatMap(({ fields: all }) => all.map((spec) => [spec.key, spec.kind])));
      const those = (filled, test) => Object.fromEntries(Object.entries(filled).filter(([key, value]) => test(key, value)));
      const values = those(kept.values, (key, value) => specs.has(key) && fits(specs.get(key), value));
      if (isKnown(kept.type)) return { type: kept.type, values, texts: those(kept.texts, (key, value) => isText(value)) };
    } catch {
      // No storage here, or nothing that can be read: then one begins afresh.
    }
    return null;
  }

  const isBlank = () => !Object.keys(memory.texts).length && Object.keys(memory.values).every((key) => key === "granskad");

  /* Nothing is kept of a form that nobody has written in. */
  function keep() {
    if (isBlank()) {
      forget();
      return true;
    }
    try {
      localStorage.setItem(KEPT, JSON.stringify(memory));
      return true;
    } catch {
      return false;
    }
  }

  function forget() {
    try {
      localStorage.removeItem(KEPT);
    } catch {
      // Where nothing can be kept there is nothing to clear.
    }
  }

  /* --- The frame */

  const status = make("p", { class: "sb-form__status", role: "status" });
  const said = make("p", { class: "sb-unseen", role: "status" });
  const place = make("div", {});
  const summary = make("section", { class: "sb-form__summary", tabindex: "-1", hidden: "", "aria-labelledby": "sammanfattning" });
  const shown = make("article", { class: "sb-form__preview", "aria-label": "Förhandsvisning" });
  const file = make("textarea", { class: "sb-form__control", id: "kortets-text", rows: "12", readonly: "" });
  const name = make("code", {});
  const sent = make("p", { role: "status" });

  const say = (told, box) => {
    said.textContent = told;
    touch(box);
    changed();
  };

  const section = (title, ...children) =>
    make("section", { class: "sb-form__step" }, make("h2", {}, title), ...children);

  function chooser() {
    const boxes = Object.values(data.types).reverse().map(({ name: value, label }) => {
      const id = `typ-${value}`;
      const box = make("input", { type: "radio", name: "typ", id, value });
      box.checked = value === memory.type;
      box.addEventListener("change", () => change(value));
      const told = value === "metod" ? "ett sätt att arbeta, som andra kan följa" : "vad ni gjorde, och hur det gick";
      return make("div", { class: "sb-form__check" }, box, make("label", { for: id }, make("strong", {}, label), `: ${told}`));
    });
    return make("fieldset", { class: "sb-form__group" }, make("legend", {}, "Vad vill ni skriva?"), ...boxes);
  }

  /* Fields that need not be filled in are folded away, so that the others are few. */
  function step([title, keys]) {
    const specs = keys.map((key) => type.fields.find((spec) => spec.key === key)).filter(Boolean);
    const isShown = ({ required, suggested, key }) => required || suggested || memory.values[key] !== undefined;
    const made = specs.map((spec) => {
      const one = field(spec, say);
      fields.set(spec.key, one);
      if (memory.values[spec.key] !== undefined) one.fill(memory.values[spec.key]);
      return [spec, one.element];
    });
    const [open, folded] = [true, false].map((is) => made.filter(([spec]) => isShown(spec) === is).map(([, element]) => element));
    const more = folded.length
      ? [make("details", { class: "sb-form__more" }, make("summary", {}, `Mer om ni vill (${folded.length})`), ...folded)]
      : [];
    return section(title, ...(title === type.stepOfText ? headings() : []), ...open, ...more);
  }

  function headings() {
    const made = [];
    const add = (name_, spec) => {
      const one = text(spec);
      texts.set(name_, one);
      if (memory.texts[name_]) one.fill(memory.texts[name_]);
      made.push(one.element);
    };
    made.push(make("p", {}, "Punkter skrivs med ett bindestreck först på raden, fet stil som **ordet** och länkar som [Torpa byalag](https://www.example.se/)."));
    for (const { title, help, required, longest, subheadings } of type.headings) {
      add(title, { title, help, required: required && !subheadings.length, longest });
      for (const sub of subheadings) {
        add(`${title}/${sub}`, { title: `${title}: ${sub.toLowerCase()}`, help: `Det ni gör under rubriken ${sub}.` });
      }
    }
    return made;
  }

  function build() {
    type = data.types[memory.type];
    [fields, texts, touched] = [new Map(), new Map(), new Set()];
    if (memory.values.granskad === undefined) memory.values.granskad = today;
    steps = type.steps.map(step);
    place.replaceChildren(...steps);
    summary.hidden = true;
    changed();
  }

  function change(value) {
    collect();
    memory.type = value;
    build();
    said.textContent = `Formuläret gäller nu en ${data.types[value].label.toLowerCase()}.`;
  }

  /* --- What is filled in, and what is wrong with it */

  function collect() {
    const read = (from) => [...from].map(([key, one]) => [key, one.read()]);
    const filled = { values: {}, texts: {} };
    for (const [group, from] of [["values", fields], ["texts", texts]]) {
      for (const [key, value] of read(from)) {
        if (value === undefined) delete memory[group][key];
        else filled[group][key] = memory[group][key] = value;
      }
    }
    return filled;
  }

  function judge(filled) {
    const taken = data.known[type.name].map(([slug]) => slug);
    const own = card.nameOf(filled.values.titel, [...taken, ...Object.keys(data.former[type.name])], data.patterns.reserved);
    const made = card.write(type, filled);
    const problems = check({ ...made, type: type.name, own, values: filled.values }, data, today, "form");
    return { ...made, filled, problems, name: `${own}.md` };
  }

  /* The field that a problem is about: by its place, or by the line it stands on. */
  function fieldOf(problem) {
    const at = problem.key || problem.heading ? problem : { ...problem, ...written.placeOf(problem.line) };
    const one = at.heading ? texts.get(at.heading) : fields.get(at.key);
    return (one || texts.values().next().value).find(at);
  }

  function touch(element) {
    if (element) touched.add(element);
  }
  const isTouched = ({ control, box }) => touched.has(control) || touched.has(box);

  function show() {
    const byError = new Map();
    for (const problem of written.problems) problem.target = fieldOf(problem);
    // Told in the order in which the fields stand.
    const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING;
    written.problems.sort(({ target: { control: one } }, { target: { control: other } }) =>
      one === other ? 0 : follows(one, other) ? 1 : -1,
    );
    for (const problem of written.problems) {
      const { target } = problem;
      if (isTouched(target)) byError.set(target.error, [...(byError.get(target.error) || []), problem]);
    }
    for (const error of root.querySelectorAll(".sb-form__error")) {
      const told = byError.get(error) || [];
      const lines = told.map(({ severity, message }) => make("p", {}, make("strong", {}, severity), ` ${message}`));
      if (error.textContent !== lines.map((line) => line.textContent).join("")) error.replaceChildren(...lines);
    }
    for (const control of root.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
    for (const { target, severity } of written.problems) {
      if (severity === "Fel" && isTouched(target) && target.control.matches("input, select, textarea")) target.control.setAttribute("aria-invalid", "true");
    }
    if (!summary.hidden) summarise();
  }

  const counts = (problems) => {
    const told = Object.entries(SEVERITIES)
      .map(([severity, forms]) => [problems.filter((one) => one.severity === severity).length, forms])
      .filter(([number]) => number)
      .map(([number, forms]) => words.counted(number, ...forms));
    return words.joined(told);
  };
  const state = () => {
    if (!written.problems.length) return "Kortet är klart att skicka.";
    const faults = written.problems.some(({ severity }) => severity === "Fel");
    return `${counts(written.problems)} kvar.${faults ? "" : " Kortet går att skicka ändå."}`;
  };

  function summarise() {
    // Drawn anew only when there is something new to say: a link must not vanish between press and release.
    const drawn = written.problems.map(({ message, target }) => `${message} ${target.control.id}`).join("\n");
    if (summary.dataset.said === drawn) return;
    summary.dataset.said = drawn;
    const links = written.problems.map(({ severity, message, target }) => {
      const link = make("a", { href: `#${target.control.id || target.box?.id || ""}` }, make("strong", {}, severity), ` ${message}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reach(target.control);
      });
      return make("li", {}, link);
    });
    const head = make("h3", { id: "sammanfattning" }, written.problems.length ? `Att rätta: ${counts(written.problems)}` : "Inga fel");
    const told = written.problems.length ? make("ul", {}, ...links) : make("p", {}, "Kortet är klart att skicka.");
    summary.replaceChildren(head, told);
  }

  function reach(control) {
    const folded = control.closest("details");
    if (folded) folded.open = true;
    control.focus();
    control.scrollIntoView({ block: "center" });
  }

  function changed() {
    written = judge(collect());
    const isKept = keep();
    show();
    const cannot = "Utkastet kan inte sparas här. Ladda ner filen innan ni stänger sidan.";
    const told = `${state()} ${isBlank() ? "" : isKept ? "Utkastet är sparat i webbläsaren." : cannot}`.trim();
    if (status.textContent !== told) status.textContent = told;
    shown.replaceChildren(...preview(type, written.filled));
    file.value = written.text;
    name.textContent = `${type.folder}/${written.name}`;
  }

  function judgeAll() {
    for (const control of place.querySelectorAll("input, select, textarea, fieldset, button")) touched.add(control);
    summary.hidden = false;
    changed();
    summary.focus();
  }

  /* --- Sending */

  async function copy() {
    try {
      await navigator.clipboard.writeText(written.text);
      return true;
    } catch {
      // From disk a browser may keep the clipboard to itself; then the text is marked, to be copied by hand.
      reach(file);
      file.select();
      return false;
    }
  }

  const told = (words_) => {
    sent.textContent = words_;
  };

  function download() {
    const address = URL.createObjectURL(new Blob([written.text], { type: "text/markdown;charset=utf-8" }));
    const link = make("a", { href: address, download: written.name });
    root.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    told(`Filen ${written.name} är hämtad. Skicka den till redaktionen, eller lägg den i mappen ${type.folder}.`);
  }

  async function copied() {
    told((await copy()) ? "Texten är kopierad." : "Texten är markerad. Kopiera den med Ctrl+C eller Cmd+C.");
  }

  function letter() {
    const title = written.filled.values.titel || "Ett nytt kort";
    const address = (body) => `mailto:${data.recipient}?subject=${encodeURIComponent(`Kort: ${title}`)}&body=${encodeURIComponent(body)}`;
    const isLong = address(written.text).length > LONGEST_LETTER;
    const attach = `Hej!\n\nHär är ett kort till banken. Det ligger i den bifogade filen ${written.name}.\n`;
    if (isLong) download();
    told(isLong ? `Texten är för lång för ett brev. Filen ${written.name} är hämtad: bifoga den i brevet.` : "Brevet öppnas i ert e-postprogram.");
    location.href = address(isLong ? attach : written.text);
  }

  async function forge() {
    const start = `${data.newFile}/${type.folder}?filename=${encodeURIComponent(written.name)}`;
    const whole = `${start}&value=${encodeURIComponent(written.text)}`;
    const isLong = whole.length > LONGEST_ADDRESS;
    // Opened before anything is waited for, or the browser takes it for a window nobody asked for.
    const copying = isLong ? copy() : null;
    open(isLong ? start : whole, "_blank", "noopener");
    if (!isLong) told("En ny fil är öppnad med er text i.");
    else told((await copying) ? "En ny fil är öppnad. Texten är kopierad: klistra in den där." : "En ny fil är öppnad. Kopiera texten härifrån och klistra in den där.");
  }

  function clear() {
    if (!confirm("Rensa allt ni har skrivit? Det går inte att ångra.")) return;
    memory = { type: memory.type, values: {}, texts: {} };
    build();
    told("");
    status.textContent = "Formuläret är rensat, och utkastet är borttaget.";
    root.querySelector("input").focus();
  }

  function action(label, act) {
    const element = button(label);
    element.addEventListener("click", () => {
      // What was typed a moment ago goes with it.
      changed();
      act();
    });
    return element;
  }

  function ways() {
    const ours = [action("Ladda ner filen", download), action("Kopiera texten", copied), action("Skicka med e-post", letter)];
    return data.newFile ? [...ours, action(`Öppna som ny fil på ${new URL(data.newFile).host}`, forge)] : ours;
  }

  function ending() {
    return section(
      "Granska och skicka",
      make("p", { class: "sb-actions" }, action("Granska kortet", judgeAll)),
      summary,
      status,
      make("h3", {}, "Så ser det ut"),
      shown,
      make("h3", {}, "Skicka in"),
      make("p", {}, "Filen heter ", name, ". En redaktör läser den innan den publiceras."),
      // The page says it before one begins, also to those who have no scripts.
      make("p", {}, ...document.querySelector("[data-hand-in]").cloneNode(true).childNodes),
      make("p", { class: "sb-actions" }, ...ways()),
      sent,
      make("details", { class: "sb-form__more" }, make("summary", {}, "Kortet som text"), make("label", { for: file.id }, "Kortets text"), file),
      make("p", { class: "sb-form__clear" }, action("Rensa formuläret", clear)),
    );
  }

  /* --- From the pages that lead here: ?typ=…&tema=…&metod=…&skede=…&region=…&kommun=… */

  function asked() {
    const query = new URLSearchParams(location.search);
    const named = (list, slug) => list.find(([, one]) => one === slug)?.[0];
    const add = (key, value) => {
      if (value && Array.isArray(memory.values[key] ?? []) && !(memory.values[key] || []).includes(value)) {
        memory.values[key] = [...(memory.values[key] || []), value];
      }
    };
    if (isKnown(query.get("typ"))) memory.type = query.get("typ");
    const stages = data.types.metod.fields.find(({ key }) => key === "skede").kind.item.options;
    const bySlug = (list, name_) => list.find(([slug]) => slug === query.get(name_))?.[0];
    add("teman", bySlug(data.known.tema, "tema"));
    add("metoder", bySlug(data.known.metod, "metod"));
    add("skede", bySlug(stages, "skede"));
    add("regioner", named(data.regions, query.get("region")));
    add("kommuner", named(data.places, query.get("kommun")));
  }

  memory = recalled() || memory;
  asked();
  const frame = make("form", { novalidate: "", autocomplete: "off" }, chooser(), place, ending(), said);
  frame.addEventListener("submit", (event) => {
    event.preventDefault();
    judgeAll();
  });
  let waiting = 0;
  frame.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 200);
  });
  // A field is judged once it has been left, and from then on as one types.
  frame.addEventListener("focusout", ({ target }) => {
    touch(target);
    touch(target.closest(".sb-form__group"));
    clearTimeout(waiting);
    waiting = setTimeout(changed, 0);
  });
  addEventListener("pagehide", () => (clearTimeout(waiting), collect(), keep()));
  root.replaceChildren(frame);
  build();
})();
