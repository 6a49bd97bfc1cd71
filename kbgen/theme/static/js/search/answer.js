// Whether a query is certain to be answered by the beginning of a section. The twin of
// kbgen/search/answer.py and of the reading half of kbgen/search/signs.py.

import { isTyped } from "./matches.js";
import { idf } from "./ranking.js";

/** @typedef {import("./types").Manifest} Manifest */
/** @typedef {import("./types").Query} Query */

/**
 * The only answer of an article that has a sign of the query.
 * @param {Query} query @param {import("./types").Answers} rows @param {Manifest["limits"]} limits
 */
export function certainAnswer(query, rows, limits) {
  const signs = new Set(signsIn(query, limits));
  const meant = rows.filter(([, , own]) => (own.match(/.{3}/g) ?? []).some((one) => signs.has(one)));
  return meant.length === 1 ? meant[0] : null;
}

/**
 * Whether the first article is clearly first, and all of the query is asked about it.
 * @param {import("./types").Matches[]} found @param {import("./types").Ranked[]} ranked @param {Manifest} manifest
 */
export function isCertain(found, [first, second], { documents, limits }) {
  const [least, ahead] = limits.certain;
  if (!first || (second && first.score < ahead * second.score)) return false;
  let every = 0;
  let held = 0;
  for (const matches of found) {
    if (!isTyped(matches)) continue;
    const weight = idf(matches, documents);
    every += weight;
    const place = matches.documents.get(first.document);
    if (matches.isKnown && place && (place.asked || place.keyword || place.title > 0)) held += weight;
  }
  return every > 0 && held >= least * every;
}

/**
 * The signs that a query may hold.
 * @param {Pick<Query, "terms">} query @param {Pick<Manifest["limits"], "sign_words" | "signed">} limits
 */
export function signsIn({ terms }, limits) {
  const stems = [...new Set(terms.map(({ stem }) => stem))].slice(0, limits.signed);
  return limits.sign_words.flatMap((size) => combinations(stems, size).map(sign));
}

/** @param {string[]} all @param {number} size @returns {string[][]} */
function combinations(all, size) {
  if (!size) return [[]];
  return all.flatMap((one, at) => combinations(all.slice(at + 1), size - 1).map((rest) => [one, ...rest]));
}

/** Three characters for some words in any order: FNV-1a of their code units. @param {string[]} words */
function sign(words) {
  let state = 0x811c9dc5;
  const text = [...words].sort().join(" ");
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return btoa(String.fromCharCode((state >>> 24) & 255, (state >>> 16) & 255, (state >>> 8) & 255)).slice(0, 3);
}
