// Reads the files of an index. The twin of kbgen/search/reader.py.

import { decode } from "./decode.js";
import { Listing } from "./listing.js";
import { freshJson, packed, packedJson, packedText, SearchError } from "./store.js";

/** @typedef {import("./types").Facts} Facts */
/** @typedef {import("./types").Group} Group */
/** @typedef {import("./types").Manifest} Manifest */

const FORMAT = 6;
/** A locale, or the name of a file: nothing else is made a part of an address. */
const PART = /^[a-z\d]+(-[a-z\d]+)*$/i;

/** @param {Uint8Array} data */
const byStem = (data) => new Map(decode(data).map((group) => [group.stem, group]));

/** @param {string} text */
const lines = (text) => (text ? text.split("\n") : []);

/** @param {string[]} letters @param {number} length */
const first = (letters, length) => letters.slice(0, length).join("");

/** @param {number} from @param {number} to both included @returns {number[]} */
const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

export class Reader {
  /** @param {string} site @param {string} locale @param {Manifest} manifest */
  constructor(site, locale, manifest) {
    this.site = site;
    this.files = `${site}_kb/search/i/${locale.toLowerCase()}/`;
    this.manifest = manifest;
    /** @param {import("./types").Listed} listed */
    const listing = (listed) => new Listing(listed, (name) => packedJson(this.file(name)));
    this.shards = listing(manifest.shards);
    this.factFiles = listing(manifest.facts);
    this.words = listing(manifest.words);
    this.endings = listing(manifest.endings);
  }

  /**
   * @param {string} site absolute address of the site's root @param {string} locale
   * @param {Promise<Response>} [early] the manifest, if it was requested before
   */
  static async open(site, locale, early) {
    if (!PART.test(locale)) throw new SearchError("damaged", locale);
    const url = `${site}_kb/search/${locale.toLowerCase()}.json`;
    /** @type {Manifest} */
    const manifest = await freshJson(url, early);
    if (manifest?.format !== FORMAT) throw new SearchError("version", url);
    return new Reader(site, locale, manifest);
  }

  /** @param {string} name */
  file(name) {
    if (!PART.test(name)) throw new SearchError("damaged", name);
    return `${this.files}${name}.kb`;
  }

  /** @param {string} stem that of a phrase stands beside its first word */
  async group(stem) {
    return (await this.shard(await this.shards.place(stem.split("-")[0])))?.get(stem);
  }

  /**
   * Fetch the shards of stems side by side, before they are asked for one after the other.
   * @param {string[]} stems
   */
  ahead(stems) {
    for (const stem of stems) this.group(stem).catch(() => {}); // who asks again gets the failure
  }

  /** @param {string} prefix @returns {Promise<Group[]>} groups with words that begin with it */
  async beginningWith(prefix) {
    const letters = [...prefix];
    // A stem is shorter than its words: what lies a little before the beginning counts, too.
    const [early, start, end] = await Promise.all([
      this.shards.place(first(letters, Math.max(2, letters.length - 3))),
      this.shards.place(prefix),
      this.shards.place(`${prefix}\uffff`),
    ]);
    const numbers = range(Math.max(early, start - 1), Math.min(end, start + this.manifest.limits.shards - 1));
    const found = await Promise.all(numbers.map((number) => this.shard(number)));
    return found.flatMap((shard) =>
      [...(shard?.values() ?? [])].filter(({ forms }) => forms.some((form) => form.startsWith(prefix))),
    );
  }

  /** @param {string} form @param {number} edits @returns {Promise<string[]>} words that may be meant */
  async wordsLike(form, edits) {
    if (!this.endings.count) return this.words.count ? this.wordFile(this.words, 0) : [];
    const letters = [...form];
    const { length } = letters;
    const piece = Math.max(this.manifest.limits.piece, edits === 1 ? (length - 1) >> 1 : Math.floor(length / 3));
    const files = await Promise.all([
      this.wordsWith(this.words, first(letters, piece)),
      this.wordsWith(this.endings, first(letters.reverse(), piece)),
    ]);
    return [...new Set(files.flat(2))].sort();
  }

  /** @param {Listing} listing @param {string} piece @returns {Promise<string[][]>} */
  async wordsWith(listing, piece) {
    const start = await listing.place(piece);
    const end = Math.min(await listing.place(`${piece}\uffff`), start + this.manifest.limits.files - 1);
    return Promise.all(range(start, end).map((number) => this.wordFile(listing, number)));
  }

  /** @param {Listing} listing @param {number} number */
  async wordFile(listing, number) {
    return lines(await packedText(this.file(await listing.name(number))));
  }

  /** @param {number} document @returns {Promise<Facts>} */
  async facts(document) {
    const { chunk } = this.manifest;
    const name = await this.factFiles.name(Math.floor(document / chunk));
    return (await packedJson(this.file(name)))[document % chunk];
  }

  /** @param {string} name @returns {Promise<import("./types").ByMarket[]>} the text of each section */
  texts(name) {
    return packedJson(this.file(name));
  }

  /** @returns {Promise<string[][]>} what is offered while a reader types, in groups */
  async questions() {
    const { questions } = this.manifest;
    return typeof questions === "string" ? packedJson(this.file(questions)) : questions ?? [];
  }

  /** @returns {Promise<string[]>} ids of all documents, in their order */
  async ids() {
    return lines(await packedText(this.file(this.manifest.ids)));
  }

  /** @param {number} number @returns {Promise<Map<string, Group> | undefined>} */
  async shard(number) {
    if (number >= this.shards.count) return undefined;
    return packed(this.file(await this.shards.name(number)), byStem);
  }
}
