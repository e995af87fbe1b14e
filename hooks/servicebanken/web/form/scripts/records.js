/* The fields of a record, which stand together: a value for each of its parts. */
/* Stands on: singles. */
self.servicebanken.records = (() => {
  "use strict";
  const { single } = self.servicebanken.singles;

  const partsOf = (specs) => specs.map((part) => [part.key, single(part)]);
  const elementsOf = (parts) => parts.map(([, field]) => field.element);

  /* Where the first part shows its faults. */
  const firstOf = (parts) => parts[0][1].find({});

  /* `own` is where the faults of no part are shown. */
  const recordOf = (parts, own) => ({
    read: () => {
      const filled = parts.map(([key, field]) => [key, field.read()]).filter(([, value]) => value !== undefined);
      return filled.length ? Object.fromEntries(filled) : undefined;
    },
    fill: (values) => parts.forEach(([key, field]) => key in values && field.fill(values[key])),
    find: (place) => parts.find(([key]) => key === place.part)?.[1].find(place) || own,
  });

  return { partsOf, elementsOf, firstOf, recordOf };
})();
