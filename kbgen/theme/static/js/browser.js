// What browsers may lack or refuse: idle time, storage.

/** Milliseconds after which a busy browser does what waits for it to be idle. */
const LATEST = 2000;

/** Act when the page has loaded and the browser is idle. @param {() => void} act */
export function afterPage(act) {
  const idle = () => window.requestIdleCallback?.(act, { timeout: LATEST }) ?? setTimeout(act);
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle);
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
