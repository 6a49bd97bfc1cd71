// The list below a box: what the site's own search finds.

import { answer, search, suggest } from "../search/client.js";
import { make } from "./dom.js";
import { linkTo, Options } from "./options.js";
import { emit, speaker } from "./words.js";

/** @typedef {import("./elements.js").Context} Context */
/** @typedef {import("./elements.js").Form} Form */
/** @typedef {import("../search/types").Box} Box */
/** @typedef {import("../search/types").Hit} Hit */
/** @typedef {(url: string, link: HTMLElement) => void} Open */

const SHOWN = 6;
/** Milliseconds without a key before hits are looked up, and before a query is complete. */
const TYPING = 200;
const PAUSE = 700;

/** @param {Context} context */
const aboutReader = ({ locale, market }) => ({ locale, market, languages: navigator.languages });

/**
 * The best articles for a text that is being written, in its own language.
 * @param {Context} context @param {string} query @param {number} limit
 */
export function bestFor(context, query, limit) {
  return search(context.site, query, { ...aboutReader(context), limit, elsewhere: false });
}

/** @param {Context} context @param {Form} parts @param {Open} open */
export async function bindFind(context, { form, input, list, status }, open) {
  const { site, texts } = context;
  const say = await speaker(context);
  let asked = 0;
  let soon = 0;
  let pause = 0;
  let reported = "";
  const options = new Options(input);

  /** @param {string} query @param {number} results */
  const report = (query, results) => {
    if (query === reported) return;
    reported = query;
    emit(context, "search", { query, results });
    if (!results) emit(context, "search_no_results", { query });
  };

  /** @param {string} query @param {Hit[]} hits */
  const hitLinks = (query, hits) =>
    hits.map(({ id, url, title, excerpt, locale }, at) =>
      linkTo(context, { url, title, excerpt, lang: locale }, (link) => {
        report(query, hits.length);
        emit(context, "result_click", { query, rank: at + 1, article_id: id, url });
        open(url, link);
      }),
    );

  /** @param {string} query @param {Hit[]} hits @param {Box} box */
  const answerLink = (query, hits, { id, url, title, text, locale }) => {
    const link = linkTo(context, { url, title: text, excerpt: title, lang: locale }, () => {
      report(query, hits.length);
      emit(context, "result_click", { query, rank: 1, article_id: id, url });
      open(url, link);
    });
    link.classList.add("answer");
    return link;
  };

  /** @param {HTMLElement[]} links @param {HTMLElement[]} [above] */
  const show = (links, above = []) => {
    options.fill(links);
    list.replaceChildren(...above, ...(links.length ? [options.list] : []));
  };

  const ask = async () => {
    clearTimeout(soon);
    clearTimeout(pause);
    const number = ++asked;
    const query = input.value.trim();
    if (!query) {
      show([]);
      status.textContent = "";
      return;
    }
    try {
      const about = aboutReader(context);
      const [hits, box] = await Promise.all([search(site, query, { ...about, limit: SHOWN }), answer(site, query, about)]);
      const offer = hits.length ? null : await suggest(site, query, about);
      if (number !== asked) return;
      const first = box ? [answerLink(query, hits, box)] : [];
      if (offer?.did_you_mean) {
        const meant = offer.did_you_mean;
        const retry = () => {
          input.value = meant;
          ask();
        };
        const words = say("did_you_mean", { query: meant });
        const button = make("p", {}, make("button", { class: "quiet", type: "button", click: retry }, words));
        show([...first, ...hitLinks(query, offer.nearest)], [button]);
      } else show([...first, ...hitLinks(query, hits)]);
      status.textContent = hits.length ? say("results", { num: hits.length }) : say("none", { query });
      pause = setTimeout(() => report(query, hits.length), PAUSE);
    } catch {
      if (number !== asked) return;
      show([], [make("button", { class: "quiet", type: "button", click: ask }, texts.retry)]);
      status.textContent = texts.failed;
    }
  };

  input.addEventListener("input", () => {
    options.select(-1);
    clearTimeout(soon);
    soon = setTimeout(ask, input.value.trim() ? TYPING : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (options.chosen) options.chosen.click();
    else ask();
  });
  if (input.value.trim()) ask();
}
