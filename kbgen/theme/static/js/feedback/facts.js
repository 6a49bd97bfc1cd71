// What the shop's own analytics are told of an event: no comment, no device.

/** @typedef {import("./types").Event} Event */

/** @param {Event} event @returns {Record<string, unknown>} what applies */
export function facts({ locale, article_id, market, revision, value, reason, query, rank, results }) {
  const all = { locale, article_id, market, revision, value, reason, query, rank, results };
  return Object.fromEntries(Object.entries(all).filter(([, fact]) => fact !== undefined && fact !== null));
}

/** The names that analytics know these events by. @param {Event} event */
export const named = ({ type }) => (type === "vote" ? "page_helpful" : type);
