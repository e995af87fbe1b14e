/* The ways in which a finished card leaves the form: as a letter, a file, a text that is copied, or a new file on the forge.
   A `sheet` is the form as it stands: {root, type, written, file, sent}. */
/* Stands on: dom. */
self.servicebanken.sending = (() => {
  "use strict";
  const { make, form: data } = self.servicebanken;
  const LONGEST_ADDRESS = 7500;
  const LONGEST_LETTER = 1800;

  const tell = ({ sent }, words) => (sent.textContent = words);

  function download(sheet) {
    const { root, written, type } = sheet;
    const address = URL.createObjectURL(new Blob([written.text], { type: "text/markdown;charset=utf-8" }));
    const link = make("a", { href: address, download: written.name });
    root.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    tell(sheet, `Filen ${written.name} är hämtad. Skicka den till redaktionen, eller lägg den i mappen ${type.folder}.`);
  }

  async function copy({ written, file, reach }) {
    try {
      await navigator.clipboard.writeText(written.text);
      return true;
    } catch {
      // From disk a browser may keep the clipboard to itself; then the text is marked, to be copied by hand.
      reach(file);
      file.select();
      return false;
    }
  }

  async function copied(sheet) {
    const isCopied = await copy(sheet);
    tell(sheet, isCopied ? "Texten är kopierad." : "Texten är markerad. Kopiera den med Ctrl+C eller Cmd+C.");
  }

  function letter(sheet) {
    const { written } = sheet;
    const title = written.filled.values.titel || "Ett nytt kort";
    const address = (body) => `mailto:${data.recipient}?subject=${encodeURIComponent(`Kort: ${title}`)}&body=${encodeURIComponent(body)}`;
    const isLong = address(written.text).length > LONGEST_LETTER;
    const attach = `Hej!\n\nHär är ett kort till banken. Det ligger i den bifogade filen ${written.name}.\n`;
    if (isLong) download(sheet);
    const long = `Tack! Ert e-postprogram öppnas. Filen ${written.name} är hämtad till datorn: bifoga den i brevet och skicka.`;
    const unopened = "Öppnas inget brev, hämta filen under Andra sätt att lämna in och lämna den själva.";
    tell(sheet, isLong ? long : `Tack! Ert e-postprogram öppnas med texten i ett brev. Skicka det. ${unopened}`);
    location.href = address(isLong ? attach : written.text);
  }

  async function forge(sheet) {
    const { written, type } = sheet;
    const start = `${data.newFile}/${type.folder}?filename=${encodeURIComponent(written.name)}`;
    const whole = `${start}&value=${encodeURIComponent(written.text)}`;
    const isLong = whole.length > LONGEST_ADDRESS;
    // Opened before anything is waited for, or the browser takes it for a window nobody asked for.
    const copying = isLong ? copy(sheet) : null;
    open(isLong ? start : whole, "_blank", "noopener");
    if (!isLong) tell(sheet, "En ny fil är öppnad med er text i.");
    else if (await copying) tell(sheet, "En ny fil är öppnad. Texten är kopierad: klistra in den där.");
    else tell(sheet, "En ny fil är öppnad. Kopiera texten härifrån och klistra in den där.");
  }

  /* The usual way, and the others: each is [label, function of the sheet]. */
  const others = [["Ladda ner filen", download], ["Kopiera texten", copied]];
  const onForge = data.newFile ? [[`Öppna som ny fil på ${new URL(data.newFile).host}`, forge]] : [];

  return { letter, others: [...others, ...onForge] };
})();
