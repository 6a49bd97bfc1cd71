// What happens on the page, as `kb:…` events that bubble from the document.

import { market } from "./market.js";
import { page } from "./page.js";

/**
 * The latest events, for listeners that load after the page and have missed them.
 * @type {[string, Record<string, unknown>][]}
 */
export const latest = [];
const MOST = 20;

/**
 * @param {string} name without `kb:`
 * @param {Record<string, unknown>} detail
 */
export function emit(name, detail) {
  const { article_id, revision } = page;
  const about = article_id ? { article_id, revision } : {};
  const all = { ...about, market: market(), locale: page.locale, ...detail };
  latest.push([name, all]);
  latest.splice(0, latest.length - MOST);
  document.dispatchEvent(new CustomEvent(`kb:${name}`, { bubbles: true, detail: all }));
}
