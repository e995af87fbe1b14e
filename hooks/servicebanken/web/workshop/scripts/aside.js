/* The workshops that links have been opened over: each can be taken back, and then changes place with this one. */
/* Stands on: dom, kit. */
(() => {
  "use strict";
  const { make, kit, wording: { counted } } = self.servicebanken;

  function button(label, name, press) {
    const one = make("button", { type: "button", class: "sb-button" }, label, make("span", { class: "sb-unseen" }, ` ${name}`));
    one.addEventListener("click", press);
    return one;
  }

  function row(text, { say, onBack }) {
    const { kit: one } = kit.read(text);
    const others = () => kit.former.filter((other) => other !== text);
    const name = one.title || counted(one.points.length, "punkt", "punkter");
    const back = button("Ta tillbaka", name, () => onBack(one, [kit.write(kit.kit), ...others()], name));
    const forget = button("Släng", name, () => {
      kit.change(kit.kit, { former: others() });
      say(`${name} är slängd.`);
    });
    const facts = one.title ? ` (${counted(one.points.length, "punkt", "punkter")})` : "";
    return make("li", {}, make("span", {}, name + facts), back, forget);
  }

  /* The list in its box, which is hidden when there are none; `page` takes one back, and says what is thrown away. */
  function showAside(box, page) {
    box.hidden = !kit.former.length;
    box.querySelector("ul").replaceChildren(...kit.former.map((text) => row(text, page)));
  }

  self.servicebanken.showAside = showAside;
})();
