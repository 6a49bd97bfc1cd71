// Loaded by every page. Search is fetched on first use.

import { afterPage } from "./browser.js";
import { choice } from "./market.js";
import { fetchWords, page } from "./page.js";
import { bindContact } from "./ui/contact.js";
import { bindLanguages } from "./ui/languages.js";
import { bindSearch } from "./ui/search.js";

/** @type {Promise<typeof import("./search/client.js")> | null} */
let loading = null;

/** Load the search engine, once; a failed load is retried by the next call. */
async function engine() {
  try {
    return await (loading ??= import("./search/client.js"));
  } catch (error) {
    loading = null;
    throw error;
  }
}

const root = new URL(page.root || "./", location.href);
if (root.origin !== location.origin) throw new Error("kbgen: root on another host");
const site = root.href;

/** @type {Promise<Response> | undefined} the manifest, requested before the program that reads it */
let early;

/**
 * @param {"search" | "answer" | "suggest"} what
 * @returns {(query: string, options?: import("./search/types").Options) => Promise<any>}
 */
const ask =
  (what) =>
  async (query, options = {}) =>
    (await engine())[what](site, query, {
      locale: page.locale,
      languages: navigator.languages,
      market: choice(),
      ...options,
    });

/** @type {import("./search/types").Kbgen} */
const kbgen = {
  search: ask("search"),
  answer: ask("answer"),
  passage: async (hit, query) => (await engine()).passage(site, hit, query, choice()),
  suggest: ask("suggest"),
  complete: async (query) => (await engine()).complete(site, query, page.locale),
  asks: async (query) => (await engine()).asks(site, query, page.locale),
  marks: async (text, query) => (await engine()).marks(site, page.locale, text, query),
  prepare: async (typed) => {
    early ??= fetch(new URL(page.search ?? "", location.href), { cache: "no-cache" });
    early.catch(() => {}); // the engine asks again, and reports
    await (await engine()).prepare(site, page.locale, { early, typed });
  },
  consent: async (given) => (await import("./feedback/forget.js")).decide(given),
};
Object.assign(window, { kbgen });

bindLanguages();
bindContact();
if (page.search) bindSearch(kbgen);
// Only the build writes such an attribute. Concatenation compresses better here than a template.
for (const block of document.querySelectorAll("[data-kb-script]")) {
  import("./blocks/" + block.getAttribute("data-kb-script") + ".js");
}
if (document.querySelector("[data-kb-forward], [data-kb-missing]")) import("./ui/all-languages.js");

// Reading aids come when the page is idle; the question, counting and delivering when the reader stays,
// or has the answer to what was searched for. Nothing of that competes with a search.
/** @type {Promise<void> | undefined} */
let reading;
const read = () => (reading ??= import("./ui/after.js").then(({ start }) => start(kbgen, stay)));
/** @type {Promise<void> | undefined} */
let staying;
const stay = () =>
  (staying ??= Promise.all([import("./ui/feedback/begin.js"), fetchWords(), read()]).then(([{ begin }]) => {
    document.removeEventListener("submit", answerEarly);
    begin();
  }));
afterPage(() => document.activeElement?.matches("form[data-kb-search] input") || read());
addEventListener("focusout", read);
for (const event of ["kb:search", "kb:contact_click"]) document.addEventListener(event, stay);
document.addEventListener("submit", answerEarly);
// The box for readers without scripts is required, and hidden: it would hold an answer up.
document.querySelector("form[data-kb-vote]")?.setAttribute("novalidate", "");

/** An answer that comes before its code waits for it. @param {SubmitEvent} event */
async function answerEarly(event) {
  const { target, submitter } = event;
  if (!(target instanceof HTMLFormElement) || !target.closest("[data-kb-feedback]")) return;
  event.preventDefault();
  await stay().catch(() => {
    document.removeEventListener("submit", answerEarly); // it posts itself, with consent
    target.noValidate = false;
  });
  target.requestSubmit(submitter);
}
