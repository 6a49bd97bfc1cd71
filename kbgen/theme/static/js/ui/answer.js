// The answer that the results begin with, in the list and on the results page.

import { written } from "./hit.js";

/** @typedef {import("../search/types").Box} Box */

/** Where the answer comes from, and whose it is. @param {Box} box */
function source({ title, section, market, locale }) {
  const where = document.createElement("small");
  const path = [title, section?.title].filter(Boolean).join(" › ");
  where.append(written({ locale }, "span", path));
  if (market) {
    const name = document.createElement("span");
    name.className = "answer-market";
    name.textContent = marketName(market);
    where.append(" ", name);
  }
  return where;
}

/** As the choice of a market has it. @param {string} market */
function marketName(market) {
  /** @type {NodeListOf<HTMLOptionElement>} */
  const options = document.querySelectorAll("[data-kb-market-choice] option");
  return [...options].find(({ value }) => value === market)?.text ?? market;
}

/** An option for the list while typing. @param {Box} box @param {string} id of the list */
export function answerOption(box, id) {
  const option = document.createElement("a");
  option.className = "option answer";
  option.id = `${id}-answer`;
  option.href = box.url;
  option.tabIndex = -1;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.append(written(box, "b", box.text), source(box));
  return option;
}

/** The same above the results of a page. @param {Box} box */
export function answerBlock(box) {
  const block = document.createElement("div");
  block.className = "answer";
  const link = document.createElement("a");
  link.href = box.url;
  link.append(source(box));
  block.append(written(box, "p", box.text), link);
  return block;
}
