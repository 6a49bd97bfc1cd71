// The market that the reader is in: their choice on this device, else that of the page's locale.

import { page } from "./page.js";

const KEY = "kb-market";

/** @returns {string | null} */
export function market() {
  return chosen() ?? page.market ?? null;
}

/** @returns {string | null} */
function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} name */
export function choose(name) {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Private windows may refuse; the choice then lasts for the page.
  }
  page.market = name;
}
