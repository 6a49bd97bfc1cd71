// What a sink is. No code.

import type { Event } from "./event";

export type { Event } from "./event";

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
  interface Navigator {
    globalPrivacyControl?: boolean;
  }
}
