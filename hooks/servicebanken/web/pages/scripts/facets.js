/* Facets on an index page: narrow the list by what its items say of themselves, keep the choice in the address.
   Without this script the whole list stands there as it is. */
/* Stands on: dom. */
(() => {
  "use strict";
  const list = document.querySelector("[data-facets]");
  if (!list) return;

  const facets = JSON.parse(list.dataset.facets); // [{key, label, any, values: [[value, label], …]}, …]
  const items = [...list.querySelectorAll("[data-item]")].map((element) => ({
    element,
    values: Object.fromEntries(facets.map(({ key }) => [key, (element.getAttribute(`data-${key}`) || "").split(" ")])),
  }));

  const { make } = self.servicebanken;
  const selects = facets.map(({ key, label, any, values }) => {
    const options = [["", any], ...values].map(([value, text]) => make("option", { value, "data-text": text }, text));
    return make("select", { id: `facet-${key}`, name: key, "data-label": label }, ...options);
  });
  const status = make("p", { class: "sb-facets__status", role: "status" });
  const clear = make("button", { type: "button", class: "sb-button" }, "Rensa");
  const form = make(
    "form",
    { class: "sb-facets", "aria-label": "Begränsa listan" },
    ...selects.map((select) => make("div", {}, make("label", { for: select.id }, select.dataset.label), select)),
    clear,
    status,
  );
  list.before(form);

  const chosen = () => Object.fromEntries(selects.filter((select) => select.value).map(({ name, value }) => [name, value]));
  const matches = (item, choice) => Object.entries(choice).every(([key, value]) => item.values[key].includes(value));

  function show() {
    const choice = chosen();
    let count = 0;
    for (const item of items) {
      const isShown = matches(item, choice);
      item.element.hidden = !isShown;
      count += isShown;
    }
    for (const section of list.querySelectorAll("[data-group]")) section.hidden = !section.querySelector("[data-item]:not([hidden])");
    for (const select of selects) {
      const others = { ...choice };
      delete others[select.name];
      const within = items.filter((item) => matches(item, others));
      for (const option of select.options) {
        const found = option.value ? within.filter((item) => item.values[select.name].includes(option.value)).length : within.length;
        option.textContent = `${option.dataset.text} (${found})`;
        option.disabled = !found && !option.selected;
      }
    }
    const isNarrowed = Object.keys(choice).length > 0;
    clear.hidden = !isNarrowed;
    const noun = list.dataset.noun;
    status.textContent = isNarrowed ? `${count} av ${items.length} ${noun} visas.` : `Alla ${items.length} ${noun} visas.`;
    if (isNarrowed && !count) status.textContent = `Inga ${noun} passar in på allt det valda. Ta bort något val, eller rensa.`;
  }

  function read() {
    const wanted = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = wanted.get(select.name) || "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    show();
  }

  function write() {
    // What else stands in the address is somebody else's.
    const query = new URLSearchParams(location.search);
    for (const { name, value } of selects) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    history.pushState(null, "", query.toString() ? `?${query}` : location.pathname);
    show();
  }

  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    form.reset();
    write();
    selects[0].focus();
  });
  addEventListener("popstate", read);
  read();
})();
