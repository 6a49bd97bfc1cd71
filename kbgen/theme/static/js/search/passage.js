// Where the words of a query stand in a text, and the part of it to show.

import { WIDE, findWords, fold, isWord, normalise } from "./analyse.js";

/** @typedef {import("./analyse.js").Analyser} Analyser */
/** @typedef {import("./types").Passage} Passage */
/** @typedef {import("./types").Matches} Matches */

/** Characters of a passage, about three lines on a phone; those of East Asia are twice as wide. */
const LENGTH = 160;
const WIDE_CHARACTER = new RegExp(`[${WIDE}]`, "u");

/**
 * @param {string} text
 * @param {Matches[]} found
 * @param {Analyser} analyser
 * @returns {[number, number][]}
 */
export function findMarks(text, found, analyser) {
  const stems = new Set(found.flatMap(({ term, words }) => [term.stem, ...words]));
  const forms = new Set(found.map(({ term }) => term.form));
  const beginnings = found.flatMap(({ term }) => (term.isPrefix && term.isWord ? [term.form] : []));
  /** @type {[number, number][]} */
  const marks = [];
  for (const { 0: word, index } of findWords(text)) {
    const folded = fold(normalise(word));
    if (isWord(folded)) {
      const known = analyser.terms(word).some((t) => stems.has(t.stem) || forms.has(t.form));
      if (known || beginnings.some((beginning) => folded.startsWith(beginning))) {
        marks.push([index, index + word.length]);
      }
    } else markPairs(word, index, stems, marks);
  }
  return marks;
}

/**
 * @param {string} word without spaces inside, as Japanese is written
 * @param {number} start
 * @param {Set<string>} stems
 * @param {[number, number][]} marks
 */
function markPairs(word, start, stems, marks) {
  const letters = [...word];
  let at = start;
  letters.forEach((letter, number) => {
    const next = letters[number + 1] ?? "";
    const pair = fold(normalise(letter + next));
    const end = at + letter.length + next.length;
    if (stems.has(pair) || (next && stems.has(fold(normalise(letter))))) {
      const last = marks.at(-1);
      if (last && last[1] >= at) last[1] = end;
      else marks.push([at, end]);
    }
    at += letter.length;
  });
}

/**
 * The part of a text with most of the marks, cut at words.
 * @param {string} text
 * @param {[number, number][]} marks
 * @returns {Passage}
 */
export function cutPassage(text, marks) {
  const length = WIDE_CHARACTER.test(text) ? LENGTH / 2 : LENGTH;
  if (text.length <= length) return { text, marks };
  let start = 0;
  let most = -1;
  for (const [from] of marks) {
    const begin = Math.max(0, from - 30);
    const count = marks.filter(([a, b]) => a >= begin && b <= begin + length).length;
    if (count > most) [start, most] = [begin, count];
  }
  if (start) start = wordEdge(text, start);
  const end = start + length < text.length ? wordEdge(text, start + length) : text.length;
  const head = start ? "… " : "";
  const shown = head + text.slice(start, end).trimEnd() + (end < text.length ? " …" : "");
  const shift = start - head.length;
  const inside = marks.filter(([a, b]) => a >= start && b <= end);
  return { text: shown, marks: inside.map(([a, b]) => [a - shift, b - shift]) };
}

/** @param {string} text @param {number} at the next edge of a word, if one is near */
function wordEdge(text, at) {
  const space = text.indexOf(" ", at);
  return space >= 0 && space - at < 20 ? space + 1 : at;
}
