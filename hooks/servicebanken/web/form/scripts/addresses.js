/* Addresses as they are written in a text: what a browser would make of them, and which file of the bank they lead to. The
   same answers as text/allowed.py and text/paths.py of hooks/servicebanken/. */
/* Stands on: escapes. */
self.servicebanken.addresses = (() => {
  "use strict";
  const { asHtml } = self.servicebanken.escapes;
  const SCHEME = /^([a-zA-Z][a-zA-Z0-9+.-]*):/;

  function isWebAddress(text) {
    if (/[\s<>"'`\\{}|^]/.test(text)) return false;
    const parts = text.match(/^https?:\/\/([^/?#]*)/i);
    if (!parts || /[@[\]]/.test(parts[1])) return false;
    if (/[/?#@:]/.test(parts[1].replace(/[:]/g, "").normalize("NFKC"))) return false;
    return parts[1].split(":")[0].replace(/^\.+|\.+$/g, "").includes(".");
  }

  /* The scheme that a browser reads, however it is written; "//" for an address that names a host alone. */
  function schemeOf(address) {
    const read = (address.includes("&") ? asHtml(address) : address).replace(/[\x00-\x20\x7f-\x9f]/g, "");
    if (read.replaceAll("\\", "/").startsWith("//")) return "//";
    return read.match(SCHEME)?.[1].toLowerCase() ?? "";
  }

  /* Whether a text may lead there: not where a browser would run something, or leave http behind. */
  const isSafe = (address, schemes) => ["", ...schemes].includes(schemeOf(address));

  /* The file that a relative link leads to from a card in the folder; null for any other link. */
  function repositoryPath(target, folder) {
    let path = target.split("#")[0].split("?")[0];
    try {
      path = decodeURIComponent(path);
    } catch {
      // Not an encoded address: then it is read as it stands.
    }
    if (!path || path.startsWith("/") || SCHEME.test(path)) return null;
    return normal(`${folder}/${path}`.normalize("NFC"));
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

  return { isWebAddress, schemeOf, isSafe, repositoryPath, normal };
})();
