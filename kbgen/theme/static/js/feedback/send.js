// One request to the collector, and the meaning of its response. Nothing else here uses the network.

/** @typedef {import("./types").Event} Event */
/**
 * @typedef {object} Answer
 * @property {Set<string>} accepted ids
 * @property {Set<string>} rejected ids of invalid events
 * @property {boolean} refused whether the whole request was refused
 * @property {boolean} failed whether the rest has to be retried
 * @property {number} after seconds until then, if the server names them
 */

/** Seconds that a request may take; the next one sends the same ids. */
const PATIENCE = 10;
/** Responses that would be the same again; other failures may pass. */
const FINAL = [400, 413, 422];
/** Longer delays are cut to a day. */
const LONGEST = 86_400;

/** @param {string} endpoint @param {Event[]} events @returns {Promise<Answer>} */
export async function post(endpoint, events) {
  /** @type {Answer} */
  const answer = { accepted: new Set(), rejected: new Set(), refused: false, failed: true, after: 0 };
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ events }),
      keepalive: true,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE * 1000),
    });
    const { status } = response;
    if (FINAL.includes(status)) return { ...answer, refused: true, failed: false };
    if (status >= 400) return { ...answer, after: seconds(response.headers.get("Retry-After")) };
    /** @type {{accepted: string[], rejected: {id: string}[]}} */
    const { accepted, rejected } = await response.json();
    answer.accepted = new Set(accepted);
    answer.rejected = new Set(rejected.map(({ id }) => id));
    // Captive portals answer anything: events that are not named have not arrived.
    answer.failed = !events.every(({ id }) => answer.accepted.has(id) || answer.rejected.has(id));
    return answer;
  } catch {
    return answer;
  }
}

/** @param {string | null} text seconds, or a date */
function seconds(text) {
  if (!text) return 0;
  const number = Number(text);
  const wait = Number.isNaN(number) ? (Date.parse(text) - Date.now()) / 1000 : number;
  return Math.min(Math.max(wait || 0, 0), LONGEST);
}
