// Google Tag Manager and GA4, by `dataLayer`.

import { facts, named } from "../facts.js";

/** @type {import("../types").Sink["take"]} */
export function take(event) {
  if (!window.dataLayer) return "refused";
  const { query, value, ...others } = facts(event);
  const search = query === undefined ? {} : { search_term: query };
  // GA4 counts with numbers.
  const number = event.type === "vote" ? { helpful: value, value: value === "yes" ? 1 : 0 } : { value };
  window.dataLayer.push({ event: named(event), ...others, ...search, ...(value === undefined ? {} : number) });
  return "accepted";
}
