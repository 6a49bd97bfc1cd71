// A list while typing: an ARIA combobox.

import { emit } from "../events.js";
import { say, show, tell } from "../page.js";
import { fillAnswer } from "./answer.js";
import { marked } from "./marked.js";
import { placed, written } from "./hit.js";
import { fillNote } from "./note.js";
import { findOffers, offerOptions } from "./offers.js";
import { wayOptions } from "./reach.js";
import { prefetch } from "./prefetch.js";
import { offerRecent, remember } from "./recent.js";
import { showFailure } from "./search.js";

/** @typedef {import("../search/types").Box} Box */
/** @typedef {import("../search/types").Hit} Hit */
/** @typedef {import("../search/types").Kbgen} Kbgen */

const SHOWN = 6;
/** Milliseconds without a key after which a query is complete: thumbs are slow, and what follows is not free. */
const PAUSE = 700;
/**
 * Milliseconds without a key before hits are looked up: those of whole words, and with a word that may
 * go on. Of half a word nearly any other one may come, and its files would be fetched in vain.
 */
const TYPING = 120;
const STILL = 300;
/** Milliseconds after which whole words are looked up while keys come. */
const LONGEST_WAIT = 600;

export class SearchBox {
  /** @param {Kbgen} kbgen @param {HTMLFormElement} form */
  constructor(kbgen, form) {
    this.kbgen = kbgen;
    this.form = form;
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
    this.list = /** @type {HTMLElement} */ (form.querySelector("[data-kb-list]"));
    this.note = /** @type {HTMLElement} */ (form.querySelector("[data-kb-note]"));
    this.status = /** @type {HTMLElement} */ (form.querySelector("[data-kb-status]"));
    /** Number of the latest query. */
    this.asked = 0;
    /** The query whose hits are shown: answers to older ones come too late. */
    this.answered = 0;
    this.active = -1;
    this.pause = 0;
    this.soon = 0;
    this.still = 0;
    /** The words that hits were looked up for last, and when the first key came since; 0: none has. */
    this.words = "";
    this.since = 0;
    /** When the latest key came. */
    this.latest = 0;
    this.reported = "";
    /** @type {Hit[]} */
    this.hits = [];
    /** Options above the hits: complete questions, ways to a human, or the answer. */
    this.above = 0;
    /** @type {string[]} the questions among them */
    this.offers = [];
    this.query = "";
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-expanded", "false");
    this.input.addEventListener("focus", () => this.onFocus());
    this.input.addEventListener("input", () => this.askSoon());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.note.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.close();
      this.input.focus();
    });
    form.addEventListener("submit", (event) => this.onSubmit(event));
    form.addEventListener("focusout", (event) => {
      if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) this.close();
    });
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = /** @type {Element} */ (event.target).closest("a:not(.offer)");
      if (option instanceof HTMLAnchorElement) prefetch(option.href);
    });
    if (document.activeElement === this.input) this.onFocus();
  }

  onFocus() {
    // The files of a first search are fetched while the reader types; a failure shows with the search.
    this.kbgen.prepare(() => this.input.value).catch(() => {});
    this.askSoon(TYPING); // the reader may be typing already
  }

  /** @param {string} query */
  askFor(query) {
    this.input.value = query;
    this.input.focus();
    this.ask();
  }

  /**
   * Not for each key: the words of a query are then fetched side by side, not in a row.
   * @param {number} [still]
   */
  askSoon(still = STILL) {
    this.stop();
    const now = performance.now();
    this.latest = now;
    this.since ||= now;
    const typed = this.input.value;
    const words = typed.match(/^.*\s/)?.[0] ?? "";
    if (words.trim() && words !== this.words) {
      const wait = Math.min(TYPING, this.since + LONGEST_WAIT - now);
      this.soon = setTimeout(() => this.ask(words), wait);
    }
    // Two letters begin more words still.
    const wait = /(^|\s)[a-z]{1,2}$/i.test(typed) ? PAUSE : still;
    if (!typed.trim()) this.ask();
    else if (typed !== words) this.still = setTimeout(() => this.ask(), wait);
    this.offer();
  }

  /** What waits for a pause waits for the next one. */
  stop() {
    for (const timer of [this.pause, this.soon, this.still]) clearTimeout(timer);
  }

  /** Offer complete questions at once, while no hits are shown: those would jump. */
  async offer() {
    const typed = this.input.value;
    const number = this.asked;
    const offers = await findOffers(this.kbgen, typed);
    const hasHits = !this.list.hidden && this.list.children.length > this.offers.length;
    if (typed !== this.input.value || number !== this.asked || hasHits) return;
    if (offers.length) this.fill([], offers, [], [], say("offers", { num: offers.length }));
    else this.closeList();
  }

  /** @param {string} [words] the whole words of what is typed; without: all of it */
  async ask(words) {
    clearTimeout(this.pause);
    if (words === undefined) this.stop();
    const query = words ?? this.input.value;
    this.words = query;
    this.since = 0;
    const number = ++this.asked;
    if (!query.trim()) {
      this.close();
      if (offerRecent(this.note, (words) => this.askFor(words))) tell(this.status, "recent");
      return;
    }
    try {
      // What was typed while the engine loaded is looked up once, not letter by letter.
      await this.kbgen.prepare(() => this.input.value);
      const { value } = this.input;
      if (number !== this.asked || (words ? !value.startsWith(words) : value !== query)) return;
      const asked = await this.kbgen.asks(query);
      if (words && asked === null) return; // the word that they lead to is still to come
      const ways = wayOptions(asked, this.list.id);
      if (ways.length) await this.show(query, [], number, { ways });
      const [hits, box] = await Promise.all([
        this.kbgen.search(query, { limit: SHOWN, elsewhere: false }),
        this.kbgen.answer(query),
      ]);
      // Hits for the beginning of a query are better than none while the rest of it is looked up.
      if (hits.length && this.input.value.startsWith(query)) await this.show(query, hits, number, { ways, box });
      if (number !== this.asked) return;
      const goOn = () => (ways.length ? this.report(query, hits.length) : this.askOn(query, hits, number));
      this.pause = setTimeout(goOn, this.latest + PAUSE - performance.now());
    } catch (error) {
      if (number === this.asked) this.showFailure(error);
    }
  }

  /**
   * After a pause: search other languages, and make offers when nothing matches.
   * @param {string} query @param {Hit[]} shown @param {number} number
   */
  async askOn(query, shown, number) {
    try {
      const hits = await this.kbgen.search(query, { limit: SHOWN });
      if (number !== this.asked) return;
      const urls = hits.map((hit) => hit.url).join(" ");
      if (!hits.length) await this.showNothing(query, number);
      else if (urls !== shown.map((hit) => hit.url).join(" ")) await this.show(query, hits, number);
      if (number !== this.asked || !hits.length) return;
      prefetch(hits[0].url);
      this.showPassages(query, number);
      this.report(query, hits.length);
    } catch (error) {
      if (number === this.asked) this.showFailure(error);
    }
  }

  /**
   * Report a query once: after a pause, or when one of its results is chosen.
   * @param {string} query @param {number} results
   */
  report(query, results) {
    if (query !== this.reported) emit("search", { query, results });
    this.reported = query;
  }

  /**
   * @param {string} query @param {Hit[]} hits @param {number} number
   * @param {{ways?: HTMLElement[], box?: Box | null}} [above] ways to a human, or the answer
   */
  async show(query, hits, number, { ways = [], box = null } = {}) {
    const first = box ? [this.answer(box)] : ways;
    const [offers, ...options] = await Promise.all([
      first.length ? [] : findOffers(this.kbgen, this.input.value),
      ...hits.map((hit, at) => this.option(query, hit, at)),
    ]);
    if (number < this.answered) return;
    this.answered = number;
    this.query = query;
    const count = hits.length ? say("results", { num: hits.length }) : say("offers", { num: offers.length });
    const said = box ? `${box.text} ${count}` : ways.length ? say("contact") : count;
    this.fill(hits, offers, first, options, said);
    if (ways.length) document.dispatchEvent(new Event("kb-ways")); // for contact.js alone: no event of the page API
  }

  /**
   * @param {Hit[]} hits @param {string[]} offers @param {HTMLElement[]} first above the hits
   * @param {HTMLElement[]} options of the hits @param {string} said to screen readers
   */
  fill(hits, offers, first, options, said) {
    const isSame = !this.list.hidden && offers.join("\n") === this.offers.join("\n");
    const above = isSame
      ? [...this.list.children].slice(0, offers.length)
      : offerOptions(offers, this.form, this.list.id, (question) => this.askFor(question));
    this.hits = hits;
    this.offers = offers;
    this.above = offers.length + first.length;
    // Who is on a question stays there when hits come below it.
    const active = isSame && this.active < offers.length ? this.active : -1;
    this.select(active, false);
    this.note.hidden = true;
    this.list.replaceChildren(...above, ...first, ...options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    show(this.status, said);
  }

  /** The answer as an option. @param {Box} box */
  answer(box) {
    const option = this.link("answer", box.url);
    fillAnswer(option, box, "b");
    option.addEventListener("click", () => this.emitChoice(1, box));
    return option;
  }

  /** @param {string | number} name @param {string} url */
  link(name, url) {
    const option = document.createElement("a");
    option.className = "option";
    option.id = `${this.list.id}-${name}`;
    option.href = url;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    return option;
  }

  /** @param {string} query @param {Hit} hit @param {number} at */
  async option(query, hit, at) {
    const option = this.link(at, hit.url);
    const [inTitle, inExcerpt] = await Promise.all(
      [hit.title, hit.excerpt].map((text) => this.kbgen.marks(text, query)),
    );
    const excerpt = written(hit, "span", marked(hit.excerpt, inExcerpt));
    excerpt.className = "excerpt";
    option.append(written(hit, "b", marked(hit.title, inTitle)), placed(hit), excerpt);
    option.addEventListener("click", () => this.emitClick(at));
    return option;
  }

  /**
   * Where a hit leads to a section, say what stands there. Only for hits on the screen: each is a request.
   * @param {string} query @param {number} number
   */
  showPassages(query, number) {
    this.hits.forEach(async (hit, at) => {
      const place = this.list.children[this.above + at]?.querySelector(".excerpt");
      if (!place || !hit.section || place.getBoundingClientRect().top > innerHeight) return;
      const passage = await this.kbgen.passage(hit, query).catch(() => null);
      if (passage && number === this.asked) place.replaceChildren(marked(passage.text, passage.marks));
    });
  }

  /** @param {string} query @param {number} number */
  async showNothing(query, number) {
    const { did_you_mean, nearest } = await this.kbgen.suggest(query);
    if (number !== this.asked) return;
    this.answered = number;
    this.closeList();
    fillNote(this.note, query, did_you_mean, nearest, (meant) => this.askFor(meant));
    this.note.hidden = false;
    tell(this.status, "none", { query });
    this.report(query, 0);
    emit("search_no_results", { query });
  }

  /** @param {unknown} error */
  showFailure(error) {
    this.closeList();
    showFailure(this.form, error, () => {
      this.input.focus();
      this.ask();
    });
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.isComposing) return;
    const count = this.list.hidden ? 0 : this.list.children.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One position more than options: the box itself.
      this.select(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "ArrowDown") {
      this.ask();
    } else if (event.key === "Escape" && (count || !this.note.hidden)) {
      event.preventDefault();
      this.close();
    }
  }

  /** @param {number} at @param {boolean} [scrolls] */
  select(at, scrolls = true) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = at;
    const option = this.list.children[at];
    if (option) {
      option.setAttribute("aria-selected", "true");
      if (scrolls) option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {SubmitEvent} event */
  onSubmit(event) {
    const option = this.list.hidden ? null : this.list.children[this.active];
    if (option instanceof HTMLAnchorElement) {
      event.preventDefault();
      if (this.active < this.above) return option.click();
      this.emitClick(this.active - this.above);
      location.assign(option.href);
    } else if (!this.input.value.trim()) {
      event.preventDefault();
      this.input.focus();
    } else remember(this.input.value);
  }

  /** @param {number} at */
  emitClick(at) {
    this.emitChoice(at + 1, this.hits[at]);
  }

  /** @param {number} rank the answer is of the first article @param {{id: string, url: string}} chosen */
  emitChoice(rank, { id, url }) {
    // The hits may be those of the whole words of it.
    const query = this.input.value.startsWith(this.query) ? this.input.value : this.query;
    remember(query);
    this.report(query, this.hits.length);
    emit("result_click", { query, rank, article_id: id, url });
  }

  closeList() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.answered = ++this.asked;
    this.words = "";
    this.stop();
    this.closeList();
    this.note.hidden = true;
    this.status.textContent = "";
  }
}
