// The reader's decisions: whether anything is sent, and to delete it from this device.

import { consent } from "../../feedback/consent.js";
import { decide, forgetAll, keepsAnything } from "../../feedback/forget.js";
import { changes } from "../../feedback/kept.js";
import { loadSinks } from "../../feedback/sinks.js";
import { tell } from "../../page.js";

const find = (/** @type {string} */ name) => {
  const found = document.querySelector(`[data-kb-${name}]`);
  return found instanceof HTMLElement ? found : null;
};

let isBound = false;
let latest = ""; // message of the strip

export function bindMeasuring() {
  if (isBound) return;
  isBound = true;
  const strip = find("measuring");
  const line = find("consent");
  const forget = find("forget");
  if (!strip || !forget) return;
  const isHere = () => strip.contains(line); // and not where a vote asked for it
  const show = () => {
    if (line && isHere()) line.hidden = consent() !== "unanswered";
    forget.hidden = !keepsAnything();
    strip.hidden = forget.hidden && !(isHere() && !line?.hidden) && !latest;
  };
  line?.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const isAsked = isHere(); // after a vote, its own outcome is announced
    decide(target.value === "yes");
    if (isAsked) announce(target.value === "yes" ? "consent_given" : "nothing_sent");
  });
  forget.addEventListener("click", async () => {
    forgetAll();
    document.dispatchEvent(new CustomEvent("kb:forget"));
    announce("forgotten");
    for (const sink of (await loadSinks()).values()) await sink.forget?.();
  });
  document.addEventListener("kb:consent", show);
  changes.addEventListener("change", show);
  addEventListener("storage", show);
  show();
}

/** @param {string} message */
function announce(message) {
  const status = find("measuring-status");
  const strip = find("measuring");
  if (!status || !strip) return;
  latest = message;
  strip.hidden = false;
  tell(status, message);
  status.focus();
}

/** @type {(() => void) | null} withdraws a question that a newer one replaces */
let takeBack = null;

/**
 * Ask for consent where it is needed, next to the answer.
 * @param {Element} place it stands after it
 * @returns {Promise<boolean>} whether the answer may be sent; never settled when asked again
 */
export function mayAsk(place) {
  const state = consent();
  const line = find("consent");
  if (state === "given" || state === "signal" || !line) return Promise.resolve(state === "given");
  takeBack?.();
  bindMeasuring();
  const home = /** @type {Element} */ (line.parentElement);
  place.after(line);
  line.hidden = false;
  line.querySelector("button")?.focus();
  return new Promise((done) => {
    takeBack = () => {
      document.removeEventListener("kb:consent", hear);
      home.prepend(line);
      takeBack = null;
    };
    const hear = () => {
      takeBack?.();
      line.hidden = consent() !== "unanswered";
      done(consent() === "given");
    };
    document.addEventListener("kb:consent", hear);
  });
}
