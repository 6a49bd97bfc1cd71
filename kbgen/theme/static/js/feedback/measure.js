// Counts what happens on the page: from the `kb:` events, and by watching.

import { takeLatest } from "../events.js";
import { page } from "../page.js";
import { Searches } from "./searches.js";
import { deliver } from "./sinks.js";
import { lastQuery, ledHere } from "./trail.js";
import { PAGE, wireEvent } from "./wire.js";

const searches = new Searches((search) =>
  deliver(wireEvent("search", { article_id: undefined, revision: undefined, ...search })),
);

/** @type {Record<string, (detail: any) => unknown>} event of the page → how it is counted */
const COUNTERS = {
  search: ({ query, results }) => searches.hear({ query, results }),
  result_click: ({ query, rank, article_id }) => {
    searches.settle();
    return deliver(wireEvent("result_click", { query, rank, article_id, revision: undefined }));
  },
  missing: ({ locale, page, referrer }) =>
    deliver(wireEvent("missing", { locale, page: page.slice(0, PAGE), referrer })),
  contact_click: ({ channel }) => deliver(wireEvent("contact_click", { reason: channel, query: lastQuery() })),
};

/** Start counting, once the reader has agreed. */
export function measure() {
  for (const [name, detail] of takeLatest()) COUNTERS[name]?.(detail);
  for (const name of Object.keys(COUNTERS)) {
    document.addEventListener(`kb:${name}`, (event) => COUNTERS[name](/** @type {CustomEvent} */ (event).detail));
  }
  // Before the outbox sends for the last time.
  addEventListener("pagehide", () => searches.settle(), { capture: true });
  addEventListener("visibilitychange", () => searches.settle(), { capture: true });
  if (page.article_id) measureReading();
}

async function measureReading() {
  const [{ countVisit }, { watchEnd }] = await Promise.all([import("./visits.js"), import("./read-to-end.js")]);
  const again = countVisit();
  if (again) deliver(wireEvent("repeat_visit", { value: again, query: ledHere() }));
  const end = document.querySelector("[data-kb-end]");
  if (end) watchEnd(end, () => deliver(wireEvent("read_to_end", { query: ledHere() })));
}
