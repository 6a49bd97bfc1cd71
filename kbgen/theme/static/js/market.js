// The market that the reader is in: their choice on this device, else that of the page's locale.

import { page } from "./page.js";

const KEY = "kb-market";

/**
 * The reader's choice on this device, else the market of the page's locale.
 * @returns {string | null} empty: in none of the site's markets; null: not known
 */
export function choice() {
  return chosen() ?? page.market ?? null;
}

/** @returns {string | null} null also for readers who are in none of the site's markets */
export function market() {
  return choice() || null;
}

/** @returns {string | null} */
function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} name empty: none of the site's markets */
export function choose(name) {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Private windows may refuse; the choice then lasts for the page.
  }
  page.market = name;
}
