// Delivers events: each waits until the collector has it, and is tried again until then. An id makes
// a second delivery harmless; still, the tabs of a site take turns.

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
/** Until when the server wants to be left alone, whatever page asks. */
const RETRY_AT = "kb-retry-at";

export class Outbox {
  /** @param {string} endpoint */
  constructor(endpoint) {
    this.endpoint = endpoint;
    this.waiting = new Waiting();
    /** @type {Map<string, Fresh>} those of this page that have not come to their end */
    this.fresh = new Map();
    /** @type {Map<string, Outcome>} those that have */
    this.settled = new Map();
    /** @type {Set<string>} ids that are on their way */
    this.sending = new Set();
    /** @type {Promise<void>} */
    this.running = Promise.resolve();
    this.delay = FIRST;
    this.pause = 0; // until then, what nobody waits for is not tried
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @param {Event} event @param {(outcome: Outcome) => void} [late] @returns {Promise<Outcome>} */
  async add(event, late) {
    const fresh = /** @type {Fresh} */ ({ event, isKept: false });
    this.fresh.set(event.id, fresh);
    await this.waiting.put(event);
    fresh.isKept = true;
    // Who hears of it waits for it; what is only counted does not press.
    await this.flush(Boolean(late));
    fresh.late = late;
    return this.settled.get(event.id) ?? "waiting";
  }

  /** Send what waits. @param {boolean} [urgent] before the pause after a failure is over */
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
    // What is not kept yet is missing for no other reason.
    const kept = [...this.fresh.keys()].filter((id) => this.fresh.get(id)?.isKept);
    const events = (await this.waiting.all()).filter(({ id }) => !this.sending.has(id));
    const there = new Set(events.map(({ id }) => id));
    for (const id of kept) {
      // Another tab has delivered it.
      if (!there.has(id) && !this.sending.has(id)) this.settle(id, "accepted");
    }
    // The newest first: it is what the reader waits for.
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
      // One of them spoils it for all.
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

  /** Come back later: many devices, and not all at once. @param {number} seconds as the server says */
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

  /** The page goes away: what it has not sent goes with it. No time to take turns. */
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
