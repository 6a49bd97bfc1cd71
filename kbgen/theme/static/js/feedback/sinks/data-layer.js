// Google Tag Manager and GA4, by `dataLayer`.

import { facts, named } from "../facts.js";

/** @type {{ dataLayer?: unknown[] }} */
const site = /** @type {any} */ (window);

/** @type {import("../types").Sink["take"]} */
export function take(event) {
  if (!site.dataLayer) return "refused";
  const { query, value, ...others } = facts(event);
  const search = query === undefined ? {} : { search_term: query };
  // GA4 counts with numbers.
  const number = event.type === "vote" ? { helpful: value, value: value === "yes" ? 1 : 0 } : { value };
  site.dataLayer.push({ event: named(event), ...others, ...search, ...(value === undefined ? {} : number) });
  return "accepted";
}
