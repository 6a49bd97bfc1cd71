// Sends events to the collector. What is not accepted waits on the device and is tried again.

/**
 * @typedef {object} Event
 * @property {string} id
 * @property {string} type
 * @property {string} at
 */

const WAITING = "kb-events";
const DEVICE = "kb-device";
/** More would be a device that never gets through. */
const MOST = 100;
/** Events of a request: browsers refuse more than 64 kB with `keepalive`. */
const SLICE = 10;
/** Seconds until the first and the slowest retry. */
const RETRY = [5, 300];

/** @returns {string} a version 4 UUID; randomUUID is there in secure contexts only */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** A random token that tells this device's second vote from another's first. */
export function device() {
  let token = read(DEVICE);
  if (!token) {
    token = uuid();
    write(DEVICE, token);
  }
  return token;
}

/** @param {string} key */
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nowhere to keep it: the event is sent now or never.
  }
}

/** @returns {Event[]} */
function waiting() {
  try {
    const events = JSON.parse(read(WAITING) ?? "[]");
    return Array.isArray(events) ? events : [];
  } catch {
    return [];
  }
}

let delay = RETRY[0];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Keep an event, then try to send everything that waits.
 * @param {string} endpoint
 * @param {Record<string, unknown>} values
 * @returns {Promise<boolean>} was this one accepted?
 */
export async function send(endpoint, values) {
  const event = { id: uuid(), at: new Date().toISOString(), .../** @type {{type: string}} */ (values) };
  write(WAITING, JSON.stringify([...waiting(), event].slice(-MOST)));
  return (await flush(endpoint, event)).has(event.id);
}

/**
 * @param {string} endpoint
 * @param {Event} [fresh] sent even where nothing can be kept
 * @returns {Promise<Set<string>>} ids that the collector has now
 */
export async function flush(endpoint, fresh) {
  const kept = waiting();
  const events = fresh && !kept.some(({ id }) => id === fresh.id) ? [...kept, fresh] : kept;
  /** @type {Set<string>} */
  const accepted = new Set();
  if (!events.length) return accepted;
  clearTimeout(timer);
  try {
    // The newest first: it is what the reader waits for.
    for (let end = events.length; end > 0; end -= SLICE) {
      const slice = events.slice(Math.max(0, end - SLICE), end);
      for (const id of await post(endpoint, slice)) accepted.add(id);
    }
    delay = RETRY[0];
  } catch {
    timer = setTimeout(() => flush(endpoint), delay * 1000);
    delay = Math.min(delay * 2, RETRY[1]);
  }
  return accepted;
}

/** @param {string} endpoint @param {Event[]} events @returns {Promise<string[]>} accepted ids */
async function post(endpoint, events) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ events }),
    keepalive: true,
  });
  if (response.status !== 202) throw new Error(`status ${response.status}`);
  /** @type {{accepted: string[], rejected: {id: string}[]}} */
  const { accepted, rejected } = await response.json();
  // A rejected event would be rejected again.
  const done = new Set([...accepted, ...rejected.map(({ id }) => id)]);
  write(WAITING, JSON.stringify(waiting().filter(({ id }) => !done.has(id))));
  return accepted;
}
