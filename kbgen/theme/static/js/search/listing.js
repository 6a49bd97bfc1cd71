// Names of index files: in the manifest, or in pages of their own. Twin: kbgen/search/listing.py.

/** @typedef {import("./types").Listed} Listed */
/** @typedef {import("./types").Page} Page */

export class Listing {
  /** @param {Listed} listed @param {(name: string) => Promise<Page>} readPage */
  constructor(listed, readPage) {
    this.count = listed.count;
    this.listed = listed;
    this.readPage = readPage;
  }

  /** @param {string} text @returns {Promise<number>} the file that may hold it */
  async place(text) {
    const { bounds, page } = this.listed;
    const number = place(bounds, text);
    return page ? number * page + place((await this.page(number))[0], text) : number;
  }

  /** @param {number} number */
  async name(number) {
    const { bounds, page, names = "" } = this.listed;
    return page ? cut(...(await this.page(Math.floor(number / page))), number % page) : cut(bounds, names, number);
  }

  /** @param {number} number */
  page(number) {
    return this.readPage(cut(this.listed.bounds, this.listed.pages ?? "", number));
  }
}

/** @param {string[]} bounds one for each name @param {string} names @param {number} number */
function cut(bounds, names, number) {
  const length = names.length / bounds.length;
  return names.slice(number * length, (number + 1) * length);
}

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
