// Elements for the shop's own pages. They take little room and load nothing until they are used: what
// they do is fetched from the theme's folder at the first touch. Nothing else becomes global.

import { make } from "./dom.js";
import { settings } from "./settings.js";

/** @typedef {import("./settings.js").Texts} Texts */
/**
 * An element, for the modules that are fetched later.
 * @typedef {object} Context
 * @property {HTMLElement} host events are dispatched here
 * @property {ShadowRoot} root
 * @property {string} site address of the root of the help centre
 * @property {string} folder of the theme's static files
 * @property {string} fallback the default locale
 * @property {string} locale
 * @property {Texts} texts of the locale
 * @property {string | null} market null: not known
 * @property {Record<string, string>} places what the page of the shop says of an order
 * @property {typeof makeForm} makeForm
 */
/** @typedef {{form: HTMLFormElement, input: HTMLInputElement, list: HTMLElement, status: HTMLElement}} Form */

const site = new URL("..", import.meta.url).href;
const folder = new URL(settings.folder, import.meta.url).href;
const sheet = new CSSStyleSheet();
sheet.replaceSync(settings.css);

/** @type {Promise<typeof import("./panel.js")> | null} */
let loading = null;

/** Fetch what the elements do, once; a failed fetch is retried by the next use. */
function load() {
  loading ??= import(folder + "js/embed/panel.js");
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

/** The locale of the site for a language: itself, or one that shares its beginning. @param {string} wanted */
function localeFor(wanted) {
  const tags = Object.keys(settings.locales);
  for (let tag = wanted.toLowerCase(); tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))) {
    const same = tags.find((one) => one.toLowerCase() === tag);
    const near = same ?? tags.find((one) => one.toLowerCase().startsWith(`${tag}-`));
    if (near) return near;
  }
  return settings.default;
}

/** A box for searches, which works as a plain form until its code is there. @param {Texts} texts @returns {Form} */
function makeForm(texts) {
  const input = /** @type {HTMLInputElement} */ (
    make("input", { type: "search", name: "q", autocomplete: "off", maxlength: "200", "aria-label": texts.label })
  );
  input.placeholder = texts.label;
  const list = make("div", { class: "found" });
  const status = make("p", { class: "said", role: "status" });
  const form = /** @type {HTMLFormElement} */ (
    make("form", { class: "find", role: "search", action: site + texts.find }, input, make("button", {}, texts.search))
  );
  return { form, input, list, status };
}

class Embedded extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
  }

  /** @returns {Context} */
  get context() {
    const locale = localeFor(this.closest("[lang]")?.getAttribute("lang") ?? "");
    const texts = settings.locales[locale];
    return {
      host: this,
      root: /** @type {ShadowRoot} */ (this.shadowRoot),
      site,
      folder,
      fallback: settings.default,
      locale,
      texts,
      market: this.getAttribute("market") ?? (texts.market || null),
      places: Object.fromEntries(["order", "zip", "email"].map((name) => [name, this.getAttribute(name) ?? ""])),
      makeForm,
    };
  }

  connectedCallback() {
    const context = this.context;
    if (context.root.firstChild) return; // moved
    const { dir } = context.texts;
    const box = make("section", { class: "kb", lang: context.locale, dir, "aria-label": context.texts.label });
    this.fill(box, context);
    context.root.append(box);
  }

  /** @param {HTMLElement} _box @param {Context} _context */
  fill(_box, _context) {}

  /**
   * Act with the code that is fetched at first use.
   * @param {HTMLElement} busy says that it takes a moment
   * @param {(panel: typeof import("./panel.js")) => unknown} act
   * @param {() => void} [instead] where it cannot be fetched
   */
  async use(busy, act, instead) {
    busy.setAttribute("aria-busy", "true");
    try {
      await act(await load());
    } catch {
      instead?.();
    } finally {
      busy.removeAttribute("aria-busy");
    }
  }
}

/** Help that floats over the page. */
class Launcher extends Embedded {
  /** @param {HTMLElement} box @param {Context} context */
  fill(box, { texts }) {
    box.setAttribute("aria-label", texts.name);
    const text = this.textContent?.trim() ?? "";
    const sign = make("span", { class: "sign", "aria-hidden": "true" }, "?");
    const button = make("button", { class: "launcher", type: "button", "aria-haspopup": "dialog" }, sign, text);
    if (!text) button.setAttribute("aria-label", texts.label);
    button.addEventListener("click", () => this.open());
    box.append(button);
  }

  /** Open the help, for buttons of the shop as well. */
  open() {
    const context = this.context;
    const button = /** @type {HTMLElement} */ (context.root.querySelector("button"));
    const topics = (this.getAttribute("data-topics") ?? "").split(/[\s,]+/).filter(Boolean);
    const home = () => location.assign(site + context.texts.home);
    return this.use(button, ({ openHelp }) => openHelp(context, topics), home);
  }
}

/** A search box in the page. */
class Search extends Embedded {
  /** @param {HTMLElement} box @param {Context} context */
  fill(box, context) {
    const parts = makeForm(context.texts);
    box.append(parts.form, parts.status, parts.list);
    const bind = () =>
      this.use(parts.form, ({ bindSearch }) => bindSearch(this.context, parts), () => listen());
    const listen = () => parts.input.addEventListener("focus", bind, { once: true });
    listen();
  }
}

/** An article that opens in the page. */
class Article extends Embedded {
  /** @param {HTMLElement} box @param {Context} context */
  fill(box, { texts }) {
    const text = this.textContent?.trim() || texts.label;
    box.setAttribute("aria-label", text);
    const place = make("div", { class: "place", hidden: "" });
    const button = make("button", { class: "opener", type: "button", "aria-expanded": "false" }, text);
    button.addEventListener("click", () => {
      const isOpen = place.hidden;
      button.setAttribute("aria-expanded", String(isOpen));
      place.hidden = !isOpen;
      if (!isOpen || place.firstChild) return;
      const id = this.getAttribute("article") ?? "";
      this.use(button, ({ showArticle }) => showArticle(this.context, id, place), () => {
        button.setAttribute("aria-expanded", "false");
        place.hidden = true;
      });
    });
    box.append(button, place);
  }
}

/** Suggestions while a shopper fills in a form of the shop. */
class Deflect extends Embedded {
  /** @type {WeakSet<Element>} */
  fields = new WeakSet();
  /** @param {FocusEvent} event */
  onFocus = ({ target }) => {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (!isField || this.fields.has(target) || !target.matches(this.getAttribute("for") || ":not(*)")) return;
    this.fields.add(target);
    const box = /** @type {HTMLElement} */ (this.context.root.querySelector(".kb"));
    this.use(box, ({ bindField }) => bindField(this.context, target, box), () => this.fields.delete(target));
  };

  connectedCallback() {
    super.connectedCallback();
    this.shadowRoot?.querySelector(".kb")?.removeAttribute("aria-label"); // it is empty at first
    document.addEventListener("focusin", this.onFocus);
  }

  disconnectedCallback() {
    document.removeEventListener("focusin", this.onFocus);
  }
}

const ELEMENTS = { "kb-launcher": Launcher, "kb-search": Search, "kb-article": Article, "kb-deflect": Deflect };
for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
