// Where the terms of a query match. The twin of kbgen/search/matches.py.

/** @typedef {import("./types").Matches} Matches */
/** @typedef {import("./types").Query} Query */
/** @typedef {import("./types").Term} Term */

/** Begins the stems of cues, see kbgen/search/format.py. */
export const CUE = "~";

/** A stop word, which only speaks for articles that other words match. @param {Matches} matches */
export const isCue = ({ term }) => term.form.startsWith(CUE);
/** The whole query, as it was asked before. @param {Matches} matches */
export const isWhole = ({ term }) => term.form.endsWith("-?");
/** A word of the query: no cue, and no phrase, whose words count. @param {Matches} matches */
export const isTyped = ({ term }) => !term.form.startsWith(CUE) && !term.form.includes("-");

/** @param {Term} term @returns {Matches} */
export const nowhere = (term) => ({ term, documents: new Map(), count: 0, words: new Set(), isKnown: false, meant: "" });

/**
 * The phrases with misspelt words, as they are spelt.
 * @param {Query["phrases"]} phrases @param {Matches[]} found @returns {Query["phrases"]}
 */
export function corrected(phrases, found) {
  const meant = new Map(found.filter((one) => one.meant).map((one) => [one.term.stem, one.meant]));
  if (!meant.size) return [];
  return phrases.flatMap(([key, stems]) => {
    const spelt = key.split("-").map((stem) => meant.get(stem) ?? stem).join("-");
    return spelt === key ? [] : [[spelt, stems]];
  });
}
