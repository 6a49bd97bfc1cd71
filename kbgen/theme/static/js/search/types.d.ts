// The contracts of `window.kbgen` and of the index files. No code.

/** a market's name; empty: none of the site's; null: not known */
export type Market = string | null;

/** the same everywhere, or pieces of which some differ: market → text; an empty name: all others */
export type ByMarket = string | (string | Record<string, string>)[];

/** The answer that the results begin with */
export interface Box {
  id: string;
  locale: string;
  /** of the article that says so */
  title: string;
  /** absolute, with the anchor of its section */
  url: string;
  section: { anchor: string; title: string } | null;
  text: string;
  /** whose answer it is; empty: the same in all markets */
  market: string;
}

/** Number of a section, what it answers, and its signs, three characters each */
export type Answers = [number, ByMarket, string][];

export interface Hit {
  id: string;
  /** BCP 47; not the page's where only an article in another language was found */
  locale: string;
  title: string;
  /** absolute, with the anchor of the best section */
  url: string;
  /** plain text, available without another request */
  excerpt: string;
  section: { anchor: string; title: string } | null;
  score: number;
  category: string;
}

export interface Options {
  limit?: number;
  locale?: string;
  /** whether other locales are searched if this one has no good match; default true */
  elsewhere?: boolean;
  /** whose values texts show; default: that of the reader */
  market?: Market;
}

export interface Passage {
  text: string;
  /** where the words of the query stand in the text */
  marks: [number, number][];
}

export interface Suggestion {
  did_you_mean: string | null;
  nearest: Hit[];
}

export interface Kbgen {
  search(query: string, options?: Options): Promise<Hit[]>;
  passage(hit: Hit, query: string): Promise<Passage>;
  /** the answer that the results begin with; null where nothing is certain */
  answer(query: string, options?: Options): Promise<Box | null>;
  suggest(query: string, options?: Options): Promise<Suggestion>;
  /** complete questions for what is being typed */
  complete(typed: string): Promise<string[]>;
  /** whether a query asks for a human, or wants to complain; else empty; null: it is nothing but stop words */
  asks(query: string): Promise<"" | "contact" | "complaint" | null>;
  /** where the words of a query stand in a text of the page's locale */
  marks(text: string, query: string): Promise<[number, number][]>;
  /** load the files that every search needs; typed: returns the text of the box */
  prepare(typed?: () => string): Promise<void>;
  /** the reader's answer to whether events may be sent, for shops that ask it themselves */
  consent(given: boolean): Promise<void>;
}

/** Files: the first entry of each, and names of 16 characters, one after the other */
export interface Listed {
  count: number;
  bounds: string[];
  names?: string;
  /** names of pages, where files are many; `bounds` are those of the pages */
  pages?: string;
  /** files of a page */
  page?: number;
}

/** Bounds and names */
export type Page = [string[], string];

/** `_kb/search/<locale>.json`, see kbgen/search/README.md */
export interface Manifest {
  format: number;
  locale: string;
  others: string[];
  documents: number;
  shards: Listed;
  facts: Listed;
  chunk: number;
  ids: string;
  words: Listed;
  endings: Listed;
  stemmer: string | null;
  stop_words: string;
  respellings: [string, string][];
  links: string[] | null;
  /** complete questions in groups, or the file that has them */
  questions?: string | string[][] | null;
  /** phrases, complaints and fillers of queries for a human */
  asking?: string[];
  /** where people's earlier questions are known: the stop words that tell them apart, and what a
   * query gains that was asked before */
  asked?: { cues: string; bonus: number };
  pins: Record<string, number>;
  boosts: Record<string, number>;
  impacts: number[];
  ranking: Record<string, number>;
  limits: Limits;
}

/** Constants of kbgen/search/format.py */
export interface Limits {
  parts: number;
  last_form: number;
  phrase: number;
  pair: number;
  query: number;
  part: number;
  head: number;
  ending: number;
  prefix: number;
  typos: number[];
  shards: number;
  files: number;
  piece: number;
  good: number;
  others: number;
  asking: number;
  asking_typos: number[];
  sign_words: number[];
  signed: number;
  certain: [number, number];
}

/** The postings of a shard, column by column */
export interface Columns {
  docs: Uint32Array;
  /** level, title and keywords */
  flags: Uint8Array;
  /** what a term tells of intents, in steps */
  intent: Uint8Array;
  parts: Uint8Array;
  forms: Uint32Array;
  titles: Uint32Array;
}

export interface Group {
  stem: string;
  /** `=8stem` counts for this one, 8 tenths of it; `>stem` leads to another group */
  forms: string[];
  /** documents with the term */
  count: number;
  columns: Columns;
  /** its postings in the columns */
  start: number;
  end: number;
}

/** id, title, url, description, category, sections, name of the text's file, answers */
export type Facts = [string, string, string, ByMarket, string, [string, string][], string, Answers?];

export interface Term {
  form: string;
  stem: string;
  isWord: boolean;
  isPrefix: boolean;
}

export interface Query {
  /** the significant ones; all, where there are only stop words */
  terms: Term[];
  /** what may be a phrase, the longest first: its key, and the stems of its words that decide */
  phrases: [string, string[]][];
  /** neighbours as one word, and the stems of both */
  pairs: [Term, [string, string]][];
  /** the same for queries that are written alike */
  key: string;
  /** the stop words, which may tell apart what people ask */
  cues: string[];
  /** name of the query as an earlier question; empty where it has only stop words */
  whole: string;
}

/** What a match by one form counts, and one in the title */
export type Weight = [number, number];

export interface Found {
  score: number;
  parts: number;
  title: number;
  keyword: boolean;
  /** whether shoppers ask for what the article answers in this word */
  asked: boolean;
  /** how much it tells of an intent of the article */
  intent: number;
}

/** Where one term of a query matches */
export interface Matches {
  term: Term;
  documents: Map<number, Found>;
  /** documents with the term, those beyond the strongest ones included */
  count: number;
  /** stems that match */
  words: Set<string>;
  /** not by correction only */
  isKnown: boolean;
  /** stem of the nearest known word, if it is misspelt */
  meant: string;
}

export interface Ranked {
  document: number;
  score: number;
}
