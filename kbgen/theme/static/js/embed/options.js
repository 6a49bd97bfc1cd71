// Articles to choose from: links in a list, or the options of a box.

import { make } from "./dom.js";

/** @typedef {import("./elements.js").Context} Context */
/** @typedef {{url: string, title: string, excerpt?: string, lang?: string}} Row */
/** @typedef {(link: HTMLElement, at: number) => void} Choose */

/** @param {KeyboardEvent} event @returns {number} -1, 1, or 0 for other keys */
function step({ key, isComposing }) {
  if (isComposing) return 0;
  return key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
}

/**
 * A click opens an article, with a key for a new tab it leads there.
 * @param {Context} context @param {Row} row @param {(link: HTMLElement) => void} open
 */
export function linkTo({ locale }, { url, title, excerpt, lang }, open) {
  const link = make("a", { href: url }, make("b", {}, title));
  if (excerpt) link.append(make("span", {}, excerpt));
  if (lang && lang !== locale) link.setAttribute("lang", lang);
  if (lang && lang !== locale) link.setAttribute("dir", "auto");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link);
  });
  return link;
}

/** A list of articles; the arrow keys move in it. @param {Context} context @param {Row[]} rows @param {Choose} open */
export function listOf(context, rows, open) {
  const links = rows.map((row, at) => linkTo(context, row, (link) => open(link, at)));
  const list = make("ol", { class: "list" }, ...links.map((link) => make("li", {}, link)));
  list.addEventListener("keydown", (event) => {
    const next = step(event) && links[links.indexOf(/** @type {HTMLElement} */ (event.target)) + step(event)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return list;
}

/** The list below a box, as the site's own search has it: an ARIA combobox. */
export class Options {
  /** @param {HTMLInputElement} input */
  constructor(input) {
    this.input = input;
    this.active = -1;
    /** @type {HTMLElement[]} */
    this.links = [];
    this.list = make("div", { class: "list", id: "kb-options", role: "listbox", "aria-label": input.placeholder });
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "kb-options", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(states)) input.setAttribute(name, value);
    const onKey = (/** @type {KeyboardEvent} */ event) => this.onKey(event);
    input.addEventListener("keydown", onKey);
    this.list.addEventListener("keydown", onKey);
  }

  /** @param {HTMLElement[]} links none: the list is empty */
  fill(links) {
    links.forEach((link, at) => {
      const states = { id: `kb-option-${at}`, role: "option", "aria-selected": "false", tabindex: "-1" };
      for (const [name, value] of Object.entries(states)) link.setAttribute(name, value);
    });
    this.links = links;
    this.list.replaceChildren(...links);
    this.input.setAttribute("aria-expanded", String(links.length > 0));
    this.select(-1);
  }

  /** The option that the arrow keys have reached. */
  get chosen() {
    return this.links[this.active];
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const count = this.links.length;
    if (!step(event) || !count) return;
    event.preventDefault();
    const at = this.links.indexOf(/** @type {HTMLElement} */ (event.target)); // the focus returned to it
    if (at >= 0) this.input.focus();
    // One position more than options: the box itself.
    this.select((((at >= 0 ? at : this.active) + 1 + step(event) + count + 1) % (count + 1)) - 1);
  }

  /** @param {number} at */
  select(at) {
    this.links.forEach((link, other) => link.setAttribute("aria-selected", String(other === at)));
    this.active = at;
    const link = this.chosen;
    if (link) {
      link.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", link.id);
    } else this.input.removeAttribute("aria-activedescendant");
  }
}
