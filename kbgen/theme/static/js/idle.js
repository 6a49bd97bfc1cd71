const idle = window.requestIdleCallback ?? setTimeout;

/** Act when the page is there and nobody waits for anything. @param {() => void} act */
export function afterPage(act) {
  if (document.readyState === "complete") idle(act);
  else addEventListener("load", () => idle(act));
}
