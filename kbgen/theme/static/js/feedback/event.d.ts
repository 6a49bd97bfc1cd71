// Made from kbgen/feedback/events.py by tests/contract/test_wire.py.

export interface Event {
  id: string;
  type: "vote" | "comment" | "search" | "result_click" | "contact_click" | "repeat_visit" | "read_to_end" | "csat" | "nps" | "missing" | "deflected";
  at: string;
  locale: string;
  article_id?: string | null;
  market?: string | null;
  revision?: string | null;
  value?: string | number | null;
  reason?: string | null;
  comment?: string | null;
  query?: string | null;
  rank?: number | null;
  results?: number | null;
  page?: string | null;
  referrer?: string | null;
  via?: string | null;
  elapsed_ms?: number | null;
  device?: string | null;
}

/** Types that a person writes or chooses */
export type Answers = Record<"vote" | "comment" | "csat" | "nps", true>;

/** Characters of a text, at most */
export interface Longest {
  comment: 1000;
  query: 200;
  page: 500;
}
