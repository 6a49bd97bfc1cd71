// Events that are not accepted yet, in IndexedDB; where that is refused, as long as the page lasts.

/** @typedef {import("./types").Event} Event */

const NAME = "kb-feedback";
const STORE = "events";
/** More only pile up on a device that never gets through. */
const MOST = 200;
const OLDEST = 30 * 86_400_000; // milliseconds
/** Some browsers never answer. */
const OPENING = 3000; // milliseconds
/** Answers of readers are dropped last. @type {import("./event").Answers} */
const ANSWERS = { vote: true, comment: true, csat: true, nps: true };

/** @returns {Promise<IDBDatabase | null>} */
function open() {
  return new Promise((done) => {
    setTimeout(() => done(null), OPENING);
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
      request.onsuccess = () => {
        // Another page deletes it: the reader has declined there.
        request.result.onversionchange = () => request.result.close();
        done(request.result);
      };
      request.onerror = () => done(null);
    } catch {
      done(null);
    }
  });
}

export class Waiting {
  constructor() {
    /** @type {Promise<IDBDatabase | null> | null} */
    this.opened = null;
    /** @type {Map<string, Event>} events that the database did not take */
    this.memory = new Map();
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<T> | void} act
   * @returns {Promise<T | undefined>} rejects if the transaction fails
   */
  async run(mode, act) {
    const database = await (this.opened ??= open());
    if (!database) throw new Error("no database");
    return new Promise((done, fail) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" });
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request?.result);
      transaction.onabort = transaction.onerror = () => fail(transaction.error);
      // A closing page leaves no time for an automatic commit.
      transaction.commit();
    });
  }

  /** @param {Event} event */
  async put(event) {
    try {
      await this.run("readwrite", (store) => store.put(event));
    } catch {
      this.memory.set(event.id, event);
    }
  }

  /** Events worth sending, the newest last; rejects when the database cannot be read. @returns {Promise<Event[]>} */
  async all() {
    const database = await (this.opened ??= open());
    // A database that cannot be read now is not empty.
    const kept = database ? ((await this.run("readonly", (store) => store.getAll())) ?? []) : [];
    const events = [...kept, ...this.memory.values()].sort((a, b) => a.at.localeCompare(b.at));
    const since = new Date(Date.now() - OLDEST).toISOString();
    const young = events.filter(({ at }) => at >= since);
    const isAnswer = (/** @type {Event} */ { type }) => type in ANSWERS;
    const order = [...young.filter((one) => !isAnswer(one)), ...young.filter(isAnswer)];
    const stay = new Set(order.slice(-MOST));
    await this.remove(events.filter((event) => !stay.has(event)).map(({ id }) => id));
    return young.filter((event) => stay.has(event));
  }

  /** @param {string[]} ids */
  async remove(ids) {
    for (const id of ids) this.memory.delete(id);
    if (!ids.length) return;
    await this.run("readwrite", (store) => ids.forEach((id) => store.delete(id))).catch(() => {});
  }

  async clear() {
    this.memory.clear();
    await this.run("readwrite", (store) => store.clear()).catch(() => {});
  }
}
