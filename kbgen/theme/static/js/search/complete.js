// Complete questions for what is being typed. The twin of kbgen/search/complete.py.

import { findWords, fold, isWord, normalise, size } from "./analyse.js";

/** @typedef {{text: string, words: string[], joined: string}} Folded */

/** @param {string} text */
const folded = (text) => findWords(text).map(([word]) => fold(normalise(word)));

/** @param {string[][]} groups the most popular first @returns {Folded[][]} */
export function foldAll(groups) {
  return groups.map((texts) =>
    texts.map((text) => {
      const words = folded(text);
      return { text, words, joined: words.join("") };
    }),
  );
}

/**
 * Questions with a word for each that was typed, at least its beginning; in each group, those that begin
 * as typed come first.
 * @param {Folded[][]} groups @param {string} typed @param {number} limit @returns {string[]}
 */
export function complete(groups, typed, limit) {
  const words = folded(typed);
  const joined = words.join("");
  if (size(joined) < (isWord(joined) ? 2 : 1)) return [];
  /** @type {string[]} */
  const found = [];
  for (const group of groups) {
    const fitting = group.filter((one) => one.joined !== joined && words.every((word) => holds(one, word)));
    const [begun, others] = [true, false].map((begins) =>
      fitting.filter((one) => one.joined.startsWith(joined) === begins).map((one) => one.text),
    );
    found.push(...begun, ...others);
  }
  return found.slice(0, limit);
}

/** @param {Folded} one @param {string} word */
const holds = ({ words, joined }, word) =>
  words.some((own) => own.startsWith(word)) || (!isWord(word) && joined.includes(word));
