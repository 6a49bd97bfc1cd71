// Delivers events: each waits and is retried until the collector has it. Its id makes a second
// delivery harmless; still, the tabs of a site take turns.

import { store, stored } from "../browser.js";
import { post } from "./send.js";
import { Waiting } from "./waiting.js";

/** @typedef {import("./types").Event} Event */
/** @typedef {import("./types").Outcome} Outcome */
/** @typedef {{event: Event, isKept: boolean, late?: (outcome: Outcome) => void}} Fresh */

/** Events of a request: browsers refuse more than 64 kB with `keepalive`. */
const SLICE = 10;
/** Milliseconds until the first and the slowest retry. */
const FIRST = 5000;
const SLOWEST = 300_000;
/** When the server accepts requests again, for all pages. */
const RETRY_AT = "kb-retry-at";

export class Outbox {
  /** @param {string} endpoint */
  constructor(endpoint) {
    this.endpoint = endpoint;
    this.waiting = new Waiting();
    /** @type {Map<string, Fresh>} those of this page that are not settled */
    this.fresh = new Map();
    /** @type {Map<string, Outcome>} those that are */
    this.settled = new Map();
    /** @type {Set<string>} ids of pending requests */
    this.sending = new Set();
    /** @type {Promise<void>} */
    this.running = Promise.resolve();
    this.delay = FIRST;
    this.pause = 0; // before then, only events that a reader waits for are sent
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @param {Event} event @param {(outcome: Outcome) => void} [late] @returns {Promise<Outcome>} */
  async add(event, late) {
    const fresh = /** @type {Fresh} */ ({ event, isKept: false });
    this.fresh.set(event.id, fresh);
    await this.waiting.put(event);
    fresh.isKept = true;
    // Only with a listener does a reader wait for it.
    await this.flush(Boolean(late));
    fresh.late = late;
    return this.settled.get(event.id) ?? "waiting";
  }

  /** Send waiting events. @param {boolean} [urgent] even during the pause after a failure */
  flush(urgent = false) {
    this.running = this.running.then(() => this.takeTurn(urgent)).catch(() => this.putOff(0));
    return this.running;
  }

  /** @param {boolean} urgent */
  async takeTurn(urgent) {
    const now = Date.now();
    if (now < retryAt() || (now < this.pause && !urgent)) return this.wake(Math.max(retryAt(), this.pause));
    if (navigator.locks) await navigator.locks.request("kb-outbox", () => this.sendAll());
    else await this.sendAll();
  }

  async sendAll() {
    // Events that are not stored yet may be missing there.
    const kept = [...this.fresh.keys()].filter((id) => this.fresh.get(id)?.isKept);
    const events = (await this.waiting.all()).filter(({ id }) => !this.sending.has(id));
    const waiting = new Set(events.map(({ id }) => id));
    for (const id of kept) {
      // Another tab has delivered it.
      if (!waiting.has(id) && !this.sending.has(id)) this.settle(id, "accepted");
    }
    // The newest first: the reader waits for it.
    for (let end = events.length; end > 0; end -= SLICE) {
      if (!(await this.attempt(events.slice(Math.max(0, end - SLICE), end)))) return;
    }
    this.delay = FIRST;
    this.pause = 0;
  }

  /** @param {Event[]} events @returns {Promise<boolean>} whether to go on */
  async attempt(events) {
    const ids = events.map(({ id }) => id);
    for (const id of ids) this.sending.add(id);
    const answer = await post(this.endpoint, events);
    for (const id of ids) this.sending.delete(id);
    if (answer.refused && events.length > 1) {
      // One invalid event has the whole batch refused.
      for (const event of events) if (!(await this.attempt([event]))) return false;
      return true;
    }
    const rejected = answer.refused ? new Set(ids) : answer.rejected;
    await this.waiting.remove([...answer.accepted, ...rejected]);
    for (const id of answer.accepted) this.settle(id, "accepted");
    for (const id of rejected) this.settle(id, "refused");
    if (answer.failed) this.putOff(answer.after);
    return !answer.failed;
  }

  /** @param {string} id @param {Outcome} outcome */
  settle(id, outcome) {
    const fresh = this.fresh.get(id);
    if (!fresh) return;
    this.fresh.delete(id);
    this.settled.set(id, outcome);
    fresh.late?.(outcome);
  }

  /** Retry later, at a random time: not all devices at once. @param {number} seconds as the server says */
  putOff(seconds) {
    if (seconds) store(RETRY_AT, String(Date.now() + seconds * 1000));
    this.pause = Date.now() + (seconds * 1000 || this.delay * (0.5 + Math.random() / 2));
    this.delay = Math.min(this.delay * 2, SLOWEST);
    this.wake(this.pause);
  }

  /** @param {number} at milliseconds since 1970 */
  wake(at) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(at - Date.now(), 0));
  }

  /** The page is closing: send its events now, without taking turns. */
  leave() {
    if (Date.now() < retryAt()) return;
    const left = [...this.fresh.values()].map(({ event }) => event);
    const events = left.filter(({ id }) => !this.sending.has(id)).slice(-SLICE);
    if (events.length) this.attempt(events);
  }

  async forget() {
    clearTimeout(this.timer);
    this.fresh.clear();
    await this.waiting.clear();
  }
}

const retryAt = () => Number(stored(RETRY_AT));
