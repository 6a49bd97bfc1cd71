// What comes after the page: contact links that know the article, what is counted, what waits.

import { told } from "../events.js";
import { consent } from "../feedback/consent.js";
import { measure } from "../feedback/measure.js";
import { loadSinks } from "../feedback/sinks.js";
import { follow } from "../feedback/trail.js";
import { page } from "../page.js";
import { fillContact } from "./contact-fill.js";
import { bindMeasuring } from "./measuring.js";

export function start() {
  for (const [name, detail] of told) follow(name, detail);
  for (const name of ["search", "result_click"]) {
    document.addEventListener(`kb:${name}`, (event) => {
      follow(name, /** @type {CustomEvent} */ (event).detail);
      fillContact();
    });
  }
  fillContact();
  if (!page.sinks?.length) return;
  bindMeasuring();
  if (consent() === "given") begin();
  document.addEventListener("kb:consent", onConsent);
}

let hasBegun = false;

async function begin() {
  if (hasBegun) return;
  hasBegun = true;
  measure();
  for (const sink of (await loadSinks()).values()) sink.start?.();
}

/** @param {globalThis.Event} event */
async function onConsent(event) {
  if (/** @type {CustomEvent} */ (event).detail.given) {
    if (consent() !== "given") return;
    // Nobody has agreed to what was before.
    if (!hasBegun) told.length = 0;
    begin();
  } else for (const sink of (await loadSinks()).values()) await sink.forget?.();
}
