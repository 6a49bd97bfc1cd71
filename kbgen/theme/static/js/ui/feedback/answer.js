// Sends a "Yes" or a "No".

import { emit } from "../../events.js";
import { deliver } from "../../feedback/sinks.js";
import { ledHere } from "../../feedback/trail.js";
import { device, wireEvent } from "../../feedback/wire.js";
import { tell } from "../../page.js";
import { bindFollowUp } from "./follow-up.js";
import { mayAsk } from "./measuring.js";
import { outcomeKey } from "./outcome.js";
import { remember, said } from "./said.js";

/** @typedef {import("../../feedback/types").Outcome} Outcome */

/**
 * @param {import("./question").Question} question
 * @returns {(button: HTMLButtonElement) => void} handles a pressed button
 */
export function bindAnswers({ box, form, status, showSaid, press }) {
  const followUp = bindFollowUp(box, status);
  let turn = 0; // outcomes of earlier votes are ignored
  let onItsWay = ""; // a second click changes nothing

  /** @param {string} value @param {Outcome} outcome */
  const show = (value, outcome) => {
    const isHelp = value === "no" && document.querySelector("[data-kb-contact]");
    tell(status, outcomeKey(outcome, isHelp ? "sorry" : "thanks"));
  };

  /** @param {string} value */
  const vote = async (value) => {
    const now = ++turn;
    onItsWay = value;
    press(value);
    tell(status, "sending");
    emit("vote", { value });
    const event = wireEvent("vote", { value, device: device(), query: ledHere() });
    const outcome = await deliver(event, (late) => now === turn && show(value, late));
    if (now !== turn) return;
    onItsWay = "";
    show(value, outcome);
    if (outcome === "accepted" || outcome === "waiting") remember(value);
    else press(said());
    followUp.show(value);
  };

  document.addEventListener("kb:forget", () => {
    showSaid();
    followUp.close();
    status.textContent = "";
  });
  if (box.querySelector("[data-kb-scale]")) import("./scales.js").then(({ bindScales }) => bindScales(box));

  return async (button) => {
    if (button.value === onItsWay) return;
    if (button.value === said() && !onItsWay) return followUp.show(button.value);
    onItsWay = button.value; // a double click is one answer
    const may = await mayAsk(form);
    button.focus();
    if (may) return vote(button.value);
    onItsWay = "";
    tell(status, "nothing_sent");
  };
}
