// The engine for the page: one for each locale, opened on first use.

import { size } from "./analyse.js";
import { distance } from "./distance.js";
import { open } from "./engine.js";
import { textFor } from "./market-text.js";
import { cutPassage, findMarks } from "./passage.js";
import { SearchError } from "./store.js";
// Named here so that all load at once, not one level of imports after the other.
import "./answer.js";
import "./asking.js";
import "./complete.js";
import "./decode.js";
import "./listing.js";
import "./matches.js";
import "./matching.js";
import "./query.js";
import "./reader.js";
import "./snowball.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./types").Hit} Hit */
/** @typedef {import("./types").Market} Market */
/** @typedef {import("./types").Passage} Passage */
/** @typedef {import("./types").Suggestion} Suggestion */
/**
 * @typedef {object} Options
 * @property {number} [limit]
 * @property {string} locale
 * @property {readonly string[]} [languages] that the reader knows, the best first
 * @property {boolean} [elsewhere] whether other locales are asked where this one has nothing good
 * @property {Market} [market] of the reader
 */

/** Milliseconds that other locales have: a slow phone needs three round trips of two seconds. */
const LONGEST_WAIT = 8000;

/** @type {Map<string, Promise<Engine>>} */
const engines = new Map();

/** @param {string} site @param {string} locale @param {import("./engine.js").Start} [start] */
function engine(site, locale, start) {
  const key = `${site} ${locale}`;
  let opening = engines.get(key);
  if (!opening) {
    opening = open(site, locale, start);
    engines.set(key, opening);
    opening.catch(() => engines.delete(key));
  }
  return opening;
}

/**
 * Use the engine of a locale. The site may have been published since it was opened, with other files:
 * a failure is retried once with the current files.
 * @template T
 * @param {string} site @param {string} locale @param {(opened: Engine) => Promise<T>} act
 * @returns {Promise<T>}
 */
async function using(site, locale, act) {
  const opened = await engine(site, locale);
  try {
    return await act(opened);
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    engines.delete(`${site} ${locale}`);
    return act(await engine(site, locale));
  }
}

/** @param {string} site @param {string} locale @param {import("./engine.js").Start} start */
export async function prepare(site, locale, start) {
  await engine(site, locale, start);
}

/**
 * The best articles. If the locale has no good match, those of another locale, in the page's language
 * where they are translated.
 * @param {string} site @param {string} query @param {Options} options @returns {Promise<Hit[]>}
 */
export function search(site, query, { limit = 10, locale, languages = [], elsewhere = true, market }) {
  return using(site, locale, async (own) => {
    const { found, ranked, held } = await own.rank(query);
    const hits = await own.hits(ranked.slice(0, limit), found, market);
    if (held >= own.limits.good || !elsewhere || own.asks(query)) return hits;
    const foreign = await askOthers(site, query, own, { limit, languages, market });
    const ids = new Set(foreign.map((hit) => hit.id));
    return [...foreign, ...hits.filter((hit) => !ids.has(hit.id))].slice(0, limit);
  });
}

/**
 * Whether a query asks for a human; null: it is nothing but stop words.
 * @param {string} site @param {string} query @param {string} locale
 */
export function asks(site, query, locale) {
  return using(site, locale, async (own) => own.asks(query) || (own.hasContent(query) ? "" : null));
}

/** Complete questions for what is being typed. @param {string} site @param {string} typed @param {string} locale */
export function complete(site, typed, locale) {
  return using(site, locale, (own) => own.complete(typed));
}

/**
 * Hits of the first other locale that knows the query. All are asked side by side, as one after the other
 * would take a phone half a minute; who has not answered in time has nothing.
 * @param {string} site @param {string} query @param {Engine} own
 * @param {{limit: number, languages: readonly string[], market?: Market}} options @returns {Promise<Hit[]>}
 */
async function askOthers(site, query, own, { limit, languages, market }) {
  const { others } = own.reader.manifest;
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT, []));
  const asked = preferred(others, languages)
    .slice(0, own.limits.others)
    // A failure there does not affect the results of this locale.
    .map((locale) => Promise.race([translated(site, query, own, { limit, locale, market }).catch(() => []), late]));
  for (const answer of asked) {
    const hits = await answer;
    if (hits.length) return hits;
  }
  return [];
}

/**
 * Hits of another locale for the words as typed, in this locale where they are translated.
 * @param {string} site @param {string} query @param {Engine} own
 * @param {{limit: number, locale: string, market?: Market}} options @returns {Promise<Hit[]>}
 */
async function translated(site, query, own, { limit, locale, market }) {
  const other = await engine(site, locale, { typed: () => query, shows: false });
  const { found, ranked, held } = await other.rank(query, false);
  if (held < own.limits.good) return [];
  const foreign = await other.hits(ranked.slice(0, limit), found, market);
  const ids = await own.reader.ids();
  return Promise.all(
    foreign.map((hit) => {
      const document = ids.indexOf(hit.id);
      return document < 0 ? hit : own.hit({ document, score: hit.score }, [], market);
    }),
  );
}

/** @param {string[]} others @param {readonly string[]} languages that the reader knows, the best first */
function preferred(others, languages) {
  /** @param {string} tag */
  const language = (tag) => tag.toLowerCase().split("-")[0];
  const wanted = languages.map(language);
  /** @param {string} tag */
  const place = (tag) => {
    const at = wanted.indexOf(language(tag));
    return at < 0 ? wanted.length : at;
  };
  return [...others].sort((a, b) => place(a) - place(b));
}

/**
 * The answer that the results begin with; null: nothing is certain.
 * @param {string} site @param {string} query @param {Options} options
 */
export function answer(site, query, { locale, market }) {
  return using(site, locale, (opened) => opened.answer(query, market));
}

/**
 * @param {string} site @param {Hit} hit @param {string} query @param {Market} [market]
 * @returns {Promise<Passage>}
 */
export function passage(site, hit, query, market) {
  return using(site, hit.locale, async (opened) => {
    const number = opened.numbers.get(hit.id);
    if (number === undefined) return { text: hit.excerpt, marks: [] };
    const facts = await opened.reader.facts(number);
    const section = facts[5].findIndex(([anchor]) => anchor === (hit.section?.anchor ?? ""));
    const texts = await opened.reader.texts(facts[6]);
    const text = textFor(texts[Math.max(0, section)] ?? "", market) || hit.excerpt;
    return cutPassage(text, findMarks(text, await opened.matches(query), opened.analyser));
  });
}

/**
 * Where the words of the query stand in a text of the page.
 * @param {string} site @param {string} locale @param {string} text @param {string} query
 */
export function marks(site, locale, text, query) {
  return using(site, locale, async (opened) =>
    findMarks(text, await opened.matches(query), opened.analyser),
  );
}

/**
 * What to offer when nothing matches.
 * @param {string} site @param {string} query @param {Options} options
 * @returns {Promise<Suggestion>}
 */
export function suggest(site, query, { limit = 3, locale, market }) {
  return using(site, locale, async (opened) => {
    let meant = query;
    for (const { term, documents } of await opened.matches(query)) {
      if (!term.isWord || documents.size) continue;
      const near = nearest(term.form, await opened.reader.wordsLike(term.form, 2));
      if (near) meant = replaceWord(meant, term.form, near);
    }
    if (meant === query) return { did_you_mean: null, nearest: [] };
    return { did_you_mean: meant, nearest: await opened.search(meant, limit, market) };
  });
}

/** @param {string} form @param {string[]} words the nearest within a third of the letters */
function nearest(form, words) {
  let best = "";
  let least = Math.max(1, Math.floor(size(form) / 3)) + 1;
  for (const word of words) {
    const steps = distance(form, word, least - 1);
    if (steps < least) [best, least] = [word, steps];
  }
  return best;
}

/** @param {string} query @param {string} form folded @param {string} word */
function replaceWord(query, form, word) {
  const at = query.toLowerCase().indexOf(form);
  return at < 0 ? word : query.slice(0, at) + word + query.slice(at + form.length);
}
