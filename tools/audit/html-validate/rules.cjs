/* What html-validate asks of every page. A rule is changed or switched off only here, with the reason beside it. */
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // Beside what the presets hold: no other host's files, no styles of their own for a strict policy to stop.
    "hidden-focusable": "error",
    "no-inline-style": "error",
    "no-missing-references": "error",
    "no-style-tag": "error",
    "no-utf8-bom": "error",
    "prefer-tbody": "error",

    // The site's own files come from where the page comes from; one that another host could change would need a seal.
    "require-sri": ["error", { target: "crossorigin" }],
    // Templates leave blanks at the ends of lines; no reader meets them, and the page is sent compressed.
    "no-trailing-whitespace": "off",
    // Both ways are right; ours is the one that editors write by themselves.
    "doctype-style": ["error", { style: "lowercase" }],
    // A heading may begin with a number, and its anchor with it; the standard only asks that it holds no blank.
    "valid-id": ["error", { relaxed: true }],
    // The checker of cards has its own limit for titles; a search engine that cuts them short takes nothing from a reader.
    "long-title": "off",
  },
};
