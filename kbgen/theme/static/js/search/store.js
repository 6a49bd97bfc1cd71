// Fetches index files, each once. A failure is a typed error; the next call retries.

/** Could not be fetched, is damaged, or is of another version. */
export class SearchError extends Error {
  name = "SearchError";

  /** @param {"network" | "gone" | "damaged" | "version"} reason @param {string} file */
  constructor(reason, file) {
    super(`search index: ${reason}: ${file}`);
    this.reason = reason;
  }
}

/** @type {Map<string, Promise<any>>} */
const files = new Map();
/** @type {Set<string>} */
const damaged = new Set();

/**
 * @template T
 * @param {string} url
 * @param {(response: Response) => Promise<T>} read
 * @returns {Promise<T>}
 */
function once(url, read) {
  let promise = files.get(url);
  if (!promise) {
    // A damaged file is damaged in the browser's cache as well: the next call bypasses it.
    promise = get(url, read, damaged.has(url) ? { cache: "reload" } : {});
    files.set(url, promise);
    promise.catch((error) => {
      files.delete(url);
      if (error.reason === "damaged") damaged.add(url);
    });
  }
  return promise;
}

/**
 * @template T
 * @param {string} url
 * @param {(response: Response) => Promise<T>} read
 * @param {RequestInit} [init]
 */
async function get(url, read, init) {
  let response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new SearchError("network", url);
  }
  if (!response.ok) throw new SearchError([404, 410].includes(response.status) ? "gone" : "network", url);
  try {
    return await read(response);
  } catch {
    throw new SearchError("damaged", url);
  }
}

/** @param {Response} response */
function unpack(response) {
  if (!response.body) throw new TypeError("no body");
  return new Response(response.body.pipeThrough(new DecompressionStream("deflate")));
}

/**
 * Fetch a file whose name stays the same, without the cache.
 * @param {string} url
 * @param {Promise<Response>} [early] an answer to the same request; it serves once
 * @returns {Promise<any>}
 */
export async function freshJson(url, early) {
  const response = await early?.catch(() => null);
  if (response?.ok && !response.bodyUsed) {
    try {
      return await response.json();
    } catch {
      // Damaged on the way: requested again.
    }
  }
  return get(url, (answer) => answer.json(), { cache: "no-cache" });
}

/** @param {string} url @returns {Promise<any>} */
export const packedJson = (url) => once(url, async (response) => (await unpack(response)).json());

/** @param {string} url @returns {Promise<string>} */
export const packedText = (url) => once(url, async (response) => (await unpack(response)).text());

/**
 * @template T
 * @param {string} url
 * @param {(data: Uint8Array) => T} decode
 * @returns {Promise<T>}
 */
export const packed = (url, decode) =>
  once(url, async (response) => decode(new Uint8Array(await (await unpack(response)).arrayBuffer())));

/** @param {string} url @returns {Promise<any>} */
export const module = (url) =>
  import(url).catch(() => {
    throw new SearchError("network", url);
  });
