// Query → terms. The twin of kbgen/search/query.py.

import { findWords, isWord } from "./analyse.js";

/** @typedef {import("./analyse.js").Analyser} Analyser */
/** @typedef {import("./analyse.js").Analysed} Analysed */
/** @typedef {import("./types").Query} Query */
/** @typedef {import("./types").Term} Term */

const LONGEST_PHRASE = 6;

/**
 * @param {string} text
 * @param {Analyser} analyser
 * @param {Set<string>} stopWords
 * @param {number} most
 * @returns {Query}
 */
export function parseQuery(text, analyser, stopWords, most) {
  const words = findWords(text).map((match) => match[0]);
  const endsOpen = words.length > 0 && text.endsWith(words[words.length - 1]);
  /** @type {Analysed[]} */
  const analysed = [];
  /** @type {Map<string, Term>} */
  const unique = new Map();
  words.forEach((word, number) => {
    const found = analyser.terms(word);
    const last = endsOpen && number === words.length - 1 ? found.findLast((term) => !term.isInner) : null;
    for (const analysis of found) {
      analysed.push(analysis);
      const { form, stem, isInner } = analysis;
      const term = { form, stem, isWord: isWord(form) && !isInner, isPrefix: analysis === last };
      const key = JSON.stringify(term);
      if (!unique.has(key)) unique.set(key, term);
    }
  });
  const terms = [...unique.values()];
  const kept = terms.filter((term) => !stopWords.has(term.form));
  return { terms: (kept.length ? kept : terms).slice(0, most), phrases: phrases(analysed, stopWords) };
}

/** @param {Analysed[]} analysed @param {Set<string>} stopWords @returns {[string, string[]][]} */
function phrases(analysed, stopWords) {
  const terms = analysed.filter((term) => !term.isInner);
  /** @type {Map<string, string[]>} */
  const found = new Map();
  terms.forEach((_, start) => {
    for (let end = start + 2; end <= Math.min(terms.length, start + LONGEST_PHRASE); end++) {
      const part = terms.slice(start, end);
      const content = part.filter((term) => !stopWords.has(term.form)).map((term) => term.stem);
      const others = part.filter((term) => stopWords.has(term.form)).map((term) => term.stem);
      // It begins with the first word that decides: that word's shard holds it.
      const key = [...content, ...others].join("_");
      if (content.length && !found.has(key)) found.set(key, content);
    }
  });
  return [...found];
}

/** @param {Query} query what it has in common with others that ask for the same */
export const contentKey = ({ terms }) =>
  [...new Set(terms.map((term) => term.stem))].sort(byCodePoint).join(" ");

/** As Python sorts. @param {string} a @param {string} b */
function byCodePoint(a, b) {
  const left = [...a];
  const right = [...b];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const step = (left[at].codePointAt(0) ?? 0) - (right[at].codePointAt(0) ?? 0);
    if (step) return step;
  }
  return left.length - right.length;
}
