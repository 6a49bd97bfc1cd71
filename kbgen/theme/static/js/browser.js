// What browsers may lack or refuse: idle time, storage.

const idle = window.requestIdleCallback ?? setTimeout;

/** Act when the page has loaded and the browser is idle. @param {() => void} act */
export function afterPage(act) {
  if (document.readyState === "complete") idle(act);
  else addEventListener("load", () => idle(act));
}

/** @param {string} key @returns {string | null} null also where it is refused */
export function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string | null} value null: remove it; private windows may refuse */
export function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // It lasts as long as the page.
  }
}
