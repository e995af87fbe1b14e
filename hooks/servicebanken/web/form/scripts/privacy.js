/* Private persons stay out of the bank: personal numbers, a person's e-mail address, mobile numbers. The same as
   checker/rules/privacy.py of hooks/servicebanken/ finds, by the same patterns. */
/* Stands on: escapes. */
self.servicebanken.judgeFile = (() => {
  "use strict";
  const { asHtml } = self.servicebanken.escapes;

  /* In the whole file, also where HTML has other names for the signs. */
  function* judgeFile(text, { patterns, hosts }) {
    const known = {
      number: new RegExp(patterns.personalNumber, "gu"),
      address: new RegExp(patterns.mailAddress, "gu"),
      mobile: new RegExp(patterns.mobileNumber, "gu"),
      fullName: new RegExp(`^(?:${patterns.fullName})$`, "u"),
      hosts,
    };
    for (const [at, written] of text.split("\n").entries()) {
      const line = written.includes("&") ? asHtml(written) : written;
      for (const [sentence, shown] of sightings(line, known)) yield { sentence, holes: { shown }, line: at + 1 };
    }
  }

  function* sightings(line, known) {
    for (const { groups } of line.matchAll(known.number)) if (isPersonalNumber(groups)) yield ["PERSONAL_NUMBER", ""];
    for (const [found] of line.matchAll(known.address)) if (isPersonsAddress(found, known)) yield ["PRIVATE_MAIL", found];
    for (const [found] of line.matchAll(known.mobile)) yield ["MOBILE_NUMBER", found];
  }

  /* A real day, coordination numbers adding 60, and a right check digit. */
  function isPersonalNumber({ year, month, day, end }) {
    const date = Number(day) > 60 ? Number(day) - 60 : Number(day);
    const last = new Date(Date.UTC(2000 + (Number(year) % 4), Number(month), 0)).getUTCDate();
    if (month < "01" || month > "12" || date < 1 || date > last) return false;
    const doubled = [...`${year}${month}${day}${end}`].map((digit, place) => Number(digit) * (place % 2 ? 1 : 2));
    return doubled.reduce((sum, number) => sum + Math.floor(number / 10) + (number % 10), 0) % 10 === 0;
  }

  /* first.last@ anywhere, or any name at a host where people have their own mail. */
  function isPersonsAddress(address, { fullName, hosts }) {
    const [name, host] = address.toLowerCase().split("@");
    return fullName.test(name) || hosts.includes(host.split(".").at(-2));
  }

  return judgeFile;
})();
