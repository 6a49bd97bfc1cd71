// The message for an outcome: thanks only after the answer has arrived.

import { say } from "../../page.js";

/** @typedef {import("../../feedback/types").Outcome} Outcome */

/** @param {Outcome} outcome @param {string} accepted message for one that has arrived */
export function outcomeText(outcome, accepted) {
  if (outcome === "accepted") return say(accepted);
  if (outcome === "waiting") return say(navigator.onLine ? "waiting" : "offline");
  return say(outcome === "withheld" ? "nothing_sent" : "refused");
}
