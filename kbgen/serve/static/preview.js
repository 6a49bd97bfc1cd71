// The preview's own script: reloads the page after a build and shows what is wrong.

/**
 * @typedef {{preview: string, number: number, news: [number, string, string[] | null][],
 *   all_news_after: number, failure: string, diagnostics: string[]}} State
 */

const SPACE = "kb-preview-scroll";
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  aside { position: fixed; inset: auto 0 0; z-index: 99; max-height: 45vh; overflow: auto;
    box-sizing: border-box; padding: 1rem 3rem 1rem 1rem; direction: ltr; text-align: left;
    background: #2b1416; color: #fff; border-top: 4px solid #ff6b72;
    font: 14px/1.5 ui-monospace, monospace; white-space: pre-wrap; }
  aside.warning { background: #2a2412; border-color: #f0b566; }
  button { position: absolute; top: .5rem; right: .5rem; font-size: 1.2rem; padding: .2rem .6rem; }
`);

/** @type {HTMLElement | undefined} */
let box;

/** @param {State} state */
function show({ failure, diagnostics }) {
  box?.remove();
  box = undefined;
  const text = failure || diagnostics.join("\n");
  if (!text) return;
  box = document.createElement("kb-preview-overlay");
  const root = box.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  const aside = document.createElement("aside");
  aside.setAttribute("aria-label", "Preview: what is wrong");
  const isError = failure || diagnostics.some((one) => / error KB\d/.test(one));
  if (!isError) aside.className = "warning";
  aside.textContent = text;
  const close = document.createElement("button");
  close.textContent = "×";
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => box?.remove());
  aside.append(close);
  root.append(aside);
  document.body.append(box);
}

const place = sessionStorage.getItem(SPACE);
if (place) {
  const [path, top] = JSON.parse(place);
  sessionStorage.removeItem(SPACE);
  if (path === location.pathname) scrollTo(0, top);
}

// Takes the style sheet that the page would have if it were loaded now.
/** @param {number} version */
async function swapStyles(version) {
  const text = await (await fetch(location.href)).text();
  const now = new DOMParser().parseFromString(text, "text/html");
  const sheet = now.querySelector("link[rel=stylesheet]");
  const old = document.querySelector("link[rel=stylesheet]");
  if (!sheet || !old) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = `${sheet.getAttribute("href")}?${version}`;
  // Both are there until the new one is: the page is never without.
  const done = new Promise((ready) => { link.onload = link.onerror = ready; });
  old.after(link);
  await done;
  old.remove();
}

// One after the other: the last one saved is the last one in the page.
let swaps = Promise.resolve();

// What was changed while the page was on its way is news to it.
const [preview, served] = new URL(import.meta.url).search.slice(1).split(".");
let number = Number(served);

/** @param {string} text */
function hear(text) {
  /** @type {State} */
  const state = JSON.parse(text);
  const isSame = state.preview === preview;
  if (isSame && state.number < number) return; // the worker has not heard of this page's build yet
  const missed = !isSame || number < state.all_news_after;
  const fresh = state.news.filter(([at]) => at > number);
  const here = decodeURI(location.pathname);
  const mine = fresh.filter(([, , pages]) => !pages || pages.includes(here));
  if (missed || mine.some(([, kind]) => kind === "pages")) {
    sessionStorage.setItem(SPACE, JSON.stringify([location.pathname, scrollY]));
    location.reload();
    return;
  }
  if (mine.length) swaps = swaps.then(() => swapStyles(state.number)).catch(() => {});
  number = state.number;
  show(state);
}

// Browsers open six connections to a host, so all tabs share one stream.
function listen() {
  try {
    const worker = new SharedWorker("/_preview/news.js");
    worker.port.onmessage = ({ data }) => hear(data);
  } catch { // Chrome on Android has none
    new EventSource("/_preview/events").onmessage = ({ data }) => hear(data);
  }
}

new BroadcastChannel("kb-preview").onmessage = ({ data }) => hear(data);
addEventListener("pageshow", ({ persisted }) => { if (persisted) listen(); });
listen();
