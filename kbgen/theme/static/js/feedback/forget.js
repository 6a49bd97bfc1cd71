// The reader's decisions on stored data: whether to store any, and to delete all of it.

import { answer, consent, keepAnswer } from "./consent.js";
import { changes, memory, PLACES } from "./kept.js";

/** @typedef {import("./kept.js").Key} Key */

const AREAS = /** @type {const} */ (["localStorage", "sessionStorage"]);
/** Choices of language, market and tab: they are not answers. */
const CHOICES = ["kb-locale", "kb-market", "kb-notices", "kb-tab", "kb-consent"];
/** Events that wait, see `waiting.js`. */
const DATABASE = "kb-feedback";

/** Store the reader's answer and announce it as `kb:consent`. @param {boolean} given */
export function decide(given) {
  keepAnswer(Boolean(given));
  // The answer does not cover what was typed before; after a no, nothing else may stay either.
  memory.clear();
  clean();
  document.dispatchEvent(new CustomEvent("kb:consent", { detail: { given: Boolean(given) } }));
}

/** @returns {boolean} whether anything can be deleted */
export function keepsAnything() {
  if (consent() === "given" && memory.size) return true;
  return answer() !== null || names().some(([, name]) => !CHOICES.includes(name));
}

/** Start a page: delete what was stored before a no or a signal, waiting events included. */
export function tidy() {
  clean();
  try {
    if (consent() !== "given") indexedDB.deleteDatabase(DATABASE);
  } catch {
    // Private windows may refuse.
  }
}

/** Remove what may not be stored, and what earlier versions stored for longer. */
function clean() {
  const isGiven = consent() === "given";
  for (const [area, name] of names()) {
    const own = PLACES[/** @type {Key} */ (name.slice(3))];
    if (!CHOICES.includes(name) && (!isGiven || (own && own !== area))) window[area].removeItem(name);
  }
}

/** Remove everything, choices included. */
export function forgetAll() {
  memory.clear();
  keepAnswer(null);
  for (const [area, name] of names()) window[area].removeItem(name);
  changes.dispatchEvent(new Event("change"));
}

/** @returns {["localStorage" | "sessionStorage", string][]} area and name of each entry */
function names() {
  return AREAS.flatMap((area) => {
    try {
      const ours = Object.keys(window[area]).filter((name) => name.startsWith("kb-"));
      return ours.map((name) => /** @type {[typeof area, string]} */ ([area, name]));
    } catch {
      return []; // refused
    }
  });
}
