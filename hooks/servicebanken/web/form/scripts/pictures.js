/* Links to files, and pictures. Whether a picture lies beside the card no form can know; its name it can. The same rules as
   checker/rules/links.py and pictures.py of hooks/servicebanken/. */
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

  /* That a name is no picture's. */
  const noPicture = (name, folder, { limits }) => ({
    sentence: "NO_PICTURE",
    holes: { file: short(name), folder, kinds: limits.pictureKinds },
  });

  function* judgeTargets(links, type, data, licensed) {
    for (const link of links) {
      const { text, target, isImage, line } = link;
      // A note of the forge's, which is told of as such: its one word was never meant as a file.
      if (text.startsWith("^")) continue;
      const path = repositoryPath(target, type.folder);
      // Every reader's browser would ask another host for such a picture.
      if (isImage && data.schemes.includes(schemeOf(target))) yield { ...noPicture(target, type.folder, data), line };
      const isAbsolute = target.startsWith("/") && !target.startsWith("//");
      if (path !== null && isImage) yield* judgePicture(link, path, type, data, licensed);
      else if (isAbsolute || (path !== null && !data.files.includes(path))) yield { ...broken(target, path, data), line };
    }
  }

  function* judgePicture({ text, target, title, line }, path, { folder }, data, licensed) {
    const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : `../${path}`;
    const isUnlicensed = text && (!title || title.includes("…")) && name !== licensed;
    if (!isPicture(path, folder, data)) yield { ...noPicture(name, folder, data), line };
    else if (isUnlicensed) yield { sentence: "NO_LICENCE", holes: { target: short(target) }, line };
  }

  function broken(target, path, { files, patterns }) {
    const called = path === null ? "" : calledInCase(path, files);
    const holes = { target: short(target), called };
    if (called) return { sentence: "FILE_IN_OTHER_CASE", holes };
    const isSite = new RegExp(`^${patterns.site}`, "iu").test(target) && isWebAddress(`https://${target}`);
    return { sentence: isSite ? "LINK_WITHOUT_SCHEME" : "BROKEN_LINK", holes };
  }

  return { isPicture, noPicture, judgeTargets };
})();
