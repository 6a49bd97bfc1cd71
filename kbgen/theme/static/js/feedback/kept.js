// Values on this device. Without consent, with a signal of the browser against it, and where storage
// is refused, they last as long as the page.

import { consent } from "./consent.js";

/** What was typed is gone with the tab, except searches that are offered again. */
export const PLACES = {
  device: "localStorage",
  votes: "localStorage",
  scales: "localStorage",
  visits: "localStorage",
  recent: "localStorage",
  led: "sessionStorage",
  missed: "sessionStorage",
  query: "sessionStorage",
  order: "sessionStorage",
  told: "sessionStorage",
};

/** @typedef {keyof typeof PLACES} Key */

/** Values that last as long as the page. @type {Map<Key, unknown>} */
export const memory = new Map();

/** Fires `change` when a value is stored or removed. */
export const changes = new EventTarget();

/** @param {Key} key @returns {Storage} throws where it is refused */
const place = (key) => window[/** @type {"localStorage"} */ (PLACES[key])];

/** @param {Key} key @returns {any} null without a value */
export function read(key) {
  if (memory.has(key)) return memory.get(key);
  if (consent() !== "given") return null;
  try {
    return JSON.parse(place(key).getItem(`kb-${key}`) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Key} key @param {unknown} value null: remove it */
export function keep(key, value) {
  memory.set(key, value);
  try {
    if (consent() === "given") {
      if (value === null) place(key).removeItem(`kb-${key}`);
      else place(key).setItem(`kb-${key}`, JSON.stringify(value));
      memory.delete(key);
    }
  } catch {
    // It lasts as long as the page.
  }
  changes.dispatchEvent(new Event("change"));
}
