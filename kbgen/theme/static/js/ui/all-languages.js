// Pages in all languages: the root of the site, and the page for missing pages.

import { stored } from "../browser.js";
import { emit } from "../events.js";
import { become, fetchWords, page, say } from "../page.js";
import { takeFrame } from "./frame-of-home.js";
import { KEY } from "./languages.js";
import { nearestLocale } from "./nearest-locale.js";

/** Milliseconds that a reader looks for nothing but the address. */
const PATIENCE = 1500;

/** The best of the available locales. @param {string[]} available */
function choose(available) {
  const chosen = stored(KEY);
  return nearestLocale([...(chosen ? [chosen] : []), ...navigator.languages], available);
}

/** The root of the site leads on to the reader's language. */
function forward() {
  const list = document.querySelector("[data-kb-forward]");
  if (!list) return;
  const links = [...list.querySelectorAll("a[data-kb-language]")];
  const tags = links.map((link) => link.getAttribute("data-kb-language") ?? "");
  const link = links[tags.indexOf(choose(tags))];
  if (link instanceof HTMLAnchorElement) location.replace(link.href);
}

/** The page for missing pages: the language of the address, else the reader's. */
function tidyMissing() {
  const box = document.querySelector("[data-kb-missing]");
  if (!box) return;
  const parts = [...box.querySelectorAll("[data-kb-part]")];
  const tags = parts.map((part) => part.getAttribute("data-kb-part") ?? "");
  const asked = location.pathname.split("/").find((part) => tags.includes(part.toLowerCase()));
  const kept = asked?.toLowerCase() ?? choose(tags);
  for (const part of parts) {
    if (part.getAttribute("data-kb-part") !== kept) part.remove();
  }
  const part = parts[tags.indexOf(kept)];
  const before = document.documentElement.lang.toLowerCase();
  speak(part, kept);
  document.documentElement.lang = part.getAttribute("lang") ?? "";
  become(part.getAttribute("lang") ?? page.locale);
  const named = fetchWords().then(() => nameContact(page.locale), () => {});
  document.documentElement.dir = part.getAttribute("dir") ?? "";
  const home = part.querySelector("a[hreflang]");
  const isElsewhere = home instanceof HTMLAnchorElement && kept !== before;
  const framed = isElsewhere ? takeFrame(home.href).catch(() => {}) : null;
  promote(part);
  guess(part);
  count();
  Promise.all([named, framed]).then(() => document.documentElement.classList.remove("asking"));
}

/**
 * Links around the kept part lead to its language; texts that cannot be translated here are marked
 * with theirs.
 * @param {Element} part
 * @param {string} kept
 */
function speak(part, kept) {
  const before = document.documentElement.lang;
  for (const child of document.body.children) {
    if (!child.contains(part)) child.setAttribute("lang", before);
  }
  const home = part.querySelector("a[hreflang]");
  for (const link of document.querySelectorAll("a[data-kb-home]")) {
    if (home instanceof HTMLAnchorElement) link.setAttribute("href", home.href);
  }
  const contact = part.getAttribute("data-kb-part-contact");
  for (const link of document.querySelectorAll("a[data-kb-contact-page]")) {
    if (contact) link.setAttribute("href", contact);
  }
  for (const link of document.querySelectorAll("details [data-kb-language]")) {
    const current = link.getAttribute("data-kb-language")?.toLowerCase() === kept;
    if (current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    const now = document.querySelector("[data-kb-languages-now]");
    if (current && now) {
      const code = document.querySelector(".place-code");
      if (code) code.textContent = kept.split("-")[0];
      now.textContent = link.textContent;
      now.setAttribute("lang", link.getAttribute("lang") ?? "");
    }
  }
}

/** With its words there. @param {string} lang */
function nameContact(lang) {
  for (const link of document.querySelectorAll("a[data-kb-contact-page]")) {
    link.textContent = say("contact");
    link.setAttribute("lang", lang);
  }
  document.dispatchEvent(new Event("kb-language"));
}

/** The kept part is the page: its title becomes the first heading. @param {Element} part */
function promote(part) {
  const title = part.querySelector("[data-kb-missing-title]");
  if (title) {
    const heading = document.createElement("h1");
    heading.textContent = title.textContent;
    title.replaceWith(heading);
  }
  const shown = part.querySelector("h1")?.textContent;
  if (shown) document.title = shown;
}

/** Links that lead here are counted: without the query, and with no more of their page than its host. */
function count() {
  const [entry] = performance.getEntriesByType("navigation");
  const isNew = /** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type === "navigate";
  const referrer = document.referrer ? new URL(document.referrer).hostname : undefined;
  if (isNew) emit("missing", { page: location.pathname, referrer });
}

/** The address often says what the reader looked for. @param {Element} part */
function guess(part) {
  const asked = part.querySelector("[data-kb-missing-address]");
  if (asked) asked.textContent = location.pathname;
  asked?.removeAttribute("hidden");
  const input = part.querySelector("[data-kb-missing-query]");
  const slug = location.pathname.split("/").filter(Boolean).at(-1) ?? "";
  if (!(input instanceof HTMLInputElement) || slug === part.getAttribute("data-kb-part")) return;
  try {
    input.value = decodeURIComponent(slug).replace(/\.html?$/, "").replaceAll(/[-_]+/g, " ");
  } catch {
    input.value = "";
  }
  if (input.value) offerArticles(part, input.value);
}

/**
 * What the reader may have looked for. Nothing moves when it comes: what stands below waits a little,
 * and then stands above.
 * @param {Element} part
 * @param {string} query
 */
async function offerArticles(part, query) {
  const box = part.querySelector("[data-kb-missing-guesses]");
  part.classList.add("guessing");
  const wait = setTimeout(() => {
    part.classList.remove("guessing");
    if (box) part.append(box);
  }, PATIENCE);
  const { kbgen } = /** @type {{kbgen: import("../search/types").Kbgen}} */ (/** @type {unknown} */ (window));
  const locale = part.getAttribute("lang") ?? "";
  const hits = await kbgen.search(query, { limit: 3, locale, elsewhere: false }).catch(() => []);
  const items = hits.map((hit) => {
    const [item, link, text] = ["li", "a", "p"].map((tag) => document.createElement(tag));
    link.setAttribute("href", hit.url);
    link.textContent = hit.title;
    text.textContent = hit.excerpt;
    item.append(link, text);
    return item;
  });
  box?.querySelector("ul")?.append(...items);
  box?.toggleAttribute("hidden", !items.length);
  clearTimeout(wait);
  part.classList.remove("guessing");
}

forward();
tidyMissing();
