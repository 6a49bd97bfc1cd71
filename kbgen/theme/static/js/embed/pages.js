// Pages of the help centre as parts of another page.

import { fillPlaces } from "../places.js";

/** @typedef {import("./elements.js").Context} Context */
/** @typedef {{text: string, yes: string, no: string}} Asked a question with its two answers */
/**
 * @typedef {object} Shown
 * @property {string} url
 * @property {string} title
 * @property {HTMLElement} body
 * @property {HTMLElement | null} contact the ways to reach a person
 * @property {Asked | null} question
 * @property {Asked | null} consent the question before anything is sent
 * @property {import("../page.js").Page} page
 */

/** What belongs to the page alone, and all that could run or load something by itself. */
const LEFT_OUT =
  "script, style, link, meta, base, iframe, object, embed, .meta, .contents, .heading-link, .breadcrumbs, " +
  "[data-kb-deadline], [data-kb-tracking], [data-kb-end], [data-kb-ending], [data-kb-state], .related, .neighbours";

/**
 * Fetch a page. The browser reads it into a document in which nothing runs and nothing is loaded;
 * unlike `DOMParser` that is no sink that Trusted Types refuse.
 * @param {string} url @returns {Promise<Document>}
 */
export function fetchPage(url) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onload = () => {
      const { status, responseXML } = request;
      if (status === 200 && responseXML) resolve(responseXML);
      else reject(new Error(`kbgen: ${status}: ${url}`));
    };
    request.onerror = () => reject(new Error(`kbgen: network: ${url}`));
    request.send();
  });
}

/** @param {Context} context @param {string} url @returns {Promise<Shown>} */
export async function readPage(context, url) {
  const loaded = await fetchPage(url);
  const block = [...loaded.querySelectorAll('script[type="application/json"][data-kb-page]')].at(-1);
  const { page } = JSON.parse(block?.textContent || '{"page":{}}');
  const contact = loaded.querySelector("[data-kb-contact]:not([data-kb-contact-first])");
  const question = asked(loaded.querySelector("[data-kb-feedback]"), "h2", "[data-kb-vote] button");
  const consent = asked(loaded.querySelector("[data-kb-consent]"), "p", "button");
  const main = loaded.querySelector("article") ?? loaded.querySelector("main > *");
  const heading = loaded.querySelector("h1");
  const title = heading?.textContent?.trim() ?? "";
  heading?.remove();
  return {
    url,
    title,
    body: taken(context, main ?? loaded.createElement("div"), page),
    contact: contact && taken(context, contact, page),
    question,
    consent,
    page,
  };
}

/** @param {Element | null} part @param {string} text @param {string} buttons selectors in it @returns {Asked | null} */
function asked(part, text, buttons) {
  const [yes, no] = [...(part?.querySelectorAll(buttons) ?? [])].map((one) => one.textContent?.trim() ?? "");
  return part && yes && no ? { text: part.querySelector(text)?.textContent?.trim() ?? "", yes, no } : null;
}

/** Links to articles, from a list of the page. @param {Document} loaded @param {string} selector */
export function linksOf(loaded, selector) {
  const links = [...loaded.querySelectorAll(selector)];
  return links.map((link) => ({
    url: /** @type {HTMLAnchorElement} */ (link).href,
    title: link.textContent ?? "",
    lang: link.getAttribute("lang") ?? "",
  }));
}

/**
 * Move a part of a page into this one, without what runs, with whole addresses.
 * @param {Context} context @param {Element} part @param {import("../page.js").Page} page
 */
function taken({ places, market }, part, page) {
  for (const element of part.querySelectorAll(LEFT_OUT)) element.remove();
  for (const element of [part, ...part.querySelectorAll("*")]) {
    for (const { name } of [...element.attributes]) {
      if (name === "style" || name.startsWith("on")) element.removeAttribute(name);
    }
    for (const name of ["href", "src", "poster"]) {
      const address = element.getAttribute(name);
      if (address && !address.startsWith("#")) element.setAttribute(name, new URL(address, part.baseURI).href);
    }
    // The site's list is hidden until it is in the order of opening hours.
    if (element.matches("[data-kb-channels]")) element.setAttribute("data-kb-ready", "");
    const set = element.getAttribute("srcset");
    if (set) element.setAttribute("srcset", set.replace(/[^\s,]\S*(?=\s)/g, (one) => new URL(one, part.baseURI).href));
    const template = element.getAttribute("data-kb-template");
    const all = { ...places, market: market ?? "", article: page.article_id ?? "" };
    if (template) element.setAttribute("href", fillPlaces(template, all));
  }
  return /** @type {HTMLElement} */ (document.importNode(part, true));
}

/** Rules that show the texts of one market, as first.js does. @param {string | null} market null: not known */
export function marketRules(market) {
  if (market === null) return "";
  const name = `"${CSS.escape(market)}"`;
  const other = `[data-kb-market]:not([data-kb-market=${name}],[data-kb-market=""])`;
  const usual = market ? `,:has(>[data-kb-market=${name}])>[data-kb-market=""]` : "";
  const block = `[data-kb-for-market]:not([data-kb-for-market~=${name}])`;
  return `[data-kb-market-mark],${block},${other}${usual}{display:none!important}`;
}
