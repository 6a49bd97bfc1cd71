// The runtime of the stemmers that the build makes from Snowball's algorithms. A word is walked by
// a cursor, forwards up to `limit` or backwards down to `limit_backward`; `bra` and `ket` are the
// slice that is replaced.

/** @typedef {[string[], number[], Record<number, string>?]} Among longest word first */

export class Stemmer {
  current = "";
  cursor = 0;
  limit = 0;
  limit_backward = 0;
  bra = 0;
  ket = 0;

  /** @param {string} word @returns {string} */
  stem(word) {
    this.current = word;
    this.cursor = this.limit_backward = this.bra = 0;
    this.limit = this.ket = word.length;
    this._stem();
    return this.current;
  }

  _stem() {}

  /** @param {string} s */
  in_grouping(s) {
    return this.cursor < this.limit && s.includes(this.current[this.cursor]) && ++this.cursor > 0;
  }

  /** @param {string} s */
  out_grouping(s) {
    return this.cursor < this.limit && !s.includes(this.current[this.cursor]) && ++this.cursor > 0;
  }

  /** @param {string} s */
  in_grouping_b(s) {
    const at = this.cursor - 1;
    return at >= this.limit_backward && s.includes(this.current[at]) && (this.cursor = at) > -1;
  }

  /** @param {string} s */
  out_grouping_b(s) {
    const at = this.cursor - 1;
    return at >= this.limit_backward && !s.includes(this.current[at]) && (this.cursor = at) > -1;
  }

  /** @param {string} s */
  go_in_grouping(s) {
    while (this.in_grouping(s));
    return this.cursor < this.limit;
  }

  /** @param {string} s */
  go_out_grouping(s) {
    while (this.out_grouping(s));
    return this.cursor < this.limit;
  }

  /** @param {string} s */
  go_in_grouping_b(s) {
    while (this.in_grouping_b(s));
    return this.cursor > this.limit_backward;
  }

  /** @param {string} s */
  go_out_grouping_b(s) {
    while (this.out_grouping_b(s));
    return this.cursor > this.limit_backward;
  }

  /** @param {string} s */
  eq_s(s) {
    const end = this.cursor + s.length;
    return end <= this.limit && this.current.startsWith(s, this.cursor) && (this.cursor = end) > -1;
  }

  /** @param {string} s */
  eq_s_b(s) {
    const at = this.cursor - s.length;
    return at >= this.limit_backward && this.current.startsWith(s, at) && (this.cursor = at) > -1;
  }

  /** @param {Among} table */
  find_among(table) {
    return this.#find(table, (word) => {
      const end = this.cursor + word.length;
      return end <= this.limit && this.current.startsWith(word, this.cursor) ? end : -1;
    });
  }

  /** @param {Among} table */
  find_among_b(table) {
    return this.#find(table, (word) => {
      const at = this.cursor - word.length;
      return at >= this.limit_backward && this.current.startsWith(word, at) ? at : -1;
    });
  }

  /** @param {Among} table @param {(word: string) => number} fits */
  #find([words, results, methods], fits) {
    const start = this.cursor;
    for (let at = 0; at < words.length; at++) {
      this.cursor = start;
      const end = fits(words[at]);
      if (end < 0) continue;
      this.cursor = end;
      const method = methods?.[at];
      if (!method) return results[at];
      const passes = /** @type {any} */ (this)[method]();
      this.cursor = end;
      if (passes) return results[at];
    }
    this.cursor = start;
    return 0;
  }

  /** @param {number} from @param {number} to @param {string} s */
  #replace(from, to, s) {
    const longer = s.length - (to - from);
    this.current = this.current.slice(0, from) + s + this.current.slice(to);
    this.limit += longer;
    if (this.cursor >= to) this.cursor += longer;
    else if (this.cursor > from) this.cursor = from;
    return longer;
  }

  /** @param {string} s */
  slice_from(s) {
    this.#replace(this.bra, this.ket, s);
    this.ket = this.bra + s.length;
  }

  slice_del() {
    this.slice_from("");
  }

  slice_to() {
    return this.current.slice(this.bra, this.ket);
  }

  /** @param {number} from @param {number} to @param {string} s */
  insert(from, to, s) {
    const longer = this.#replace(from, to, s);
    if (from <= this.bra) this.bra += longer;
    if (from <= this.ket) this.ket += longer;
  }
}
