// What a search without results offers: never a dead end.

import { say } from "../page.js";

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
  none.textContent = say("none", { query });
  /** @type {Node[]} */
  const parts = [none];
  if (meant) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = say("did_you_mean", { query: meant });
    button.addEventListener("click", () => ask(meant));
    parts.push(button);
  }
  if (nearest.length) {
    const closest = document.createElement("p");
    closest.textContent = say("nearest");
    parts.push(closest, linkList(nearest));
  }
  const hint = document.createElement("p");
  hint.textContent = say("none_hint");
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

/** The home page and the ways to a human. */
function waysOut() {
  const list = document.createElement("ul");
  list.className = "links";
  /** @type {HTMLAnchorElement[]} of the header, where a logo may stand for the name, and the footer */
  const homes = [...document.querySelectorAll("a[data-kb-home]")].filter((link) => link instanceof HTMLAnchorElement);
  const home = homes.find((link) => link.textContent?.trim());
  if (home) list.append(item(home.href, (home.textContent ?? "").trim()));
  const channels = document.querySelector("[data-kb-channels]");
  const form = document.querySelector("form[data-kb-search]");
  if (form instanceof HTMLFormElement) list.append(item(form.action, say("topics")));
  if (!channels) return list;
  const box = document.createDocumentFragment();
  box.append(list, channels.cloneNode(true));
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
