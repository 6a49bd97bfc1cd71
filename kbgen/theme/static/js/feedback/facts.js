// What the shop's own analytics are told of an event: no comment, no device.

/** @typedef {import("./types").Event} Event */

/** @param {Event} event @returns {Record<string, unknown>} what applies */
export function facts({ locale, article_id, market, revision, value, reason, query, rank, results }) {
  const all = { locale, article_id, market, revision, value, reason, query, rank, results };
  return Object.fromEntries(Object.entries(all).filter(([, fact]) => fact !== undefined && fact !== null));
}

/**
 * The name that analytics know an event by. They know no devices: to them a reason, which comes
 * after its vote, must not be one more.
 * @param {Event} event
 */
export function named({ type, reason }) {
  if (type !== "vote") return type;
  return reason ? "page_helpful_reason" : "page_helpful";
}
