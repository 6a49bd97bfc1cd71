// Events as they go over the wire.

import { market } from "../market.js";
import { page } from "../page.js";
import { keep, read } from "./kept.js";

/** @typedef {import("./event").Event} Event */
/** @typedef {import("./event").Longest} Longest */

/** Longer ones would be rejected. @type {Longest["page"]} */
export const PAGE = 500;
/** @type {Longest["query"]} */
const QUERY = 200;

/**
 * @param {Event["type"]} type
 * @param {Partial<Event>} values undefined removes a field that every event of the page has
 * @returns {Event}
 */
export function wireEvent(type, { query, ...values }) {
  return {
    id: uuid(),
    type,
    at: new Date().toISOString(),
    locale: page.locale,
    market: market(),
    article_id: page.article_id,
    revision: page.revision,
    page: location.pathname.slice(0, PAGE),
    elapsed_ms: Math.round(performance.now()),
    query: query?.slice(0, QUERY),
    ...values,
  };
}

/** A random token, so that a second vote of this device replaces its first. @returns {string} */
export function device() {
  const kept = read("device");
  if (typeof kept === "string") return kept;
  const token = uuid();
  keep("device", token);
  return token;
}

/** @returns {string} a version 4 UUID; randomUUID exists in secure contexts only */
function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
