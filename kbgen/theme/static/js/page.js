// Data of this page from the build: one data block, read once.

/**
 * @typedef {object} Page
 * @property {string} locale BCP 47
 * @property {string} root from this page to the site's root
 * @property {string | null} search address of the search manifest
 * @property {string | null} [market] of the locale's readers, until they choose another
 * @property {string[]} [sinks] where events go; absent: no questions, no measuring
 * @property {string | null} [endpoint] of the collector
 * @property {"none" | "required"} [consent] whether readers are asked before anything is sent; absent: none
 * @property {boolean} [respect_gpc] whether to honour the browser's signal against data collection; absent: yes
 * @property {string} [article_id]
 * @property {string} [revision]
 * @property {string} [article_locale] on a fallback: that of the text
 * @property {string} [chosen] market, on this page
 * @property {Given} [given] what the link that led here says of the reader's order; not from the build
 */
/** @typedef {Partial<Record<"order" | "delivered" | "market" | "zip" | "email" | "tracking", string>>} Given */
/** @typedef {string | Record<string, string>} Words one text, or one for each plural category */

// Not a block in an article: the last one outside of the main text.
const blocks = document.querySelectorAll('script[type="application/json"][data-kb-page]:not(main *)');
const block = blocks[blocks.length - 1];
/** @type {{page: Page, strings: Record<string, Words>, spoken?: {lang: string, dir: string}}} */
const data = JSON.parse(block?.textContent || "null") ?? {
  page: { locale: "en", root: "", search: null },
  strings: {},
};

export const page = data.page;

/** @type {Record<string, Promise<void>>} by locale */
const loading = {};

/** Fetch the words that are shown after an action, once; a failed fetch is retried by the next call. */
export function fetchWords() {
  const { locale } = page;
  return (loading[locale] ??= import("./words/" + locale + ".js").then(
    ({ words }) => void (locale === page.locale && Object.assign(data.strings, words)),
    (error) => {
      delete loading[locale];
      throw error;
    },
  ));
}

/** The locale of the words: not that of the page where the theme does not speak its language. */
export const language = () => data.spoken?.lang ?? page.locale;

/** A page in all languages becomes one of the reader's. @param {string} tag */
export function become(tag) {
  page.locale = tag;
  delete data.spoken;
}

/**
 * Show a message as the text of an element, with the language that it is in.
 * @param {Element} element
 * @param {string} key empty: no text
 * @param {Record<string, string | number>} [values]
 */
export function tell(element, key, values) {
  show(element, say(key, values));
}

/** Show words of the theme as the text of an element. @param {Element} element @param {string} text */
export function show(element, text) {
  element.textContent = text;
  for (const [name, value] of Object.entries(data.spoken ?? {})) element.setAttribute(name, value);
}

/**
 * The text of a message, with its values filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [values] `num` chooses the plural form
 */
export function say(key, values = {}) {
  return speak(data.strings[key], values);
}

/**
 * @param {Words | undefined} words
 * @param {Record<string, string | number>} [values] `num` chooses the plural form
 */
export function speak(words, values = {}) {
  let text = words ?? "";
  if (typeof text !== "string") {
    const category = new Intl.PluralRules(language()).select(Number(values.num));
    text = text[category] ?? text.other ?? "";
  }
  return text.replace(/%\((\w+)\)s/g, (_, name) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? value.toLocaleString(language()) : value;
  });
}
