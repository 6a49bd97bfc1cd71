// What this device keeps for itself, in local storage. Private windows may refuse; then it lasts as
// long as the page.

/** Everything that "forget" means. */
const KEYS = {
  device: "kb-device",
  votes: "kb-votes",
  scales: "kb-scales",
  visits: "kb-visits",
  consent: "kb-consent",
  led: "kb-led",
  query: "kb-query",
  told: "kb-told",
};

/** @typedef {keyof typeof KEYS} Key */

/** @type {Map<Key, unknown>} */
const refused = new Map();

/** Hears `change` when something was kept or forgotten. */
export const changes = new EventTarget();

/** @param {Key} key @returns {any} null where nothing is kept */
export function read(key) {
  if (refused.has(key)) return refused.get(key);
  try {
    return JSON.parse(localStorage.getItem(KEYS[key]) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Key} key @param {unknown} value */
export function keep(key, value) {
  try {
    localStorage.setItem(KEYS[key], JSON.stringify(value));
    refused.delete(key);
  } catch {
    refused.set(key, value);
  }
  changes.dispatchEvent(new Event("change"));
}

/** @returns {boolean} */
export const keepsAnything = () => Object.keys(KEYS).some((key) => read(/** @type {Key} */ (key)) !== null);

export function forgetAll() {
  refused.clear();
  try {
    for (const name of Object.values(KEYS)) localStorage.removeItem(name);
  } catch {
    // There is nothing to forget.
  }
  changes.dispatchEvent(new Event("change"));
}
