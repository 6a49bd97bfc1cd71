// Query → terms. The twin of kbgen/search/query.py.

import { findWords, isWord, size } from "./analyse.js";

/** @typedef {import("./analyse.js").Analyser} Analyser */
/** @typedef {import("./analyse.js").Analysed} Analysed */
/** @typedef {import("./types").Query} Query */
/** @typedef {import("./types").Term} Term */

/**
 * @param {string} text
 * @param {Analyser} analyser
 * @param {Set<string>} stopWords
 * @param {import("./types").Manifest} manifest
 * @returns {Query}
 */
export function parseQuery(text, analyser, stopWords, { limits, ranking }) {
  const most = ranking.max_terms;
  // Characters of two code units count as one, as in Python.
  if (text.length > limits.query) {
    text = [...text.slice(0, 2 * limits.query)].slice(0, limits.query).join("");
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
    phrases: phrases(analysed.slice(0, most), stopWords, limits.phrase),
    pairs: pairs(words.slice(0, most), analyser, limits.pair, endsOpen && words.length <= most),
    key: analysed.map((term) => term.stem).join(" "),
    cues: terms.slice(0, most).map(({ form }) => form).filter((form) => stopWords.has(form)),
    whole: wholeKey(analysed.slice(0, most), stopWords),
  };
}

/**
 * The name of an earlier question, whose group is beside that of its first word.
 * @param {Analysed[]} analysed @param {Set<string>} stopWords
 */
function wholeKey(analysed, stopWords) {
  const [content, others] = phraseParts(analysed.filter((term) => !term.isInner), stopWords);
  return content.length ? [...content, ...others, "?"].join("-") : "";
}

/**
 * Stems of the significant words, and the others in full.
 * @param {Analysed[]} terms @param {Set<string>} stopWords
 */
const phraseParts = (terms, stopWords) => [
  terms.filter((term) => !stopWords.has(term.form)).map((term) => term.stem),
  terms.filter((term) => stopWords.has(term.form)).map((term) => term.form),
];

/**
 * @param {Analysed[]} analysed @param {Set<string>} stopWords @param {number} longest in terms
 * @returns {[string, string[]][]}
 */
function phrases(analysed, stopWords, longest) {
  const terms = analysed.filter((term) => !term.isInner);
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (let length = Math.min(terms.length, longest); length > 1; length--) {
    for (let start = 0; start + length <= terms.length; start++) {
      const [content, others] = phraseParts(terms.slice(start, start + length), stopWords);
      // It begins with the first significant word, whose shard holds it.
      const key = [...content, ...others].join("-");
      if (content.length && !found.has(key)) found.set(key, content);
    }
  }
  return [...found];
}

/**
 * @param {string[]} words @param {Analyser} analyser @param {number} longest letters of both
 * @param {boolean} endsOpen
 * @returns {[Term, [string, string]][]}
 */
function pairs(words, analyser, longest, endsOpen) {
  /** @type {[Term, [string, string]][]} */
  const found = [];
  for (let at = 1; at < words.length; at++) {
    const [first, second] = [words[at - 1], words[at]];
    if (size(first) + size(second) > longest) continue;
    const terms = [first, second, first + second].map((word) => analyser.terms(word));
    if (!terms.every((some) => some.length === 1 && isWord(some[0].form))) continue;
    const [[one], [other], [{ form, stem }]] = terms;
    const isPrefix = endsOpen && at === words.length - 1;
    found.push([{ form, stem, isWord: true, isPrefix }, [one.stem, other.stem]]);
  }
  return found;
}
