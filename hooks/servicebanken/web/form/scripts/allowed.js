/* What a card's text may hold: no HTML, no template's signs, no link that runs or says nothing. The same rules and words as
   checker/rules/text.py of hooks/servicebanken/. */
/* Stands on: addresses. */
self.servicebanken.judgeText = (() => {
  "use strict";
  const { isSafe } = self.servicebanken.addresses;
  const BRACES = /\{\{|\{%|\{#|\{:|\{\s*[.#]|--8<--|^:::/;
  const cut = (text, most) => [...text].slice(0, most).join("");

  function* judgeText(body, data) {
    const turned = body.text.search(/[\u202a-\u202e\u2066-\u2069]/);
    if (turned >= 0) {
      const message = "raden har ett tecken som inte syns och som vänder textens riktning. Skriv om raden för hand.";
      yield { code: "inte-text", message, line: body.first + body.text.slice(0, turned).split("\n").length - 1 };
    }
    yield* judgeHtml(body);
    yield* judgeBraces(body);
    for (const link of body.links) yield* judgeLink(link, data);
  }

  function* judgeHtml(body) {
    const lines = new Set();
    for (const { text, line } of body.html) {
      if (lines.has(line)) continue;
      lines.add(line);
      const message = `”${cut(text, 40)}” är HTML, och det släpps inte igenom. Skriv i Markdown, eller &lt; för tecknet <.`;
      yield { code: "html-i-texten", message, line };
    }
  }

  function* judgeBraces({ lines, first }) {
    for (const [at, line] of lines.entries()) {
      const mark = line.match(BRACES)?.[0].trim();
      if (!mark) continue;
      const cure = mark.startsWith("{") ? "Skriv utan klamrar." : "Skriv på ett annat sätt.";
      yield { code: "sarskild-syntax", message: `”${mark}” skulle tolkas som kod. ${cure}`, line: first + at };
    }
  }

  function* judgeLink({ text, target, isImage, line }, data) {
    const bare = text.replace(/^[ .!:»>]+|[ .!:»>]+$/g, "").toLowerCase();
    if (!isSafe(target, data.schemes)) {
      const told = `länken ”${cut(target, 40)}” får inte användas. Länkar börjar med https:// eller leder till en fil.`;
      yield { code: "farlig-lank", message: told, line };
    } else if (!target) {
      const told = `länken ”${cut(text, 60)}” leder ingenstans. Skriv adressen inom parenteserna.`;
      yield { code: "trasig-lank", message: told, line };
    } else if (isImage && !text.replace(/[ …]/g, "")) {
      yield { code: "bild-utan-alt", message: `bilden ”${target}” saknar beskrivning för den som inte ser den.`, line };
    } else if (!isImage && data.mute.includes(bare)) {
      const told = `länktexten ”${text}” säger inte vart länken leder. Skriv vad läsaren kommer till.`;
      yield { code: "intetsagande-lank", message: told, line };
    }
  }

  return judgeText;
})();
