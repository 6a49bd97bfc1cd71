// The engine as the page uses it: one for each locale, opened when first needed.

import { size } from "./analyse.js";
import { distance } from "./distance.js";
import { open } from "./engine.js";
import { cutPassage, findMarks } from "./passage.js";
import { packedJson } from "./store.js";

/** @typedef {import("./types").Hit} Hit */
/** @typedef {import("./types").Passage} Passage */
/** @typedef {import("./types").Suggestion} Suggestion */
/** @typedef {{limit?: number, locale: string}} Options */

/** @type {Map<string, Promise<import("./engine.js").Engine>>} */
const engines = new Map();

/** @param {string} site @param {string} locale */
function engine(site, locale) {
  let opening = engines.get(locale);
  if (!opening) {
    opening = open(site, locale);
    engines.set(locale, opening);
    opening.catch(() => engines.delete(locale));
  }
  return opening;
}

/** @param {string} site @param {string} locale */
export async function prepare(site, locale) {
  await engine(site, locale);
}

/** @param {string} site @param {string} query @param {Options} options @returns {Promise<Hit[]>} */
export async function search(site, query, { limit = 10, locale }) {
  return (await engine(site, locale)).search(query, limit);
}

/** @param {string} site @param {Hit} hit @param {string} query @returns {Promise<Passage>} */
export async function passage(site, hit, query) {
  const opened = await engine(site, hit.locale);
  const terms = termsWithMeant(opened, query);
  const known = opened.texts.get(hit.id);
  /** @type {string[]} */
  const texts = known ? await packedJson(opened.files + known.file) : [hit.excerpt];
  const number = known?.sections.findIndex(([anchor]) => anchor === (hit.section?.anchor ?? ""));
  const text = texts[number ?? 0] || hit.excerpt;
  return cutPassage(text, findMarks(text, terms, opened.analyser));
}

/**
 * Where the query's words stand in a text that the page shows anyway.
 * @param {string} site @param {string} locale @param {string} text @param {string} query
 */
export async function marks(site, locale, text, query) {
  const opened = await engine(site, locale);
  return findMarks(text, termsWithMeant(opened, query), opened.analyser);
}

/** @param {import("./engine.js").Engine} opened @param {string} query */
function termsWithMeant(opened, query) {
  const terms = opened.parse(query);
  const meant = terms.flatMap((term) => opened.meant.get(term.form) ?? []);
  const words = meant.map((form) => ({ form, stem: opened.analyser.stem(form) }));
  return [...terms, ...words.map((word) => ({ ...word, isWord: true, isPrefix: false }))];
}

/**
 * What to offer when nothing matches.
 * @param {string} site @param {string} query @param {Options} options
 * @returns {Promise<Suggestion>}
 */
export async function suggest(site, query, { limit = 3, locale }) {
  const opened = await engine(site, locale);
  let meant = query;
  for (const term of opened.parse(query)) {
    if (!term.isWord || (await opened.lookUp(term)).documents.size) continue;
    const near = nearest(term.form, await opened.vocabulary());
    if (near) meant = replaceWord(meant, term.form, near);
  }
  if (meant === query) return { did_you_mean: null, nearest: [] };
  return { did_you_mean: meant, nearest: await opened.search(meant, limit) };
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
