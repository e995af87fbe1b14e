/* Private persons stay out of the bank: personal numbers, a person's e-mail address, mobile numbers. The same as
   checker/rules/privacy.py of hooks/servicebanken/ finds. */
/* Stands on: escapes. */
self.servicebanken.judgeFile = (() => {
  "use strict";
  const { asHtml } = self.servicebanken.escapes;

  /* In the whole file, also where HTML has other names for the signs. */
  function* judgeFile(text, data) {
    for (const [at, written] of text.split("\n").entries()) {
      const line = written.includes("&") ? asHtml(written) : written;
      for (const [code, message] of [...personalNumbers(line), ...addresses(line, data), ...mobiles(line)]) {
        yield { code, message, line: at + 1 };
      }
    }
  }

  function* personalNumbers(line) {
    const pattern = /(?<![\p{Nd}-])(?:19|20)?([0-9]{2})([0-9]{2})([0-9]{2})[-+ ]?([0-9]{4})(?![\p{Nd}-])/gu;
    for (const [, year, month, day, end] of line.matchAll(pattern)) {
      const date = Number(day) > 60 ? Number(day) - 60 : Number(day);
      const last = new Date(Date.UTC(2000 + (Number(year) % 4), Number(month), 0)).getUTCDate();
      if (month < "01" || month > "12" || date < 1 || date > last) continue;
      const doubled = [...`${year}${month}${day}${end}`].map((digit, place) => Number(digit) * (place % 2 ? 1 : 2));
      if (doubled.reduce((sum, number) => sum + Math.floor(number / 10) + (number % 10), 0) % 10) continue;
      yield ["personnummer", "raden innehåller något som ser ut som ett personnummer. Ta bort det."];
    }
  }

  function* addresses(line, data) {
    const pattern = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63})+/gu;
    for (const [found] of line.matchAll(pattern)) {
      const [name, host] = found.toLowerCase().split("@");
      const isName = /^[\p{L}\p{No}]{2,}[._][\p{L}\p{No}]{2,}(?:[._-][\p{L}\p{No}]+)*$/u.test(name);
      if (!isName && !data.hosts.includes(host.split(".").at(-2))) continue;
      const told = `”${found}” ser ut som en enskild persons e-postadress. Ange en funktion och organisationens webbsida under kontakt.`;
      yield ["privat-epost", told];
    }
  }

  function* mobiles(line) {
    const pattern = /(?<!\p{Nd})(?:\+46[ -]?\(?0?\)?|0046[ -]?|0)7[02369](?:[ -]?\p{Nd}){7}(?!\p{Nd})/gu;
    for (const [found] of line.matchAll(pattern)) {
      const told = `”${found}” ser ut som ett mobilnummer. Ange organisationens webbsida under kontakt i stället.`;
      yield ["mobilnummer", told];
    }
  }

  return judgeFile;
})();
