// The contracts of `window.kbgen` and of the index files. No code.

export interface Hit {
  id: string;
  /** BCP 47 */
  locale: string;
  title: string;
  /** absolute, with the anchor of the best section */
  url: string;
  /** plain text that is there without another request */
  excerpt: string;
  section: { anchor: string; title: string } | null;
  score: number;
  category: string;
}

export interface Options {
  limit?: number;
  locale?: string;
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
  suggest(query: string, options?: Options): Promise<Suggestion>;
  /** where the words of a query stand in a text of the page's locale */
  marks(text: string, query: string): Promise<[number, number][]>;
  /** load what every search needs */
  prepare(): Promise<void>;
}

/** `_kb/search/<locale>.json`, see kbgen/search/README.md */
export interface Manifest {
  format: number;
  locale: string;
  documents: number;
  /** first stem of the shard, name of its file */
  shards: [string, string][];
  facts: string[];
  chunk: number;
  vocabulary: string;
  stemmer: string | null;
  stop_words: string;
  respellings: [string, string][];
  impact_scale: number;
  ranking: Record<string, number>;
}

export interface Posting {
  doc: number;
  impact: number;
  fields: number;
  sections: number;
  headings: number;
  forms: number;
}

export interface Group {
  stem: string;
  forms: string[];
  postings: Posting[];
}

/** id, title, url, description, category, sections, name of the text's file */
export type Facts = [string, string, string, string, string, [string, string][], string];

export interface Term {
  form: string;
  stem: string;
  isWord: boolean;
  isPrefix: boolean;
}
