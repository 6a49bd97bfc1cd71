// The reader's market: their choice on this device, else that of the page's locale.

import { store, stored } from "./browser.js";
import { page } from "./page.js";

const KEY = "kb-market";

/**
 * The market of the reader's order, or their choice on this device, else that of the page's locale.
 * @returns {string | null} empty: in none of the site's markets; null: unknown
 */
export function choice() {
  return page.chosen ?? stored(KEY) ?? page.market ?? null;
}

/** @returns {string | null} null also for readers who are in none of the site's markets */
export function market() {
  return choice() || null;
}

/** @param {string} name empty: none of the site's markets */
export function choose(name) {
  store(KEY, name);
  page.chosen = name;
}
