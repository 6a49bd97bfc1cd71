// Whether anything may be sent.

import { page } from "../page.js";
import { keep, read } from "./kept.js";

/**
 * `signal`: the browser asks for itself that nothing is collected.
 * @returns {"given" | "refused" | "unanswered" | "signal"}
 */
export function consent() {
  const signal = navigator.globalPrivacyControl || navigator.doNotTrack === "1";
  if (signal && page.respect_gpc !== false) return "signal";
  const answered = read("consent");
  if (answered !== null) return answered ? "given" : "refused";
  return page.consent === "required" ? "unanswered" : "given";
}

/** Keep the reader's answer; `kb:consent` tells it. @param {boolean} given */
export function answer(given) {
  keep("consent", Boolean(given));
  document.dispatchEvent(new CustomEvent("kb:consent", { detail: { given: Boolean(given) } }));
}
