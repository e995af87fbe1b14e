/* What the first signs of a line may begin: a heading, a rule, code, HTML, a point of a list. */
/* Stands on: nothing. */
self.servicebanken.beginnings = (() => {
  "use strict";
  const NAMES =
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
    "fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|" +
    "main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|" +
    "title|tr|track|ul";
  const VALUE = "[^\"'=<>`\\x00-\\x20]+|'[^']*'|\"[^\"]*\"";
  const OPEN_TAG = `<[A-Za-z][A-Za-z0-9-]*(?:\\s+[A-Za-z_:][A-Za-z0-9:._-]*(?:\\s*=\\s*(?:${VALUE}))?)*\\s*/?>`;
  const TAG = `${OPEN_TAG}|</[A-Za-z][A-Za-z0-9-]*\\s*>`;

  /* How a block of HTML begins, and how it ends; where nothing ends it an empty line does. */
  const HTML = [
    [/^<(?:script|pre|style|textarea)(?=\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
    [/^<!--/, /-->/],
    [/^<\?/, /\?>/],
    [/^<![A-Za-z]/, />/],
    [/^<!\[CDATA\[/, /\]\]>/],
    [new RegExp(`^</?(?:${NAMES})(?=\\s|/?>|$)`, "i"), null],
  ];
  const TAG_ALONE = new RegExp(`^(?:${TAG})\\s*$`);

  function isRule(words) {
    if (!"*-_".includes(words[0])) return false;
    const marks = words.replace(/[ \t]+/g, "");
    return marks.length > 2 && marks === words[0].repeat(marks.length);
  }

  /* The text of a heading without the signs that may end it. */
  function withoutEnd(text) {
    const kept = text.trimEnd();
    let end = kept.length;
    while (end > 0 && kept[end - 1] === "#") end -= 1;
    return (/[ \t]/.test(kept[end - 1] ?? "") ? kept.slice(0, end) : kept).trim();
  }

  function heading(words) {
    const hashes = words.match(/^#{1,6}(?=[ \t]|$)/);
    return hashes && { level: hashes[0].length, content: withoutEnd(words.slice(hashes[0].length)) };
  }

  /* The level of the heading that a line below it makes. */
  const underlined = (words) => (/^=+[ \t]*$/.test(words) ? 1 : /^-+[ \t]*$/.test(words) ? 2 : 0);

  function fence(words) {
    const found = words.match(/^(?:(`{3,})([^`]*)|(~{3,})(.*))$/);
    return found && { mark: found[1] || found[3], info: found[2] ?? found[4] };
  }

  const isFenceEnd = (words, mark) => {
    const kept = words.trimEnd();
    return kept.length >= mark.length && kept === mark[0].repeat(kept.length);
  };

  /* What ends the HTML that begins here; one tag alone does not begin any within a paragraph. */
  function html(words, isWithin) {
    if (words[0] !== "<") return null;
    const found = HTML.find(([start]) => start.test(words));
    if (found) return { end: found[1] };
    return !isWithin && TAG_ALONE.test(words) ? { end: null } : null;
  }

  /* The mark of a point, and the kind of list that it is a point of. */
  function point(words) {
    const found = words.match(/^(?:[-+*]|(\d{1,9})([.)]))(?=[ \t]|$)/);
    if (!found) return null;
    const isOrdered = found[1] !== undefined;
    return { signs: found[0].length, isOrdered, start: Number(found[1] ?? 1), mark: isOrdered ? found[2] : found[0] };
  }

  return { heading, underlined, isRule, fence, isFenceEnd, html, point, TAG };
})();
