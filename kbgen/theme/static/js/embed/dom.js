// Elements without `innerHTML`, which pages with Trusted Types refuse.

/**
 * @param {string} tag
 * @param {Record<string, string | ((event: any) => void)>} [attributes] functions listen to an event
 * @param {(Node | string)[]} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}
