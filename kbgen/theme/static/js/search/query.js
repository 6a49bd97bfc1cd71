// Query → terms. The twin of kbgen/search/query.py.

import { findWords, isWord, size } from "./analyse.js";

/** @typedef {import("./analyse.js").Analyser} Analyser */
/** @typedef {import("./analyse.js").Analysed} Analysed */
/** @typedef {import("./types").Query} Query */
/** @typedef {import("./types").Term} Term */

const LONGEST_PHRASE = 12;
const LONGEST_PAIR = 24;
/** In characters: who pastes a letter waits no longer for it. */
const LONGEST_QUERY = 500;

/**
 * @param {string} text
 * @param {Analyser} analyser
 * @param {Set<string>} stopWords
 * @param {number} most
 * @returns {Query}
 */
export function parseQuery(text, analyser, stopWords, most) {
  // Characters of two code units count as one, as in Python.
  if (text.length > LONGEST_QUERY) {
    text = [...text.slice(0, 2 * LONGEST_QUERY)].slice(0, LONGEST_QUERY).join("");
  }
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
  return {
    terms: (kept.length ? kept : terms).slice(0, most),
    phrases: phrases(analysed.slice(0, most), stopWords),
    pairs: pairs(words.slice(0, most), analyser),
    key: analysed.map((term) => term.stem).join(" "),
  };
}

/** @param {Analysed[]} analysed @param {Set<string>} stopWords @returns {[string, string[]][]} */
function phrases(analysed, stopWords) {
  const terms = analysed.filter((term) => !term.isInner);
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (let length = Math.min(terms.length, LONGEST_PHRASE); length > 1; length--) {
    for (let start = 0; start + length <= terms.length; start++) {
      const part = terms.slice(start, start + length);
      const content = part.filter((term) => !stopWords.has(term.form)).map((term) => term.stem);
      const others = part.filter((term) => stopWords.has(term.form)).map((term) => term.form);
      // It begins with the first word that decides: that word's shard holds it.
      const key = [...content, ...others].join("-");
      if (content.length && !found.has(key)) found.set(key, content);
    }
  }
  return [...found];
}

/** @param {string[]} words @param {Analyser} analyser @returns {[Term, [string, string]][]} */
function pairs(words, analyser) {
  /** @type {[Term, [string, string]][]} */
  const found = [];
  for (let at = 1; at < words.length; at++) {
    const [first, second] = [words[at - 1], words[at]];
    if (size(first) + size(second) > LONGEST_PAIR) continue;
    const terms = [first, second, first + second].map((word) => analyser.terms(word));
    if (!terms.every((some) => some.length === 1 && isWord(some[0].form))) continue;
    const [[one], [other], [{ form, stem }]] = terms;
    found.push([{ form, stem, isWord: true, isPrefix: false }, [one.stem, other.stem]]);
  }
  return found;
}
