// The results page: the query is in the address, so that links, Back and reload work.

import { emit } from "../events.js";
import { say } from "../page.js";
import { marked } from "./marked.js";
import { fillNote } from "./note.js";

/** @typedef {import("../search/types").Hit} Hit */
/** @typedef {import("../search/types").Kbgen} Kbgen */

const STEP = 10;
/** A pause that ends a word: what was searched then is worth an entry in the history. */
const PAUSE = 700;

/** @param {Kbgen} kbgen @param {HTMLFormElement} form @param {HTMLElement} target */
export function bindResults(kbgen, form, target) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
  const note = /** @type {HTMLElement} */ (form.querySelector("[data-kb-note]"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[data-kb-status]"));
  // Topics and the A-Z are for those who do not search, or find nothing.
  const browse = document.querySelector("[data-kb-browse]");
  /** @param {boolean} found */
  const hideBrowse = (found) => browse?.toggleAttribute("hidden", found);
  let asked = 0;
  let shown = STEP;
  let pause = 0;

  const remember = () => {
    const url = new URL(location.href);
    if (url.searchParams.get("q") === input.value) return;
    if (input.value) url.searchParams.set("q", input.value);
    else url.searchParams.delete("q");
    history.pushState(null, "", url);
  };

  /** @param {string} query */
  const askFor = (query) => {
    input.value = query;
    shown = STEP;
    ask();
  };

  const ask = async () => {
    const query = input.value;
    const number = ++asked;
    if (!query.trim()) {
      note.hidden = true;
      target.replaceChildren();
      hideBrowse(false);
      status.textContent = "";
      return;
    }
    status.textContent = say("searching");
    try {
      // One more than is shown tells whether there are more.
      const hits = await kbgen.search(query, { limit: shown + 1 });
      const items = await Promise.all(hits.slice(0, shown).map((hit, at) => result(kbgen, query, hit, at)));
      const offer = hits.length ? null : await kbgen.suggest(query);
      if (number !== asked) return;
      note.hidden = !offer;
      if (offer) fillNote(note, query, offer.did_you_mean, offer.nearest, askFor);
      target.replaceChildren(list(items));
      hideBrowse(hits.length > 0);
      if (hits.length > shown) target.append(more());
      status.textContent = offer ? say("none", { query }) : say("results", { num: items.length });
      emit("search", { query, results: items.length });
      if (offer) emit("search_no_results", { query });
    } catch {
      if (number === asked) fail();
    }
  };

  const more = () => {
    const button = document.createElement("button");
    button.className = "more";
    button.textContent = say("more");
    button.addEventListener("click", async () => {
      const before = shown;
      shown += STEP;
      await ask();
      const next = target.querySelectorAll("a")[before];
      if (next instanceof HTMLElement) next.focus();
    });
    return button;
  };

  const fail = () => {
    const text = document.createElement("p");
    text.textContent = say("failed");
    const retry = document.createElement("button");
    retry.type = "button";
    retry.textContent = say("retry");
    retry.addEventListener("click", ask);
    note.replaceChildren(text, retry);
    note.hidden = false;
    target.replaceChildren();
    hideBrowse(false);
    status.textContent = say("failed");
  };

  input.addEventListener("focus", () => kbgen.prepare().catch(() => {}));
  input.addEventListener("input", () => {
    shown = STEP;
    ask();
    clearTimeout(pause);
    pause = setTimeout(remember, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    remember();
    ask();
  });
  const restore = () => askFor(new URL(location.href).searchParams.get("q") ?? "");
  addEventListener("popstate", restore);
  // What was typed before this script came counts more than the address.
  if (input.value && document.activeElement === input) ask();
  else restore();
}

/** @param {HTMLElement[]} items */
function list(items) {
  const results = document.createElement("ol");
  results.className = "results";
  results.append(...items);
  return results;
}

/** @param {Kbgen} kbgen @param {string} query @param {Hit} hit @param {number} at */
async function result(kbgen, query, hit, at) {
  const link = document.createElement("a");
  link.href = hit.url;
  link.append(marked(hit.title, await kbgen.marks(hit.title, query)));
  link.addEventListener("click", () =>
    emit("result_click", { query, rank: at + 1, article_id: hit.id, url: hit.url }),
  );
  const where = document.createElement("small");
  where.textContent = [hit.category, hit.section?.title].filter(Boolean).join(" › ");
  const text = document.createElement("p");
  // A passage that cannot be fetched leaves the description, which is there already.
  const passage = await kbgen.passage(hit, query).catch(() => null);
  text.append(passage ? marked(passage.text, passage.marks) : hit.excerpt);
  const item = document.createElement("li");
  item.className = "result";
  item.append(link, where, text);
  return item;
}
