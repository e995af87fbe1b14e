/* Links to files, and pictures. Whether a picture lies beside the card no form can know; its name it can. The same words
   as checker/rules/links.py and pictures.py of hooks/servicebanken/. */
/* Stands on: addresses, names, words. */
self.servicebanken.pictures = (() => {
  "use strict";
  const { isWebAddress, repositoryPath, schemeOf } = self.servicebanken.addresses;
  const { short } = self.servicebanken.words;
  const { calledInCase } = self.servicebanken;

  function isPicture(path, folder, data) {
    const suffix = path.split("/").at(-1).match(/.(\.[^.]+)$/);
    return Boolean(suffix) && data.pictures.includes(suffix[1].toLowerCase()) && path.startsWith(`${folder}/`);
  }

  const pictureFault = (name, folder) => ({
    code: "bild-saknas",
    message: `bilden ”${short(name)}” finns inte i mappen ${folder}/, eller är inte jpg, png eller webp.`,
  });

  function* judgeTargets(links, type, data, licensed) {
    for (const { text, target, title, isImage, line } of links) {
      const path = repositoryPath(target, type.folder);
      // Every reader's browser would ask another host for such a picture.
      if (isImage && data.schemes.includes(schemeOf(target))) yield { ...pictureFault(target, type.folder), line };
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
        const called = path === null ? "" : calledInCase(path, data.files);
        const message = called ? `${told.slice(0, -1)}: den heter ${called}. Skriv namnet så.` : told;
        yield { code: "trasig-lank", message: isSite ? `${told} Skriv https:// först.` : message, line };
      }
    }
  }

  return { isPicture, pictureFault, judgeTargets };
})();
