// Fetches the page that a reader is about to open.

/** @type {Set<string>} */
const fetched = new Set();

/** Fetch a page once; not where data is to be saved. @param {string} address */
export function prefetch(address) {
  const [url] = address.split("#");
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  if (connection?.saveData || fetched.has(url)) return;
  fetched.add(url);
  const link = document.createElement("link");
  link.rel = "prefetch";
  link.href = url;
  document.head.append(link);
}
