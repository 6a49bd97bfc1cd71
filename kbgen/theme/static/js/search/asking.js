// Whether a query asks for a human. The twin of kbgen/search/asking.py.

import { findWords, fold, HANGUL, normalise, RUNS, size } from "./analyse.js";
import { distance } from "./distance.js";

/** @typedef {{stem: string, form: string, isWord: boolean}} Unit a word, or a letter of a script without spaces */
/** @typedef {"" | "contact" | "complaint"} Asked */

/** @type {Asked[]} */
const NAMES = ["", "contact", "complaint"];

export class Asks {
  /**
   * @param {string[]} asking phrases, complaints and fillers; empty: nothing asks
   * @param {import("./analyse.js").Analyser} analyser @param {Set<string>} stopWords
   * @param {import("./types").Limits} limits
   */
  constructor(asking, analyser, stopWords, limits) {
    this.analyser = analyser;
    this.stopWords = stopWords;
    this.limits = limits;
    const [phrases, complaints, fillers] = asking;
    /** @type {[Unit[], number][]} */
    this.known = [fillers, phrases, complaints].flatMap((texts, kind) =>
      (texts ?? "").split(", ").filter(Boolean).map((phrase) => /** @type {[Unit[], number]} */ ([this.units(phrase), kind])),
    );
  }

  /** @param {string} query @returns {Asked} */
  what(query) {
    const units = this.units(query);
    if (!this.known.length || !units.length || units.length > this.limits.asking) return "";
    /** @type {number[]} what the beginning of each length asks for; -1: it cannot be cut into phrases */
    const best = [0, ...units.map(() => -1)];
    for (let start = 0; start < units.length; start++) {
      if (best[start] < 0) continue;
      for (const [phrase, kind] of this.known) {
        const end = start + phrase.length;
        if (end > units.length || !phrase.every((unit, at) => this.isMeant(units[start + at], unit))) continue;
        best[end] = Math.max(best[end], best[start], kind);
      }
    }
    return NAMES[Math.max(0, best[units.length])];
  }

  /** @param {string} text @returns {Unit[]} */
  units(text) {
    /** @type {Unit[]} */
    const units = [];
    for (const [word] of findWords(text)) {
      const normalised = findWords(normalise(word)).map((match) => match[0]).join(" ");
      for (const [, unspaced, spaced] of normalised.matchAll(RUNS)) {
        const form = fold(spaced ?? unspaced);
        if (unspaced || HANGUL.test(form)) {
          for (const char of form) units.push({ stem: char, form: char, isWord: false });
        } else if (form) units.push({ stem: this.analyser.stem(spaced), form, isWord: true });
      }
    }
    const kept = units.filter(({ form, isWord }) => !(isWord && this.stopWords.has(form)));
    return kept.length ? kept : units;
  }

  /** @param {Unit} typed @param {Unit} known */
  isMeant(typed, known) {
    if (typed.stem === known.stem) return true;
    if (!typed.isWord || !known.isWord || [...typed.form][0] !== [...known.form][0]) return false;
    const typos = this.limits.asking_typos;
    const edits = typos.filter((least) => size(typed.form) >= least).length;
    return edits > 0 && size(known.form) >= typos[0] && distance(typed.form, known.form, edits) <= edits;
  }
}
