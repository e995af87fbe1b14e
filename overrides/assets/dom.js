/* What the other scripts make elements with. */
self.servicebanken = self.servicebanken || {};

self.servicebanken.make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
};
