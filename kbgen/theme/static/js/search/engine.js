// Finds and ranks. The twin of kbgen/search/searcher.py: same hits, same order.

import { Analyser, findWords, isWord, size } from "./analyse.js";
import { decode } from "./decode.js";
import { distance } from "./distance.js";
import { Stemmer } from "./snowball.js";
import { module, packed, packedJson, packedText, plainJson, SearchError } from "./store.js";

/** @typedef {import("./types").Facts} Facts */
/** @typedef {import("./types").Group} Group */
/** @typedef {import("./types").Hit} Hit */
/** @typedef {import("./types").Manifest} Manifest */
/** @typedef {import("./types").Term} Term */

const FORMAT = 1;
const TITLE = 1;
const LAST_BIT = 30;
const SHORTEST_PREFIX = 2;
const TYPO_LENGTHS = [4, 8];
const PREFIX_SHARDS = 3;

/** Where one term of the query matches. */
class TermHits {
  /** @type {Map<number, {score: number, fields: number, sections: number, headings: number}>} */
  documents = new Map();

  /** @param {Group} group @param {number[]} weights one for each form */
  add(group, weights) {
    for (const { doc, impact, fields, sections, headings, forms } of group.postings) {
      let weight = 0;
      weights.forEach((w, at) => {
        if ((forms >>> Math.min(at, LAST_BIT)) & 1) weight = Math.max(weight, w);
      });
      if (!weight) continue;
      const found = this.documents.get(doc) ?? { score: 0, fields: 0, sections: 0, headings: 0 };
      found.score = Math.max(found.score, weight * impact);
      found.fields |= fields;
      found.sections |= sections;
      found.headings |= headings;
      this.documents.set(doc, found);
    }
  }
}

/** @param {number} value so that the last bit of a logarithm does not decide */
const rounded = (value) => Math.floor(value * 1e6 + 0.5);

/** @param {string} a @param {string} b */
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Open the index of a locale.
 * @param {string} site absolute address of the site's root
 * @param {string} locale
 */
export async function open(site, locale) {
  const url = `${site}_kb/search/${locale.toLowerCase()}.json`;
  /** @type {Manifest} */
  const manifest = await plainJson(url);
  if (manifest.format !== FORMAT) throw new SearchError("version", url);
  const name = manifest.stemmer && `${site}_kb/search/i/${manifest.stemmer}`;
  const stemmer = name ? new ((await module(name)).default(Stemmer))() : null;
  return new Engine(site, manifest, new Analyser(stemmer));
}

export class Engine {
  /** @param {string} site @param {Manifest} manifest @param {Analyser} analyser */
  constructor(site, manifest, analyser) {
    this.site = site;
    this.files = `${site}_kb/search/i/`;
    this.manifest = manifest;
    this.analyser = analyser;
    this.stopWords = new Set(manifest.stop_words.split(" "));
    /** @type {Map<string, {file: string, sections: [string, string][]}>} by id, of hits so far */
    this.texts = new Map();
    /** @type {Map<string, string[]>} misspelt form → words that it may mean */
    this.meant = new Map();
  }

  /** @param {string} query @param {number} limit @returns {Promise<Hit[]>} */
  async search(query, limit) {
    const terms = this.parse(query);
    const found = await Promise.all(terms.map((term) => this.lookUp(term)));
    const matched = found.filter((hits) => hits.documents.size);
    const ranked = this.rank(matched, terms.length).slice(0, limit);
    return Promise.all(ranked.map(([document, score]) => this.hit(document, score, matched)));
  }

  /** @param {string} query @returns {Term[]} */
  parse(query) {
    const words = findWords(query).map((match) => match[0]);
    const endsOpen = words.length > 0 && query.endsWith(words[words.length - 1]);
    /** @type {Map<string, Term>} */
    const unique = new Map();
    words.forEach((word, number) => {
      const analysed = this.analyser.terms(word);
      analysed.forEach(({ form, stem }, at) => {
        const last = endsOpen && number === words.length - 1 && at === analysed.length - 1;
        const term = { form, stem, isWord: isWord(form), isPrefix: last };
        const key = JSON.stringify(term);
        if (!unique.has(key)) unique.set(key, term);
      });
    });
    const terms = [...unique.values()];
    const kept = terms.filter((term) => !this.stopWords.has(term.form));
    return (kept.length ? kept : terms).slice(0, this.manifest.ranking.max_terms);
  }

  /** @param {Term} term */
  async lookUp(term) {
    const hits = new TermHits();
    let known = await this.match(term, hits, 1);
    if (!known) {
      for (const other of this.respelt(term)) {
        known = (await this.match(other, hits, this.manifest.ranking.respelt)) || known;
      }
    }
    if (!known && term.isWord) await this.matchTypos(term, hits);
    return hits;
  }

  /**
   * Add what a term matches as it is, by its stem or as a beginning; was it known?
   * @param {Term} term @param {TermHits} hits @param {number} factor
   */
  async match(term, hits, factor) {
    const { exact, stem, prefix_least, prefix_most } = this.manifest.ranking;
    const length = size(term.form);
    const prefix = term.isPrefix && (term.isWord ? length >= SHORTEST_PREFIX : length === 1);
    let known = false;
    for (const group of await this.groups(term, prefix)) {
      const holds = group.forms.includes(term.form);
      const weights = group.forms.map((form) => {
        let weight = 0;
        if (form === term.form) weight = exact;
        else if (group.stem === term.stem) weight = stem;
        else if (prefix && form.startsWith(term.form)) {
          weight = prefix_least + ((prefix_most - prefix_least) * length) / size(form);
        } else if (holds) weight = stem;
        return weight * factor;
      });
      if (!weights.some((weight) => weight)) continue;
      known = true;
      hits.add(group, weights);
    }
    return known;
  }

  /** @param {Term} term @param {boolean} prefix @returns {Promise<Group[]>} */
  async groups(term, prefix) {
    const letters = [...term.form];
    const numbers = new Set([this.shardOf(term.stem), this.shardOf(term.form)]);
    // A stem that is not the query's own can hold the query's form: accents left out confuse
    // stemmers. It is then a beginning of the form, but for a letter or two.
    for (let length = 3; length < letters.length; length++) {
      numbers.add(this.shardOf(letters.slice(0, length).join("")));
    }
    if (prefix) {
      const first = this.shardOf(term.form);
      const last = Math.min(this.shardOf(`${term.form}\uffff`), first + PREFIX_SHARDS - 1);
      for (let number = first; number <= last; number++) numbers.add(number);
    }
    const shards = [...numbers].sort((a, b) => a - b).filter((n) => n < this.manifest.shards.length);
    const loaded = shards.map((n) => packed(this.files + this.manifest.shards[n][1], decode));
    return (await Promise.all(loaded)).flat();
  }

  /** @param {Term} term the same with `ue` for `ü` and the like undone @returns {Term[]} */
  respelt(term) {
    let form = term.form;
    for (const [typed, folded] of this.manifest.respellings) form = form.replaceAll(typed, folded);
    return form === term.form ? [] : [{ ...term, form, stem: this.analyser.stem(form) }];
  }

  /** @param {Term} term @param {TermHits} hits */
  async matchTypos(term, hits) {
    const { ranking } = this.manifest;
    const near = (await this.near(term)).slice(0, ranking.max_typos);
    this.meant.set(term.form, near.map(([, word]) => word));
    for (const [steps, form] of near) {
      const meant = { form, stem: this.analyser.stem(form), isWord: true, isPrefix: false };
      await this.match(meant, hits, ranking[`typo_${steps}`]);
    }
  }

  /** @param {Term} term words within the distance, the nearest first @returns {Promise<[number, string][]>} */
  async near({ form, isPrefix }) {
    const length = size(form);
    const allowed = TYPO_LENGTHS.filter((least) => length >= least).length;
    if (!allowed) return [];
    /** @type {[number, string][]} */
    const found = [];
    for (const word of await this.vocabulary()) {
      let steps = distance(form, word, allowed);
      if (isPrefix && steps > 1 && size(word) > length) {
        const beginning = [...word].slice(0, length).join("");
        steps = Math.min(steps, 1 + distance(form, beginning, 1));
      }
      if (steps > 0 && steps <= allowed) found.push([steps, word]);
    }
    return found.sort((a, b) => a[0] - b[0] || order(a[1], b[1]));
  }

  async vocabulary() {
    const text = await packedText(this.files + this.manifest.vocabulary);
    return text ? text.split("\n") : [];
  }

  /** @param {TermHits} hits */
  idf(hits) {
    const count = hits.documents.size;
    return Math.log(1 + (this.manifest.documents - count + 0.5) / (count + 0.5));
  }

  /** @param {TermHits[]} matched @param {number} asked number of terms @returns {[number, number][]} */
  rank(matched, asked) {
    const { coverage, title_bonus, title_terms } = this.manifest.ranking;
    const idfs = matched.map((hits) => this.idf(hits));
    const total = idfs.reduce((sum, idf) => sum + idf, 0);
    const power = coverage * Math.max(0, Math.min(1, (6 - asked) / 3));
    /** @type {[number, number][]} */
    const scores = [];
    for (const document of new Set(matched.flatMap((hits) => [...hits.documents.keys()]))) {
      let score = 0;
      let share = 0;
      let inTitle = asked <= title_terms && matched.length === asked;
      matched.forEach((hits, at) => {
        const found = hits.documents.get(document);
        if (found) {
          score += idfs[at] * found.score;
          share += idfs[at];
        }
        inTitle = inTitle && ((found?.fields ?? 0) & TITLE) > 0;
      });
      score *= (share / total) ** power;
      if (inTitle) score *= title_bonus;
      scores.push([document, rounded(score / this.manifest.impact_scale)]);
    }
    scores.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return scores.map(([document, score]) => [document, score / 1e6]);
  }

  /** @param {number} document @param {TermHits[]} matched the earliest of the best */
  bestSection(document, matched) {
    /** @type {number[]} */
    const totals = [];
    for (const hits of matched) {
      const { sections = 0, headings = 0 } = hits.documents.get(document) ?? {};
      // A word in the heading says more of a section than one in its text.
      for (const bits of [sections, headings]) {
        for (let section = 0; section <= LAST_BIT; section++) {
          if ((bits >>> section) & 1) totals[section] = (totals[section] ?? 0) + this.idf(hits);
        }
      }
    }
    let best = 0;
    totals.forEach((total, section) => {
      if (rounded(total) > rounded(totals[best] ?? 0)) best = section;
    });
    return best;
  }

  /** @param {number} document @returns {Promise<Facts>} */
  async facts(document) {
    const { chunk, facts } = this.manifest;
    return (await packedJson(this.files + facts[Math.floor(document / chunk)]))[document % chunk];
  }

  /** @param {number} document @param {number} score @param {TermHits[]} matched @returns {Promise<Hit>} */
  async hit(document, score, matched) {
    const [id, title, path, excerpt, category, sections, text] = await this.facts(document);
    const url = new URL(path, this.site);
    const [anchor, heading] = sections[this.bestSection(document, matched)] ?? ["", ""];
    if (anchor) url.hash = anchor;
    const section = anchor ? { anchor, title: heading } : null;
    const hit = { id, locale: this.manifest.locale, title, url: url.href, excerpt, section, score, category };
    this.texts.set(id, { file: text, sections });
    return hit;
  }

  /** @param {string} stem */
  shardOf(stem) {
    const { shards } = this.manifest;
    let low = 0;
    let high = shards.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shards[middle][0] <= stem) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}
