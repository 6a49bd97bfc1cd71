// Reads a shard. The format stands in kbgen/search/README.md; kbgen/search/shards.py is its twin.

/** @typedef {import("./types").Group} Group */

const TITLE = 32;
const ASKED = 128;
/** What a column holds. */
const LARGEST = 2 ** 32 - 1;

/** @param {Uint8Array} data @returns {Group[]} */
export function decode(data) {
  let at = 0;
  /** @param {number} count */
  const take = (count) => {
    at += count;
    if (at > data.length) throw new RangeError("bytes are missing");
    return data.subarray(at - count, at);
  };
  const varint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (at >= data.length) throw new RangeError("bytes are missing");
      const next = data[at++];
      value += (next & 127) * scale;
      if (value > LARGEST) throw new RangeError("a number is too large");
      if (next < 128) return value;
    }
  };
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(take(varint()));
  const lines = text ? text.split("\n").map((line) => line.split(" ")) : [];
  const sizes = lines.map(() => [varint(), varint()]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  // Each posting is three bytes at least: a damaged size must not ask for more memory than that.
  if (total * 3 > data.length) throw new RangeError("bytes are missing");
  const docs = new Uint32Array(total);
  let place = 0;
  for (const [, size] of sizes) {
    for (let doc = 0, end = place + size; place < end; place++) {
      doc += varint();
      if (doc > LARGEST) throw new RangeError("a number is too large");
      docs[place] = doc;
    }
  }
  const flags = take(total);
  const intent = flags.map((flag) => (flag & ASKED ? take(1)[0] : 0));
  const parts = take(total);
  const forms = new Uint32Array(total).fill(1);
  const titles = new Uint32Array(total);
  const columns = { docs, flags, intent, parts, forms, titles };
  let start = 0;
  const groups = lines.map(([stem, ...words], number) => {
    const [count, size] = sizes[number];
    const end = start + size;
    const group = { stem, forms: words.length ? words : [stem], count, columns, start, end };
    start = end;
    return group;
  });
  const several = groups.filter((group) => group.forms.length > 1);
  for (const group of several) for (let i = group.start; i < group.end; i++) forms[i] = varint();
  for (const group of groups) {
    for (let i = group.start; i < group.end; i++) {
      if (flags[i] & TITLE) titles[i] = group.forms.length > 1 ? varint() : 1;
    }
  }
  if (at !== data.length) throw new RangeError("bytes are left over");
  return groups;
}
