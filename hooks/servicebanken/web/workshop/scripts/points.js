/* The list of a workshop's points: moved by pointer or by keyboard, given minutes, taken away. Each point is drawn once
   and then only moved, so that a reader who types in it is left in peace. */
/* Stands on: dom, kit, plan. */
self.servicebanken.points = (list, page) => {
  "use strict";
  const { root, say, onMove, onEdit, onRemove, onMark } = page;
  const { make, kit: { LIMITS }, plan } = self.servicebanken;
  const EDGE = 70;
  const rows = new Map(); // point → its row
  let points = [];
  let made = 0;

  function minutesField(point, title, id) {
    const field = make("input", { class: "sb-form__control", id, type: "number", inputmode: "numeric", min: "1", max: String(LIMITS.minutes), autocomplete: "off" });
    field.value = plan.minutesOf(point) ?? "";
    field.addEventListener("input", () => {
      const minutes = field.valueAsNumber;
      const isRight = Number.isInteger(minutes) && minutes >= 1 && minutes <= LIMITS.minutes;
      const isEmpty = field.value === "" && !field.validity.badInput;
      field.toggleAttribute("aria-invalid", !isRight && !isEmpty);
      if (!isRight && !isEmpty) say(`Skriv hela minuter, högst ${LIMITS.minutes}.`);
      const sitting = point.key ? plan.cardOf(point.key).sitting : null;
      point.minutes = isRight ? (minutes === sitting ? undefined : minutes) : point.key && sitting === null ? undefined : null;
      onEdit();
    });
    return make("div", { class: "sb-kit__minutes" }, make("label", { for: id }, "Minuter", hidden(`, ${title}`)), field);
  }

  const hidden = (text) => make("span", { class: "sb-unseen" }, text);

  function button(label, title, press) {
    const one = make("button", { type: "button", class: "sb-button" }, label, hidden(` ${title}`));
    one.addEventListener("click", press);
    return one;
  }

  function what(point, id) {
    if (point.key) {
      const { title, summary, address, isMethod } = plan.cardOf(point.key);
      const link = make("a", { href: `${root}${address}` }, title);
      return make("div", {}, make("p", { class: "sb-kind" }, isMethod ? "Metod" : "Berättelse"), make("h3", {}, link), make("p", { class: "sb-why" }, summary));
    }
    const field = make("input", { class: "sb-form__control", id, autocomplete: "off", maxlength: String(LIMITS.text) });
    field.value = point.text;
    field.addEventListener("input", () => {
      point.text = field.value;
      onEdit();
    });
    return make("div", {}, make("label", { for: id, class: "sb-kind" }, "Egen punkt"), field);
  }

  function mark(point, title, id) {
    const box = make("input", { type: "checkbox", id });
    box.addEventListener("change", () => onMark(point.key, box.checked));
    return make("span", { class: "sb-kit__mark" }, box, make("label", { for: id }, "Jämför", hidden(` ${title}`)));
  }

  function draw(point) {
    const id = `punkt-${(made += 1)}`;
    const title = plan.titleOf(point);
    const grip = make("span", { class: "sb-kit__grip", "aria-hidden": "true", title: "Dra för att flytta" });
    const parts = { up: button("Flytta upp", title, () => move(point, -1, parts.up)), down: button("Flytta ned", title, () => move(point, 1, parts.down)), remove: button("Ta bort", title, () => remove(point)) };
    const keys = make("div", { class: "sb-kit__buttons" }, parts.up, parts.down, parts.remove);
    if (point.key) keys.append(mark(point, title, `${id}-jamfor`));
    const element = make("li", { class: "sb-kit__point" }, grip, what(point, `${id}-text`), minutesField(point, title, `${id}-minuter`), keys);
    grip.addEventListener("pointerdown", (event) => drag(event, grip, element, point));
    return { element, ...parts };
  }

  function show(next) {
    points = next;
    for (const point of rows.keys()) if (!points.includes(point)) rows.delete(point);
    for (const point of points) if (!rows.has(point)) rows.set(point, draw(point));
    const elements = points.map((point) => rows.get(point).element);
    if (elements.length !== list.children.length || elements.some((one, at) => one !== list.children[at])) list.replaceChildren(...elements);
    points.forEach((point, at) => {
      rows.get(point).up.setAttribute("aria-disabled", String(at === 0));
      rows.get(point).down.setAttribute("aria-disabled", String(at === points.length - 1));
    });
  }

  /* --- Moving */

  function placed(order, point) {
    onMove(order);
    say(`${plan.titleOf(point)} står nu på plats ${order.indexOf(point) + 1} av ${order.length}.`);
  }

  function move(point, step, pressed) {
    const at = points.indexOf(point);
    const to = at + step;
    if (to < 0 || to >= points.length) {
      say(`${plan.titleOf(point)} står redan ${step < 0 ? "först" : "sist"}.`);
      return;
    }
    const order = points.filter((one) => one !== point);
    order.splice(to, 0, point);
    placed(order, point);
    pressed.focus();
  }

  /* The others step aside for what is dragged: it stays where it is in the page, or the pointer would lose it. */
  function drag(event, grip, element, point) {
    if (event.button) return;
    event.preventDefault();
    const before = [...list.children];
    grip.setPointerCapture(event.pointerId);
    element.classList.add("is-dragged");
    const step = ({ clientY }) => {
      const [above, below] = [element.previousElementSibling, element.nextElementSibling];
      if (above && clientY < middle(above)) element.after(above);
      else if (below && clientY > middle(below)) element.before(below);
      scrollBy(0, clientY < EDGE ? -12 : clientY > innerHeight - EDGE ? 12 : 0);
    };
    const end = (isKept) => {
      ended.abort();
      element.classList.remove("is-dragged");
      const order = [...list.children].map((one) => points.find((other) => rows.get(other).element === one));
      if (isKept && list.children.length === points.length) placed(order, point);
      else list.replaceChildren(...before);
    };
    const ended = new AbortController();
    const { signal } = ended;
    grip.addEventListener("pointermove", step, { signal });
    grip.addEventListener("pointerup", () => end(true), { signal });
    grip.addEventListener("pointercancel", () => end(false), { signal });
    addEventListener("keydown", ({ key }) => key === "Escape" && end(false), { signal });
  }

  function middle(element) {
    const { top, height } = element.getBoundingClientRect();
    return top + height / 2;
  }

  /* The keyboard goes on to the next point, or where there is none to the one before. */
  function remove(point) {
    const at = points.indexOf(point);
    const next = points[at + 1] || points[at - 1];
    onRemove(point);
    if (next) rows.get(next).remove.focus();
  }

  return { show };
};
