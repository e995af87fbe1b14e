/* Addresses that stand in running text without brackets: the same as hooks/servicebanken/text/bare_addresses.py finds. */
/* Stands on: nothing. */
self.servicebanken.bare = (() => {
  "use strict";
  const HOST = /(?:[\p{L}\p{N}]|[-_.])+/uy;
  const REST = /[^ \t\n\v\f\r<]*/y;
  const SCHEME = /(?:^|[^a-zA-Z])(https?|ftp)$/i;
  const MAIL_SCHEME = /(?:^|[^a-zA-Z])((?:mailto|xmpp):)$/;
  const NEVER_LAST = "?!.,:*_~'\"";

  const matchAt = (pattern, text, at) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? "";
  };

  /* Where the address ends without the signs that end a sentence. */
  function trimmed(address) {
    let end = address.length;
    let closed = address.split(")").length - address.split("(").length;
    for (; end > 0; end -= 1) {
      const sign = address[end - 1];
      if (sign === ")" && closed > 0) closed -= 1;
      else if (sign === ";") end = Math.min(end, entityStart(address, end - 1) + 1);
      else if (!NEVER_LAST.includes(sign)) break;
    }
    return address.slice(0, end);
  }

  /* Where the entity begins that ends at a place, or the place itself where none does. */
  function entityStart(address, end) {
    let at = end - 1;
    while (/[a-zA-Z]/.test(address[at] ?? "")) at -= 1;
    return address[at] === "&" && at < end - 1 ? at : end;
  }

  /* The host that a place is within, and where its last two parts begin; found once for all the places that are. */
  function hostAt(text, at, seen) {
    if (at >= seen.from && at < seen.end) return seen;
    const end = at + matchAt(HOST, text, at).length;
    let kept = end;
    while (kept > at && text[kept - 1] === ".") kept -= 1;
    const dot = text.lastIndexOf(".", kept - 1);
    const lastTwo = dot > at ? text.lastIndexOf(".", dot - 1) + 1 : 0;
    return Object.assign(seen, { from: at, end, lastTwo, scored: text.lastIndexOf("_", end - 1) });
  }

  /* A host begins with a letter or a digit, and has no underscore in its last two parts. */
  function isHost(text, at, seen) {
    const host = hostAt(text, at, seen);
    if (host.end <= at || /[-_.]/.test(text[at])) return false;
    return host.scored < Math.max(at, host.lastTwo);
  }

  function addressAt(text, start, hostStart, seen) {
    return isHost(text, hostStart, seen) ? trimmed(matchAt(REST, text, start)) : "";
  }

  /* `www.` and a host, or null: {start, text, target}. */
  function wwwAt(text, at, seen) {
    if (!text.startsWith("www.", at) || at + 4 >= text.length) return null;
    if (at && !" \t\n\v\f\r*_~(".includes(text[at - 1])) return null;
    const found = addressAt(text, at, at, seen);
    return found ? { start: at, text: found, target: `http://${found}` } : null;
  }

  /* A scheme, of which all but `://` has been read, and a host. */
  function urlAt(text, at, seen) {
    const scheme = text.startsWith("://", at) && text.slice(Math.max(0, at - 6), at).match(SCHEME);
    if (!scheme) return null;
    const start = at - scheme[1].length;
    const found = addressAt(text, start, at + 3, seen);
    return found ? { start, text: found, target: found } : null;
  }

  /* Addresses of mail in a text, each {start, end, target}. */
  function mailsIn(text) {
    const found = [];
    let from = 0;
    for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", Math.max(from, at + 1))) {
      let start = at;
      while (start > from && /[a-zA-Z0-9.+_-]/.test(text[start - 1])) start -= 1;
      const host = start < at && matchAt(/(?:[a-zA-Z0-9_-]|\.(?=[a-zA-Z0-9]))+/y, text, at + 1);
      if (!host) continue;
      const scheme = text.slice(Math.max(from, start - 8), start).match(MAIL_SCHEME)?.[1] ?? "";
      from = at + 1 + host.length;
      if (!host.includes(".") || !/[\p{L}]$/u.test(host)) continue;
      const whole = text.slice(start - scheme.length, from);
      found.push({ start: start - scheme.length, end: from, target: scheme ? whole : `mailto:${whole}` });
    }
    return found;
  }

  return { wwwAt, urlAt, mailsIn };
})();
