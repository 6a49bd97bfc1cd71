// What a sink is. No code.

import type { Event } from "./event";

export type { Event } from "./event";

/**
 * The outcome of an event: the sink has it; it waits on the device; the sink refused it; it may not be
 * sent.
 */
export type Outcome = "accepted" | "waiting" | "refused" | "withheld";

/** Where events go. */
export interface Sink {
  /** `late` receives the outcome of an event that had to wait */
  take(event: Event, late?: (outcome: Outcome) => void): Outcome | Promise<Outcome>;
  /** start delivering waiting events */
  start?(): void;
  /** delete waiting events */
  forget?(): Promise<void>;
}

declare global {
  interface Navigator {
    globalPrivacyControl?: boolean;
  }
}
