// "Was this helpful?" in another page. Nothing is kept on the device: that is the shop's.

import { post } from "../feedback/send.js";
import { make } from "./dom.js";
import { emit, speaker } from "./words.js";

/** @typedef {import("./elements.js").Context} Context */
/** @typedef {import("./pages.js").Shown} Shown */

/** For as long as the page is open: a second answer takes the place of the first. */
const device = crypto.randomUUID?.() ?? "";

/** Whether the site asks there, and may be told here: consent is given on the site's own pages. @param {Shown} shown */
const mayAsk = ({ page, question }) => {
  const refuses = page.respect_gpc !== false && (navigator.globalPrivacyControl || navigator.doNotTrack === "1");
  return question && device && page.endpoint && page.article_id && page.consent !== "required" && !refuses;
};

/**
 * The question below an article; nothing where it may not be asked.
 * @param {Context} context @param {Shown} shown @param {(value: string) => void} [onVote]
 * @returns {Promise<HTMLElement[]>}
 */
export async function questionFor(context, shown, onVote) {
  const { page, question, url } = shown;
  if (!question || !mayAsk(shown)) return [];
  const say = await speaker(context);
  const { article_id, revision } = page;
  const status = make("p", { class: "said", role: "status" });
  /** @param {"yes" | "no"} value */
  const vote = async (value) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === value));
    status.textContent = say("sending");
    emit(context, "vote", { value, article_id, revision });
    onVote?.(value);
    const event = {
      id: crypto.randomUUID(),
      type: /** @type {const} */ ("vote"),
      at: new Date().toISOString(),
      locale: page.locale,
      market: context.market || null,
      page: new URL(url).pathname,
      article_id,
      revision,
      value,
      device,
    };
    const { accepted } = await post(new URL(page.endpoint ?? "", context.site).href, [event]);
    status.textContent = say(accepted.has(event.id) ? (value === "yes" ? "thanks" : "sorry") : "refused");
  };
  const buttons = /** @type {const} */ (["yes", "no"]).map((value) => {
    const made = make("button", { type: "button", value, "aria-pressed": "false", click: () => vote(value) }, question[value]);
    return /** @type {HTMLButtonElement} */ (made);
  });
  const heading = make("h2", {}, question.text);
  return [make("div", { class: "feedback" }, heading, make("div", { class: "feedback-buttons" }, ...buttons), status)];
}
