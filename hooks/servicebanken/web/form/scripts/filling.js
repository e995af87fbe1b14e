/* What there is to fill in: the fields of each step, made of the table of keys, and what they hold. A `sheet` is the form
   as it stands: {memory, type, fields, texts}. */
/* Stands on: dom, fields, singles. */
self.servicebanken.filling = (() => {
  "use strict";
  const { make, field } = self.servicebanken;
  const { text } = self.servicebanken.singles;

  function added(into, held, name, one) {
    into.set(name, one);
    if (held[name] !== undefined) one.fill(held[name]);
    return one.element;
  }

  function markup() {
    return make(
      "details",
      { class: "sb-form__more" },
      make("summary", {}, "Punkter, fet stil och länkar"),
      make("p", {}, "En punkt börjar med ett bindestreck och ett mellanslag. Fet stil skrivs **så här**, och en länk så här: [Torpa byalag](https://www.example.se/)."),
    );
  }

  function headings({ type, texts, memory }) {
    const made = type.headings.flatMap(({ title, help, required, longest, subheadings }) => [
      added(texts, memory.texts, title, text({ title, help, required: required && !subheadings.length, longest })),
      ...subheadings.map((sub) => {
        const spec = { title: `${title}: ${sub.toLowerCase()}`, help: `Det ni gör under rubriken ${sub}.` };
        return added(texts, memory.texts, `${title}/${sub}`, text(spec));
      }),
    ]);
    return [markup(), ...made];
  }

  /* Fields that need not be filled in are folded away, so that the others are few. */
  function step([title, keys], sheet, tell) {
    const { type, fields, memory } = sheet;
    const specs = keys.map((key) => type.fields.find((spec) => spec.key === key)).filter(Boolean);
    const isShown = ({ required, suggested, prefilled, key }) =>
      !prefilled && (required || suggested || memory.values[key] !== undefined);
    const made = specs.map((spec) => [isShown(spec), added(fields, memory.values, spec.key, field(spec, tell))]);
    const [open, folded] = [true, false].map((is) => made.filter(([shown]) => shown === is).map(([, element]) => element));
    const more = folded.length
      ? [make("details", { class: "sb-form__more" }, make("summary", {}, `Mer om ni vill (${folded.length})`), ...folded)]
      : [];
    const heading = make("h2", { tabindex: "-1" }, title);
    const texts = title === type.stepOfText ? headings(sheet) : [];
    return [title, make("section", { class: "sb-form__step" }, heading, ...texts, ...open, ...more)];
  }

  /* The steps of the sheet's type, as [title, element], with what is remembered filled in. */
  function stepsOf(sheet, tell) {
    return sheet.type.steps.map((one) => step(one, sheet, tell));
  }

  /* {values, texts} as they are filled in now; the memory gets them too, and keeps what the other type asks for. */
  function collect({ fields, texts, memory }) {
    const filled = { values: {}, texts: {} };
    for (const [group, from] of [["values", fields], ["texts", texts]]) {
      for (const [key, one] of from) {
        const value = one.read();
        if (value === undefined) delete memory[group][key];
        else filled[group][key] = memory[group][key] = value;
      }
    }
    return filled;
  }

  return { stepsOf, collect };
})();
