// Repeat visits to an article within a week, counted on the device.

import { page } from "../page.js";
import { keep, read } from "./kept.js";

const WEEK = 7 * 86_400_000; // milliseconds
/** Articles that are remembered. */
const MOST = 100;

/** @returns {number} earlier visits of this article in the last seven days */
export function countVisit() {
  const [navigation] = performance.getEntriesByType("navigation");
  const way = navigation instanceof PerformanceNavigationTiming ? navigation.type : "navigate";
  // A reload and Back are not new visits.
  if (way !== "navigate") return 0;
  const now = Date.now();
  /** @type {Record<string, number[]>} */
  const visits = read("visits") ?? {};
  const key = `${page.locale} ${page.article_id}`;
  const { [key]: before = [], ...others } = visits;
  const earlier = before.filter((at) => now - at < WEEK);
  const kept = Object.entries(others).slice(1 - MOST);
  keep("visits", { ...Object.fromEntries(kept), [key]: [...earlier, now].slice(-MOST) });
  return earlier.length;
}
