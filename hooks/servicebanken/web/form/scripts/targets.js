/* Where a link leads: address, title and label as they are written, and the definitions that stand for themselves. */
/* Stands on: escapes. */
self.servicebanken.targets = (() => {
  "use strict";
  const { unescaped } = self.servicebanken.escapes;
  const LONGEST_LABEL = 999;
  const DEEPEST = 32;

  /* Past what may stand between the parts of a link. */
  function past(text, at, signs = " \t\n") {
    while (at < text.length && signs.includes(text[at])) at += 1;
    return at;
  }

  function bracketed(text, at) {
    for (let end = at + 1; end < text.length; end += text[end] === "\\" ? 2 : 1) {
      if (text[end] === "\n" || text[end] === "<") return null;
      if (text[end] === ">") return { value: unescaped(text.slice(at + 1, end)), end: end + 1 };
    }
    return null;
  }

  /* The address at a place: {value, end}, or null. */
  function addressAt(text, at) {
    if (text[at] === "<") return bracketed(text, at);
    let [end, depth] = [at, 0];
    for (; end < text.length && text[end] > " " && text[end] !== "\x7f"; end += 1) {
      if (text[end] === "\\" && text[end + 1] > " ") end += 1;
      else if (text[end] === "(" && (depth += 1) > DEEPEST) return null;
      else if (text[end] === ")" && (depth -= 1) < 0) break;
    }
    end = Math.min(end, text.length);
    return end === at || depth > 0 ? null : { value: unescaped(text.slice(at, end)), end };
  }

  function titleAt(text, at) {
    const close = { '"': '"', "'": "'", "(": ")" }[text[at]];
    if (!close) return null;
    for (let end = at + 1; end < text.length; end += text[end] === "\\" ? 2 : 1) {
      if (text[end] === close) return { value: unescaped(text.slice(at + 1, end)), end: end + 1 };
      if (text[end] === "(" && close === ")") return null;
    }
    return null;
  }

  /* What stands within the brackets that open at a place: {value, end}, or null where they hold others or go on too far. */
  function labelAt(text, at) {
    for (let end = at + 1; end < text.length && end - at <= LONGEST_LABEL + 1; end += text[end] === "\\" ? 2 : 1) {
      if (text[end] === "[") return null;
      if (text[end] === "]") return { value: text.slice(at + 1, end), end: end + 1 };
    }
    return null;
  }

  /* Labels that differ in case and space are one. */
  const named = (label) => label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();

  /* What stands in round brackets after a link's words: {target, title, end}, or null. */
  function inlineAt(text, at) {
    const start = past(text, at + 1);
    const address = addressAt(text, start) ?? { value: "", end: start };
    let end = past(text, address.end);
    const title = end > address.end ? titleAt(text, end) : null;
    if (title) end = past(text, title.end);
    return text[end] === ")" ? { target: address.value, title: title?.value ?? "", end: end + 1 } : null;
  }

  /* Where the line ends on which nothing more stands; -1 where more does. */
  function lineEnd(text, at) {
    const end = past(text, at, " \t");
    return end >= text.length ? text.length : text[end] === "\n" ? end + 1 : -1;
  }

  /* The definition that stands first from a place: {label, target, title, end}, or null. */
  function definitionAt(text, at) {
    const label = text[at] === "[" && labelAt(text, at);
    if (!label || text[label.end] !== ":" || !named(label.value)) return null;
    const address = addressAt(text, past(text, label.end + 1));
    if (!address) return null;
    const found = { label: named(label.value), target: address.value, title: "", end: lineEnd(text, address.end) };
    const start = past(text, address.end);
    const title = start > address.end ? titleAt(text, start) : null;
    const end = title ? lineEnd(text, title.end) : -1;
    if (end >= 0) return { ...found, title: title.value, end };
    return found.end < 0 ? null : found;
  }

  return { inlineAt, labelAt, named, definitionAt };
})();
