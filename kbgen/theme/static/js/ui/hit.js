// What stands below the title of a hit, in the list and on the results page.

import { page } from "../page.js";

/** @typedef {import("../search/types").Hit} Hit */

/**
 * An element with text of a hit, which may be in another language than the page.
 * @param {Pick<Hit, "locale">} hit @param {string} tag @param {Node | string} text
 */
export function written(hit, tag, text) {
  const element = document.createElement(tag);
  element.append(text);
  if (hit.locale !== page.locale) {
    element.lang = hit.locale;
    element.dir = "auto";
  }
  return element;
}

/** Category, section, and the language where it is another one. @param {Hit} hit */
export function placed(hit) {
  const where = document.createElement("small");
  const path = [hit.category, hit.section?.title].filter(Boolean).join(" › ");
  if (hit.locale !== page.locale) {
    const label = document.createElement("span");
    label.className = "language-label";
    label.textContent = new Intl.DisplayNames([page.locale], { type: "language" }).of(hit.locale) ?? hit.locale;
    where.append(label, " ");
  }
  where.append(written(hit, "span", path));
  return where;
}
