// The answer that the results begin with, in the list and on the results page.

import { written } from "./hit.js";

/** @typedef {import("../search/types").Box} Box */

/**
 * The text, and below it where it comes from and whose it is.
 * @param {HTMLElement} element @param {Box} box @param {string} tag of the text
 */
export function fillAnswer(element, box, tag) {
  const where = document.createElement("small");
  where.append(written(box, "span", [box.title, box.section?.title].filter(Boolean).join(" › ")));
  const option = document.querySelector(`[data-kb-market-choice] option[value="${CSS.escape(box.market)}"]`);
  if (box.market) {
    const name = document.createElement("span");
    name.className = "answer-market";
    name.textContent = option?.textContent ?? box.market;
    where.append(" ", name);
  }
  element.classList.add("answer");
  element.append(written(box, tag, box.text), where);
  return where;
}

/** The same above the results of a page. @param {Box} box @param {() => void} onClick */
export function answerBlock(box, onClick) {
  const block = document.createElement("div");
  const link = document.createElement("a");
  link.href = box.url;
  link.addEventListener("click", onClick);
  const where = fillAnswer(block, box, "p");
  where.replaceWith(link);
  link.append(where);
  return block;
}
