// What browsers may lack or refuse: idle time, storage.

/** @typedef {"localStorage" | "sessionStorage"} Area */

const idle = window.requestIdleCallback ?? setTimeout;

/** Act when the page has loaded and the browser is idle. @param {() => void} act */
export function afterPage(act) {
  if (document.readyState === "complete") idle(act);
  else addEventListener("load", () => idle(act));
}

/** @param {string} key @param {Area} [area] @returns {string | null} null also where storage is refused */
export function stored(key, area = "localStorage") {
  try {
    return window[area].getItem(key);
  } catch {
    return null;
  }
}

/**
 * Store a value; private windows may refuse.
 * @param {string} key @param {string | null} value null: remove it @param {Area} [area]
 * @returns {boolean} whether it outlasts the page
 */
export function store(key, value, area = "localStorage") {
  try {
    if (value === null) window[area].removeItem(key);
    else window[area].setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
