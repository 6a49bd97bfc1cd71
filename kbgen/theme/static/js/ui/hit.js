// What stands below the title of a hit, in the list and on the results page.

import { page } from "../page.js";

/** @typedef {import("../search/types").Hit} Hit */

/** @param {Hit} hit @param {Node} title with marks */
export function titled(hit, title) {
  const words = document.createElement("b");
  words.append(title);
  if (hit.locale !== page.locale) {
    words.lang = hit.locale;
    words.dir = "auto";
  }
  return words;
}

/** Category, section, and the language where it is another one. @param {Hit} hit */
export function placed(hit) {
  const where = document.createElement("small");
  where.textContent = [hit.category, hit.section?.title].filter(Boolean).join(" › ");
  if (hit.locale !== page.locale) {
    const label = document.createElement("span");
    label.className = "language-label";
    label.textContent = new Intl.DisplayNames([page.locale], { type: "language" }).of(hit.locale) ?? hit.locale;
    where.prepend(label, " ");
  }
  return where;
}
