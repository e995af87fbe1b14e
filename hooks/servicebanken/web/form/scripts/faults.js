/* What is wrong, told where it is, and gathered in a list with a link to each. A `sheet` is the form as it stands:
   {root, fields, texts, touched, written, summary, open}; `open` shows the step that an element stands in. */
/* Stands on: dom, words. */
self.servicebanken.faults = (() => {
  "use strict";
  const { make } = self.servicebanken;
  const { joined, counted } = self.servicebanken.words;
  const SEVERITIES = { Fel: ["fel", "fel"], Varning: ["varning", "varningar"], Tips: ["tips", "tips"] };

  const isFault = ({ severity }) => severity === "Fel";

  /* The field that a problem is about: by its place, or by the line it stands on. */
  function fieldOf(problem, { fields, texts, written }) {
    const at = problem.key || problem.heading ? problem : { ...problem, ...written.placeOf(problem.line) };
    const one = at.heading ? texts.get(at.heading) : fields.get(at.key);
    return (one || texts.values().next().value).find(at);
  }

  /* Each problem gets its field, and they stand in the order in which the fields do. */
  function sort(sheet) {
    const { problems } = sheet.written;
    for (const problem of problems) problem.target = fieldOf(problem, sheet);
    const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING;
    problems.sort(({ target: { control: one } }, { target: { control: other } }) =>
      one === other ? 0 : follows(one, other) ? 1 : -1,
    );
  }

  /* Told at the fields that have been left. */
  function show(sheet) {
    const isTouched = ({ control, box }) => sheet.touched.has(control) || sheet.touched.has(box);
    sort(sheet);
    const told = sheet.written.problems.filter(({ target }) => isTouched(target));
    for (const error of sheet.root.querySelectorAll(".sb-form__error")) {
      const here = told.filter(({ target }) => target.error === error);
      const lines = here.map(({ severity, message }) => make("p", {}, make("strong", {}, severity), ` ${message}`));
      if (error.textContent !== lines.map((line) => line.textContent).join("")) error.replaceChildren(...lines);
    }
    for (const control of sheet.root.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
    for (const { target: { control } } of told.filter(isFault)) {
      if (control.matches("input, select, textarea")) control.setAttribute("aria-invalid", "true");
    }
    if (!sheet.summary.hidden) summarise(sheet);
  }

  function counts(problems) {
    const told = Object.entries(SEVERITIES)
      .map(([severity, forms]) => [problems.filter((one) => one.severity === severity).length, forms])
      .filter(([number]) => number)
      .map(([number, forms]) => counted(number, ...forms));
    return joined(told);
  }

  /* What is missing in a form that one has just begun is no fault yet. */
  function state(problems) {
    const left = problems.filter(isFault).length;
    if (left) return `${counted(left, "sak", "saker")} återstår innan kortet går att lämna in.`;
    return problems.length ? `Kortet går att lämna in. ${counts(problems)} att se på.` : "Kortet är klart att lämna in.";
  }

  function linkTo({ severity, message, target }, sheet) {
    const link = make("a", { href: `#${target.control.id || target.box?.id || ""}` }, make("strong", {}, severity), ` ${message}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      reach(target.control, sheet);
    });
    return make("li", {}, link);
  }

  function summarise(sheet) {
    const { summary, written: { problems } } = sheet;
    // Drawn anew only when there is something new to say: a link must not vanish between press and release.
    const drawn = problems.map(({ message, target }) => `${message} ${target.control.id}`).join("\n");
    if (summary.dataset.said === drawn) return;
    summary.dataset.said = drawn;
    const head = make("h2", { id: "sammanfattning" }, problems.length ? `Att rätta: ${counts(problems)}` : "Inga fel");
    const links = problems.map((problem) => linkTo(problem, sheet));
    summary.replaceChildren(head, links.length ? make("ul", {}, ...links) : make("p", {}, state(problems)));
  }

  function reach(control, sheet) {
    sheet.open(control);
    const folded = control.closest("details");
    if (folded) folded.open = true;
    control.focus();
    control.scrollIntoView({ block: "center" });
  }

  return { isFault, show, state, reach };
})();
