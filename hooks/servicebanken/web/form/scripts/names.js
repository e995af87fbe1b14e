/* A file's name in other letters, upper for lower case, told as just that: the same as checker/rules/names.py of
   hooks/servicebanken/. */
/* Stands on: nothing. */
self.servicebanken.calledInCase = (() => {
  "use strict";

  /* ”torpa.md”, med litet t: what the file is called; nothing where none is called so in any case. */
  function calledInCase(path, files) {
    const other = files.find((file) => file.toLowerCase() === path.toLowerCase());
    if (!other || other === path) return "";
    const [folder, name] = [path.slice(0, path.lastIndexOf("/") + 1), other.slice(other.lastIndexOf("/") + 1)];
    const letters = [...other].filter((letter, at) => letter !== [...path][at]);
    const shown = `”${other.startsWith(folder) ? name : other}”`;
    if (letters.length > 1) return `${shown}, med andra stora och små bokstäver`;
    return `${shown}, med ${letters[0] === letters[0].toLowerCase() ? "litet" : "stort"} ${letters[0]}`;
  }

  return calledInCase;
})();
