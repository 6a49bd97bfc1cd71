// The results page: the query is in the address, so that links, Back and reload work.

import { emit } from "../events.js";
import { say, show, tell } from "../page.js";
import { answerBlock } from "./answer.js";
import { placed, written } from "./hit.js";
import { marked } from "./marked.js";
import { fillNote } from "./note.js";
import { placeContact } from "./reach.js";
import { offerRecent, remember } from "./recent.js";
import { showFailure } from "./search.js";

/** @typedef {import("../search/types").Hit} Hit */
/** @typedef {import("../search/types").Kbgen} Kbgen */

const STEP = 10;
/** Hits fetched for each one shown: enough to list categories and filter by one. */
const AHEAD = 3;
/** Milliseconds without a key after which categories and other languages are searched as well. */
const PAUSE = 500;

/** @param {Kbgen} kbgen @param {HTMLFormElement} form @param {HTMLElement} target */
export function bindResults(kbgen, form, target) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
  const note = /** @type {HTMLElement} */ (form.querySelector("[data-kb-note]"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[data-kb-status]"));
  // Topics and the A-Z are for readers who do not search, or find nothing.
  const browse = document.querySelector("[data-kb-browse]");
  /** @param {boolean} found */
  const hideBrowse = (found) => browse?.toggleAttribute("hidden", found);
  let asked = 0;
  let shown = STEP;
  let category = "";
  let pause = 0;

  /** The address and the history entry hold all that Back has to restore. */
  const address = () => {
    const url = new URL(location.href);
    for (const [key, value] of [["q", input.value], ["category", category]]) {
      if (value) url.searchParams.set(key, value);
      else url.searchParams.delete(key);
    }
    return url;
  };
  const enter = () => {
    const url = address();
    if (url.href === location.href) return;
    const before = new URL(location.href).searchParams.get("q");
    // Typing on replaces the beginning of the query.
    const typesOn = before && !category && input.value.startsWith(before);
    history[typesOn ? "replaceState" : "pushState"]({ shown }, "", url);
    remember(input.value);
  };

  /** @param {string} query */
  const askFor = (query) => {
    input.value = query;
    shown = STEP;
    category = "";
    enter();
    input.focus();
    askAll();
  };

  /** The answer while typing: no more than fits. */
  const ask = () => answer({ limit: shown + 1, elsewhere: false }, false);
  /** The whole answer. @returns {Promise<boolean>} whether it was shown, and not a newer one */
  const askAll = () => answer({ limit: AHEAD * shown }, true);

  /** @param {import("../search/types").Options} options @param {boolean} whole */
  const answer = async (options, whole) => {
    const query = input.value;
    const number = ++asked;
    if (!query.trim()) {
      target.replaceChildren();
      placeContact(target, "");
      hideBrowse(false);
      note.hidden = !offerRecent(note, askFor);
      show(status, note.hidden ? "" : say("recent"));
      return true;
    }
    tell(status, "searching");
    try {
      const wanted = await kbgen.asks(query);
      if (number === asked) placeContact(target, wanted);
      const [hits, box] = await Promise.all([kbgen.search(query, options), kbgen.answer(query)]);
      const offer = whole && !hits.length && !wanted ? await kbgen.suggest(query) : null;
      const categories = whole ? count(hits) : new Map();
      const chosen = hits.filter((hit) => !categories.has(category) || hit.category === category);
      const items = await Promise.all(chosen.slice(0, shown).map((hit, at) => result(kbgen, query, hit, at)));
      if (number !== asked) return false;
      if (whole && !categories.has(category)) category = "";
      note.hidden = !offer;
      if (offer) fillNote(note, query, offer.did_you_mean, offer.nearest, askFor);
      // Who chose a category looks for something else.
      const clicked = () => emit("result_click", { query, rank: 1, article_id: box?.id, url: box?.url });
      const answered = box && !category ? [answerBlock(box, clicked)] : [];
      target.replaceChildren(...answered, filter(categories, category, choose), list(items));
      hideBrowse(hits.length > 0 || wanted !== "");
      if (whole && (chosen.length > shown || hits.length === options.limit)) target.append(more());
      if (!whole) return true;
      const found = offer ? say("none", { query }) : say("results", { num: items.length });
      show(status, answered.length ? `${box?.text} ${found}` : found);
      emit("search", { query, results: items.length });
      if (offer) emit("search_no_results", { query });
      return true;
    } catch (error) {
      if (number === asked) fail(error);
      return false;
    } finally {
      if (number === asked) document.documentElement.classList.remove("asking");
    }
  };

  /** @param {string} name */
  const choose = async (name) => {
    category = name;
    shown = STEP;
    enter();
    if (!(await askAll())) return;
    const pressed = target.querySelector("[aria-pressed=true]");
    if (pressed instanceof HTMLElement) pressed.focus();
  };

  const more = () => {
    const button = document.createElement("button");
    button.className = "more";
    tell(button, "more");
    button.addEventListener("click", async () => {
      const before = target.querySelectorAll(".result").length;
      shown += STEP;
      history.replaceState({ shown }, "");
      if (!(await askAll())) return;
      const links = target.querySelectorAll(".result a");
      const next = links[before] ?? links[links.length - 1];
      if (next instanceof HTMLElement) next.focus();
    });
    return button;
  };

  /** @param {unknown} error */
  const fail = (error) => {
    showFailure(form, error, () => {
      input.focus();
      askAll();
    });
    target.replaceChildren();
    hideBrowse(false);
  };

  input.addEventListener("focus", () => {
    kbgen.prepare(() => input.value).catch(() => {});
    if (!input.value.trim()) offerRecent(note, askFor);
  });
  input.addEventListener("input", () => {
    shown = STEP;
    category = "";
    ask();
    clearTimeout(pause);
    pause = setTimeout(() => {
      enter();
      askAll();
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    enter();
    askAll();
  });
  const restore = () => {
    const { searchParams } = new URL(location.href);
    input.value = searchParams.get("q") ?? "";
    category = searchParams.get("category") ?? "";
    shown = history.state?.shown ?? STEP;
    askAll();
  };
  addEventListener("popstate", restore);
  document.addEventListener("kb:market", () => input.value.trim() && askAll());
  // Text typed before this script loaded overrides the address.
  if (input.value && document.activeElement === input) askAll();
  else restore();
}

/** @param {Hit[]} hits @returns {Map<string, number>} how many of each category, the most first */
function count(hits) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { category } of hits) counts.set(category, (counts.get(category) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

/**
 * Buttons for the categories, where there are several.
 * @param {Map<string, number>} categories @param {string} chosen
 * @param {(name: string) => void} choose
 */
function filter(categories, chosen, choose) {
  const group = document.createElement("div");
  group.className = "filter";
  if (categories.size < 2) return group;
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", say("topics"));
  for (const name of ["", ...categories.keys()]) {
    const button = document.createElement("button");
    button.type = "button";
    if (name) button.textContent = name;
    else tell(button, "topics");
    button.setAttribute("aria-pressed", String(name === chosen));
    button.addEventListener("click", () => choose(name));
    group.append(button);
  }
  return group;
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
  link.append(written(hit, "b", marked(hit.title, await kbgen.marks(hit.title, query))));
  link.addEventListener("click", () =>
    emit("result_click", { query, rank: at + 1, article_id: hit.id, url: hit.url }),
  );
  // Without the passage, the description is shown.
  const passage = await kbgen.passage(hit, query).catch(() => null);
  const text = written(hit, "p", passage ? marked(passage.text, passage.marks) : hit.excerpt);
  const item = document.createElement("li");
  item.className = "result";
  item.append(link, placed(hit), text);
  return item;
}
