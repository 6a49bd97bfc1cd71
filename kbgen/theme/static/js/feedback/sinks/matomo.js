// Matomo: searches as site searches, everything else as events of the category "help".

import { named } from "../facts.js";

/** @type {{ _paq?: unknown[][] }} */
const site = /** @type {any} */ (window);

/** @type {import("../types").Sink["take"]} */
export function take(event) {
  if (!site._paq) return "refused";
  const { type, query, results, value, rank, reason, article_id } = event;
  if (type === "search") site._paq.push(["trackSiteSearch", query ?? "", false, results]);
  else {
    const number = typeof value === "number" ? value : (rank ?? (value === "yes" ? 1 : 0));
    const name = [article_id, value, reason].filter((part) => part !== undefined).join(" ");
    site._paq.push(["trackEvent", "help", named(event), name, number]);
  }
  return "accepted";
}
