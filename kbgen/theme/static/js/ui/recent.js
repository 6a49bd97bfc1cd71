// Recent searches, on this device only.

import { keep, read } from "../feedback/kept.js";
import { say, tell } from "../page.js";

const KEPT = 5;

/** @returns {string[]} the latest first */
export function recent() {
  const kept = read("recent");
  return Array.isArray(kept) ? kept.filter((query) => typeof query === "string") : [];
}

/** Keep a query, without its own beginnings. @param {string} query */
export function remember(query) {
  const words = query.trim();
  if (words) keep("recent", [words, ...recent().filter((one) => !words.startsWith(one))].slice(0, KEPT));
}

/**
 * Offer them in the note of an empty box. Return whether any exist.
 * @param {HTMLElement} note
 * @param {(query: string) => void} ask
 */
export function offerRecent(note, ask) {
  const queries = recent();
  if (!queries.length) return false;
  const head = document.createElement("p");
  tell(head, "recent");
  const list = document.createElement("ul");
  list.className = "recent";
  for (const query of queries) {
    const item = document.createElement("li");
    item.append(button(query, () => ask(query)));
    list.append(item);
  }
  const clear = button(say("clear"), () => {
    keep("recent", null);
    note.hidden = true;
    note.closest("form")?.querySelector("input")?.focus();
  });
  clear.className = "quiet";
  note.replaceChildren(head, list, clear);
  note.hidden = false;
  return true;
}

/** @param {string} text @param {() => void} act */
function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.dir = "auto";
  made.addEventListener("click", act);
  return made;
}
