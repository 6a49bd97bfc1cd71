// Lets the tests ask the theme's scripts. A line in is [what, values], a line out is {value} or
// {error}. `fetch` reads files, so that the engine runs as in the page, its store included.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

const folder = process.argv[2]; // a file: address with `search/*.js` and `stemmers/*.js`

const script = (name) => import(`${folder}search/${name}.js`);
const { Analyser, findWords } = await script("analyse");
const { decode } = await script("decode");
const { open } = await script("engine");
const { Stemmer } = await script("snowball");

globalThis.fetch = async (url) => {
  try {
    return new Response(await readFile(new URL(url)));
  } catch {
    return new Response(null, { status: 404 });
  }
};

const stemmers = new Map();
async function stemmer(name) {
  if (!name) return null;
  if (!stemmers.has(name)) {
    const module = await import(`${folder}stemmers/${name}.js`);
    stemmers.set(name, new (module.default(Stemmer))());
  }
  return stemmers.get(name);
}

const engines = new Map();
async function engine(site, locale) {
  const key = `${site} ${locale}`;
  if (!engines.has(key)) engines.set(key, await open(site, locale));
  return engines.get(key);
}

const answers = {
  async terms({ algorithm, text }) {
    const analyser = new Analyser(await stemmer(algorithm));
    const terms = findWords(text).flatMap(([word]) => analyser.terms(word));
    return terms.map(({ stem, form }) => [stem, form]);
  },
  async stems({ algorithm, words }) {
    const runtime = await stemmer(algorithm);
    return words.map((word) => runtime.stem(word));
  },
  async decoded({ data }) {
    return decode(new Uint8Array(Buffer.from(data, "base64")));
  },
  async hits({ site, locale, query, limit }) {
    return (await engine(site, locale)).search(query, limit);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [what, values] = JSON.parse(line);
  let answer;
  try {
    answer = { value: await answers[what](values) };
  } catch (error) {
    answer = { error: `${error.name}: ${error.message}` };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
