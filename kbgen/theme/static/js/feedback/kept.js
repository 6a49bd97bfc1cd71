// What this device keeps for itself: nothing before the reader lets us, or where the browser asks for
// itself that nothing is collected. Then, and where storage is refused, it lasts as long as the page.

import { store, stored } from "../browser.js";
import { consent } from "./consent.js";

/** What was typed goes with the tab, but for the searches that are offered again. */
export const PLACES = {
  device: "localStorage",
  votes: "localStorage",
  scales: "localStorage",
  visits: "localStorage",
  recent: "localStorage",
  led: "sessionStorage",
  query: "sessionStorage",
  told: "sessionStorage",
};

/** @typedef {keyof typeof PLACES} Key */

/** What lasts as long as the page. @type {Map<Key, unknown>} */
export const memory = new Map();

/** Hears `change` when something was kept or forgotten. */
export const changes = new EventTarget();

/** @param {Key} key */
const area = (key) => /** @type {import("../browser.js").Area} */ (PLACES[key]);

/** @param {Key} key @returns {any} null where nothing is kept */
export function read(key) {
  if (memory.has(key)) return memory.get(key);
  if (consent() !== "given") return null;
  try {
    return JSON.parse(stored(`kb-${key}`, area(key)) ?? "null");
  } catch {
    return null; // not ours
  }
}

/** @param {Key} key @param {unknown} value null: nothing any more */
export function keep(key, value) {
  memory.set(key, value);
  const text = value === null ? null : JSON.stringify(value);
  if (consent() === "given" && store(`kb-${key}`, text, area(key))) memory.delete(key);
  changes.dispatchEvent(new Event("change"));
}
