// Notices readers that reach the end of the article and do not merely scroll past it.

/** Less time on the page is not reading. */
const DWELL = 10_000; // milliseconds

/** How long the end has to be in view. */
const LOOK = 1000; // milliseconds

/** @param {Element} end @param {() => void} report called once */
export function watchEnd(end, report) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let isReached = false;
  const wait = () => {
    clearTimeout(timer);
    if (!isReached || document.visibilityState !== "visible") return;
    timer = setTimeout(() => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", wait);
      report();
    }, Math.max(DWELL - performance.now(), LOOK));
  };
  const observer = new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
    // In view, or scrolled past.
    isReached = isIntersecting || boundingClientRect.bottom < 0;
    wait();
  });
  observer.observe(end);
  document.addEventListener("visibilitychange", wait);
}
