// Has somebody come to the end of the article, and not only flown past it?

/** Less time is no reading. */
const DWELL = 10_000; // milliseconds

/** The end has to be in sight as long. */
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
    // It is seen, or somebody has scrolled to what comes after it.
    isReached = isIntersecting || boundingClientRect.bottom < 0;
    wait();
  });
  observer.observe(end);
  document.addEventListener("visibilitychange", wait);
}
