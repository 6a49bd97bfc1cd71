// The wire format of an event, and what a sink is. No code.

export interface Event {
  id: string;
  type: string;
  at: string;
  locale: string;
  article_id?: string;
  market?: string | null;
  revision?: string;
  value?: string | number;
  reason?: string;
  comment?: string;
  query?: string;
  rank?: number;
  results?: number;
  page?: string;
  elapsed_ms?: number;
  device?: string;
}

/**
 * What became of an event: the sink has it; it waits on the device; it was not wanted; it may not
 * be sent.
 */
export type Outcome = "accepted" | "waiting" | "refused" | "withheld";

/** Where events go. */
export interface Sink {
  /** `late` is told when an event that had to wait has come to its end */
  take(event: Event, late?: (outcome: Outcome) => void): Outcome | Promise<Outcome>;
  /** begin to deliver what waits */
  start?(): void;
  /** throw away what waits */
  forget?(): Promise<void>;
}

declare global {
  interface Window {
    dataLayer?: unknown[];
    plausible?: (name: string, options: { props: Record<string, unknown> }) => void;
    _paq?: unknown[][];
    posthog?: { capture(name: string, properties: Record<string, unknown>): void };
    analytics?: { track(name: string, properties: Record<string, unknown>): void };
  }
  interface Navigator {
    globalPrivacyControl?: boolean;
  }
}
