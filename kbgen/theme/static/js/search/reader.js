// Reads the files of an index. The twin of kbgen/search/reader.py.

import { decode } from "./decode.js";
import { packed, packedJson, packedText, plainJson, SearchError } from "./store.js";

/** @typedef {import("./types").Bound} Bound */
/** @typedef {import("./types").Facts} Facts */
/** @typedef {import("./types").Group} Group */
/** @typedef {import("./types").Manifest} Manifest */

const FORMAT = 2;
const PREFIX_SHARDS = 4;
const WORD_FILES = 4;
const SHORTEST_PIECE = 2;

/** @param {Uint8Array} data */
const byStem = (data) => new Map(decode(data).map((group) => [group.stem, group]));

/** @param {string} text */
const lines = (text) => (text ? text.split("\n") : []);

/** @param {string} text @param {number} length the first characters */
export const first = (text, length) => [...text].slice(0, length).join("");

export class Reader {
  /** @param {string} site @param {Manifest} manifest */
  constructor(site, manifest) {
    this.site = site;
    this.files = `${site}_kb/search/i/`;
    this.manifest = manifest;
  }

  /** @param {string} site absolute address of the site's root @param {string} locale */
  static async open(site, locale) {
    const url = `${site}_kb/search/${locale.toLowerCase()}.json`;
    /** @type {Manifest} */
    const manifest = await plainJson(url);
    if (manifest.format !== FORMAT) throw new SearchError("version", url);
    return new Reader(site, manifest);
  }

  /** @param {string} stem that of a phrase stands beside its first word */
  async group(stem) {
    const { shards } = this.manifest;
    return (await this.shard(place(shards, stem.split("_")[0])))?.get(stem);
  }

  /** @param {string} prefix @returns {Promise<Group[]>} groups with words that begin with it */
  async beginningWith(prefix) {
    const { shards } = this.manifest;
    // A stem is shorter than its words: what lies a little before the beginning counts, too.
    const early = place(shards, first(prefix, Math.max(2, [...prefix].length - 3)));
    const start = place(shards, prefix);
    const last = Math.min(place(shards, `${prefix}\uffff`), start + PREFIX_SHARDS - 1);
    const numbers = [];
    for (let number = Math.max(early, start - 1); number <= last; number++) numbers.push(number);
    const found = await Promise.all(numbers.map((number) => this.shard(number)));
    return found.flatMap((shard) =>
      [...(shard?.values() ?? [])].filter(({ forms }) => forms.some((form) => form.startsWith(prefix))),
    );
  }

  /** @param {string} form @param {number} edits @returns {Promise<string[]>} words that may be meant */
  async wordsLike(form, edits) {
    const { words, endings } = this.manifest;
    if (!endings.length) return lines(words[0] ? await packedText(this.files + words[0][1]) : "");
    const letters = [...form];
    const length = Math.max(
      SHORTEST_PIECE,
      edits === 1 ? (letters.length - 1) >> 1 : Math.floor(letters.length / 3),
    );
    const asked = [
      ...near(words, letters.slice(0, length).join("")),
      ...near(endings, letters.reverse().slice(0, length).join("")),
    ];
    const texts = await Promise.all(asked.map(([, name]) => packedText(this.files + name)));
    return [...new Set(texts.flatMap(lines))].sort();
  }

  /** @param {number} document @returns {Promise<Facts>} */
  async facts(document) {
    const { chunk, facts } = this.manifest;
    return (await packedJson(this.files + facts[Math.floor(document / chunk)]))[document % chunk];
  }

  /** @param {string} name @returns {Promise<string[]>} the text of each section */
  texts(name) {
    return packedJson(this.files + name);
  }

  /** @returns {Promise<string[]>} ids of all documents, in their order */
  async ids() {
    return lines(await packedText(this.files + this.manifest.ids));
  }

  /** @param {number} number @returns {Promise<Map<string, Group> | undefined>} */
  async shard(number) {
    const shard = this.manifest.shards[number];
    return shard && packed(this.files + shard[1], byStem);
  }
}

/** @param {Bound[]} files @param {string} piece the files whose entries begin with it */
function near(files, piece) {
  const start = place(files, piece);
  return files.slice(start, Math.min(place(files, `${piece}\uffff`), start + WORD_FILES - 1) + 1);
}

/** @param {Bound[]} files @param {string} text number of the file that holds it */
function place(files, text) {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (files[middle][0] <= text) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
