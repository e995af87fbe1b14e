/* What follows from the points, as it is drawn on the workshop's page: the agenda, who can take part, what to bring. */
/* Stands on: dom, plan. */
(() => {
  "use strict";
  const { make, plan, wording: { joined, counted } } = self.servicebanken;

  function agendaTable({ rows }) {
    const cell = (text, attributes = {}) => make("td", attributes, text);
    const head = ["Tid", "Punkt", "Minuter"].map((name) => make("th", { scope: "col" }, name));
    const body = rows.map(({ title, minutes, time }) =>
      make("tr", {}, cell(time || "–", { class: "sb-kit__time" }), make("th", { scope: "row" }, title), cell(minutes ? String(minutes) : "–")),
    );
    return make("table", {}, make("caption", { class: "sb-unseen" }, "Dagordning"), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
  }

  /* How long it all takes, when it ends, and what is not counted. */
  function sum({ total, hours, untimed }) {
    const messages = [total && `Tillsammans ${plan.long(total)}${hours ? `, ${hours}` : ""}.`, untimed && `${counted(untimed, "punkt", "punkter")} har ingen tid.`];
    return make("p", { class: "sb-kit__sum" }, messages.filter(Boolean).join(" "));
  }

  function materialList(things) {
    const item = ({ thing, methods }) => make("li", {}, thing, " ", make("span", { class: "sb-why" }, `(${joined(methods)})`));
    return make("ul", { class: "sb-kit__things" }, ...things.map(item));
  }

  const heading = (text) => make("h3", {}, text);

  function drawPlan(kit) {
    const agenda = plan.agenda(kit);
    const [things, participants] = [plan.materials(kit), plan.participants(kit)];
    const where = [kit.place.trim(), plan.day(kit.date)].filter(Boolean).join(", ");
    return [
      make("h2", {}, kit.title.trim() || "Dagordning"),
      ...(where ? [make("p", { class: "sb-kit__where" }, where)] : []),
      ...(kit.points.length ? [agendaTable(agenda), sum(agenda)] : [make("p", { class: "sb-why" }, "Dagordningen växer fram när ni lägger till punkter.")]),
      ...(participants ? [heading("Deltagare"), make("p", {}, participants)] : []),
      ...(things.length ? [heading("Att ta med"), materialList(things)] : []),
      ...(kit.notes.trim() ? [heading("Anteckningar"), make("p", { class: "sb-kit__notes" }, kit.notes.trim())] : []),
    ];
  }

  self.servicebanken.drawPlan = drawPlan;
})();
