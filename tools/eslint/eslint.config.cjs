// What the scripts of the pages are judged by.
const faults = [
  "constructor-super", "for-direction", "getter-return", "no-async-promise-executor", "no-class-assign",
  "no-compare-neg-zero", "no-const-assign", "no-constant-binary-expression", "no-constant-condition", "no-debugger",
  "no-delete-var", "no-dupe-args", "no-dupe-class-members", "no-dupe-else-if", "no-dupe-keys", "no-duplicate-case",
  "no-empty", "no-empty-character-class", "no-empty-pattern", "no-empty-static-block", "no-ex-assign",
  "no-extra-boolean-cast", "no-fallthrough", "no-func-assign", "no-global-assign", "no-import-assign",
  "no-invalid-regexp", "no-irregular-whitespace", "no-loss-of-precision", "no-misleading-character-class",
  "no-new-native-nonconstructor", "no-nonoctal-decimal-escape", "no-obj-calls", "no-octal", "no-prototype-builtins",
  "no-redeclare", "no-regex-spaces", "no-self-assign", "no-setter-return", "no-shadow-restricted-names",
  "no-sparse-arrays", "no-this-before-super", "no-undef", "no-unexpected-multiline", "no-unreachable",
  "no-unsafe-finally", "no-unsafe-negation", "no-unsafe-optional-chaining", "no-unused-labels",
  "no-unused-private-class-members", "no-unused-vars", "no-useless-assignment", "no-useless-catch",
  "no-useless-escape", "no-with", "require-yield", "use-isnan", "valid-typeof",
];
const habits = [
  "no-caller", "no-console", "no-eval", "no-extend-native", "no-implicit-globals", "no-implied-eval",
  "no-new-func", "no-self-compare", "no-throw-literal", 
  "no-unused-expressions", "no-useless-return", "no-var", "object-shorthand", "prefer-const",
  "prefer-template",
];
const browser = [
  "Blob", "DOMParser", "AbortController", "Node", "TextEncoder", "URL", "URLSearchParams",
  "addEventListener", "atob", "clearTimeout", "confirm", "document", "history", "innerHeight", "localStorage",
  "location", "matchMedia", "navigator", "open", "performance", "print", "scrollBy", "self", "setTimeout",
];

module.exports = [
  {
    files: ["hooks/**/*.js"],
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: "script",
      globals: Object.fromEntries(browser.map((name) => [name, "readonly"])),
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...Object.fromEntries([...faults, ...habits].map((rule) => [rule, "error"])),
      eqeqeq: "error",
      // A script is of one matter, as a module of Python is.
      "max-lines": ["error", { max: 250, skipBlankLines: false, skipComments: false }],
      // A function is seen at once; only the wrapper of a file may be longer, and nothing inside is wrapped likewise.
      "max-lines-per-function": ["error", { max: 30, IIFEs: false }],
      "no-restricted-syntax": ["error", { selector: ":function CallExpression > :function.callee", message: "Name the function, and call it." }],
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      strict: ["error", "function"],
    },
  },
];
