// What may be sent to the collector from another page, and sending it. Nothing is kept on the device:
// that is the shop's. A reader's answer lasts as long as the page.

import { post } from "../feedback/send.js";
import { make } from "./dom.js";
import { emit } from "./words.js";

/** @typedef {import("./elements.js").Context} Context */
/** @typedef {import("./pages.js").Shown} Shown */
/** @typedef {import("../feedback/types").Event} Event */

/** With answers: a second one takes the place of the first. */
export const device = crypto.randomUUID?.() ?? "";

/** @type {boolean | null} */
let answered = null;

/**
 * The rule of the site's own pages, see feedback/consent.js. The attribute `consent` is the answer to a
 * question of the shop.
 * @param {Context} context @param {Shown} shown
 * @returns {"given" | "refused" | "unanswered" | "signal"}
 */
function consent({ host }, { page }) {
  if (page.respect_gpc !== false && (navigator.globalPrivacyControl || navigator.doNotTrack === "1")) return "signal";
  if (answered !== null) return answered ? "given" : "refused";
  const known = host.getAttribute("consent");
  if (known === "given" || known === "refused") return known;
  return page.consent === "required" ? "unanswered" : "given";
}

/** Whether readers are asked about a page at all. @param {Context} context @param {Shown} shown */
export const mayAsk = (context, shown) =>
  Boolean(device && shown.page.endpoint && shown.page.article_id) && consent(context, shown) !== "signal";

/**
 * Ask for consent where it is needed, next to the answer.
 * @param {Context} context @param {Shown} shown @param {Element} place the question stands after it
 * @returns {Promise<boolean>} whether the answer may be sent; never settled when asked again
 */
export function askConsent(context, shown, place) {
  const state = consent(context, shown);
  const { root } = context;
  root.querySelector(".consent")?.remove();
  if (state === "given" || state === "signal" || !shown.consent) return Promise.resolve(state === "given");
  const { text, yes, no } = shown.consent;
  return new Promise((done) => {
    const decide = (/** @type {boolean} */ given) => {
      answered = given;
      line.remove();
      emit(context, "consent", { given });
      done(given);
    };
    const buttons = /** @type {const} */ ([[yes, true], [no, false]]).map(([label, given]) =>
      make("button", { type: "button", click: () => decide(given) }, label),
    );
    const line = make("div", { class: "consent", role: "group", "aria-label": text }, make("p", {}, text), ...buttons);
    place.after(line);
    buttons[0].focus();
  });
}

/**
 * Send an event about a page, where the reader has agreed.
 * @param {Context} context @param {Shown} shown @param {Event["type"]} type @param {Partial<Event>} values
 * @returns {Promise<boolean>} whether the collector has it
 */
export async function send(context, shown, type, values) {
  if (!mayAsk(context, shown) || consent(context, shown) !== "given") return false;
  const { page, url } = shown;
  const event = {
    id: crypto.randomUUID(),
    type,
    at: new Date().toISOString(),
    locale: page.locale,
    market: context.market || null,
    page: new URL(url).pathname,
    article_id: page.article_id,
    revision: page.revision,
    ...values,
  };
  const { accepted } = await post(new URL(page.endpoint ?? "", context.site).href, [event]);
  return accepted.has(event.id);
}
