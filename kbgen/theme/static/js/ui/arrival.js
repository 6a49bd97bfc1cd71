// Marks the words that were searched for, on the page that the result led to. The marks are of the
// browser's own kind: nothing in the text changes, and browsers that do not know them show none.

/** @typedef {import("../search/types").Kbgen} Kbgen */

const NAME = "kb-found";
/** Pieces of text at most: a longer article is not marked to its end. */
const MOST = 400;

/** @param {Kbgen} kbgen @param {string} query */
export async function markArrival(kbgen, query) {
  const article = document.querySelector("main article");
  if (!article || !CSS.highlights) return;
  /** @type {Range[]} */
  const ranges = [];
  for (const text of texts(article)) {
    for (const [from, to] of await kbgen.marks(text.data, query)) {
      const range = new Range();
      range.setStart(text, from);
      range.setEnd(text, to);
      ranges.push(range);
    }
  }
  CSS.highlights.set(NAME, new Highlight(...ranges));
  const clear = () => CSS.highlights.delete(NAME);
  addEventListener("keydown", ({ key }) => key === "Escape" && clear());
  addEventListener("click", clear, { once: true });
}

/**
 * The texts of the section that the address names, or of the whole article.
 * @param {Element} article @returns {Text[]}
 */
function texts(article) {
  const goal = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const walk = document.createTreeWalker(article.querySelector(".prose") ?? article, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  let isHere = !goal;
  for (let node; (node = /** @type {Text | null} */ (walk.nextNode())) && found.length < MOST; ) {
    const heading = node.parentElement?.closest("h2, h3");
    if (goal && heading) isHere = heading === goal || (isHere && heading.tagName > goal.tagName);
    if (isHere && node.data.trim()) found.push(node);
  }
  return found;
}
