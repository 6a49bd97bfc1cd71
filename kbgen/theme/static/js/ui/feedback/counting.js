// Starts counting and delivery with consent, and stops without.

import { latest } from "../../events.js";
import { consent } from "../../feedback/consent.js";
import { measure } from "../../feedback/measure.js";
import { loadSinks } from "../../feedback/sinks.js";
import { bindMeasuring } from "./measuring.js";

let hasBegun = false;

export function startCounting() {
  bindMeasuring();
  if (consent() === "given") begin();
  document.addEventListener("kb:consent", onConsent);
}

async function begin() {
  if (hasBegun) return;
  hasBegun = true;
  measure();
  for (const sink of (await loadSinks()).values()) sink.start?.();
}

/** @param {Event} event */
async function onConsent(event) {
  if (/** @type {CustomEvent} */ (event).detail.given) {
    if (consent() !== "given") return;
    // Consent does not cover earlier events.
    if (!hasBegun) latest.length = 0;
    begin();
  } else for (const sink of (await loadSinks()).values()) await sink.forget?.();
}
