// Where a hit leads: to the section that answers, or to the top of the article. The twin of
// kbgen/search/landing.py.

import { idf, rounded } from "./ranking.js";

/** @typedef {import("./types").Manifest} Manifest */
/** @typedef {import("./types").Matches} Matches */

/**
 * The number of the section that answers, the earliest of equals; -1: the article as a whole does.
 * A word of the title says nothing about sections. Every other word has two votes, one for the sections
 * with it in the heading and one for those with it in the text, divided among them. Keywords and the
 * text above the first heading vote for the top.
 * @param {number} document @param {Matches[]} found
 * @param {string[][]} headings stems of each section's heading @param {Manifest} manifest
 */
export function bestSection(document, found, headings, { documents, limits, ranking }) {
  const { length } = headings;
  const votes = headings.map(() => 0);
  let top = 0;
  for (const matches of found) {
    const place = matches.documents.get(document);
    // The words of a phrase have voted.
    if (!place || place.title || matches.term.form.includes("-")) continue;
    const weight = idf(matches, documents);
    top += weight * (ranking.top_keyword * Number(place.keyword) + ranking.top_lead * (place.parts & 1));
    /** @param {number} number */
    const part = (number) => (length > limits.parts ? Math.floor((number * limits.parts) / length) : number);
    const sections = headings.map((_, number) => number).slice(1);
    for (const holders of [
      sections.filter((number) => (place.parts >> part(number)) & 1),
      sections.filter((number) => headings[number].some((stem) => matches.words.has(stem))),
    ]) {
      for (const number of holders) votes[number] += weight / holders.length;
    }
  }
  const best = votes.map(rounded);
  const most = Math.max(0, ...best);
  return most > rounded(top) ? best.indexOf(most) : -1;
}
