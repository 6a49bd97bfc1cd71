// What happens on the page, as `kb:…` events that bubble from the document.

import { keep } from "./feedback/kept.js";
import { market } from "./market.js";
import { page } from "./page.js";

/**
 * The latest events that nobody has counted, with their times: readers are quicker than the code that
 * counts. What a page has not counted when it is left is counted by the next one of the tab.
 * @type {[string, Record<string, unknown>, number][]}
 */
export const latest = [];
const MOST = 20;
let isCounted = false;

/** Take the latest events; the caller counts the later ones, too. */
export function takeLatest() {
  isCounted = true;
  return latest.splice(0);
}

addEventListener("pagehide", () => latest.length && keep("missed", latest.splice(0)));

/**
 * @param {string} name without `kb:`
 * @param {Record<string, unknown>} detail
 */
export function emit(name, detail) {
  const { article_id, revision } = page;
  const about = article_id ? { article_id, revision } : {};
  const all = { ...about, market: market(), locale: page.locale, ...detail };
  if (!isCounted) latest.push([name, all, Date.now()]);
  latest.splice(0, latest.length - MOST);
  document.dispatchEvent(new CustomEvent(`kb:${name}`, { bubbles: true, detail: all }));
}
