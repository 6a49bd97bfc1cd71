// How many edits lie between two words.

/** @typedef {string | string[]} Letters */

const ASTRAL = /[\ud800-\udfff]/;

/** @param {string} word as something to index by code points @returns {Letters} */
const points = (word) => (ASTRAL.test(word) ? [...word] : word);

/**
 * Optimal string alignment: edits and swaps of neighbours (Damerau 1964, restricted).
 * @param {string} first
 * @param {string} second
 * @param {number} limit
 * @returns {number} the distance, or limit + 1 when it is larger
 */
export function distance(first, second, limit) {
  const a = points(first);
  const b = points(second);
  return between(a, b, b.length, limit);
}

/**
 * Whether a beginning of a word is one edit away from what was typed.
 * @param {string} typed
 * @param {string} word
 */
export function beginsAlike(typed, word) {
  const a = points(typed);
  const b = points(word);
  const last = Math.min(a.length + 1, b.length - 1);
  for (let length = a.length - 1; length <= last; length++) {
    if (between(a, b, length, 1) <= 1) return true;
  }
  return false;
}

/** @param {Letters} a @param {Letters} b @param {number} length of b @param {number} limit */
function between(a, b, length, limit) {
  let end = a.length;
  if (Math.abs(end - length) > limit) return limit + 1;
  // What both have at their ends costs nothing: most words are told apart by what is left.
  while (end > 0 && length > 0 && a[end - 1] === b[length - 1]) {
    end--;
    length--;
  }
  let start = 0;
  while (start < end && start < length && a[start] === b[start]) start++;
  const rows = end - start;
  const columns = length - start;
  if (!rows || !columns) return Math.min(rows + columns, limit + 1);
  if (limit === 1) {
    const swapped = rows === 2 && columns === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
    return swapped || (rows === 1 && columns === 1) ? 1 : 2;
  }
  return aligned(a, b, start, rows, columns, limit);
}

/**
 * Rows of the usual matrix; ends where two rows in a row have no cell within the limit.
 * @param {Letters} a @param {Letters} b @param {number} start
 * @param {number} rows @param {number} columns @param {number} limit
 */
function aligned(a, b, start, rows, columns, limit) {
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: columns + 1 }, (_, at) => at);
  let leastAbove = 0;
  for (let i = 1; i <= rows; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= columns; j++) {
      const same = a[start + i - 1] === b[start + j - 1] ? 0 : 1;
      let cell = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + same);
      if (i > 1 && j > 1 && a[start + i - 1] === b[start + j - 2] && a[start + i - 2] === b[start + j - 1]) {
        cell = Math.min(cell, before[j - 2] + 1);
      }
      row.push(cell);
      least = Math.min(least, cell);
    }
    if (least > limit && leastAbove > limit) return limit + 1;
    leastAbove = least;
    before = above;
    above = row;
  }
  return Math.min(above[columns], limit + 1);
}
