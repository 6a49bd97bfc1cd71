// What the elements do once they are used: the help over the page, and articles in it.

import { Reader } from "../search/reader.js";
import { send } from "./answering.js";
import { make } from "./dom.js";
import { bestFor, bindFind } from "./find.js";
import { listOf } from "./options.js";
import { fetchPage, linksOf, marketRules, readPage } from "./pages.js";
import { questionFor } from "./vote.js";
import { emit, speaker } from "./words.js";

/** @typedef {import("./elements.js").Context} Context */
/** @typedef {import("./elements.js").Form} Form */
/** @typedef {import("./pages.js").Shown} Shown */
/** @typedef {{onShow?: (shown: Shown) => void, onVote?: (value: string) => void}} Watch what follows from a page */

/** Articles that are suggested: in the help, and while a form is filled in. */
const SUGGESTED = 5;
const BESIDE_A_FORM = 3;
/** Milliseconds without a key before a text is looked up, and the characters that it needs. */
const WRITING = 600;
const LEAST = 4;
/** Characters of it that are sent, at most. @type {import("../feedback/event").Longest["query"]} */
const QUERY = 200;
const FOCUSABLE = "a[href]:not([tabindex='-1']), button, input, select, textarea, summary, video[controls], [tabindex='0']";

/** @type {Promise<CSSStyleSheet> | null} the theme's styles, for all elements */
let styles = null;

/** Put the styles into the element, and what its market shows. @param {Context} context */
async function dress({ root, folder, market }) {
  const address = folder + "js/embed/styles.js";
  styles ??= import(address).then(({ css }) => new CSSStyleSheet().replace(css));
  styles.catch(() => {
    styles = null;
  });
  const sheet = await styles;
  if (root.adoptedStyleSheets.includes(sheet)) return;
  const rules = new CSSStyleSheet();
  rules.replaceSync(marketRules(market));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet, rules];
}

/** Whether a link leads to a page of the help centre, which is shown here. @param {Context} context @param {string} url */
const isOurs = ({ site }, url) => url.startsWith(site) && /\/(#.*)?$/.test(url);

/**
 * Fill a place with a page. Links to other pages of the help centre open where `open` says.
 * @param {Context} context @param {string} url @param {HTMLElement} place
 * @param {{open: (url: string, link: HTMLElement) => void, watch?: Watch}} options
 * @returns {Promise<HTMLElement>} its heading
 */
async function fill(context, url, place, { open, watch = {} }) {
  const [shown] = await Promise.all([readPage(context, url), dress(context)]);
  const heading = make("h1", { tabindex: "-1" }, shown.title);
  const question = await questionFor(context, shown, watch.onVote);
  const more = [...question, ...(shown.contact ? [shown.contact] : [])];
  const ending = more.length ? [make("div", { class: "ending" }, ...more)] : [];
  place.replaceChildren(heading, shown.body, ...ending);
  const { article_id, article_locale } = shown.page;
  if (article_locale && article_locale !== context.locale) {
    for (const part of [heading, shown.body]) part.setAttribute("lang", article_locale);
  }
  for (const link of place.querySelectorAll("a[href]")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const own = link.getAttribute("href") ?? "";
    if (own.startsWith("#")) continue;
    if (!isOurs(context, link.href)) {
      link.target = "_blank";
      link.rel = "noopener";
    }
  }
  place.onclick = (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const own = link.getAttribute("href") ?? "";
    const channel = link.getAttribute("data-kb-channel");
    if (channel) emit(context, "contact_click", { channel, article_id });
    if (own.startsWith("#")) {
      event.preventDefault();
      context.root.getElementById(decodeURIComponent(own.slice(1)))?.scrollIntoView();
    } else if (!channel && isOurs(context, link.href)) {
      event.preventDefault();
      open(link.href, link);
    }
  };
  const anchor = decodeURIComponent(new URL(url).hash.slice(1));
  const section = anchor && place.querySelector(`#${CSS.escape(anchor)}`);
  if (section) section.scrollIntoView();
  watch.onShow?.(shown);
  return heading;
}

/** The help over the page: a modal dialog. The browser keeps the rest of the page out of reach. */
class Panel {
  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    const { locale, texts } = context;
    /** @type {HTMLElement | null} where the focus goes when the list is back */
    this.from = null;
    /** @type {Watch} */
    this.watch = {};
    this.back = make("button", { class: "quiet", type: "button", hidden: "", click: () => this.showHome() }, `‹ ${texts.search}`);
    const close = make("button", { class: "close", type: "button", "aria-label": texts.close, click: () => this.close() }, "×");
    this.home = make("div", { class: "home" });
    this.page = make("div", { class: "shown", hidden: "" });
    this.status = make("p", { class: "said", role: "status" });
    this.body = make("div", { class: "scroll" }, this.status, this.home, this.page);
    const bar = make("div", { class: "bar" }, this.back, make("strong", {}, texts.name), close);
    this.dialog = /** @type {HTMLDialogElement} */ (
      make("dialog", { class: "kb panel", lang: locale, dir: texts.dir, "aria-label": texts.name }, bar, this.body)
    );
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("click", ({ target }) => target === this.dialog && this.close());
    context.root.append(this.dialog);
  }

  open() {
    if (!this.dialog.open) this.dialog.showModal(); // and the focus returns when it closes
  }

  close() {
    this.dialog.close();
  }

  /** Tab stays inside: past the last control it would go to the browser's own. @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "Tab") return;
    const all = [...this.dialog.querySelectorAll(FOCUSABLE)].filter((one) => one.checkVisibility?.() ?? true);
    const [first, last] = [all[0], all[all.length - 1]];
    const { activeElement } = this.context.root;
    if (activeElement !== (event.shiftKey ? first : last)) return;
    event.preventDefault();
    const next = event.shiftKey ? last : first;
    if (next instanceof HTMLElement) next.focus();
  }

  /** What it begins with: a search, suggestions, and the way to a person. @param {string[]} topics */
  async begin(topics) {
    const { context, home } = this;
    const { site, texts } = context;
    if (home.firstChild) return;
    const parts = context.makeForm(texts);
    const suggested = make("div", { class: "suggested" });
    if (texts.find) home.append(parts.form, parts.status, parts.list);
    home.append(suggested);
    if (texts.find) parts.input.focus();
    const say = await speaker(context);
    if (texts.contact) {
      const contact = site + texts.contact;
      const link = make("a", { class: "more-help", href: contact }, say("contact"));
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.show(contact, link);
      });
      home.append(make("p", {}, link));
    }
    const found = this.suggest(suggested, topics);
    if (texts.find) await bindFind(context, parts, (url, link) => this.show(url, link));
    await found;
  }

  /** @param {HTMLElement} place @param {string[]} topics categories; none: what the home page names */
  async suggest(place, topics) {
    const { context } = this;
    const { site, texts } = context;
    const urls = topics.map((topic) => site + (texts.topics[topic] ?? `${texts.home}${topic}/`));
    const lists = topics.length ? "main .entries a" : "main .wanted a, main .card .links a";
    const pages = await Promise.allSettled((topics.length ? urls : [site + texts.home]).map(fetchPage));
    const byTopic = pages.map((one) => (one.status === "fulfilled" ? linksOf(one.value, lists) : []));
    // In turns: a topic with many articles leaves room for the others.
    const links = byTopic
      .flatMap((ofTopic, topic) => ofTopic.map((link, at) => ({ ...link, turn: at * byTopic.length + topic })))
      .sort((one, other) => one.turn - other.turn);
    const unlike = links.filter(({ url }, at) => links.findIndex((other) => other.url === url) === at);
    const list = listOf(context, unlike.slice(0, SUGGESTED), (link) => this.show(/** @type {HTMLAnchorElement} */ (link).href, link));
    place.replaceChildren(list);
  }

  showHome() {
    this.page.hidden = this.back.hidden = true;
    this.home.hidden = false;
    this.status.textContent = "";
    if (this.from?.isConnected) this.from.focus();
  }

  /** @param {string} url @param {HTMLElement | null} from what led to it */
  async show(url, from) {
    const { context } = this;
    const { texts } = context;
    if (from && this.home.contains(from)) this.from = from;
    this.body.setAttribute("aria-busy", "true");
    try {
      const open = (/** @type {string} */ other) => this.show(other, null);
      const heading = await fill(context, url, this.page, { open, watch: this.watch });
      this.status.textContent = "";
      this.home.hidden = true;
      this.page.hidden = false;
      this.back.hidden = !this.home.firstChild;
      if (!new URL(url).hash) this.body.scrollTop = 0;
      heading.focus({ preventScroll: true });
    } catch {
      const retry = make("button", { class: "quiet", type: "button", click: () => this.show(url, from) }, texts.retry);
      this.status.replaceChildren(texts.failed, " ", retry);
    } finally {
      this.body.removeAttribute("aria-busy");
    }
  }
}

/** @type {WeakMap<ShadowRoot, Panel>} */
const panels = new WeakMap();

/** @param {Context} context */
async function panelOf(context) {
  await dress(context);
  const panel = panels.get(context.root) ?? new Panel(context);
  panels.set(context.root, panel);
  return panel;
}

/** Open the help. @param {Context} context @param {string[]} topics */
export async function openHelp(context, topics) {
  const panel = await panelOf(context);
  panel.open();
  await panel.begin(topics);
}

/** @param {Context} context @param {string} url @param {Watch} [watch] */
async function openPage(context, url, watch = {}) {
  const panel = await panelOf(context);
  panel.watch = watch;
  panel.open();
  await panel.show(url, null);
}

/** @param {Context} context @param {Form} parts */
export async function bindSearch(context, parts) {
  await dress(context);
  await bindFind(context, parts, (url) => openPage(context, url));
}

/**
 * @param {Context} context @param {string} id of the article, or its address below the root @param {HTMLElement} place
 */
export async function showArticle(context, id, place) {
  const url = id.endsWith("/") ? context.site + id : await addressOf(context, id);
  await fill(context, url, place, { open: (other) => openPage(context, other) });
}

/** @param {Context} context @param {string} id */
async function addressOf({ site, locale, fallback }, id) {
  for (const tag of new Set([locale, fallback])) {
    const reader = await Reader.open(site, tag);
    const number = (await reader.ids()).indexOf(id);
    if (number >= 0) return site + (await reader.facts(number))[2];
  }
  throw new Error(`kbgen: no article ${id}`);
}

/**
 * Suggest articles for what a shopper writes. One that is opened and then answered with Yes, or after
 * which the form is left, has saved a message: `deflected`, once for a form.
 * @param {Context} context @param {HTMLInputElement | HTMLTextAreaElement} field @param {HTMLElement} box
 */
export async function bindField(context, field, box) {
  await dress(context);
  const say = await speaker(context);
  const status = make("p", { class: "said", role: "status" });
  const list = make("div", { class: "found" });
  box.append(status, list);
  let asked = 0;
  let soon = 0;
  let isCounted = false;
  let hasFailed = false; // "No"
  /** @type {{query: string, shown: Shown} | null} */
  let opened = null;
  /** @param {"solved" | "left"} reason */
  const count = (reason) => {
    if (!opened || isCounted) return;
    isCounted = true;
    const { query, shown } = opened;
    const { article_id, revision } = shown.page;
    emit(context, "deflected", { query, article_id, revision, reason });
    send(context, shown, "deflected", { query: query.slice(0, QUERY), reason });
  };
  const ask = async () => {
    const number = ++asked;
    const query = field.value.trim();
    const hits = query.length < LEAST ? [] : await bestFor(context, query, BESIDE_A_FORM).catch(() => []);
    if (number !== asked) return;
    const rows = hits.map(({ url, title, excerpt, locale }) => ({ url, title, excerpt, lang: locale }));
    list.replaceChildren();
    status.textContent = hits.length ? say("nearest") : "";
    if (!hits.length) return;
    const made = listOf(context, rows, (_, at) => {
      const { id: article_id, url } = hits[at];
      emit(context, "result_click", { query, rank: at + 1, article_id, url });
      /** @type {(shown: Shown) => void} the suggestion itself, not what its links lead to */
      const onShow = (shown) => {
        if (shown.url !== url) return;
        opened = { query, shown };
        hasFailed = false;
      };
      const onVote = (/** @type {string} */ value) => {
        hasFailed = value === "no";
        if (!hasFailed) count("solved");
      };
      openPage(context, url, { onShow, onVote });
    });
    list.append(made);
  };
  field.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(ask, WRITING);
  });
  field.form?.addEventListener("submit", () => {
    opened = null;
  });
  addEventListener("pagehide", () => !hasFailed && count("left"));
  if (field.value.trim()) ask();
}
