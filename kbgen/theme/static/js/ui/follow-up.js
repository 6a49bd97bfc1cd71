// After a vote: why, and what else there is to say. A reason is a new vote of the same device.

import { emit } from "../events.js";
import { deliver } from "../feedback/sinks.js";
import { ledHere } from "../feedback/trail.js";
import { device, wireEvent } from "../feedback/wire.js";
import { say } from "../page.js";
import { offerSummary } from "./contact-fill.js";
import { outcomeText } from "./outcome.js";

/** @typedef {import("../feedback/types").Outcome} Outcome */

/** The worst first: that is what is said. @type {Outcome[]} */
const WORST = ["refused", "withheld", "waiting", "accepted"];

/**
 * Take the fields out of the form that posts itself.
 * @param {HTMLFormElement} voteForm
 * @param {HTMLElement} status
 */
export function bindFollowUp(voteForm, status) {
  const plain = /** @type {HTMLElement} */ (voteForm.querySelector("[data-kb-plain]"));
  const more = /** @type {HTMLElement} */ (plain.querySelector("[data-kb-more]"));
  const text = /** @type {HTMLTextAreaElement} */ (more.querySelector("textarea"));
  const left = /** @type {HTMLElement} */ (more.querySelector("[data-kb-left]"));
  const form = document.createElement("form");
  form.setAttribute("data-kb-follow-up", "");
  form.hidden = true;
  form.append(more);
  plain.remove();
  status.after(form);
  more.querySelector("[data-kb-send]")?.removeAttribute("hidden");
  let value = "";
  let isSending = false;

  const count = () => {
    left.textContent = say("left", { num: text.maxLength - text.value.length });
  };
  text.addEventListener("input", count);

  const sendAll = async () => {
    const reason = new FormData(form).get("reason")?.toString();
    const comment = text.value.trim();
    if (!reason && !comment) {
      status.textContent = say("choose");
      return;
    }
    status.textContent = say("sending");
    const about = { reason, device: device(), query: ledHere() };
    const events = [
      ...(reason ? [wireEvent("vote", { value, ...about })] : []),
      ...(comment ? [wireEvent("comment", { comment, ...about })] : []),
    ];
    if (reason) emit("vote", { value, reason });
    if (comment) emit("comment", { reason });
    /** @type {Set<Outcome>} */
    const outcomes = new Set();
    const show = () => {
      status.textContent = outcomeText(WORST.find((one) => outcomes.has(one)) ?? "refused", "more_thanks");
    };
    const late = (/** @type {Outcome} */ outcome) => {
      outcomes.delete("waiting");
      outcomes.add(outcome);
      show();
    };
    for (const outcome of await Promise.all(events.map((event) => deliver(event, late)))) outcomes.add(outcome);
    show();
    // What was not taken stays in its fields.
    if (outcomes.has("refused") || outcomes.has("withheld")) return;
    form.hidden = true;
    form.reset();
    status.focus();
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    await sendAll();
    isSending = false;
  });

  return {
    /** @param {string} vote */
    open(vote) {
      if (vote !== value) form.reset();
      value = vote;
      for (const group of form.querySelectorAll("[data-kb-reasons]")) {
        group.toggleAttribute("hidden", group.getAttribute("data-kb-reasons") !== vote);
      }
      count();
      form.hidden = false;
      if (vote === "no") offerSummary();
    },
    close() {
      form.hidden = true;
      form.reset();
    },
  };
}
