// Lets the tests ask the theme's scripts. A line in is [what, values], a line out is {value} or
// {error}. `fetch` reads files, so that the engine runs as in the page, its store included.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

const folder = process.argv[2]; // a file: address with `search/*.js` and `stemmers/*.js`

globalThis.fetch = async (url) => {
  try {
    return new Response(await readFile(new URL(url)));
  } catch {
    return new Response(null, { status: 404 });
  }
};

const script = (name) => import(`${folder}search/${name}.js`);
const { Analyser, findWords } = await script("analyse");
const { Asks } = await script("asking");
const { answer: answerOf, search } = await script("client");
const { signsIn } = await script("answer");
const { textFor } = await script("market-text");
const { decode } = await script("decode");
const { beginsAlike, distance } = await script("distance");
const { open } = await script("engine");
const { stateAt } = await import(`${folder}hours.js`);
const { nearestLocale } = await import(`${folder}ui/nearest-locale.js`);
const { recognise } = await import(`${folder}carriers.js`);
const { fillPlaces } = await import(`${folder}places.js`);
const { lastDay } = await import(`${folder}blocks/last-day.js`);
const { Stemmer } = await script("snowball");

const stemmers = new Map();
async function stemmer(language) {
  if (!stemmers.has(language)) {
    // Without a stemmer the file is empty, or there is none.
    const module = await import(`${folder}stemmers/${language}.js`).catch(() => ({}));
    stemmers.set(language, module.default ? new (module.default(Stemmer))() : null);
  }
  return stemmers.get(language);
}

const engines = new Map();
async function engine(site, locale) {
  const key = `${site} ${locale}`;
  if (!engines.has(key)) engines.set(key, await open(site, locale));
  return engines.get(key);
}

// Groups share columns; the tests want each posting by itself.
function plain({ stem, forms, count, columns, start, end }) {
  const postings = [];
  for (let at = start; at < end; at++) {
    postings.push({
      doc: columns.docs[at],
      level: columns.flags[at] & 31,
      keywords: (columns.flags[at] & 64) !== 0,
      parts: columns.parts[at],
      forms: columns.forms[at],
      title: columns.titles[at],
      asked: (columns.flags[at] & 128) !== 0,
      intent: columns.intent[at],
    });
  }
  return { stem, forms, count, postings };
}

const answers = {
  async terms({ language, text }) {
    const analyser = new Analyser(await stemmer(language));
    const terms = findWords(text).flatMap(([word]) => analyser.terms(word));
    return terms.map(({ stem, form, isInner }) => [stem, form, isInner]);
  },
  async asked({ language, asking, stop_words, limits, queries }) {
    const asks = new Asks(asking, new Analyser(await stemmer(language)), new Set(stop_words), limits);
    return queries.map((query) => asks.what(query));
  },
  nearestLocale: ({ preferred, available }) => nearestLocale(preferred, available),
  states: ({ hours, times }) => times.map((time) => stateAt(hours, time)),
  lastDays: ({ cases }) => cases.map(([first, rule]) => lastDay(first, rule)),
  carriers: ({ typed, carriers }) => recognise(typed, carriers).map(([title]) => title),
  filled: ({ template, places }) => fillPlaces(template, places),
  async stems({ language, words }) {
    const runtime = await stemmer(language);
    return words.map((word) => runtime.stem(word));
  },
  distances: ({ pairs }) =>
    pairs.map(([one, other]) => [
      distance(one, other, 1),
      distance(one, other, 2),
      beginsAlike(one, other),
    ]),
  decoded: ({ data }) => decode(new Uint8Array(Buffer.from(data, "base64"))).map(plain),
  async hits({ site, locale, query, limit }) {
    return (await engine(site, locale)).search(query, limit);
  },
  async completed({ site, locale, typed, limit }) {
    return (await engine(site, locale)).complete(typed, limit);
  },
  async ranked({ site, locale, query, corrects }) {
    const { found, ranked, held } = await (await engine(site, locale)).rank(query, corrects);
    const matches = found.map(({ term, documents, count, words, isKnown }) => ({
      term: [term.form, term.stem, term.isWord, term.isPrefix],
      documents: [...documents].map(([document, { score, parts, title }]) => [document, score, parts, title]),
      count,
      words: [...words],
      known: isKnown,
    }));
    return { matches, ranked: ranked.map(({ document, score }) => [document, score]), held };
  },
  answer: ({ site, query, ...options }) => answerOf(site, query, options),
  text: ({ text, market }) => textFor(text, market),
  signs: ({ terms, sizes }) => signsIn({ terms }, { sign_words: sizes, signed: 8 }),
  everywhere: ({ site, query, ...options }) => search(site, query, options),
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
