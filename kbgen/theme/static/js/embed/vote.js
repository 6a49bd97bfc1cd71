// "Was this helpful?" in another page.

import { askConsent, device, mayAsk, send } from "./answering.js";
import { make } from "./dom.js";
import { emit, speaker } from "./words.js";

/** @typedef {import("./elements.js").Context} Context */
/** @typedef {import("./pages.js").Shown} Shown */

/**
 * The question below an article; nothing where it may not be asked.
 * @param {Context} context @param {Shown} shown @param {(value: string) => void} [onVote]
 * @returns {Promise<HTMLElement[]>}
 */
export async function questionFor(context, shown, onVote) {
  const { page, question } = shown;
  if (!question || !mayAsk(context, shown)) return [];
  const say = await speaker(context);
  const { article_id, revision } = page;
  const status = make("p", { class: "said", role: "status" });
  /** @param {"yes" | "no"} value @param {HTMLElement} pressed */
  const vote = async (value, pressed) => {
    const may = await askConsent(context, shown, row);
    pressed.focus();
    if (!may) return void (status.textContent = say("nothing_sent"));
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === value));
    status.textContent = say("sending");
    emit(context, "vote", { value, article_id, revision });
    onVote?.(value);
    const isSent = await send(context, shown, "vote", { value, device });
    status.textContent = say(isSent ? (value === "yes" ? "thanks" : "sorry") : "refused");
  };
  const buttons = /** @type {const} */ (["yes", "no"]).map((value) => {
    const made = make("button", { type: "button", value, "aria-pressed": "false" }, question[value]);
    made.addEventListener("click", () => vote(value, made));
    return /** @type {HTMLButtonElement} */ (made);
  });
  const row = make("div", { class: "feedback-buttons" }, ...buttons);
  return [make("div", { class: "feedback" }, make("h2", {}, question.text), row, status)];
}
