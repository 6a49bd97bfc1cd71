// Words, folding and stems: the twin of kbgen/analysis. tests/contract holds what both must say.

/** @typedef {{stem: string, form: string, isInner: boolean}} Analysed */

const IGNORED_CLASS = "\\u00ad\\u200c\\u200d\\u2060\\u20e3\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}";
const WORD = new RegExp(`[\\p{L}\\p{N}\\p{M}${IGNORED_CLASS}]+`, "gu");
const IGNORED = new RegExp(`[${IGNORED_CLASS}]`, "gu");
// Made from kbgen/languages/scripts.py by tests/contract/test_scripts.py.
const UNSPACED =
  "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff" +
  "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}";
const HANGUL_SYLLABLES =
  "\uac00-\ud7a3";
export const WIDE =
  "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3" +
  "\uf900-\ufaff\u{20000}-\u{3ffff}";
// Written by hand from here on.
export const RUNS = new RegExp(`([${UNSPACED}]+)|([^${UNSPACED}\\s]+)`, "gu");
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, "u");
const ASTRAL = /[\ud800-\udfff]/;
export const HANGUL = new RegExp(`[${HANGUL_SYLLABLES}]`, "u");
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/g;
const LONGEST = 40;
/** @type {Record<string, string>} */
const LETTERS = {
  ß: "ss", ı: "i", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ħ: "h", ŋ: "n",
  ŧ: "t", ς: "σ", أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ئ: "ي", ؤ: "و", ة: "ه", ی: "ي",
  ک: "ك", ہ: "ه", ھ: "ه", ـ: "",
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/** @param {string} text the words as they are written, with their places */
export const findWords = (text) => [...text.matchAll(WORD)];

/** @param {string} word lower-case, one width, composed */
export const normalise = (word) =>
  word
    .replace(IGNORED, "")
    .normalize("NFKC")
    .toLowerCase()
    // Lower-casing İ leaves a dot of its own, which would hide the word from the stemmer.
    .replaceAll("i\u0307", "i")
    // Devanagari as most people type it.
    .replaceAll("\u0901", "\u0902")
    .replaceAll("\u093c", "")
    .normalize("NFC");

/** @param {string} word normalised */
export function fold(word) {
  const plain = word.normalize("NFD").replace(MARKS, "");
  return plain
    .replace(SPECIAL, (letter) => LETTERS[letter])
    .normalize("NFC")
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** @param {string} text in code points, as Python counts */
export const size = (text) => [...text].length;

/** @param {string} word */
const cut = (word) => (word.length > LONGEST ? [...word].slice(0, LONGEST).join("") : word);

/** @param {string} form */
export const isWord = (form) => !UNSPACED_START.test(form);

/** @param {string} run */
export function pairs(run) {
  const letters = [...run];
  if (letters.length === 1) return [run];
  return letters.slice(1).map((letter, at) => letters[at] + letter);
}

export class Analyser {
  /** @param {{stem(word: string): string} | null} stemmer */
  constructor(stemmer) {
    this.stemmer = stemmer;
  }

  /** @param {string} word normalised @returns {string} folded; stemmers need accents first */
  stem(word) {
    // Letters beyond the basic plane count double here and in no stemmer's language.
    const stemmer = ASTRAL.test(word) ? null : this.stemmer;
    return cut(fold(stemmer ? stemmer.stem(word) : word)) || cut(fold(word));
  }

  /** @param {string} text @returns {string[]} the stems of its words */
  stems(text) {
    return findWords(text).flatMap(([word]) => this.terms(word).map((term) => term.stem));
  }

  /** @param {string} word as written @returns {Analysed[]} */
  terms(word) {
    /** @type {Analysed[]} */
    const found = [];
    // One character may stand for several words, as the Arabic ligatures of phrases do.
    const normalised = findWords(normalise(word)).map((match) => match[0]).join(" ");
    for (const [, unspaced, spaced] of normalised.matchAll(RUNS)) {
      const form = spaced ? cut(fold(spaced)) : "";
      if (form) found.push({ stem: this.stem(spaced), form, isInner: false });
      const run = spaced ? (HANGUL.test(form) ? form : "") : fold(unspaced);
      for (const pair of run ? pairs(run) : []) found.push({ stem: pair, form: pair, isInner: !!spaced });
    }
    return found;
  }
}
