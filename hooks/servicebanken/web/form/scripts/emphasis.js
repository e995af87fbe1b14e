/* Stars, underscores and tildes: which of them open and close what is strong, stressed or struck out. */
/* Stands on: nothing. */
self.servicebanken.emphasis = (() => {
  "use strict";
  const isSpace = (sign) => !sign || /[\p{Zs}\t\n\v\f\r]/u.test(sign);
  const isMark = (sign) => /[\p{P}\p{S}]/u.test(sign);

  /* The whole sign that ends before a place. */
  function before(text, at) {
    const half = text[at - 1] ?? "";
    return /[\udc00-\udfff]/.test(half) && at > 1 ? String.fromCodePoint(text.codePointAt(at - 2)) : half;
  }

  /* The signs alike that stand at a place, and by what stands around them whether they may open and close. */
  function runAt(text, at) {
    const sign = text[at];
    let end = at + 1;
    while (text[end] === sign) end += 1;
    const previous = before(text, at);
    const next = end < text.length ? String.fromCodePoint(text.codePointAt(end)) : "";
    const opens = !isSpace(next) && (!isMark(next) || isSpace(previous) || isMark(previous));
    const closes = !isSpace(previous) && (!isMark(previous) || isSpace(next) || isMark(next));
    const isWhole = sign === "_";
    return {
      kind: "run",
      sign,
      count: end - at,
      length: end - at,
      canOpen: opens && (!isWhole || !closes || isMark(previous)),
      canClose: closes && (!isWhole || !opens || isMark(next)),
      opened: [],
      closed: [],
    };
  }

  /* Runs that both open and close meet only where their lengths together are no three, or both are. */
  function fits(opener, closer) {
    if (closer.sign === "~" || !(opener.canClose || closer.canOpen)) return true;
    return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
  }

  /* The place of the nearest opener that fits; below `floor` none does, for this closer and those like it. */
  function openerOf(closer, openers, floors) {
    const like = `${closer.sign}${closer.canOpen}${closer.length % 3}`;
    for (let at = openers.length - 1; at >= (floors.get(like) ?? 0); at -= 1) {
      if (openers[at].sign === closer.sign && fits(openers[at], closer)) return at;
    }
    floors.set(like, openers.length);
    return -1;
  }

  function cut(openers, length, floors) {
    openers.length = length;
    for (const [like, floor] of floors) if (floor > length) floors.set(like, length);
  }

  /* One mark of each is used, or two. Tildes are used all at once, and only by as many. */
  function meet(opener, closer) {
    const isStruck = closer.sign === "~";
    const used = isStruck ? 0 : Math.min(opener.count, closer.count, 2);
    const tag = isStruck ? "s" : used === 2 ? "strong" : "em";
    if (!isStruck || opener.count === closer.count) {
      opener.opened.push(tag);
      closer.closed.push(tag);
      opener.count -= isStruck ? opener.count : used;
      closer.count -= isStruck ? closer.count : used;
    }
    return isStruck;
  }

  /* Finds what belongs together among the runs, from the first of them that stands last in what is open. */
  function pair(runs) {
    const [openers, floors] = [[], new Map()];
    for (const run of runs) {
      let isSpent = false;
      while (run.canClose && run.count && !isSpent) {
        const at = openerOf(run, openers, floors);
        if (at < 0) break;
        isSpent = meet(openers[at], run);
        cut(openers, openers[at].count && !isSpent ? at + 1 : at, floors);
      }
      if (run.canOpen && run.count && !isSpent) openers.push(run);
    }
  }

  /* What a run has become: what it closes, the signs that are left, and what it opens, the outermost first. */
  const pieces = ({ sign, count, opened, closed }) => [
    ...closed.map((tag) => ({ kind: "close", tag })),
    ...(count ? [{ kind: "text", text: sign.repeat(count) }] : []),
    ...[...opened].reverse().map((tag) => ({ kind: "open", tag })),
  ];

  return { runAt, pair, pieces };
})();
