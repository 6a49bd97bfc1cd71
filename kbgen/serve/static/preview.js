// The preview's own script: reloads the page after a build, swaps styles, and shows the bar.

import { showBar } from "./bar.js";
import { showMarks } from "./marks.js";

/**
 * @typedef {object} Finding
 * @property {string} path
 * @property {number} line
 * @property {number} column
 * @property {string} severity `error` or `warning`
 * @property {string} code
 * @property {string} message
 * @property {string} hint
 */
/**
 * @typedef {object} Showing
 * @property {boolean} drafts
 * @property {string} day empty: today
 * @property {string} audience
 * @property {string[]} markets
 * @property {string} root the project's folder
 */
/**
 * @typedef {{preview: string, number: number, news: [number, string, string[] | null][],
 *   all_news_after: number, failure: string, diagnostics: Finding[], showing: Showing}} State
 */
/** @typedef {{name: string, text: string, is_hidden: boolean}} Mark */
/** @typedef {{path?: string, marks?: Mark[]}} Facts about this page, from the server */

const SPACE = "kb-preview-scroll";

/** @returns {Facts} */
function ownFacts() {
  // The server's own tag is the last one in the page.
  const tags = document.querySelectorAll("script[data-kb-preview]");
  return JSON.parse(tags[tags.length - 1]?.getAttribute("data-kb-preview") ?? "null") ?? {};
}

const facts = ownFacts();
showMarks(facts.marks ?? []);

const place = sessionStorage.getItem(SPACE);
if (place) {
  const [path, top] = JSON.parse(place);
  sessionStorage.removeItem(SPACE);
  if (path === location.pathname) scrollTo(0, top);
}

// Takes the style sheets that the page would have if it were loaded now.
/** @param {number} version */
async function swapStyles(version) {
  const text = await (await fetch(location.href)).text();
  const now = new DOMParser().parseFromString(text, "text/html");
  const name = /** @param {Element} one */ (one) => one.getAttribute("href")?.match(/[^/?]+(?=[?]|$)/)?.[0];
  const sheets = [...now.querySelectorAll("link[rel=stylesheet]")];
  for (const old of document.querySelectorAll("link[rel=stylesheet]")) {
    const sheet = sheets.find((one) => name(one) === name(old));
    if (!sheet) continue;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = `${sheet.getAttribute("href")}?${version}`;
    // Both are there until the new one is: the page is never without.
    const done = new Promise((ready) => { link.onload = link.onerror = ready; });
    old.after(link);
    await done;
    old.remove();
  }
}

// One after the other: the last one saved is the last one in the page.
let swaps = Promise.resolve();

// What was changed while the page was on its way is news to it.
const [preview, served] = new URL(import.meta.url).search.slice(1).split(".");
let number = Number(served);

// A reload would take the place of the page that the reader is on the way to.
let leftAt = -Infinity;
addEventListener("beforeunload", () => { leftAt = performance.now(); });
/** Milliseconds after which the reader is taken to have stayed: a download, a mail program. */
const LEAVING = 5000;

/** Loads the page again, unless it is being left. */
function load() {
  const rest = leftAt + LEAVING - performance.now();
  if (rest > 0) {
    setTimeout(load, rest);
    return;
  }
  sessionStorage.setItem(SPACE, JSON.stringify([location.pathname, scrollY]));
  location.reload();
}

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
    load();
    return;
  }
  if (mine.length) swaps = swaps.then(() => swapStyles(state.number)).catch(() => {});
  number = state.number;
  showBar(state, facts);
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
