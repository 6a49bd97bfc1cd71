// Where a hit leads: to the section that answers, or to the top of the article. The twin of
// kbgen/search/landing.py.

import { isTyped } from "./matches.js";
import { idf, rounded } from "./ranking.js";

/** @typedef {import("./types").Manifest} Manifest */
/** @typedef {import("./types").Matches} Matches */

/**
 * The number of the section that answers, the earliest of equals; -1: the article as a whole does.
 * A word of the title says nothing about sections. Every other word has two votes: one for the sections
 * with it in the text and one for those with it in the heading, divided among them. A keyword of the owner,
 * and a word above the first heading, must say so much more of a section than of the whole. A word that
 * only means one of the title must stand in a heading as it was typed.
 * @param {number} document @param {Matches[]} found
 * @param {string[][]} headings stems of each section's heading @param {Manifest} manifest
 */
export function bestSection(document, found, headings, { documents, limits, ranking }) {
  const { length } = headings;
  /** @param {number} number */
  const part = (number) => (length > limits.parts ? Math.floor((number * limits.parts) / length) : number);
  const votes = headings.map(() => 0);
  for (const matches of found) {
    const place = matches.documents.get(document);
    // The words of a phrase have voted.
    if (!place || place.title >= 1 || !isTyped(matches)) continue;
    const weight = idf(matches, documents);
    const meansTitle = place.title > 0;
    let whole = ranking.top_keyword * Number(place.keyword);
    whole += ranking.top_lead * ((place.parts & 1) + Number(meansTitle));
    const parts = meansTitle ? 0 : place.parts;
    const words = meansTitle ? new Set([matches.term.stem]) : matches.words;
    // What shares its bit with the text above the first heading may be there.
    const inText = headings.map((_, number) => part(number) > 0 && ((parts >> part(number)) & 1) > 0);
    const inHeading = headings.map((stems, number) => number > 0 && stems.some((stem) => words.has(stem)));
    const [texts, titles] = [inText, inHeading].map((all) => all.filter(Boolean).length || 1);
    for (let number = 1; number < length; number++) {
      const share = Number(inText[number]) / texts + Number(inHeading[number]) / titles;
      votes[number] += weight * Math.max(0, share - whole);
    }
  }
  const best = votes.map(rounded);
  const most = Math.max(0, ...best);
  return most ? best.indexOf(most) : -1;
}
