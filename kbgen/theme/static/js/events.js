// What happens on the page, for whoever listens: `kb:…` events that bubble from the document.

import { market } from "./market.js";
import { page } from "./page.js";

/**
 * The latest events: what measures comes after the page, and has missed the first ones.
 * @type {[string, Record<string, unknown>][]}
 */
export const told = [];
const REMEMBERED = 20;

/**
 * @param {string} name without `kb:`
 * @param {Record<string, unknown>} detail
 */
export function emit(name, detail) {
  const { article_id, revision } = page;
  const about = article_id ? { article_id, revision } : {};
  const all = { ...about, market: market(), locale: page.locale, ...detail };
  told.push([name, all]);
  told.splice(0, told.length - REMEMBERED);
  document.dispatchEvent(new CustomEvent(`kb:${name}`, { bubbles: true, detail: all }));
}
