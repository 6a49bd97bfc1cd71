/**
 * Optimal string alignment: edits and swaps of neighbours (Damerau 1964, restricted). Rows of the
 * usual matrix; gives up where no cell of a row is within the limit.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 * @returns {number} the distance, or limit + 1 when it is larger
 */
export function distance(a, b, limit) {
  const left = [...a];
  const right = [...b];
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  /** @type {number[]} */
  let before = [];
  let above = right.map((_, at) => at).concat(right.length);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      let cell = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + same);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cell = Math.min(cell, before[j - 2] + 1);
      }
      row.push(cell);
      least = Math.min(least, cell);
    }
    if (least > limit && i > 1 && Math.min(...above) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(above[right.length], limit + 1);
}
