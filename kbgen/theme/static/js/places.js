// Places in addresses of channels: `{query}`. No document here.

/**
 * Fill the places of an address. Parameters without a value are left out. The twin of
 * `fill_places` in kbgen/render/contact.py.
 * @param {string} template @param {Record<string, string>} places
 */
export function fillPlaces(template, places) {
  const [, path, query = "", hash = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(template) ?? ["", template];
  /** @param {string} text */
  const fill = (text) => text.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(places[name] ?? ""));
  /** @param {string} pair */
  const hasValue = (pair) => {
    const names = [...pair.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    return !names.length || names.some((name) => places[name]);
  };
  const pairs = query.split("&").filter((pair) => pair && hasValue(pair)).map(fill);
  return fill(path) + (pairs.length ? `?${pairs.join("&")}` : "") + fill(hash);
}
