/* The list of a workshop's points: moved by pointer or by keyboard, given minutes, taken away. Each point is drawn once
   and then only moved, so that a reader who types in it is left in peace. */
/* Stands on: dom, kit, plan. */
(() => {
  "use strict";
  const { make, kit: { LIMITS }, plan } = self.servicebanken;
  const EDGE = 70;

  const hidden = (text) => make("span", { class: "sb-unseen" }, text);

  function button(label, title, press) {
    const one = make("button", { type: "button", class: "sb-button" }, label, hidden(` ${title}`));
    one.addEventListener("click", press);
    return one;
  }

  function middle(element) {
    const { top, height } = element.getBoundingClientRect();
    return top + height / 2;
  }

  /* The others step aside for what is dragged, and the page follows where its edge is near. */
  function makeWay(element, { clientY }) {
    const [above, below] = [element.previousElementSibling, element.nextElementSibling];
    if (above && clientY < middle(above)) element.after(above);
    else if (below && clientY > middle(below)) element.before(below);
    scrollBy(0, clientY < EDGE ? -12 : clientY > innerHeight - EDGE ? 12 : 0);
  }

  /* What a card is, in a row. */
  function cardShown(key, root) {
    const { title, summary, address, isMethod } = plan.cardOf(key);
    const link = make("a", { href: `${root}${address}` }, title);
    return make("div", {}, make("p", { class: "sb-kind" }, isMethod ? "Metod" : "Berättelse"), make("h3", {}, link), make("p", { class: "sb-why" }, summary));
  }

  class PointList {
    constructor(list, page) {
      this.list = list;
      this.page = page; // {root, say, onMove, onEdit, onRemove, onMark}
      this.rows = new Map(); // point → its row
      this.points = [];
      this.made = 0;
    }

    /* --- A row */

    minutesField(point, title, id) {
      const field = make("input", { class: "sb-form__control", id, type: "number", inputmode: "numeric", min: "1", max: String(LIMITS.minutes), autocomplete: "off" });
      field.value = plan.minutesOf(point) || "";
      field.addEventListener("input", () => this.time(point, field));
      return make("div", { class: "sb-kit__minutes" }, make("label", { for: id }, "Minuter", hidden(`, ${title}`)), field);
    }

    time(point, field) {
      const { say, onEdit } = this.page;
      const written = field.valueAsNumber;
      const isRight = Number.isInteger(written) && written >= 1 && written <= LIMITS.minutes;
      const isEmpty = field.value === "" && !field.validity.badInput;
      field.toggleAttribute("aria-invalid", !isRight && !isEmpty);
      if (!isRight && !isEmpty) say(`Skriv hela minuter, högst ${LIMITS.minutes}.`);
      const minutes = isRight ? written : 0;
      point.minutes = point.key && minutes === plan.cardOf(point.key).sitting ? null : minutes;
      onEdit();
    }

    what(point, id) {
      const { root, onEdit } = this.page;
      if (point.key) return cardShown(point.key, root);
      const field = make("input", { class: "sb-form__control", id, autocomplete: "off", maxlength: String(LIMITS.text) });
      field.value = point.text;
      field.addEventListener("input", () => {
        point.text = field.value;
        onEdit();
      });
      return make("div", {}, make("label", { for: id, class: "sb-kind" }, "Egen punkt"), field);
    }

    mark(point, title, id) {
      const box = make("input", { type: "checkbox", id });
      box.addEventListener("change", () => this.page.onMark(point.key, box.checked));
      return make("span", { class: "sb-kit__mark" }, box, make("label", { for: id }, "Jämför", hidden(` ${title}`)));
    }

    draw(point) {
      const id = `punkt-${(this.made += 1)}`;
      const title = plan.titleOf(point);
      const grip = make("span", { class: "sb-kit__grip", "aria-hidden": "true", title: "Dra för att flytta" });
      const up = button("Flytta upp", title, () => this.move(point, -1, up));
      const down = button("Flytta ned", title, () => this.move(point, 1, down));
      const remove = button("Ta bort", title, () => this.remove(point));
      const keys = make("div", { class: "sb-kit__buttons" }, up, down, remove);
      if (point.key) keys.append(this.mark(point, title, `${id}-jamfor`));
      const minutes = this.minutesField(point, title, `${id}-minuter`);
      const element = make("li", { class: "sb-kit__point" }, grip, this.what(point, `${id}-text`), minutes, keys);
      grip.addEventListener("pointerdown", (event) => this.drag(event, element, point));
      return { element, up, down, remove };
    }

    /* --- All rows */

    show(points) {
      const { list, rows } = this;
      this.points = points;
      for (const point of rows.keys()) if (!points.includes(point)) rows.delete(point);
      for (const point of points) if (!rows.has(point)) rows.set(point, this.draw(point));
      const elements = points.map((point) => rows.get(point).element);
      const isSame = elements.length === list.children.length && elements.every((one, at) => one === list.children[at]);
      if (!isSame) list.replaceChildren(...elements);
      points.forEach((point, at) => {
        rows.get(point).up.setAttribute("aria-disabled", String(at === 0));
        rows.get(point).down.setAttribute("aria-disabled", String(at === points.length - 1));
      });
    }

    /* --- Moving */

    place(order, point) {
      this.page.onMove(order);
      this.page.say(`${plan.titleOf(point)} står nu på plats ${order.indexOf(point) + 1} av ${order.length}.`);
    }

    move(point, step, pressed) {
      const { points, page } = this;
      const to = points.indexOf(point) + step;
      if (to < 0 || to >= points.length) {
        page.say(`${plan.titleOf(point)} står redan ${step < 0 ? "först" : "sist"}.`);
        return;
      }
      const order = points.filter((one) => one !== point);
      order.splice(to, 0, point);
      this.place(order, point);
      pressed.focus();
    }

    /* What is dragged stays where it is in the page, or the pointer would lose it. */
    drag(event, element, point) {
      if (event.button) return;
      event.preventDefault();
      const { currentTarget: grip, pointerId } = event;
      const before = [...this.list.children];
      grip.setPointerCapture(pointerId);
      element.classList.add("is-dragged");
      const ended = new AbortController();
      const { signal } = ended;
      const end = (isKept) => {
        ended.abort();
        element.classList.remove("is-dragged");
        this.drop(point, isKept, before);
      };
      grip.addEventListener("pointermove", (moved) => makeWay(element, moved), { signal });
      grip.addEventListener("pointerup", () => end(true), { signal });
      grip.addEventListener("pointercancel", () => end(false), { signal });
      addEventListener("keydown", ({ key }) => key === "Escape" && end(false), { signal });
    }

    drop(point, isKept, before) {
      const { list, points, rows } = this;
      const order = [...list.children].map((one) => points.find((other) => rows.get(other).element === one));
      if (isKept && list.children.length === points.length) this.place(order, point);
      else list.replaceChildren(...before);
    }

    /* The keyboard goes on to the next point, or where there is none to the one before. */
    remove(point) {
      const at = this.points.indexOf(point);
      const next = this.points[at + 1] || this.points[at - 1];
      this.page.onRemove(point);
      if (next) this.rows.get(next).remove.focus();
    }
  }

  self.servicebanken.PointList = PointList;
})();
