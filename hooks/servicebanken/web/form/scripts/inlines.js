/* What stands inside the lines of a paragraph, piece by piece: {kind}, and of a link or picture {target, title}. Pieces
   that open and those that close stand in a row, so that no text is too deep. Code, HTML, links and pictures know where in
   the paragraph they begin and end. */
/* Stands on: bareaddresses, beginnings, emphasis, escapes, pieces, targets. */
self.servicebanken.inlinesOf = (() => {
  "use strict";
  const { bare, beginnings, emphasis, escapes, pieces, targets } = self.servicebanken;
  const PLAIN = /[^\n\\`*_~[\]!&<:w]+/y;
  const AUTOLINK = /<([a-zA-Z][a-zA-Z0-9.+-]{1,31}:[^<>\x00-\x20]*)>/y;
  const LAST_BRACKET = /\([ \t\n]*$/y;
  const PART = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
  const MAIL = new RegExp(`<([a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]+@${PART}(?:\\.${PART})*)>`, "y");
  const TAG = new RegExp(beginnings.TAG, "y");
  const CLOSED_HTML = [["<!--", "-->", 2], ["<?", "?>", 2], ["<![CDATA[", "]]>", 9], ["<!", ">", 2]];

  class Inlines {
    constructor(text, definitions) {
      Object.assign(this, { text, definitions, at: 0, pieces: [], runs: [], brackets: [], dead: 0, host: {} });
      this.unclosed = new Set();
      this.ticks = null;
    }

    read() {
      while (this.at < this.text.length) {
        const rule = RULES[this.text[this.at]];
        if (!(rule && rule(this))) this.plain();
      }
      emphasis.pair(this.runs);
      const unread = pieces.flat(this.pieces);
      return { pieces: pieces.withMails(unread), unread };
    }

    match(pattern) {
      pattern.lastIndex = this.at;
      return pattern.exec(this.text);
    }

    plain() {
      const words = this.match(PLAIN)?.[0] ?? this.text[this.at];
      this.put({ kind: "text", text: words }, words.length);
    }

    /* Puts a piece last, that stands on so many signs. */
    put(piece, signs) {
      this.pieces.push(Object.assign(piece, { start: this.at, end: this.at + signs }));
      this.at += signs;
      return true;
    }

    putLink(text, target, signs, more) {
      const [start, end] = [this.at, this.at + signs];
      this.pieces.push({ kind: "open", tag: "a", target, title: "", start, end, ...more });
      this.pieces.push({ kind: "text", text }, { kind: "close", tag: "a" });
      this.at = end;
      return true;
    }
  }

  /* --- What each sign may begin. True when something was read. */

  function newline(inlines) {
    const before = inlines.pieces.at(-1);
    let spaces = 0;
    if (before?.kind === "text" && !before.isMeant) {
      while (before.text.at(-1 - spaces) === " ") spaces += 1;
      before.text = before.text.slice(0, before.text.length - spaces);
    }
    inlines.put({ kind: spaces > 1 ? "break" : "line" }, 1);
    return pastSpace(inlines);
  }

  function pastSpace(inlines) {
    while (" \t".includes(inlines.text[inlines.at] ?? "x")) inlines.at += 1;
    return true;
  }

  function escape(inlines) {
    const sign = inlines.text[inlines.at + 1];
    if (sign === "\n") return inlines.put({ kind: "break" }, 2) && pastSpace(inlines);
    if (sign === undefined) return false;
    return inlines.put({ kind: "text", text: escapes.isEscapable(sign) ? sign : `\\${sign}`, isMeant: true, written: `\\${sign}` }, 2);
  }

  function entity(inlines) {
    const { text, at } = inlines;
    const found = escapes.entityAt(text, at);
    if (!found) return false;
    return inlines.put({ kind: "text", text: found.signs, isMeant: true, written: text.slice(at, at + found.length) }, found.length);
  }

  /* Where the runs of ticks stand, by their length; each is looked for from where the last was found. */
  function ticksIn(text) {
    const ticks = new Map();
    for (const { 0: run, index } of text.matchAll(/`+/g)) {
      if (!ticks.has(run.length)) ticks.set(run.length, { places: [], next: 0 });
      ticks.get(run.length).places.push(index);
    }
    return ticks;
  }

  function code(inlines) {
    inlines.ticks ??= ticksIn(inlines.text);
    let end = inlines.at;
    while (inlines.text[end] === "`") end += 1;
    const signs = end - inlines.at;
    const run = inlines.ticks.get(signs);
    while (run && run.places[run.next] < end) run.next += 1;
    const close = run?.places[run.next];
    if (close === undefined) return inlines.put({ kind: "text", text: "`".repeat(signs) }, signs);
    const words = inlines.text.slice(end, close).replaceAll("\n", " ");
    const isPadded = /^ [^]* $/.test(words) && words.trim();
    return inlines.put({ kind: "code", text: isPadded ? words.slice(1, -1) : words }, close + signs - inlines.at);
  }

  function run(inlines) {
    const found = emphasis.runAt(inlines.text, inlines.at);
    const { sign, count } = found;
    if (sign === "~" && count > 2) return inlines.put({ kind: "text", text: sign.repeat(count) }, count);
    inlines.runs.push(found);
    return inlines.put(found, count);
  }

  function bracket(inlines) {
    const mark = inlines.text[inlines.at] === "!" ? "![" : "[";
    if (!inlines.text.startsWith(mark, inlines.at)) return false;
    inlines.put({ kind: "text", text: mark }, mark.length);
    const place = inlines.pieces.length - 1;
    inlines.brackets.push({ place, isImage: mark === "![", runs: inlines.runs.length, start: inlines.at });
    return true;
  }

  /* --- Links and pictures, when their bracket is closed. */

  /* Where the words within the bracket lead: {target, title, end}, or null. */
  function destination({ text, at, definitions }, opened) {
    const inline = text[at + 1] === "(" ? targets.inlineAt(text, at + 1) : null;
    // The checker's reader takes a bracket that opens last of all for the beginning of an address, and gives up.
    LAST_BRACKET.lastIndex = at + 1;
    if (inline || LAST_BRACKET.test(text)) return inline;
    const label = text[at + 1] === "[" ? targets.labelAt(text, at + 1) : null;
    const own = targets.labelAt(text, opened.start - 1);
    const said = label?.value ? label.value : own?.end === at + 1 ? own.value : null;
    const found = said === null ? null : definitions.get(targets.named(said));
    return found ? { target: found.target, title: found.title, end: label?.end ?? at + 1 } : null;
  }

  function closed(inlines) {
    const opened = inlines.brackets.pop();
    if (!opened) return false;
    const isDead = !opened.isImage && inlines.brackets.length < inlines.dead;
    inlines.dead = Math.min(inlines.dead, inlines.brackets.length);
    const found = isDead ? null : destination(inlines, opened);
    if (!found) return false;
    emphasis.pair(inlines.runs.splice(opened.runs));
    const { target, title, end } = found;
    const about = { target, title, start: opened.start - (opened.isImage ? 2 : 1), end };
    if (opened.isImage) {
      const [, ...within] = inlines.pieces.splice(opened.place);
      inlines.pieces.push({ kind: "image", ...about, words: pieces.wordsOf(pieces.flat(within)) });
    } else {
      Object.assign(inlines.pieces[opened.place], { kind: "open", tag: "a", ...about });
      inlines.pieces.push({ kind: "close", tag: "a" });
      inlines.dead = inlines.brackets.length;
    }
    inlines.at = end;
    return true;
  }

  /* --- Addresses, and HTML. */

  function angle(inlines) {
    const link = inlines.match(AUTOLINK);
    if (link) return inlines.putLink(link[1], link[1], link[0].length, { isBare: true });
    const mail = inlines.match(MAIL);
    if (mail) return inlines.putLink(mail[1], `mailto:${mail[1]}`, mail[0].length, { isBare: true });
    const tag = inlines.match(TAG)?.[0] ?? closedHtml(inlines);
    return Boolean(tag) && inlines.put({ kind: "html", text: tag }, tag.length);
  }

  /* HTML that goes on until what closes it; what closes nothing from here on is not looked for again. */
  function closedHtml({ text, at, unclosed }) {
    const found = CLOSED_HTML.find(([open]) => text.startsWith(open, at));
    if (!found || unclosed.has(found[1])) return null;
    const [open, close, signs] = found;
    if (open === "<!" && !/[a-zA-Z]/.test(text[at + 2] ?? "")) return null;
    const end = text.indexOf(close, at + signs);
    if (end < 0) unclosed.add(close);
    return end < 0 ? null : text.slice(at, end + close.length);
  }

  function bareAddress(inlines) {
    if (inlines.brackets.length) return false;
    const find = inlines.text[inlines.at] === "w" ? bare.wwwAt : bare.urlAt;
    const found = find(inlines.text, inlines.at, inlines.host);
    if (!found) return false;
    const signs = inlines.at - found.start;
    const before = inlines.pieces.at(-1);
    if (signs && (before.isMeant || before.text.length < signs)) return false;
    if (signs) before.text = before.text.slice(0, -signs);
    inlines.at = found.start;
    return inlines.putLink(found.text, found.target, found.text.length, { isBare: true, start: 0, end: 0 });
  }

  const RULES = {
    "\n": newline, "\\": escape, "&": entity, "`": code, "*": run, "_": run, "~": run, "[": bracket, "!": bracket,
    "]": closed, "<": angle, ":": bareAddress, w: bareAddress,
  };

  return (text, definitions) => new Inlines(text, definitions).read();
})();
