// What a reader decides of what this device keeps: whether it may, and that it forgets all of it.

import { answer, consent, keepAnswer } from "./consent.js";
import { changes, memory, PLACES } from "./kept.js";

/** @typedef {import("./kept.js").Key} Key */

const AREAS = /** @type {const} */ (["localStorage", "sessionStorage"]);
/** Language, market and tab that the reader chose: no answers. */
const CHOICES = ["kb-locale", "kb-market", "kb-tab", "kb-consent"];
/** Events that wait: `waiting.js` fills it. */
const DATABASE = "kb-feedback";

/** Keep whether the reader lets us; `kb:consent` tells it. @param {boolean} given */
export function decide(given) {
  keepAnswer(Boolean(given));
  // Nobody has agreed to what was typed before; and a no is no reason to keep the rest.
  memory.clear();
  clean();
  document.dispatchEvent(new CustomEvent("kb:consent", { detail: { given: Boolean(given) } }));
}

/** @returns {boolean} whether there is something to forget */
export function keepsAnything() {
  if (consent() === "given" && memory.size) return true;
  return answer() !== null || names().some(([, name]) => !CHOICES.includes(name));
}

/** Begin a page: what is from before a no or a signal goes, events that wait included. */
export function tidy() {
  clean();
  try {
    if (consent() !== "given") indexedDB.deleteDatabase(DATABASE);
  } catch {
    // Private windows may refuse.
  }
}

/** Remove what may not be kept, and what former versions kept for longer. */
function clean() {
  const isGiven = consent() === "given";
  for (const [area, name] of names()) {
    const own = PLACES[/** @type {Key} */ (name.slice(3))];
    if (!CHOICES.includes(name) && (!isGiven || (own && own !== area))) window[area].removeItem(name);
  }
}

/** Remove all of it, choices included. */
export function forgetAll() {
  memory.clear();
  keepAnswer(null);
  for (const [area, name] of names()) window[area].removeItem(name);
  changes.dispatchEvent(new Event("change"));
}

/** @returns {["localStorage" | "sessionStorage", string][]} where ours are, and what they are called */
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
