// What the shop's own analytics receive of an event: no comment, no device.

/** @typedef {import("./types").Event} Event */

/** @param {Event} event @returns {Record<string, unknown>} the fields that apply */
export function facts({ locale, article_id, market, revision, value, reason, query, rank, results }) {
  const all = { locale, article_id, market, revision, value, reason, query, rank, results };
  return Object.fromEntries(Object.entries(all).filter(([, fact]) => fact !== undefined && fact !== null));
}

/**
 * The name of an event in analytics. They know no devices, so a reason that follows its vote must not
 * count as another vote.
 * @param {Event} event
 */
export function named({ type, reason }) {
  if (type !== "vote") return type;
  return reason ? "page_helpful_reason" : "page_helpful";
}
