/* What follows from the points of a workshop: clock times, the length of it all, what to bring and how many can take part. */
/* Stands on: dom. */
self.servicebanken.plan = (() => {
  "use strict";
  const { cards, wording: { joined, grouped, counted } } = self.servicebanken;
  const DAY = 24 * 60;

  /* What the bank says of a card; null for one it does not have. */
  function cardOf(key) {
    const [kind, slug] = key.split(".");
    const row = Object.hasOwn(cards.folders, kind) && Object.hasOwn(cards[kind], slug) ? cards[kind][slug] : null;
    if (!row) return null;
    const [title, summary, sitting, fewest = null, most = null, materials = []] = row;
    const address = `${cards.folders[kind]}/${slug}${cards.ending}`;
    return { key, title, summary, sitting: sitting ?? 0, fewest, most, materials, address, isMethod: kind === "metod" };
  }

  /* 0 for what takes no time that anybody knows. */
  const minutesOf = (point) => point.minutes ?? cardOf(point.key).sitting;
  const titleOf = (point) => (point.key ? cardOf(point.key).title : point.text.trim() || "Egen punkt");

  const two = (number) => String(number).padStart(2, "0");
  const clock = (minutes) => `${two(Math.floor((minutes % DAY) / 60))}.${two(minutes % 60)}`;

  /* "2 timmar och 45 minuter" */
  function long(minutes) {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    const parts = [hours && counted(hours, "timme", "timmar"), rest && counted(rest, "minut", "minuter")];
    return joined(parts.filter(Boolean));
  }

  /* On which day something is, where it is not the first. */
  const dayOf = (minutes) => ["", " nästa dag"][Math.floor(minutes / DAY)] ?? ` dag ${Math.floor(minutes / DAY) + 1}`;

  /* The hours of what takes so long: the day stands where it is another than before. */
  function hours(from, minutes) {
    const to = from + minutes;
    const [first, last] = [dayOf(from), dayOf(to)];
    return first === last ? `${clock(from)}–${clock(to)}${first}` : `${clock(from)}${first}–${clock(to)}${last}`;
  }

  const startOf = ({ start }) => (start ? Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) : null);

  /* Each point with its times; what has no length has no time, and takes none. */
  function agenda(kit) {
    const start = startOf(kit);
    let total = 0;
    const rows = kit.points.map((point) => {
      const minutes = minutesOf(point);
      const time = start === null || !minutes ? "" : hours(start + total, minutes);
      total += minutes;
      return { point, title: titleOf(point), minutes, time };
    });
    return { rows, total, hours: start === null || !total ? "" : hours(start, total), untimed: rows.filter(({ minutes }) => !minutes).length };
  }

  /* The methods among the points, each once. */
  function methodsOf({ points }) {
    return [...new Set(points.map(({ key }) => key).filter(Boolean))].map(cardOf).filter(({ isMethod }) => isMethod);
  }

  /* Each thing once, however its first letter was written, with the methods that need it. */
  function materials(kit) {
    const things = new Map();
    for (const { title, materials: needed } of methodsOf(kit)) {
      for (const thing of needed) {
        const known = thing.replace(/\s+/g, " ").trim().toLowerCase();
        if (!things.has(known)) things.set(known, { thing, methods: new Set() });
        things.get(known).methods.add(title);
      }
    }
    return [...things.values()].map(({ thing, methods }) => ({ thing, methods: [...methods] }));
  }

  /* How many can take part in all of it, in words; or which methods do not go together. */
  function participants(kit) {
    const methods = methodsOf(kit);
    const lower = methods.filter(({ fewest }) => fewest !== null);
    const upper = methods.filter(({ most }) => most !== null);
    const silent = methods.filter(({ fewest, most }) => fewest === null && most === null).length;
    const fewest = lower.length ? Math.max(...lower.map((one) => one.fewest)) : null;
    const most = upper.length ? Math.min(...upper.map((one) => one.most)) : null;
    if (fewest === null && most === null) return methods.length ? "Metoderna säger inget om antalet." : "";
    if (fewest !== null && most !== null && fewest > most) return clash(lower, upper, fewest, most);
    const rest = silent ? ` ${counted(silent, "metod", "metoder")} säger inget om antalet.` : "";
    if (fewest === most) return `${grouped(fewest)} passar alla metoder.${rest}`;
    if (most === null) return `Minst ${grouped(fewest)} passar alla metoder.${rest}`;
    if (fewest === null) return `Högst ${grouped(most)} passar alla metoder.${rest}`;
    return `${grouped(fewest)}–${grouped(most)} passar alla metoder.${rest}`;
  }

  function clash(lower, upper, fewest, most) {
    const needing = lower.filter((one) => one.fewest > most).map((one) => `${one.title} behöver minst ${grouped(one.fewest)}`);
    const holding = upper.filter((one) => one.most < fewest).map((one) => `${one.title} rymmer högst ${grouped(one.most)}`);
    return `Inget antal passar alla metoder: ${joined([...needing, ...holding])}.`;
  }

  /* "den 3 december 2026" */
  function day(date) {
    const words = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return date ? `den ${new Date(`${date}T00:00:00Z`).toLocaleDateString("sv-SE", words)}` : "";
  }

  return { cardOf, minutesOf, titleOf, agenda, materials, participants, day, long };
})();
