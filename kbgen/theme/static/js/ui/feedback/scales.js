// Questions on a scale: how satisfied, how likely to recommend.

import { emit } from "../../events.js";
import { keep, read } from "../../feedback/kept.js";
import { deliver } from "../../feedback/sinks.js";
import { ledHere } from "../../feedback/trail.js";
import { wireEvent } from "../../feedback/wire.js";
import { tell } from "../../page.js";
import { outcomeKey } from "./outcome.js";
import { mayAsk } from "./measuring.js";

/** @typedef {"csat" | "nps"} Scale */

/** How long not to ask again. */
const REST = 90 * 86_400_000; // milliseconds

/** @param {Element} box */
export function bindScales(box) {
  for (const form of box.querySelectorAll("form[data-kb-scale]")) {
    if (form instanceof HTMLFormElement) bindScale(form, /** @type {Scale} */ (form.getAttribute("data-kb-scale")));
  }
}

/** @param {HTMLFormElement} form @param {Scale} type */
function bindScale(form, type) {
  const status = /** @type {HTMLElement} */ (form.nextElementSibling);
  /** @returns {Record<string, number>} when this device has answered */
  const answered = () => read("scales") ?? {};
  form.hidden = Date.now() - (answered()[type] ?? 0) < REST;
  form.addEventListener("submit", async (event) => {
    const fields = new FormData(form);
    if (fields.get("website")) return;
    event.preventDefault();
    if (!(await mayAsk(form))) {
      tell(status, "nothing_sent");
      status.focus();
      return;
    }
    tell(status, "sending");
    status.focus();
    const value = Number(fields.get("value"));
    emit(type, { value });
    const outcome = await deliver(wireEvent(type, { value, query: ledHere() }), (late) => {
      tell(status, outcomeKey(late, "thanks"));
    });
    tell(status, outcomeKey(outcome, "thanks"));
    if (outcome !== "accepted" && outcome !== "waiting") return;
    form.hidden = true;
    keep("scales", { ...answered(), [type]: Date.now() });
  });
}
