// Has somebody come to the end of the article, and not only flown past it?

/** Less time is no reading. */
const DWELL = 10_000; // milliseconds

/** @param {Element} end @param {() => void} report called once */
export function watchEnd(end, report) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let isDone = false;
  new IntersectionObserver(([{ isIntersecting, boundingClientRect }], observer) => {
    clearTimeout(timer);
    // It is seen, or somebody has scrolled to what comes after it.
    if (isDone || !(isIntersecting || boundingClientRect.bottom < 0)) return;
    timer = setTimeout(() => {
      if (document.visibilityState !== "visible") return;
      isDone = true;
      observer.disconnect();
      report();
    }, Math.max(DWELL - performance.now(), 1000));
  }).observe(end);
}
