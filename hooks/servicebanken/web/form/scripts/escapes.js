/* Signs written by other names: after a backslash, by number, or by the names that HTML has for them. */
/* Stands on: nothing. */
self.servicebanken.escapes = (() => {
  "use strict";
  const ENTITY = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|[a-zA-Z][a-zA-Z0-9]{1,31});/y;
  const EITHER = /\\([!-/:-@[-`{-~])|&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});/g;
  const isEscapable = (sign) => sign !== undefined && /[!-/:-@[-`{-~]/.test(sign);

  /* What no text may hold is shown as a sign for that. */
  function numbered(code) {
    const isNone =
      code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code >= 0xfdd0 && code <= 0xfdef) ||
      (code & 0xfffe) === 0xfffe || code <= 0x08 || code === 0x0b || (code >= 0x0e && code <= 0x1f) ||
      (code >= 0x7f && code <= 0x9f);
    return String.fromCodePoint(isNone ? 0xfffd : code);
  }

  const known = new Map();

  /* The browser knows the names, and takes some for known that only begin as a name does. */
  function named(entity) {
    if (!known.has(entity)) {
      const signs = new DOMParser().parseFromString(entity, "text/html").documentElement.textContent;
      known.set(entity, signs === entity || (signs.length > 1 && signs.endsWith(";")) ? null : signs);
    }
    return known.get(entity);
  }

  /* The entity that stands at a place: {signs, length}, or null where none does. */
  function entityAt(text, at) {
    ENTITY.lastIndex = at;
    const found = ENTITY.exec(text);
    if (!found) return null;
    const isNumber = found[0][1] === "#";
    const signs = isNumber ? numbered(found[1] ? parseInt(found[1], 16) : Number(found[2])) : named(found[0]);
    return signs === null ? null : { signs, length: found[0].length };
  }

  /* An address or a title as it is meant. */
  const unescaped = (text) =>
    text.replace(EITHER, (all, sign) => sign ?? entityAt(all, 0)?.signs ?? all);

  /* A line with all the signs that HTML has other names for. */
  const asHtml = (line) => new DOMParser().parseFromString(line.replaceAll("<", "&lt;"), "text/html").body.textContent;

  return { isEscapable, entityAt, unescaped, asHtml };
})();
