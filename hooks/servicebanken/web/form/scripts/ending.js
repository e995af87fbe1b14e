/* The end of the form: one button that hands the card in, what happens then, and other ways. */
/* Stands on: controls, dom, faults, sending. */
self.servicebanken.ending = (() => {
  "use strict";
  const { make } = self.servicebanken;
  const { button } = self.servicebanken.controls;
  const { isFault } = self.servicebanken.faults;
  const { letter, others } = self.servicebanken.sending;

  /* What was typed a moment ago goes with it. */
  function action(label, sheet, act, attributes = {}) {
    const element = button(label, attributes);
    element.addEventListener("click", () => {
      sheet.changed();
      act(sheet);
    });
    return element;
  }

  /* A card with faults is not handed in: its writer comes to the list of them. */
  function handIn(sheet) {
    if (sheet.written.problems.some(isFault)) sheet.judgeAll();
    else letter(sheet);
  }

  const handedIn = () => document.querySelector("[data-hand-in]").cloneNode(true).childNodes;

  function afterwards() {
    return make(
      "ol",
      { class: "sb-form__then" },
      // Where it goes the page says before one begins, also to those who have no scripts.
      make("li", {}, "Ert e-postprogram öppnas med texten i ett brev, eller med en fil att bifoga. ", ...handedIn()),
      make("li", {}, "En redaktör läser texten innan den publiceras."),
      make("li", {}, "När den är publicerad finns den här i banken, och andra kan lära av den."),
    );
  }

  function otherWays(sheet) {
    const buttons = others.map(([label, act]) => action(label, sheet, act));
    return make(
      "details",
      { class: "sb-form__more" },
      make("summary", {}, "Andra sätt att lämna in"),
      make("p", {}, "Kortet blir filen ", sheet.name, "."),
      make("p", { class: "sb-actions" }, ...buttons),
      make("label", { for: sheet.file.id }, "Kortets text"),
      sheet.file,
    );
  }

  /* `clear` is called when the writer wants to begin anew. */
  function ending(sheet, clear) {
    const main = { class: "sb-button sb-button--main" };
    return make(
      "section",
      { class: "sb-form__ending" },
      make("h2", {}, "Granska och lämna in"),
      make("p", { class: "sb-actions" }, action("Lämna in", sheet, handIn, main), action("Granska kortet", sheet, sheet.judgeAll)),
      sheet.sent,
      make("h3", {}, "Så går det till sedan"),
      afterwards(),
      otherWays(sheet),
      make("p", { class: "sb-form__clear" }, action("Rensa formuläret", sheet, clear)),
    );
  }

  return ending;
})();
