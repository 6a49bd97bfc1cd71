// What a search without results offers: never a dead end.

import { tell } from "../page.js";

/** @typedef {import("../search/types").Hit} Hit */

/**
 * @param {HTMLElement} note
 * @param {string} query
 * @param {string | null} meant
 * @param {Hit[]} nearest
 * @param {(query: string) => void} ask
 */
export function fillNote(note, query, meant, nearest, ask) {
  const none = document.createElement("p");
  tell(none, "none", { query });
  /** @type {Node[]} */
  const parts = [none];
  if (meant) {
    const button = document.createElement("button");
    button.type = "button";
    tell(button, "did_you_mean", { query: meant });
    button.addEventListener("click", () => ask(meant));
    parts.push(button);
  }
  if (nearest.length) {
    const closest = document.createElement("p");
    tell(closest, "nearest");
    parts.push(closest, linkList(nearest));
  }
  const hint = document.createElement("p");
  tell(hint, "none_hint");
  parts.push(hint, waysOut());
  note.replaceChildren(...parts);
}

/** @param {Hit[]} hits */
function linkList(hits) {
  const list = document.createElement("ul");
  list.className = "links";
  for (const hit of hits) list.append(item(hit.url, hit.title));
  return list;
}

/** All topics, and the ways to a human. The results page has both below. */
function waysOut() {
  const box = document.createDocumentFragment();
  if (document.querySelector("[data-kb-results]")) return box;
  const home = document.querySelector("a[data-kb-home]");
  if (home instanceof HTMLAnchorElement) {
    const list = document.createElement("ul");
    list.className = "links";
    const entry = item(home.href, "");
    tell(entry.querySelector("a") ?? entry, "topics");
    list.append(entry);
    box.append(list);
  }
  const channels = document.querySelector("[data-kb-channels]");
  if (channels) box.append(channels.cloneNode(true));
  return box;
}

/** @param {string} url @param {string} text */
function item(url, text) {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = text;
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}
