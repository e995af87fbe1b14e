/* The rules for a card's text: what must not stand in it, its headings, its length, and what is private. The same rules
   and words as hooks/servicebanken/checker/rules/: text.py, hidden_markup.py, headings.py, links.py, pictures.py, length.py,
   privacy.py and leftovers.py. Each gives {code, message, line}, and a missing heading says which. */
/* Stands on: words. */
(() => {
  "use strict";
  const { length, short, joined, fold, nearest } = self.servicebanken.words;
  const cut = (text, most) => [...text].slice(0, most).join("");

  /* --- Addresses on the web */

  function isWebAddress(text) {
    if (/[\s<>"'`\\{}|^]/.test(text)) return false;
    const parts = text.match(/^https?:\/\/([^/?#]*)/i);
    if (!parts || /[@[\]]/.test(parts[1])) return false;
    if (/[/?#@:]/.test(parts[1].replace(/[:]/g, "").normalize("NFKC"))) return false;
    return parts[1].split(":")[0].replace(/^\.+|\.+$/g, "").includes(".");
  }

  /* --- The text read */

  function withoutCode(text) {
    if (!text.includes("`")) return text;
    const runs = [...text.matchAll(/`+/g)];
    let [out, kept, place] = ["", 0, 0];
    while (place < runs.length) {
      const close = runs.findIndex((run, at) => at > place && run[0].length === runs[place][0].length);
      if (close > 0) {
        const [start, end] = [runs[place].index, runs[close].index + runs[close][0].length];
        out += text.slice(kept, start) + " ".repeat(end - start);
        [kept, place] = [end, close];
      }
      place += 1;
    }
    return out + text.slice(kept);
  }

  /* Code is blanked, so that lines stay. */
  function linesOf(text) {
    let fence = "";
    return text.split("\n").map((line) => {
      const mark = line.match(/^\s{0,3}(```|~~~)/);
      if (mark && (!fence || mark[1] === fence)) {
        fence = fence ? "" : mark[1];
        return "";
      }
      return fence ? "" : withoutCode(line);
    });
  }

  /* Where the parenthesis that opens at `paren` is closed, others within it being whole; -1 where it is not. */
  function closing(text, paren) {
    let depth = 0;
    for (let at = paren; at < text.length; at += text[at] === "\\" ? 2 : 1) {
      depth += { "(": 1, ")": -1 }[text[at]] || 0;
      if (!depth) return at;
    }
    return -1;
  }

  /* Every inline link and image, in the order in which they end. */
  function spansOf(text) {
    const [spans, opened] = [[], []];
    if (!text.includes("](")) return spans;
    let taken = -1;
    for (const bracket of text.matchAll(/\\[^]|!?\[|\]/g)) {
      if (bracket[0][0] === "\\" || bracket.index < taken) continue;
      if (bracket[0] !== "]") opened.push(bracket);
      else if (opened.length) {
        const opening = opened.pop();
        const paren = bracket.index + 1;
        if (text[paren] !== "(") continue;
        const close = closing(text, paren);
        if (close < 0) continue;
        taken = close;
        const inner = text.slice(bracket.index + 2, Math.min(close, bracket.index + 5002)).trim();
        const [, target = "", title = ""] = inner.match(/^(\S+)\s*([^]*)$/) || [];
        spans.push({
          text: text.slice(opening.index + opening[0].length, bracket.index).trim(),
          target: target.replace(/^</, "").replace(/>$/, ""),
          title: title.trim(),
          isImage: opening[0][0] === "!",
          start: opening.index,
          end: close + 1,
        });
      }
    }
    return spans;
  }

  function linksOf(lines, first) {
    const links = [];
    lines.forEach((line, at) => {
      if (!line.includes("[")) return;
      links.push(...spansOf(line).map((span) => ({ ...span, line: first + at })));
      const defined = line.match(/^\s{0,3}\[([^\]]+)\]:\s*<?([^>\s]+)/);
      if (defined) links.push({ text: defined[1], target: defined[2], title: "", isImage: false, line: first + at });
    });
    return links;
  }

  /* Headings with the text until the next, and sentences made headings by dashes below them. */
  function headsOf(lines) {
    const heads = [];
    lines.forEach((line, place) => {
      const hashes = line.match(/^#{1,6}(?=[ \t]|$)/);
      if (hashes) {
        const title = line.slice(hashes[0].length).trimEnd().replace(/#+$/, "").trim();
        heads.push({ place, below: place + 1, level: hashes[0].length, title });
      } else if (/^(?:=+|-+) *$/.test(line) && place && lines[place - 1].trim()) {
        const begins = place < 2 || !lines[place - 2].trim();
        if (!begins || /^\s*(?:[-*+>#|]|\p{Nd}+\.)/u.test(lines[place - 1])) return;
        heads.push({ place: place - 1, below: place + 1, level: line[0] === "=" ? 1 : 2, title: lines[place - 1].trim() });
      }
    });
    return heads;
  }

  const isSlip = (head) => head.below - head.place === 2 && /[.!?]$/.test(head.title);

  function sectionsOf(lines, first) {
    const heads = headsOf(lines).filter((head) => !isSlip(head));
    return heads.map((head, at) => ({
      level: head.level,
      title: head.title,
      line: first + head.place,
      text: lines.slice(head.below, heads[at + 1]?.place ?? lines.length).join("\n").trim(),
    }));
  }

  /* --- What must not stand there */

  function* judgeText(lines, first, data) {
    for (const [at, line] of lines.entries()) {
      const html = line.match(/<(?!https?:\/\/[^\s<>]+>|mailto:[^\s<>]+>)\/?[a-zA-Z!?][^>]*>?/);
      if (html) {
        const told = `”${cut(html[0], 40)}” är HTML, och det släpps inte igenom. Skriv i Markdown, eller &lt; för tecknet <.`;
        yield { code: "html-i-texten", message: told, line: first + at };
      }
      const braces = line.match(/\{\{|\{%|\{#|\{:|\{\s*[.#]|--8<--|^:::/);
      if (braces) {
        const mark = braces[0].trim();
        const cure = mark.startsWith("{") ? "Skriv utan klamrar." : "Skriv på ett annat sätt.";
        yield { code: "sarskild-syntax", message: `”${mark}” skulle tolkas som kod. ${cure}`, line: first + at };
      }
    }
    for (const link of linksOf(lines, first)) yield* judgeLink(link, data);
  }

  /* False for addresses that a browser would run, or that leave http behind. */
  function isSafe(target, data) {
    const colon = target.replace(/&(?:#0*58|#x0*3a|colon);/gi, ":");
    const scheme = colon.replace(/[\x00-\x20]|&[^;&]*;/g, "").match(/^([a-zA-Z][a-zA-Z0-9+.-]*):/);
    return !((scheme && !data.schemes.includes(scheme[1].toLowerCase())) || /^[/\\]{2}/.test(target));
  }

  function* judgeLink({ text, target, isImage, line }, data) {
    const bare = text.replace(/^[ .!:»>]+|[ .!:»>]+$/g, "").toLowerCase();
    if (!isSafe(target, data)) {
      const told = `länken ”${cut(target, 40)}” får inte användas. Länkar börjar med https:// eller leder till en fil.`;
      yield { code: "farlig-lank", message: told, line };
    } else if (!target) {
      const told = `länken ”${cut(text, 60)}” leder ingenstans. Skriv adressen inom parenteserna.`;
      yield { code: "trasig-lank", message: told, line };
    } else if (isImage && !text.replace(/[ …]/g, "")) {
      yield { code: "bild-utan-alt", message: `bilden ”${target}” saknar beskrivning för den som inte ser den.`, line };
    } else if (!isImage && data.mute.includes(bare)) {
      const told = `länktexten ”${text}” säger inte vart länken leder. Skriv vad läsaren kommer till.`;
      yield { code: "intetsagande-lank", message: told, line };
    }
  }

  /* --- Headings */

  function* judgeHeadings(lines, first, headings, data) {
    for (const head of headsOf(lines).filter(isSlip)) {
      const told = `strecken under ”${short(lines[head.place].trim())}” gör den raden till en rubrik. Lägg en tom rad emellan.`;
      yield { code: "okand-rubrik", message: told, line: first + head.place + 1 };
    }
    const allowed = headings.map((heading) => heading.title);
    const found = sectionsOf(lines, first);
    for (const { level, title, line } of found) {
      if (level !== 1) continue;
      const cure = allowed.includes(title) ? "; i texten börjar rubrikerna med ##." : ", så ta bort raden.";
      const told = `”${title}” är en huvudrubrik. Kortets rubrik kommer från titel${cure}`;
      yield { code: "huvudrubrik-i-texten", message: told, line };
    }
    const sections = found.map((one) => (one.level === 1 && allowed.includes(one.title) ? { ...one, level: 2 } : one));
    const unknown = sections.filter(({ level, title }) => level === 2 && !allowed.includes(title));
    const meant = new Map(unknown.map(({ title }) => [title, nearest(title, allowed)]));
    const outline = { first, sections, headings, allowed, meant, data };
    for (const rule of [levels, texts, titles, order, missing, lengths]) yield* rule(outline);
  }

  function* levels({ sections }) {
    let before = 1;
    for (const { level, title, line } of sections) {
      const told = `rubriken ”${title}” hoppar över en nivå.`;
      if (level > before + 1) yield { code: "overhoppad-rubrikniva", message: told, line };
      before = level;
    }
  }

  function* texts({ sections }) {
    for (const [at, { level, title, text, line }] of sections.entries()) {
      if (text || (sections[at + 1]?.level ?? 0) > level) continue;
      yield { code: "tomt-avsnitt", message: `rubriken ”${title}” har ingen text under sig.`, line };
    }
  }

  function* titles({ sections, allowed, meant, data }) {
    const first = new Map();
    const generated = data.generated.map(fold);
    for (const { level, title, line } of sections) {
      if (level !== 2) continue;
      if (!allowed.includes(title) && generated.includes(fold(title))) {
        const told = `”${title}” görs av uppgifterna överst i kortet och skrivs inte i texten.`;
        yield { code: "genererad-rubrik", message: told, line };
      } else if (meant.has(title)) {
        const near = meant.get(title);
        const cure = near ? `Menade du ”${near}”?` : `De rubriker som finns är ${joined(allowed.map((one) => `”${one}”`))}.`;
        yield { code: "okand-rubrik", message: `rubriken ”${title}” finns inte. ${cure}`, line };
      } else if (first.has(title)) {
        yield { code: "dubbel-rubrik", message: `rubriken ”${title}” står redan på rad ${first.get(title)}.`, line };
      }
      if (!first.has(title)) first.set(title, line);
    }
  }

  function* order({ sections, headings, allowed }) {
    const orders = { 2: allowed, 3: headings.flatMap((heading) => heading.subheadings) };
    const furthest = { 2: [-1, ""], 3: [-1, ""] };
    for (const { level, title, line } of sections) {
      const place = (orders[level] || []).indexOf(title);
      if (place < 0) continue;
      const [last, before] = furthest[level];
      const told = `rubriken ”${title}” ska stå före ”${before}”.`;
      if (place < last) yield { code: "rubrikordning", message: told, line };
      else furthest[level] = [place, title];
    }
  }

  function* missing({ first, sections, headings, meant }) {
    const written = new Set([...sections.filter(({ level }) => level === 2).map(({ title }) => title), ...meant.values()]);
    for (const { title, required } of headings) {
      if (!required || written.has(title)) continue;
      yield { code: "saknad-rubrik", message: `rubriken ”${title}” saknas i texten.`, line: first, heading: title };
    }
  }

  function* lengths({ sections, headings }) {
    for (const { level, title, text, line } of sections) {
      const longest = level === 2 && headings.findLast((heading) => heading.title === title && heading.longest)?.longest;
      const number = length(text);
      if (!longest || number <= longest) continue;
      const told = `avsnittet ”${title}” är ${number} tecken, högst ${longest} får plats. Korta med ${number - longest} tecken.`;
      yield { code: "for-langt-avsnitt", message: told, line };
    }
  }

  /* --- Links to files, and pictures. Whether a picture lies beside the card no form can know; its name it can. */

  function repositoryPath(target, folder) {
    let path = target.split("#")[0].split("?")[0];
    try {
      path = decodeURIComponent(path);
    } catch {
      // Not an encoded address: then it is read as it stands.
    }
    if (!path || path.startsWith("/") || /^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(path)) return null;
    return normal(`${folder}/${path}`);
  }

  /* The path without steps back and forth. */
  function normal(path) {
    const steps = [];
    for (const step of path.split("/")) {
      if (step === ".." && steps.length && steps.at(-1) !== "..") steps.pop();
      else if (step && step !== ".") steps.push(step);
    }
    return steps.join("/") || ".";
  }

  function isPicture(path, folder, data) {
    const suffix = path.split("/").at(-1).match(/.(\.[^.]+)$/);
    return Boolean(suffix) && data.pictures.includes(suffix[1].toLowerCase()) && path.startsWith(`${folder}/`);
  }

  const pictureFault = (name, folder) => ({
    code: "bild-saknas",
    message: `bilden ”${short(name)}” finns inte i mappen ${folder}/, eller är inte jpg, png eller webp.`,
  });

  function* judgeTargets(lines, first, type, data, licensed) {
    for (const { text, target, title, isImage, line } of linksOf(lines, first)) {
      const path = repositoryPath(target, type.folder);
      // Every reader's browser would ask another host for such a picture.
      if (isImage && /^(?:https?|mailto|tel):/i.test(target)) yield { ...pictureFault(target, type.folder), line };
      const isAbsolute = target.startsWith("/") && !target.startsWith("//");
      if (path !== null && isImage) {
        const name = path.startsWith(`${type.folder}/`) ? path.slice(type.folder.length + 1) : `../${path}`;
        if (!isPicture(path, type.folder, data)) yield { ...pictureFault(name, type.folder), line };
        else if (text && (!title || title.includes("…")) && name !== licensed) {
          const told = `det står inte vad bilden ”${short(target)}” får användas till.`;
          yield { code: "bild-utan-licens", message: told, line };
        }
      } else if (isAbsolute || (path !== null && !data.files.includes(path))) {
        const told = `länken till ”${short(target)}” leder till en fil som inte finns.`;
        const isSite = target.startsWith("www.") && isWebAddress(`https://${target}`);
        yield { code: "trasig-lank", message: isSite ? `${told} Skriv https:// först.` : told, line };
      }
    }
  }

  /* --- A card is no letter: a greeting in its first line of text, a signature with only short lines below it. */

  const GREETING =
    /^(?:(?:hej|hejsan|hallå|tjena|god ?dag|god (?:morgon|middag|kväll))(?![\p{L}\p{N}_])[^.?:"”]{0,30}|till redaktionen:?|(?:bästa|kära)(?![\p{L}\p{N}_])[^.?:"”]{0,30}[,!])[,!.]?$/iu;
  const SIGNATURE =
    /^(?:(?:(?:med|många|bästa|hjärtliga)\s+)?(?:(?:vänliga?|varma?|bästa|hjärtliga?)\s+)?hälsning(?:ar)?(?:,? [^.]{0,40})?[,!]?|(?:mvh|m\.v\.h\.?|hälsar)(?:,? [^.]{0,40})?[,!]?|(?:vänligen|allt gott|tack på förhand|väl mött)[,!.]?)$/iu;

  function* judgeLetter(lines, first) {
    const bare = lines.map((line) => line.replace(/^[*_ \t]+|[*_ \t]+$/g, ""));
    const above = bare.findIndex((line) => line && !/^#+\s/.test(line));
    const letter = (row, noun) => ({
      code: "brev",
      message: `”${short(bare[row], 30)}” är en ${noun}, som i ett brev. Ta bort den.`,
      line: first + row,
    });
    if (above >= 0 && GREETING.test(bare[above])) yield letter(above, "hälsning");
    const last = bare.map((line, row) => row).filter((row) => bare[row]).reverse().slice(0, 6);
    const isText = (row) => length(bare[row]) > 60 || /^[#>|-]/.test(bare[row]);
    const row = last.find((one) => SIGNATURE.test(bare[one]) || isText(one));
    if (row !== undefined && SIGNATURE.test(bare[row])) yield letter(row, "underskrift");
  }

  /* --- Length on paper */

  const inWords = (number) => ["noll", "en", "två", "tre", "fyra"][number] ?? String(number);

  function* judgeLength(lines, first, type, data) {
    const { sheet } = data;
    const sections = sectionsOf(lines, first);
    let [sum, isLeaders] = [0, false];
    for (const { level, title, text } of sections) {
      isLeaders = level <= 2 ? title === data.leader : isLeaders;
      if (isLeaders) continue;
      const written = text.split("\n");
      sum += sheet.heading + written.filter((line) => !line).length * sheet.between;
      sum += written.reduce((total, line) => total + Math.ceil(length(line) / sheet.signs), 0);
    }
    const [room, rows] = [type.sides * sheet.lines - sheet.header, Math.ceil(sum)];
    if (rows <= room * sheet.slack) return;
    const where = type.sides === 1 ? "en sida" : `${inWords(type.sides)} sidor`;
    const told = `texten blir ungefär ${rows} rader på utskriften, och på ${where} får ungefär ${room} plats.`;
    const message = `${told} Korta med ungefär ${rows - room} rader.`;
    yield { code: "for-lang-for-bladet", message, line: sections[0].line };
  }

  /* --- The whole file: what is private, and what is left of the template */

  /* A line with the signs that HTML has other names for. */
  function unescaped(line) {
    const escaped = line.replaceAll("<", "&lt;");
    return new DOMParser().parseFromString(escaped, "text/html").body.textContent;
  }

  function* judgeFile(text, type, data) {
    for (const [at, written] of text.split("\n").entries()) {
      const line = written.includes("&") ? unescaped(written) : written;
      for (const [code, message] of [...personalNumbers(line), ...addresses(line, data), ...mobiles(line)]) {
        yield { code, message, line: at + 1 };
      }
    }
  }

  function* personalNumbers(line) {
    const pattern = /(?<![\p{Nd}-])(?:19|20)?([0-9]{2})([0-9]{2})([0-9]{2})[-+ ]?([0-9]{4})(?![\p{Nd}-])/gu;
    for (const [, year, month, day, end] of line.matchAll(pattern)) {
      const date = Number(day) > 60 ? Number(day) - 60 : Number(day);
      const last = new Date(Date.UTC(2000 + (Number(year) % 4), Number(month), 0)).getUTCDate();
      if (month < "01" || month > "12" || date < 1 || date > last) continue;
      const doubled = [...`${year}${month}${day}${end}`].map((digit, place) => Number(digit) * (place % 2 ? 1 : 2));
      if (doubled.reduce((sum, number) => sum + Math.floor(number / 10) + (number % 10), 0) % 10) continue;
      yield ["personnummer", "raden innehåller något som ser ut som ett personnummer. Ta bort det."];
    }
  }

  function* addresses(line, data) {
    const pattern = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63})+/gu;
    for (const [found] of line.matchAll(pattern)) {
      const [name, host] = found.toLowerCase().split("@");
      const isName = /^[\p{L}\p{No}]{2,}[._][\p{L}\p{No}]{2,}(?:[._-][\p{L}\p{No}]+)*$/u.test(name);
      if (!isName && !data.hosts.includes(host.split(".").at(-2))) continue;
      const told = `”${found}” ser ut som en enskild persons e-postadress. Ange en funktion och organisationens webbsida under kontakt.`;
      yield ["privat-epost", told];
    }
  }

  function* mobiles(line) {
    const pattern = /(?<!\p{Nd})(?:\+46[ -]?\(?0?\)?|0046[ -]?|0)7[02369](?:[ -]?\p{Nd}){7}(?!\p{Nd})/gu;
    for (const [found] of line.matchAll(pattern)) {
      const told = `”${found}” ser ut som ett mobilnummer. Ange organisationens webbsida under kontakt i stället.`;
      yield ["mobilnummer", told];
    }
  }

  function* judgeTemplate(text, type, data) {
    const marked = new Set();
    const lines = text.split("\n");
    for (const [at, line] of lines.entries()) {
      if (!line.includes(data.mark)) continue;
      marked.add(at);
      const told = `”${data.mark}” ur mallen står kvar. Ersätt det med er egen text, eller ta bort det.`;
      yield { code: "kvarglomd-mall", message: told, line: at + 1 };
    }
    for (const { help } of type.headings) {
      for (const [at, line] of lines.entries()) {
        if (!line.includes(help) || marked.has(at)) continue;
        const told = `mallens hjälptext ”${short(help)}” står kvar. Ersätt den med er egen text.`;
        yield { code: "kvarglomd-mall", message: told, line: at + 1 };
      }
    }
  }

  /* Everything about the text of a card that begins on line `first` of its file. */
  function judgeBody(body, first, type, data, licensed) {
    const lines = linesOf(body);
    return [
      ...judgeText(lines, first, data),
      ...judgeHeadings(lines, first, type.headings, data),
      ...judgeTargets(lines, first, type, data, licensed),
      ...judgeLetter(lines, first),
      ...judgeLength(lines, first, type, data),
    ];
  }

  self.servicebanken.isWebAddress = isWebAddress;
  self.servicebanken.text = { judgeBody, judgeFile, judgeTemplate, isPicture, isSafe, normal, pictureFault, spansOf };
})();
