// The key of the message for an outcome: thanks only after the answer has arrived.

/** @typedef {import("../../feedback/types").Outcome} Outcome */

/** @param {Outcome} outcome @param {string} accepted message for one that has arrived */
export function outcomeKey(outcome, accepted) {
  if (outcome === "accepted") return accepted;
  if (outcome === "waiting") return navigator.onLine ? "waiting" : "offline";
  return outcome === "withheld" ? "nothing_sent" : "refused";
}
