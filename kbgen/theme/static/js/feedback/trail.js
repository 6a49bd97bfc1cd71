// The query that led here, and the latest one. They stay in the tab until an event carries them.

import { latest } from "../events.js";
import { page } from "../page.js";
import { keep, read } from "./kept.js";

/** Later events are not related to it. */
const FRESH = 30 * 60_000; // milliseconds
/** From a click on a result until its page is there, on a slow phone. */
const ARRIVAL = 60_000; // milliseconds

/** @param {"led" | "query" | "order"} key */
function recent(key) {
  const kept = read(key);
  return kept && Date.now() - kept.at < FRESH ? kept : null;
}

// What the page before did not count, because the reader was quicker.
const missed = read("missed") ?? [];
if (missed.length) keep("missed", null);
latest.unshift(...missed);
for (const [name, detail, at] of missed) follow(name, detail, at);

const led = recent("led");

/** An order number as shops write them; anything else in an address is not taken for one. */
export const ORDER = /^[\p{L}\p{N}#._/-]{1,40}$/u;

/** @returns {string} that of the address (`#order=…`, `?order=…`), which links of the shop may have, or of an earlier page */
export function order() {
  if (page.given?.order) return page.given.order;
  const given = new URLSearchParams(location.search).get("order")?.trim() ?? "";
  if (ORDER.test(given) && read("order")?.number !== given) keep("order", { number: given, at: Date.now() });
  return recent("order")?.number ?? "";
}

/** @returns {string | undefined} the query whose result this page is */
export const ledHere = () => (led && led.article_id === page.article_id ? led.query : undefined);

/** @returns {string | undefined} the same, where the reader has just come from there: not by Back or reload */
export function arrivedFrom() {
  const [entry] = performance.getEntriesByType("navigation");
  const isNew = /** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type === "navigate";
  return isNew && led && Date.now() - led.at < ARRIVAL ? ledHere() : undefined;
}

/** @returns {string | undefined} */
export const lastQuery = () => recent("query")?.query;

/** @param {string} name @param {Record<string, unknown>} detail of a `kb:` event @param {number} [at] when it was */
export function follow(name, { query, article_id }, at = Date.now()) {
  if (name === "search") keep("query", { query, at });
  else if (name === "result_click") keep("led", { query, article_id, at });
}
