// Who turns to a human need not say again what was read and searched: links to us carry it.

import { lastQuery, order } from "../feedback/trail.js";
import { market } from "../market.js";
import { page, say, tell } from "../page.js";
import { fillPlaces } from "../places.js";

/** Characters of a title or a query that a link carries: addresses have their limits. */
const LONGEST = 200;

/** @typedef {Record<"article" | "title" | "query" | "order" | "market" | "zip" | "email", string>} Known */

/** @returns {Known} */
function known() {
  /** @param {string | null | undefined} text */
  const short = (text) => [...(text ?? "").replace(/\p{Surrogate}/gu, "").trim()].slice(0, LONGEST).join("");
  return {
    article: page.article_id ?? "",
    title: page.article_id ? short(document.querySelector("h1")?.textContent) : "",
    query: short(lastQuery()),
    order: order(),
    market: market() ?? "",
    zip: page.given?.zip ?? "",
    email: page.given?.email ?? "",
  };
}

/** A line for each thing to know. @param {Known} known @returns {string[]} */
function summary({ title, query, order }) {
  return [
    ...(title ? [say("contact_article", { title }), location.origin + location.pathname] : []),
    ...(query ? [say("contact_query", { query })] : []),
    ...(order ? [say("contact_order", { order })] : []),
  ];
}

/** @returns {HTMLAnchorElement[]} */
const channels = () =>
  [...document.querySelectorAll("a[data-kb-channel]")].filter((link) => link instanceof HTMLAnchorElement);

/** Whether a link takes a message, the address of a page with places, or is a page of the site. @param {HTMLAnchorElement} link */
const carries = (link) =>
  link.hasAttribute("data-kb-text") || link.hasAttribute("data-kb-template") || isOurs(link);
/** @param {HTMLAnchorElement} link */
const isOurs = (link) => link.origin === location.origin && link.protocol.startsWith("http");

/** Fill in the current article, query, order and market. */
export function fillContact() {
  const all = known();
  const lines = summary(all);
  for (const link of channels()) {
    const template = link.getAttribute("data-kb-template");
    const text = link.getAttribute("data-kb-text");
    const subject = link.getAttribute("data-kb-subject");
    if (template) link.href = fillPlaces(template, { ...all });
    else if (text && lines.length) {
      if (subject) setParameter(link, subject, all.title || all.query || say("contact_order", { order: all.order }));
      setParameter(link, text, (subject ? "\r\n\r\n" : "") + lines.join(subject ? "\r\n" : "\n"));
    } else if (!text && isOurs(link)) {
      for (const name of /** @type {const} */ (["article", "query", "order"])) {
        if (all[name]) setParameter(link, name, all[name]);
      }
    }
  }
}

/** Not `searchParams`: mail programs show its plus signs. @param {HTMLAnchorElement} link @param {string} name @param {string} value */
function setParameter(link, name, value) {
  const others = link.search.slice(1).split("&").filter((pair) => pair && !pair.startsWith(`${name}=`));
  link.search = [...others, `${name}=${encodeURIComponent(value)}`].join("&");
}

/** Offer a text to copy, for links that carry nothing. */
export function offerSummary() {
  fillContact();
  const contact = document.querySelector("[data-kb-contact]");
  const offered = channels().filter((link) => link.checkVisibility?.() ?? !link.closest("[hidden]"));
  const carry = offered.every((link) => carries(link) || link.protocol === "tel:");
  if (!contact || carry || contact.querySelector("[data-kb-summary]")) return;
  const lines = summary(known());
  const box = document.createElement("div");
  box.className = "contact-summary";
  box.setAttribute("data-kb-summary", "");
  const label = document.createElement("label");
  tell(label, "contact_summary");
  const text = document.createElement("textarea");
  text.readOnly = true;
  text.id = "kb-contact-summary";
  label.htmlFor = text.id;
  text.value = lines.join("\n");
  text.rows = lines.length + 1; // a long title takes two
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "quiet";
  tell(copy, "copy");
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  copy.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      tell(status, "copied");
    } catch {
      // The text is selected, for the keyboard.
    }
  });
  box.append(label, text, copy, " ", status);
  contact.append(box);
}
