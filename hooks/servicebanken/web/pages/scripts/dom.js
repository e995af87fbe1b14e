/* What the other scripts make elements and sentences with. */
/* Stands on: nothing. */
self.servicebanken = self.servicebanken || {};

(() => {
  "use strict";

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  }

  /* The day it is in Sweden by the reader's clock, as 2026-11-29. */
  function today() {
    const written = { timeZone: "Europe/Stockholm", year: "numeric", month: "2-digit", day: "2-digit" };
    return new Intl.DateTimeFormat("sv-SE", written).format(new Date());
  }

  const joined = (words, last = "och") =>
    words.length > 1 ? `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}` : words.join("");
  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const counted = (number, one, many) => `${grouped(number)} ${number === 1 ? one : many}`;

  self.servicebanken.make = make;
  self.servicebanken.today = today;
  self.servicebanken.wording = { joined, grouped, counted };
})();
