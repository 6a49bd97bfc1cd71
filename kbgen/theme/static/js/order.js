// What a link from the shop says of the reader's order, behind the `#`, which browsers never send:
// `#order=1001&delivered=2026-11-20&market=DE`. `first.js` loads it, only where an address says so.

import { emit } from "./events.js";
import { consent } from "./feedback/consent.js";
import { ORDER } from "./feedback/trail.js";
import { market } from "./market.js";
import { page } from "./page.js";
import { fillPlaces } from "./places.js";

/** @typedef {import("./page.js").Given} Given */

/** In the tab's storage, with the reader's consent. */
const KEY = "kb-order-given";
/** Longer fragments are no work of a shop. */
const LONGEST = 1000;
/** The only keys, and what their values look like. Nothing else is taken. */
/** @type {Record<keyof Given, (value: string) => boolean>} */
const CHECKS = {
  // Dots lead up a folder where the number is a part of an address, however they are written.
  order: (value) => ORDER.test(value) && !/^\.|\.\./.test(value),
  delivered: isPastDay,
  market: (value) => markets().includes(value),
  zip: (value) => /^[\p{L}\p{N}][\p{L}\p{N}\x20-]{1,11}$/u.test(value), // the minifier takes spaces out
  tracking: (value) => /^[A-Z\d][A-Z\d\x20.-]{5,39}$/i.test(value),
  email: (value) => /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@([a-z\d-]{1,63}\.){1,8}[a-z]{2,63}$/i.test(value),
};

/** Take what the address says, else what an earlier page of the tab was asked to keep. */
function take() {
  const hasMarket = location.hash.includes("market=");
  const given = fromAddress() ?? kept();
  if (!given) return;
  page.given = given;
  page.chosen = given.market ?? page.chosen;
  document.dispatchEvent(new Event("kb-order")); // for our modules alone: no event of the page API
  fillFields("deadline", given.delivered);
  fillFields("tracking", given.tracking);
  if (hasMarket || given.market) emit("market", { market: market() });
  for (const link of document.querySelectorAll("a[data-kb-action][data-kb-template]")) {
    link.setAttribute("href", fillPlaces(link.getAttribute("data-kb-template") ?? "", { ...page.given }));
  }
}

/** @param {"deadline" | "tracking"} block @param {string} [value] */
async function fillFields(block, value) {
  if (!value || !document.querySelector(`[data-kb-${block}]`)) return;
  await import("./blocks/" + block + ".js"); // which makes the fields
  for (const input of document.querySelectorAll(`[data-kb-${block}] input`)) {
    if (!(input instanceof HTMLInputElement)) continue;
    input.value = value;
    input.dispatchEvent(new Event("input"));
  }
}

/** @returns {Given | null} from the pairs of the address, which no longer has them */
function fromAddress() {
  const parts = location.hash.slice(1).split("&");
  const pairs = parts.filter((part) => part.includes("="));
  if (!pairs.some((pair) => Object.hasOwn(CHECKS, pair.split("=")[0]))) return null;
  const [anchor] = parts.filter((part) => !part.includes("="));
  const rest = location.pathname + location.search + (anchor ? `#${anchor}` : "");
  history.replaceState(history.state, "", rest);
  // The browser looked for a section by the whole fragment.
  if (anchor) document.getElementById(decoded(anchor))?.scrollIntoView();
  if (parts.join("&").length > LONGEST) return null;
  /** @type {Record<string, string>} */
  const said = {};
  for (const pair of pairs) {
    const [name, value] = pair.split("=", 2);
    if (!Object.hasOwn(said, name)) said[name] = decoded(value).trim();
  }
  // Nothing is stored unless the link asks for it, and then until the tab is closed.
  const given = checked(said);
  keep(said.keep === "session" ? given : null);
  return given;
}

/** @returns {Given | null} what the tab keeps */
function kept() {
  try {
    const values = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return values && checked(values);
  } catch {
    return null;
  }
}

/** @param {Given | null} given null: nothing */
function keep(given) {
  try {
    if (given && consent() === "given") sessionStorage.setItem(KEY, JSON.stringify(given));
    else sessionStorage.removeItem(KEY);
  } catch {
    // It lasts as long as the page.
  }
}

/** @param {Record<string, unknown>} values @returns {Given} those that are what they should be */
function checked(values) {
  const good = Object.entries(CHECKS).filter(([name, check]) => {
    const value = Object.hasOwn(values, name) ? values[name] : "";
    return typeof value === "string" && check(value);
  });
  return Object.fromEntries(good.map(([name]) => [name, String(values[name])]));
}

/** A day that the calendar has, in the last three years; tomorrow is today elsewhere. @param {string} value */
function isPastDay(value) {
  const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  const age = (Date.now() - time) / 86_400_000;
  return age > -1 && age < 1100 && new Date(time).toISOString().startsWith(value);
}

/** @returns {string[]} the site's */
function markets() {
  const first = document.querySelector("script[data-kb-first]");
  return (first?.getAttribute("data-kb-markets") ?? "").split(" ").filter(Boolean);
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

take();
addEventListener("hashchange", take);
document.addEventListener("kb:market", () => {
  const given = kept();
  if (given?.market) keep({ ...given, market: page.chosen });
});
