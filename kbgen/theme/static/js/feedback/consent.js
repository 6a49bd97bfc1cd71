// Whether anything may be sent, and kept on the device.

import { store, stored } from "../browser.js";
import { page } from "../page.js";

const KEY = "kb-consent";

/** Where storage is refused, an answer lasts as long as the page. @type {boolean | null} */
let said = null;

/**
 * `signal`: the browser asks for itself that nothing is collected.
 * @returns {"given" | "refused" | "unanswered" | "signal"}
 */
export function consent() {
  const signal = navigator.globalPrivacyControl || navigator.doNotTrack === "1";
  if (signal && page.respect_gpc !== false) return "signal";
  const answered = answer();
  if (answered !== null) return answered ? "given" : "refused";
  return page.consent === "required" ? "unanswered" : "given";
}

/** @returns {boolean | null} what the reader has answered */
export function answer() {
  const kept = stored(KEY);
  return kept === null ? said : kept === "true";
}

/** @param {boolean | null} given null: the reader is asked again */
export function keepAnswer(given) {
  said = given;
  if (given === null) store(KEY, null);
  else if (consent() !== "signal") store(KEY, String(given));
}
