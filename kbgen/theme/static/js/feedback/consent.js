// Whether anything may be sent, and stored on the device.

import { store, stored } from "../browser.js";
import { page } from "../page.js";

const KEY = "kb-consent";

/** The answer, for as long as the page lasts. @type {boolean | null} */
let latest = null;

/**
 * `signal`: the browser asks not to collect anything.
 * @returns {"given" | "refused" | "unanswered" | "signal"}
 */
export function consent() {
  const signal = navigator.globalPrivacyControl || navigator.doNotTrack === "1";
  if (signal && page.respect_gpc !== false) return "signal";
  const answered = answer();
  if (answered !== null) return answered ? "given" : "refused";
  return page.consent === "required" ? "unanswered" : "given";
}

/** @returns {boolean | null} the reader's answer */
export function answer() {
  const kept = stored(KEY);
  return kept === null ? latest : kept === "true";
}

/** @param {boolean | null} given null: the reader is asked again */
export function keepAnswer(given) {
  latest = given;
  if (given === null) store(KEY, null);
  else if (consent() !== "signal") store(KEY, String(given));
}
