/* The page of the workshop: points, meeting, and the plan that follows from them; on screen as on paper. What is shown is
   the address, so that a link gives a colleague the same. */
/* Stands on: actions, agenda, aside, dom, kit, plan, points, sheets. */
(() => {
  "use strict";
  const page = document.querySelector("[data-kit-page]");
  if (!page) return;
  const { make, kit, plan, wording: { counted, grouped } } = self.servicebanken;
  const part = (name) => document.querySelector(`[data-kit-${name}]`);
  const root = page.dataset.kitPage;
  const fields = Object.fromEntries([...part("fields").querySelectorAll("[name]")].map((field) => [field.name, field]));
  const LONGEST_WAIT = 400;
  const TEXTS = ["title", "place", "date", "start", "notes"];

  const say = (text) => (part("said").textContent = text);
  const isKnown = ({ key }) => !key || plan.cardOf(key) !== null;

  let shown = []; // the points as they stand on the page; those of other banks are kept, and not shown
  let marked = new Set();
  let former = null; // what "Ångra" brings back
  let timer = 0;

  const strangers = () => kit.kit.points.filter((point) => !isKnown(point));

  /* --- The address */

  function writeAddress() {
    clearTimeout(timer);
    timer = 0;
    const query = new URLSearchParams([...kit.others(location.search), ...new URLSearchParams(kit.write(kit.kit))]).toString();
    try {
      history.replaceState({ isKit: true }, "", (query ? `?${query}` : location.pathname) + location.hash);
    } catch {
      // A browser that finds there are too many changes gets the address at the next one.
    }
  }

  /* While one types the address waits, since browsers take only so many changes of it. */
  function writeSoon() {
    clearTimeout(timer);
    timer = setTimeout(writeAddress, LONGEST_WAIT);
  }

  /* --- Changes */

  function change(values, undo = null) {
    former = undo;
    kit.change({ ...kit.kit, ...values });
    writeAddress();
  }

  const points = new self.servicebanken.PointList(part("points"), {
    root,
    say,
    onMove: (order) => change({ points: [...order, ...strangers()] }),
    onEdit() {
      kit.change({ ...kit.kit, points: [...shown, ...strangers()] });
      writeSoon();
    },
    onRemove(point) {
      change({ points: kit.kit.points.filter((one) => one !== point) }, kit.kit);
      say(`${plan.titleOf(point)} är borttagen.`);
      if (!shown.length) part("undo").focus();
    },
    onMark(key, isMarked) {
      if (isMarked) marked.add(key);
      else marked.delete(key);
      showMarked();
    },
  });

  function add(event) {
    event.preventDefault();
    const [text, minutes] = event.target.querySelectorAll("input");
    if (kit.kit.points.length >= kit.LIMITS.points) {
      say(`Workshopen rymmer högst ${kit.LIMITS.points} punkter. Ta bort någon först.`);
      return;
    }
    if (!text.value.trim()) {
      say("Skriv vad punkten är, till exempel Paus.");
      text.focus();
      return;
    }
    const point = { key: "", text: text.value.trim(), minutes: minutes.value ? minutes.valueAsNumber : 0 };
    change({ points: [...shown, point, ...strangers()] });
    say(`${point.text} står nu sist.`);
    event.target.reset();
    text.focus();
  }

  function empty() {
    const before = kit.kit;
    writeAddress();
    // A step in the browser's own history too: back is the way most people undo.
    history.pushState({ isKit: true }, "", location.href);
    change(kit.read("").kit, before);
    say("Workshopen är tömd.");
    part("undo").focus();
  }

  function undo() {
    change(former);
    say("Det är som det var.");
    part("points").querySelector("button, input")?.focus();
  }

  function edit({ target }) {
    const value = target.type === "checkbox" ? target.checked : target.value;
    kit.change({ ...kit.kit, [target.name]: value });
    writeSoon();
  }

  /* --- What stands on the page */

  function showFields() {
    for (const name of TEXTS) if (document.activeElement !== fields[name]) fields[name].value = kit.kit[name];
    fields.leader.checked = kit.kit.leader;
    part("length").textContent = `${grouped([...fields.notes.value].length)} av ${grouped(kit.LIMITS.notes)} tecken`;
  }

  function showMarked() {
    marked = new Set([...marked].filter((key) => shown.some((point) => point.key === key)));
    const link = part("compared");
    link.hidden = marked.size < 2;
    if (marked.size > 4) {
      link.hidden = true;
      say("Fyra kort är det mesta som går att jämföra på en gång.");
    }
    link.textContent = `Jämför de ${marked.size} valda`;
    link.href = `${page.dataset.kitCompare}?${new URLSearchParams([...marked].map((key) => ["kort", key]))}`;
  }

  /* What could not be shown as it was written, said once and quietly. */
  function showQuiet() {
    const { points: broken, over, minutes, long, date, start } = kit.faults;
    const missing = strangers().length;
    const messages = [
      missing && `${counted(missing, "kort", "kort")} finns inte i den här banken.`,
      broken && `${counted(broken, "punkt", "punkter")} i adressen gick inte att förstå.`,
      over && `Workshopen rymmer ${kit.LIMITS.points} punkter; ${counted(over, "punkt", "punkter")} till fick inte plats.`,
      minutes && `${counted(minutes, "tid", "tider")} gick inte att förstå: skriv hela minuter, högst ${grouped(kit.LIMITS.minutes)}.`,
      long && `${counted(long, "text", "texter")} var för långa och är kortade.`,
      date && "Datumet gick inte att förstå.",
      start && "Klockslaget gick inte att förstå.",
    ].filter(Boolean);
    const line = part("quiet");
    line.replaceChildren(messages.join(" "));
    line.hidden = !messages.length;
    if (missing) {
      const forget = make("button", { type: "button", class: "sb-button" }, "Ta bort dem som inte finns");
      forget.addEventListener("click", () => change({ points: shown }));
      line.append(" ", forget);
    }
  }

  function takeBack(other, aside, name) {
    former = null;
    kit.change(other, { former: aside });
    writeAddress();
    say(`${name} är tillbaka.`);
    part("points").querySelector("button, input")?.focus();
  }

  /* --- Paper */

  const sheets = new self.servicebanken.Sheets(part("sheets"), root);

  function sheetsShown() {
    const keys = [...new Set(shown.map(({ key }) => key).filter(Boolean))];
    return sheets.show(keys, kit.kit.leader);
  }

  self.servicebanken.beforePrint(async () => {
    const missing = await sheetsShown();
    return missing ? `${counted(missing, "kort", "kort")} kunde inte läsas in och kommer inte med på papper.` : "";
  });

  /* --- All of it */

  function show() {
    const same = new Map(shown.map((point) => [point, point]));
    shown = kit.kit.points.filter(isKnown).map((point) => same.get(point) || point);
    points.show(shown);
    part("empty").hidden = shown.length > 0;
    part("undo").hidden = !former;
    part("clear").parentElement.hidden = !kit.write(kit.kit);
    showFields();
    showMarked();
    showQuiet();
    self.servicebanken.showAside(part("kept"), { say, onBack: takeBack });
    part("plan").replaceChildren(...self.servicebanken.drawPlan({ ...kit.kit, points: shown }));
    void sheetsShown();
  }

  function comeBack() {
    const wanted = kit.read(location.search);
    if (kit.write(wanted.kit) === kit.write(kit.kit)) return;
    former = null;
    kit.change(wanted.kit, { faults: wanted.faults });
  }

  for (const field of [fields.title, fields.place, part("own").querySelector("input")]) field.maxLength = kit.LIMITS.text;
  fields.notes.maxLength = kit.LIMITS.notes;
  part("own").querySelector("[type=number]").max = kit.LIMITS.minutes;
  part("own").addEventListener("submit", add);
  part("fields").addEventListener("input", edit);
  part("clear").addEventListener("click", empty);
  part("undo").addEventListener("click", undo);
  page.addEventListener("focusout", () => timer && writeAddress());
  addEventListener("pagehide", () => timer && writeAddress());
  addEventListener("popstate", comeBack);
  kit.onChange(() => {
    show();
    if (!timer) writeAddress();
  });
  part("script").hidden = true;
  page.hidden = false;
  show();
  writeAddress();
})();
