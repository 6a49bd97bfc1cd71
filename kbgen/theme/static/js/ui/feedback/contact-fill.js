// Who turns to a human need not say again what was read and searched: links to us carry it.

import { lastQuery } from "../../feedback/trail.js";
import { page, say } from "../../page.js";

/** @returns {string[]} a line for the article, and one for the query */
function summary() {
  const title = page.article_id ? document.querySelector("h1")?.textContent?.trim() : "";
  const query = lastQuery();
  return [
    ...(title ? [say("contact_article", { title }), location.origin + location.pathname] : []),
    ...(query ? [say("contact_query", { query })] : []),
  ];
}

/** @returns {HTMLAnchorElement[]} */
const channels = () =>
  [...document.querySelectorAll("a[data-kb-channel]")].filter((link) => link instanceof HTMLAnchorElement);

/** Whether a link can carry it: e-mails can, and pages of the site. @param {HTMLAnchorElement} link */
const isMail = (link) => link.protocol === "mailto:" && link.getAttribute("data-kb-channel") === "email";
/** @param {HTMLAnchorElement} link */
const isOurs = (link) => link.origin === location.origin && link.protocol.startsWith("http");

/** Fill in the current article and query. */
export function fillContact() {
  const lines = summary();
  if (!lines.length) return;
  const title = page.article_id ? document.querySelector("h1")?.textContent?.trim() : undefined;
  const query = lastQuery();
  for (const link of channels()) {
    if (isMail(link)) {
      const subject = title ?? query ?? "";
      const body = `\r\n\r\n${lines.join("\r\n")}`;
      link.search = `?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
    } else if (isOurs(link)) {
      const url = new URL(link.href);
      if (page.article_id) url.searchParams.set("article", page.article_id);
      if (query) url.searchParams.set("query", query);
      link.href = url.href;
    }
  }
}

/** Offer a text to copy, for links that carry nothing. */
export function offerSummary() {
  fillContact();
  const contact = document.querySelector("[data-kb-contact]");
  const offered = channels().filter((link) => link.checkVisibility?.() ?? true);
  const carry = offered.every((link) => isMail(link) || isOurs(link) || link.protocol === "tel:");
  if (!contact || carry || contact.querySelector("[data-kb-summary]")) return;
  const box = document.createElement("div");
  box.className = "contact-summary";
  box.setAttribute("data-kb-summary", "");
  const label = document.createElement("label");
  label.textContent = say("contact_summary");
  const text = document.createElement("textarea");
  text.readOnly = true;
  text.id = "kb-contact-summary";
  label.htmlFor = text.id;
  text.value = summary().join("\n");
  text.rows = summary().length + 1; // a long title takes two
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "quiet";
  copy.textContent = say("copy");
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  copy.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = say("copied");
    } catch {
      // The text is selected, for the keyboard.
    }
  });
  box.append(label, text, copy, " ", status);
  contact.append(box);
}
