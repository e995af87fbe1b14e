/* The workshop on every page: the count in the menu, the button that puts a card into it, and, where the browser keeps
   nothing, the addresses that carry it to the next page. */
/* Stands on: dom, kit. */
(() => {
  "use strict";
  const { kit, wording: { counted } } = self.servicebanken;
  const top = new URL("..", document.currentScript.src).href;

  const button = document.querySelector("[data-kit-toggle]");
  const key = button?.dataset.kitToggle;
  const status = button?.closest("[data-actions]").querySelector("[role=status]");
  const isIn = () => kit.kit.points.some((point) => point.key === key);

  function show() {
    const number = kit.kit.points.length;
    document.querySelectorAll("[data-kit-count]").forEach((count) => (count.textContent = number ? ` (${number})` : ""));
    if (button) button.textContent = isIn() ? "Ta ur workshopen" : "Lägg i workshopen";
  }

  function toggle() {
    const { points } = kit.kit;
    const wasIn = isIn();
    if (!wasIn && points.length >= kit.LIMITS.points) {
      status.textContent = `Workshopen rymmer högst ${kit.LIMITS.points} punkter. Ta bort någon först.`;
      return;
    }
    const next = wasIn ? points.filter((point) => point.key !== key) : [...points, { key, minutes: null }];
    kit.change({ ...kit.kit, points: next });
    const now = next.length ? `Workshopen har nu ${counted(next.length, "punkt", "punkter")}.` : "Workshopen är nu tom.";
    status.textContent = `${wasIn ? "Borttagen" : "Tillagd"}. ${now}`;
  }

  /* The address of another page of this site with the workshop in it; null for any other, and for a link that has a
     workshop of its own. Links in the maps are SVG's, which know their address as an attribute only. */
  function withKit(link) {
    const written = link.getAttribute("href");
    const url = new URL(written, document.baseURI);
    const isPage = url.href.startsWith(top) && /(?:\/|\.html)$/.test(url.pathname) && !link.hasAttribute("download");
    const points = url.searchParams.getAll("punkt");
    if (!isPage || written.startsWith("#") || (points.length && points[0] !== "")) return null;
    url.search = new URLSearchParams([...kit.others(url.search), ...kit.carried()]);
    return url.href;
  }

  function follow({ target }) {
    const link = target.closest?.("a[href]");
    const address = link && kit.carried().length ? withKit(link) : null;
    if (address) link.setAttribute("href", address);
  }

  // First of all: whatever else listens to the click then follows the address it should.
  addEventListener("click", follow, true);
  addEventListener("auxclick", follow, true);
  addEventListener("formdata", ({ target, formData }) => {
    if (target.method === "get" && target.action.startsWith(top)) kit.carried().forEach(([name, value]) => formData.append(name, value));
  });

  button?.addEventListener("click", toggle);
  kit.onChange(show);
  show();
})();
