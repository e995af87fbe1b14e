/* The form's fields, one maker for each kind of value. A field is {element, read, fill, find}: `read` gives what is filled
   in, clean, or undefined; `find` gives whatever shows the faults of a place, {control, error}, and {box} where several
   controls stand together. */
/* Stands on: controls, dom, picker, records, rows, singles, themes. */
self.servicebanken.field = (() => {
  "use strict";
  const { make, Picker, Rows, themes } = self.servicebanken;
  const { fresh, group, checkbox } = self.servicebanken.controls;
  const { partsOf, elementsOf, firstOf, recordOf } = self.servicebanken.records;
  const { single } = self.servicebanken.singles;

  function choices(spec) {
    const boxes = spec.kind.item.options.map(([value, words]) => checkbox(words, value));
    const row = make("div", { class: "sb-form__checks" }, ...boxes.map(([, element]) => element));
    const { element, error } = group(fresh(spec.key), spec, row);
    const shown = { control: boxes[0][0], error, box: element };
    return {
      element,
      read: () => {
        const chosen = boxes.filter(([box]) => box.checked).map(([box]) => box.value);
        return chosen.length ? chosen : undefined;
      },
      fill: (values) => boxes.forEach(([box]) => (box.checked = values.includes(box.value))),
      find: () => shown,
    };
  }

  function record(spec) {
    const asked = (part) => (spec.required || !part.required ? part : { ...part, required: "together" });
    const parts = partsOf(spec.kind.fields.map(asked));
    const { element, error } = group(fresh(spec.key), spec, ...elementsOf(parts));
    return { ...recordOf(parts, { ...firstOf(parts), error, box: element }), element };
  }

  /* The field for a key. `tell` is called when something was added or removed. */
  function field(spec, tell) {
    const { kind } = spec;
    if (kind.is === "record") return record(spec);
    if (kind.is !== "list") return single(spec);
    if (kind.item.is === "choice") return choices(spec);
    if (kind.item.to === "tema") return themes(spec, tell);
    if (kind.item.bare || kind.item.is === "place" || kind.item.is === "reference") return new Picker(spec, tell);
    return new Rows(spec, tell);
  }

  return field;
})();
