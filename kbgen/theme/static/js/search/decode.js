// Reads a shard. The format stands in kbgen/search/README.md; kbgen/search/shards.py is its twin.

/** @typedef {import("./types").Group} Group */

/** Bit of `fields`. */
const HEADINGS = 2;

/** @param {Uint8Array} data @returns {Group[]} */
export function decode(data) {
  let at = 0;
  const byte = () => {
    if (at >= data.length) throw new RangeError("bytes are missing");
    return data[at++];
  };
  const varint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const next = byte();
      value += (next & 127) * scale;
      if (next < 128) return value;
    }
  };
  const length = varint();
  if (at + length > data.length) throw new RangeError("bytes are missing");
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data.subarray(at, at + length));
  at += length;
  /** @type {Group[]} */
  const groups = [];
  for (const line of text ? text.split("\n") : []) {
    const [stem, ...forms] = line.split(" ");
    const postings = [];
    for (let count = varint(), doc = 0; count > 0; count--) {
      doc += varint();
      const impact = byte();
      const fields = byte();
      const sections = varint();
      const headings = fields & HEADINGS ? varint() : 0;
      const bits = forms.length > 1 ? varint() : 1;
      postings.push({ doc, impact, fields, sections, headings, forms: bits });
    }
    groups.push({ stem, forms: forms.length ? forms : [stem], postings });
  }
  if (at !== data.length) throw new RangeError("bytes are left over");
  return groups;
}
