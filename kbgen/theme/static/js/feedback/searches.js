// One event for each intended query, not for each prefix that was answered while typing.

import { keep, read } from "./kept.js";

/** @typedef {{query: string, results: number}} Search */

/** Typing on within this time continues the same query. */
const SETTLED = 2000; // milliseconds
/** The list, the results page and Back report the same search within this time. */
const SAME = 30 * 60_000; // milliseconds

/** @param {string} one @param {string} other */
const goesOn = (one, other) => one.startsWith(other) || other.startsWith(one);

export class Searches {
  /** @param {(search: Search) => void} report */
  constructor(report) {
    this.report = report;
    /** @type {Search | null} */
    this.pending = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @param {Search} search */
  hear(search) {
    if (this.pending && !goesOn(this.pending.query, search.query)) this.settle();
    this.pending = search;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), SETTLED);
  }

  settle() {
    const search = this.pending;
    this.pending = null;
    clearTimeout(this.timer);
    if (!search) return;
    const last = read("told");
    if (last?.query === search.query && Date.now() - last.at < SAME) return;
    keep("told", { query: search.query, at: Date.now() });
    this.report(search);
  }
}
