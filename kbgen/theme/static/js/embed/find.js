// The list below a box: what the site's own search finds.

import { answer, search, suggest } from "../search/client.js";
import { make } from "./dom.js";
import { emit, speaker } from "./words.js";

/** @typedef {import("./elements.js").Context} Context */
/** @typedef {import("./elements.js").Form} Form */
/** @typedef {import("../search/types").Hit} Hit */
/** @typedef {(url: string, link: HTMLElement) => void} Open */

const SHOWN = 6;
/** Milliseconds without a key before hits are looked up, and before a query is complete. */
const TYPING = 200;
const PAUSE = 700;

/** @param {Context} context */
const optionsOf = ({ locale, market }) => ({ locale, market, languages: navigator.languages });

/**
 * The best articles for a text that is being written, in its own language.
 * @param {Context} context @param {string} query @param {number} limit
 */
export function bestFor(context, query, limit) {
  return search(context.site, query, { ...optionsOf(context), limit, elsewhere: false });
}

/**
 * A list of articles; a click opens one, with a key for a new tab it leads there.
 * @param {Context} context
 * @param {{url: string, title: string, excerpt?: string, lang?: string}[]} articles
 * @param {(link: HTMLElement, at: number) => void} open
 */
export function listOf({ locale }, articles, open) {
  const items = articles.map(({ url, title, excerpt, lang }, at) => {
    const link = make("a", { href: url }, make("b", {}, title));
    if (excerpt) link.append(make("span", {}, excerpt));
    if (lang && lang !== locale) link.setAttribute("lang", lang);
    if (lang && lang !== locale) link.setAttribute("dir", "auto");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open(link, at);
    });
    return make("li", {}, link);
  });
  return make("ol", { class: "list" }, ...items);
}

/** @param {Context} context @param {Form} parts @param {Open} open */
export async function bindFind(context, { form, input, list, status }, open) {
  const { site, texts } = context;
  const say = await speaker(context);
  let asked = 0;
  let soon = 0;
  let pause = 0;
  let reported = "";

  /** @param {string} query @param {number} results */
  const report = (query, results) => {
    if (query === reported) return;
    reported = query;
    emit(context, "search", { query, results });
    if (!results) emit(context, "search_no_results", { query });
  };

  /** @param {string} query @param {Hit[]} hits @param {number} [first] rank of the first hit */
  const hitList = (query, hits, first = 1) => {
    const rows = hits.map(({ url, title, excerpt, locale }) => ({ url, title, excerpt, lang: locale }));
    return listOf(context, rows, (link, at) => {
      report(query, hits.length);
      emit(context, "result_click", { query, rank: at + first, article_id: hits[at].id, url: hits[at].url });
      open(hits[at].url, link);
    });
  };

  const ask = async () => {
    clearTimeout(soon);
    clearTimeout(pause);
    const number = ++asked;
    const query = input.value.trim();
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const options = optionsOf(context);
      const [hits, box] = await Promise.all([search(site, query, { ...options, limit: SHOWN }), answer(site, query, options)]);
      const offer = hits.length ? null : await suggest(site, query, options);
      if (number !== asked) return;
      list.replaceChildren();
      if (box) {
        const row = { url: box.url, title: box.text, excerpt: box.title, lang: box.locale };
        const answered = listOf(context, [row], (link) => {
          report(query, hits.length);
          emit(context, "result_click", { query, rank: 1, article_id: box.id, url: box.url });
          open(box.url, link);
        });
        answered.classList.add("answer");
        list.append(answered);
      }
      if (offer?.did_you_mean) {
        const meant = offer.did_you_mean;
        const retry = () => {
          input.value = meant;
          ask();
        };
        const words = say("did_you_mean", { query: meant });
        list.append(make("p", {}, make("button", { class: "quiet", type: "button", click: retry }, words)));
        list.append(hitList(query, offer.nearest));
      } else list.append(hitList(query, hits));
      status.textContent = hits.length ? say("results", { num: hits.length }) : say("none", { query });
      pause = setTimeout(() => report(query, hits.length), PAUSE);
    } catch {
      if (number !== asked) return;
      list.replaceChildren(make("button", { class: "quiet", type: "button", click: ask }, texts.retry));
      status.textContent = texts.failed;
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(ask, input.value.trim() ? TYPING : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  if (input.value.trim()) ask();
}
