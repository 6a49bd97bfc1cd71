// Names of index files: in the manifest, or in pages of their own. Twin: kbgen/search/listing.py.

/** @typedef {import("./types").Listed} Listed */
/** @typedef {import("./types").Page} Page */

const PAGE = 64;
const NAME = 16;

export class Listing {
  /** @param {Listed} listed @param {(name: string) => Promise<Page>} readPage */
  constructor(listed, readPage) {
    this.count = listed.count;
    this.listed = listed;
    this.readPage = readPage;
  }

  /** @param {string} text @returns {Promise<number>} the file that may hold it */
  async place(text) {
    const number = place(this.listed.bounds, text);
    if (!this.listed.pages) return number;
    return number * PAGE + place((await this.page(number))[0], text);
  }

  /** @param {number} number */
  async name(number) {
    const { pages, names = "" } = this.listed;
    return pages ? cut((await this.page(Math.floor(number / PAGE)))[1], number % PAGE) : cut(names, number);
  }

  /** @param {number} number */
  page(number) {
    return this.readPage(cut(this.listed.pages ?? "", number));
  }
}

/** @param {string} names @param {number} number */
const cut = (names, number) => names.slice(number * NAME, (number + 1) * NAME);

/** @param {string[]} bounds @param {string} text the last one that is not above it */
function place(bounds, text) {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle] <= text) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
