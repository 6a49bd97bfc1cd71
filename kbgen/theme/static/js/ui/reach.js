// Who asks the search for a human gets one first: the ways to reach us, the best of them on top.

import { say, show, tell } from "../page.js";

/** @typedef {"" | "contact" | "complaint" | null} Asked */

/** Ways that the list shows; the contact page has them all. */
const MOST = 3;

/** The ways to a human on this page, in their order. @param {Asked} asked @returns {HTMLElement[]} */
function ways(asked) {
  const items = [...document.querySelectorAll("[data-kb-contact] [data-kb-channels] > li")];
  const shown = items.filter((item) => item instanceof HTMLElement && !item.hidden);
  if (asked === "complaint") shown.sort((a, b) => Number(isForThem(b)) - Number(isForThem(a)));
  return /** @type {HTMLElement[]} */ (shown);
}

/** @param {Element} item */
const isForThem = (item) => item.hasAttribute("data-kb-complaints");

/**
 * Options for the list while typing.
 * @param {Asked} asked @param {string} id of the list
 * @returns {HTMLAnchorElement[]} none where the page has no way to a human
 */
export function wayOptions(asked, id) {
  if (!asked) return [];
  const options = ways(asked).slice(0, MOST).flatMap((item) => {
    const link = item.querySelector("a[data-kb-channel]");
    return link instanceof HTMLAnchorElement ? [option(link, item)] : [];
  });
  const page = document.querySelector("a[data-kb-contact-page]");
  if (page instanceof HTMLAnchorElement) {
    const all = document.createElement("a");
    all.href = page.href;
    all.innerHTML = "<b></b>";
    tell(all.children[0], "contact");
    options.push(all);
  }
  options.forEach((one, at) => {
    one.classList.add("option", "contact-option");
    one.id = `${id}-way-${at}`;
    one.tabIndex = -1;
    one.setAttribute("role", "option");
    one.setAttribute("aria-selected", "false");
  });
  return options;
}

/** @param {HTMLAnchorElement} link @param {HTMLElement} item */
function option(link, item) {
  const copy = /** @type {HTMLAnchorElement} */ (link.cloneNode(true));
  copy.className = "";
  const state = document.createElement("small");
  const lines = [...item.querySelectorAll("[data-kb-state], .contact-answer")];
  state.textContent = lines.map((line) => line.textContent).filter(Boolean).join(" · ");
  if (state.textContent) copy.append(state);
  return copy;
}

/** The heading of the contact block where nobody has asked for it. @type {string | null} */
let usual = null;

/** Put the contact block of the results page above the results, or below them. @param {HTMLElement} results @param {Asked} asked */
export function placeContact(results, asked) {
  const contact = document.querySelector("main [data-kb-contact]");
  if (!contact) return;
  const list = contact.querySelector("[data-kb-channels]");
  if (asked === "complaint") list?.prepend(...ways(asked).filter(isForThem));
  const heading = contact.querySelector("h2");
  if (heading) {
    usual ??= heading.textContent;
    show(heading, asked ? say("contact") : usual ?? "");
  }
  if (asked) results.before(contact);
  else if (contact !== results.parentElement?.lastElementChild) results.parentElement?.append(contact);
}
