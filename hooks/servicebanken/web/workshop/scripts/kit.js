/* The reader's workshop: how it is written in an address, and where it is kept between pages.

   In an address:  punkt=metod.<slug>[.<minutes>] | berattelse.<slug>[.<minutes>] | egen.<minutes>.<text>, once for each
   point, then titel, plats, datum, start, anteckningar, ledare=nej. Minutes left out are the card's own; no digits after
   the point is no time at all. The browser's storage holds the same text; there "forra" are workshops that were set
   aside when a link with another was opened.

   An address that carries the reader's own workshop from page to page, where nothing can be kept, begins with an empty
   point: it is then no link from somebody else, and says so too when there is nothing left in it. */
/* Stands on: nothing. */
self.servicebanken = self.servicebanken || {};

self.servicebanken.kit = (() => {
  "use strict";
  const KEY = "servicebanken.workshop";
  const FORMER = "forra";
  const PARAMETERS = ["punkt", "titel", "plats", "datum", "start", "anteckningar", "ledare"];
  const LIMITS = { points: 60, text: 120, notes: 2000, minutes: 1440, former: 5 };
  const CARD = /^((?:metod|berattelse)\.[a-z0-9-]{1,120})(?:\.(.*))?$/s;
  const OWN = /^egen\.([^.]*)\.(.*)$/s;
  // Control signs, and those that turn the direction of a text.
  const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

  /* --- Address → workshop, and what in it could not be understood */

  function shortened(text, most, faults) {
    const signs = [...text.replace(/\r\n?/g, "\n").replace(UNSEEN, " ")];
    if (signs.length > most) faults.long += 1;
    return signs.slice(0, most).join("");
  }

  /* How long a point is: null is as long as the card says, and 0 is no time at all. */
  function minutesOf(written, otherwise, faults) {
    if (written === "") return 0;
    const minutes = /^\d{1,9}$/.test(written) ? Number(written) : 0;
    if (minutes >= 1 && minutes <= LIMITS.minutes) return minutes;
    faults.minutes += 1;
    return otherwise;
  }

  function pointOf(written, faults) {
    const card = CARD.exec(written);
    if (card) return { key: card[1], minutes: card[2] === undefined ? null : minutesOf(card[2], null, faults) };
    const own = OWN.exec(written);
    if (own) return { key: "", text: shortened(own[2].replace(/\n/g, " "), LIMITS.text, faults), minutes: minutesOf(own[1], 0, faults) };
    faults.points += 1;
    return null;
  }

  function dateOf(written, faults) {
    const day = /^\d{4}-\d\d-\d\d$/.test(written) ? new Date(`${written}T00:00:00Z`) : null;
    // A day that no month has becomes another day, or none.
    if (!written || (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written))) return written;
    faults.date += 1;
    return "";
  }

  function startOf(written, faults) {
    const parts = /^(\d{1,2})[:.](\d\d)$/.exec(written);
    if (parts && Number(parts[1]) < 24 && Number(parts[2]) < 60) return `${parts[1].padStart(2, "0")}:${parts[2]}`;
    if (written) faults.start += 1;
    return "";
  }

  function read(query) {
    const given = new URLSearchParams(query);
    const faults = { points: 0, over: 0, minutes: 0, long: 0, date: 0, start: 0 };
    const one = (name) => given.get(name) || "";
    const written = given.getAll("punkt").filter(Boolean);
    const points = [];
    for (const text of written.slice(0, 100 * LIMITS.points)) {
      const point = points.length < LIMITS.points ? pointOf(text, faults) : null;
      if (point) points.push(point);
    }
    faults.over = Math.max(0, written.length - points.length - faults.points);
    const line = (name) => shortened(one(name).replace(/\s+/g, " ").trim(), LIMITS.text, faults);
    const kit = {
      points,
      title: line("titel"),
      place: line("plats"),
      date: dateOf(one("datum"), faults),
      start: startOf(one("start"), faults),
      notes: shortened(one("anteckningar"), LIMITS.notes, faults),
      leader: one("ledare") !== "nej",
    };
    return { kit, faults };
  }

  /* --- Workshop → address */

  function writtenPoint({ key, text, minutes }) {
    const time = minutes || "";
    if (!key) return `egen.${time}.${text.trim()}`;
    return minutes === null ? key : `${key}.${time}`;
  }

  function write(kit) {
    const query = new URLSearchParams(kit.points.map((point) => ["punkt", writtenPoint(point)]));
    const texts = { titel: kit.title, plats: kit.place, datum: kit.date, start: kit.start, anteckningar: kit.notes };
    for (const [name, text] of Object.entries(texts)) if (text.trim()) query.set(name, text.trim());
    if (!kit.leader) query.set("ledare", "nej");
    return query.toString();
  }

  /* The rest of an address, which is not ours. */
  function others(query) {
    const rest = new URLSearchParams(query);
    PARAMETERS.forEach((name) => rest.delete(name));
    return rest;
  }

  /* --- What is kept */

  let isKept = true;
  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      isKept = false;
      return null;
    }
  }

  const given = new URLSearchParams(location.search);
  const isCarried = given.getAll("punkt")[0] === "";
  const isPage = Boolean(document.querySelector("[data-kit-page]"));
  const isGiven = isPage ? PARAMETERS.some((name) => given.has(name)) : isCarried;
  // Some browsers keep something for each file, others nothing: from disk the address carries it too.
  const isCarrying = () => !isKept || location.protocol === "file:";
  /* The address that the page wrote by itself, or that one comes back to, is no news: what is kept is newer. */
  const isOld = history.state?.isKit || ["back_forward", "reload"].includes(performance.getEntriesByType("navigation")[0]?.type);

  let state = { ...read(""), former: [] };
  let isTouched = false;
  const listeners = [];

  const recalled = (text) => ({ ...read(text), former: new URLSearchParams(text).getAll(FORMER).slice(0, LIMITS.former) });

  function kept() {
    const query = new URLSearchParams(write(state.kit));
    state.former.forEach((text) => query.append(FORMER, text));
    return query.toString();
  }

  function keep() {
    try {
      localStorage.setItem(KEY, kept());
    } catch {
      isKept = false;
    }
  }

  function change(kit, { former = state.former, faults = read("").faults } = {}) {
    state = { kit, faults, former: [...new Set(former)].filter((text) => text && text !== write(kit)).slice(0, LIMITS.former) };
    isTouched = true;
    keep();
    listeners.forEach((listener) => listener());
  }

  /* The link's workshop over the one that was here, which is set aside. */
  function begin() {
    const text = stored();
    const own = recalled(text || "");
    state = own;
    if (!isGiven || (!isPage && !isCarrying()) || (isOld && isKept && text !== null)) return;
    const linked = read(location.search);
    if (write(linked.kit) === write(own.kit) || (!isCarried && !write(linked.kit))) {
      state = { ...own, faults: linked.faults };
      return;
    }
    const former = isCarried ? own.former : [write(own.kit), ...own.former];
    change(linked.kit, { former, faults: linked.faults });
  }

  function recall() {
    const text = stored();
    if (text === null || text === kept()) return;
    state = recalled(text);
    listeners.forEach((listener) => listener());
  }

  addEventListener("storage", ({ key }) => (key === KEY || key === null) && recall());
  addEventListener("pageshow", ({ persisted }) => persisted && recall());
  begin();

  /* What an address must be given for the next page to know the workshop; nothing where it is kept anyhow. */
  function carried() {
    const query = write(state.kit);
    if (!isCarrying() || !(query || isTouched || isCarried)) return [];
    return [["punkt", ""], ...new URLSearchParams(query)];
  }

  return {
    LIMITS, read, write, others, change, carried, isPage,
    get kit() { return state.kit; },
    get faults() { return state.faults; },
    get former() { return state.former; },
    onChange: (listener) => listeners.push(listener),
  };
})();
