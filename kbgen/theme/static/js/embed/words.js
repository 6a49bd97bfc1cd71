// Words of the theme, and events, for the elements of other pages.

/** @typedef {import("./elements.js").Context} Context */
/** @typedef {string | Record<string, string>} Words one text, or one for each plural category */

/** @type {Map<string, Promise<{words: Record<string, Words>}>>} */
const files = new Map();

/** @param {Context} context @returns {Promise<(key: string, values?: Record<string, string | number>) => string>} */
export async function speaker({ folder, locale }) {
  const url = `${folder}js/words/${locale}.js`;
  const file = files.get(url) ?? import(url);
  files.set(url, file);
  file.catch(() => files.delete(url));
  const { words } = await file;
  return (key, values = {}) => {
    let text = words[key] ?? "";
    if (typeof text !== "string") {
      text = text[new Intl.PluralRules(locale).select(Number(values.num))] ?? text.other ?? "";
    }
    return text.replace(/%\((\w+)\)s/g, (/** @type {string} */ _, /** @type {string} */ name) => {
      const value = values[name] ?? "";
      return typeof value === "number" ? value.toLocaleString(locale) : value;
    });
  };
}

/**
 * Dispatch a `kb:` event at the element, for scripts of the shop.
 * @param {Context} context @param {string} name without `kb:` @param {Record<string, unknown>} detail
 */
export function emit({ host, locale, market }, name, detail) {
  const all = { locale, market: market || null, ...detail };
  host.dispatchEvent(new CustomEvent(`kb:${name}`, { bubbles: true, composed: true, detail: all }));
}
