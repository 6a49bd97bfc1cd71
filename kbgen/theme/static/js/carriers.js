// Which carriers a tracking number may be of. The twin of `Check` in kbgen/model/carriers.py is
// `CHECKS`. No document here.

/** Title, address with `{number}`, and patterns with the name of their check @typedef {[string, string, [string, string][]]} Carrier */

/** Characters of the longest numbers; what is longer is not looked at. */
const LONGEST = 40;

/** @param {string} digits @param {number[]} weights repeated, from the left */
const sum = (digits, weights) => [...digits].reduce((all, one, at) => all + Number(one) * weights[at % weights.length], 0);
/** @param {string} digits */
const reversed = (digits) => [...digits].reverse().join("");
/** What is missing to the next ten. @param {number} number */
const toTen = (number) => (10 - (number % 10)) % 10;

/** The check digit of a number, from its other characters. @type {Record<string, (rest: string) => number>} */
const CHECKS = {
  gs1: (rest) => toTen(sum(reversed(rest), [3, 1])),
  mod7: (rest) => Number(rest) % 7, // at most eleven digits
  fedex: (rest) => (sum(rest, [3, 1, 7]) % 11) % 10,
  // Letters count as digits: A is 2, B is 3, and so on from 0 again.
  ups: (rest) => toTen(sum(rest.slice(2).replace(/[A-Z]/g, (one) => String((one.charCodeAt(0) - 63) % 10)), [1, 2])),
};

/** Universal Postal Union, S10: two letters, eight digits and the check digit, two letters. @param {string} number */
function fitsS10(number) {
  const rest = 11 - (sum(number.slice(2, 10), [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return Number(number[10]) === (rest === 10 ? 0 : rest === 11 ? 5 : rest);
}

/** A number as carriers write it. @param {string} typed */
export const tidied = (typed) => typed.toUpperCase().replace(/[\s.-]/g, "");

/**
 * The carriers that a number may be of, the likeliest first: a check digit that fits says most.
 * @param {string} typed @param {Carrier[]} carriers @returns {Carrier[]}
 */
export function recognise(typed, carriers) {
  const number = tidied(typed);
  if (number.length > LONGEST) return [];
  /** @type {[Carrier, boolean][]} */
  const found = [];
  for (const carrier of carriers) {
    const forms = carrier[2].filter(([pattern]) => new RegExp(`^(?:${pattern})$`).test(number));
    const good = forms.filter(([, check]) => {
      if (check === "s10") return fitsS10(number);
      return !check || CHECKS[check](number.slice(0, -1)) === Number(number.at(-1));
    });
    if (good.length) found.push([carrier, good.some(([, check]) => check)]);
  }
  return [...found.filter(([, isChecked]) => isChecked), ...found.filter(([, isChecked]) => !isChecked)].map(([one]) => one);
}
