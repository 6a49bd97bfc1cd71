// Complete questions above the hits: the reader's own first, then what others ask.

import { recent } from "./recent.js";

/** @typedef {import("../search/types").Kbgen} Kbgen */

const MOST = 3;
/** Own queries are short of letters to tell them by. */
const FEWEST_LETTERS = 2;

/** @param {Kbgen} kbgen @param {string} typed @returns {Promise<string[]>} */
export async function findOffers(kbgen, typed) {
  const begun = typed.trim().toLowerCase();
  /** @param {string} query */
  const continues = (query) => query.length > begun.length && query.toLowerCase().startsWith(begun);
  const own = begun.length < FEWEST_LETTERS ? [] : recent().filter(continues).slice(0, 1);
  // Without them the search goes on: a failure shows with it.
  const others = await kbgen.complete(typed).catch(() => []);
  return [...new Set([...own, ...others])].slice(0, MOST);
}

/**
 * Options for the list: links to the results page, which put the question into the box instead.
 * @param {string[]} questions @param {HTMLFormElement} form @param {string} id of the list
 * @param {(question: string) => void} ask
 */
export function offerOptions(questions, form, id, ask) {
  return questions.map((question, at) => {
    const option = document.createElement("a");
    const icon = form.querySelector(":scope > .icon")?.cloneNode(true) ?? "";
    const text = document.createElement("span");
    text.textContent = question;
    text.dir = "auto";
    option.append(icon, text);
    option.className = "option offer";
    option.id = `${id}-offer-${at}`;
    option.href = `${form.action}?${new URLSearchParams({ q: question })}`;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      ask(question);
    });
    return option;
  });
}
