// Finds and ranks in one locale. The twin of kbgen/search/searcher.py: same hits, same order.

import { Analyser, findWords, fold, normalise } from "./analyse.js";
import { certainAnswer, isCertain } from "./answer.js";
import { Asks } from "./asking.js";
import { complete, foldAll } from "./complete.js";
import { bestSection } from "./landing.js";
import { textFor } from "./market-text.js";
import { isCue, isWhole } from "./matches.js";
import { Matcher } from "./matching.js";
import { parseQuery } from "./query.js";
import { idf, rank } from "./ranking.js";
import { Reader } from "./reader.js";
import { Stemmer } from "./snowball.js";
import { module } from "./store.js";

/** @typedef {import("./types").Box} Box */
/** @typedef {import("./types").Hit} Hit */
/**
 * What may be under way already when an index is opened.
 * @typedef {object} Start
 * @property {Promise<Response>} [early] the manifest's
 * @property {() => string} [typed] returns what is in the box
 * @property {boolean} [shows] whether hits are likely: what they show is then fetched as well
 */
/** @typedef {import("./types").Market} Market */
/** @typedef {import("./types").Matches} Matches */
/** @typedef {import("./types").Ranked} Ranked */

/** A small site's facts of articles are so few files that they are fetched before they are asked for. */
const FACT_FILES = 2;
/** Questions that are offered at most. */
const OFFERED = 3;
/** Words whose shards are fetched ahead. */
const AHEAD = 4;
/** Two letters begin too many words. */
const HALF_WORD = /^[a-z]{0,2}$/;

/**
 * Open the index of a locale.
 * @param {string} site absolute address of the site's root
 * @param {string} locale
 * @param {Start} [start]
 */
export async function open(site, locale, { early, typed, shows = true } = {}) {
  const reader = await Reader.open(site, locale, early);
  const { stemmer } = reader.manifest;
  const loading = stemmer && module(reader.file(stemmer).replace(/kb$/, "js"));
  if (typed) fetchAhead(reader, typed());
  if (typed && shows) reader.questions().catch(() => {});
  const { count } = reader.factFiles;
  if (shows && count <= FACT_FILES) {
    for (let file = 0; file < count; file++) reader.facts(file * reader.manifest.chunk).catch(() => {});
  }
  const algorithm = loading ? new ((await loading).default(Stemmer))() : null;
  return new Engine(reader, new Analyser(algorithm));
}

/**
 * Fetch the shards of words beside the stemmer, not after it: a stem begins as its word does.
 * What may become a stop word, or nearly anything, waits for its next letters.
 * @param {Reader} reader @param {string} text
 */
function fetchAhead(reader, text) {
  const stopWords = reader.manifest.stop_words.split(" ");
  const forms = findWords(text).map(([word]) => fold(normalise(word)));
  const open = /\s$/.test(text) ? "" : forms.pop() ?? "";
  const isClear = !HALF_WORD.test(open) && !stopWords.some((word) => word.startsWith(open));
  const known = new Set(stopWords);
  reader.ahead([...forms, ...(isClear ? [open] : [])].filter((form) => !known.has(form)).slice(0, AHEAD));
}

export class Engine {
  /** @param {Reader} reader @param {Analyser} analyser */
  constructor(reader, analyser) {
    this.reader = reader;
    this.limits = reader.manifest.limits;
    this.analyser = analyser;
    this.matcher = new Matcher(reader, analyser);
    this.stopWords = new Set(reader.manifest.stop_words.split(" "));
    /** @type {Asks | null} made when it is needed */
    this.asking = null;
    /** @type {import("./complete.js").Folded[][] | null} made when they are needed */
    this.questions = null;
    /** @type {Map<string, number>} id → number, of the hits so far */
    this.numbers = new Map();
    /** @type {{query: string, found: Promise<Matches[]>} | null} for the marks of the same query */
    this.last = null;
  }

  /** Whether a query asks for a human. @param {string} query */
  asks(query) {
    this.asking ??= new Asks(this.reader.manifest.asking ?? [], this.analyser, this.stopWords, this.limits);
    return this.asking.what(query);
  }

  /** Whether a query has more than stop words. @param {string} query */
  hasContent(query) {
    return findWords(query).some(([word]) => !this.stopWords.has(fold(normalise(word))));
  }

  /** Complete questions for what is being typed. @param {string} typed @param {number} [limit] */
  async complete(typed, limit = OFFERED) {
    this.questions ??= foldAll(await this.reader.questions());
    return complete(this.questions, typed, limit);
  }

  /** @param {string} query */
  parse(query) {
    return parseQuery(query, this.analyser, this.stopWords, this.reader.manifest);
  }

  /** @param {string} query @returns {Promise<Matches[]>} kept until another query comes */
  matches(query) {
    if (this.last?.query !== query) {
      const found = this.matcher.match(this.parse(query));
      this.last = { query, found };
      found.catch(() => (this.last = null));
    }
    return this.last.found;
  }

  /**
   * Rank all articles that match.
   * @param {string} query @param {boolean} [corrects] whether unknown words may be misspelt
   * @returns {Promise<{found: Matches[], ranked: Ranked[], held: number}>} the matches of each
   *   term; the articles; share of the query, as typed, that the first one holds
   */
  async rank(query, corrects = true) {
    const { manifest } = this.reader;
    const parsed = this.parse(query);
    const found = await (corrects ? this.matches(query) : this.matcher.match(parsed, false));
    const ranked = rank(found, manifest);
    const { key } = parsed;
    if (!Object.hasOwn(manifest.pins, key)) return { found, ranked, held: this.held(found, ranked) };
    // The owner's answer comes first.
    const document = manifest.pins[key];
    const pinned = { document, score: (ranked[0]?.score ?? 0) + 1 };
    return { found, ranked: [pinned, ...ranked.filter((one) => one.document !== document)], held: 1 };
  }

  /** @param {Matches[]} found @param {Ranked[]} ranked */
  held(found, ranked) {
    let all = 0;
    let held = 0;
    for (const matches of found) {
      if (isCue(matches) || isWhole(matches)) continue;
      const weight = idf(matches, this.reader.manifest.documents);
      all += weight;
      if (ranked.length && matches.isKnown && matches.documents.has(ranked[0].document)) held += weight;
    }
    return held / (all || 1);
  }

  /** @param {string} query @param {number} limit @param {Market} [market] @returns {Promise<Hit[]>} */
  async search(query, limit, market) {
    const { found, ranked } = await this.rank(query);
    return this.hits(ranked.slice(0, limit), found, market);
  }

  /**
   * The answer that the results of a query begin with; null: nothing is certain.
   * @param {string} query @param {Market} [market] @returns {Promise<Box | null>}
   */
  async answer(query, market) {
    const { manifest } = this.reader;
    const { found, ranked } = await this.rank(query);
    if (this.asks(query) || !isCertain(found, ranked, manifest)) return null;
    const [id, title, path, , , sections, , rows = []] = await this.reader.facts(ranked[0].document);
    const row = certainAnswer(this.parse(query), rows, this.limits);
    const differs = typeof row?.[1] !== "string";
    // Whose market is not known gets no answer where markets differ.
    const text = row && !(differs && market == null) ? textFor(row[1], market) : "";
    if (!row || !text) return null;
    const url = new URL(path, this.reader.site);
    const [anchor, heading] = sections[row[0]];
    if (anchor) url.hash = anchor;
    const section = anchor ? { anchor, title: heading } : null;
    return { id, locale: manifest.locale, title, url: url.href, section, text, market: (differs && market) || "" };
  }

  /** @param {Ranked[]} ranked @param {Matches[]} found @param {Market} [market] */
  hits(ranked, found, market) {
    return Promise.all(ranked.map((one) => this.hit(one, found, market)));
  }

  /** @param {Ranked} ranked @param {Matches[]} found @param {Market} [market] @returns {Promise<Hit>} */
  async hit({ document, score }, found, market) {
    const [id, title, path, description, category, sections] = await this.reader.facts(document);
    this.numbers.set(id, document);
    const url = new URL(path, this.reader.site);
    const headings = sections.map(([, heading]) => this.analyser.stems(heading));
    const [anchor, heading] = sections[bestSection(document, found, headings, this.reader.manifest)] ?? ["", ""];
    if (anchor) url.hash = anchor;
    const section = anchor ? { anchor, title: heading } : null;
    const excerpt = textFor(description, market);
    return { id, locale: this.reader.manifest.locale, title, url: url.href, excerpt, section, score, category };
  }
}
