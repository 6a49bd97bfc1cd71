// One request to the collector, and what its answer means. Nothing else here uses the network.

/** @typedef {import("./types").Event} Event */
/**
 * @typedef {object} Answer
 * @property {Set<string>} accepted ids
 * @property {Set<string>} rejected ids that would be rejected again
 * @property {boolean} refused whether the request as a whole was
 * @property {boolean} failed whether the rest has to be tried again
 * @property {number} after seconds until then, where the server says so
 */

/** Seconds that a request may take: the next one sends the same ids. */
const PATIENCE = 10;
/** What the same events would be told again; any other failure is of the way or the server, and may pass. */
const FINAL = [400, 413, 422];
/** A server that asks for more than a day is not believed. */
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
    // Some pages between us and the server answer with anything: what is not named is not there.
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
