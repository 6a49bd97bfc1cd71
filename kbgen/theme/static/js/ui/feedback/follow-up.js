// After a vote: the ways to a person after a no, then the reason, and a comment. A reason is a new
// vote of the same device.

import { emit } from "../../events.js";
import { deliver } from "../../feedback/sinks.js";
import { ledHere } from "../../feedback/trail.js";
import { device, wireEvent } from "../../feedback/wire.js";
import { tell } from "../../page.js";
import { outcomeKey } from "./outcome.js";

/** @typedef {import("../../feedback/types").Outcome} Outcome */

/** The worst first: it is the one that is shown. @type {Outcome[]} */
const WORST = ["refused", "withheld", "waiting", "accepted"];

/**
 * Move the form out of the part for readers without scripts.
 * @param {Element} box
 * @param {HTMLElement} status
 */
export function bindFollowUp(box, status) {
  const form = /** @type {HTMLFormElement} */ (box.querySelector("form[data-kb-follow-up]"));
  const text = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const left = /** @type {HTMLElement} */ (form.querySelector("[data-kb-left]"));
  form.hidden = true;
  const plain = form.closest("[data-kb-plain]");
  const more = button(plain?.querySelector("summary")?.textContent ?? "");
  status.after(more, form);
  for (const part of [plain, form.querySelector("[data-kb-plain]")]) part?.remove();
  const contact = box.parentElement?.querySelector("[data-kb-contact]");
  let value = "";
  let isSending = false;

  const count = () => {
    tell(left, "left", { num: text.maxLength - text.value.length });
  };
  text.addEventListener("input", count);

  const sendAll = async () => {
    const reason = new FormData(form).get("reason")?.toString();
    const comment = text.value.trim();
    if (!reason && !comment) {
      tell(status, "choose");
      return;
    }
    tell(status, "sending");
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
      tell(status, outcomeKey(WORST.find((one) => outcomes.has(one)) ?? "refused", "more_thanks"));
    };
    const late = (/** @type {Outcome} */ outcome) => {
      outcomes.delete("waiting");
      outcomes.add(outcome);
      show();
    };
    for (const outcome of await Promise.all(events.map((event) => deliver(event, late)))) outcomes.add(outcome);
    show();
    // Texts that were not accepted stay in their fields.
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

  more.addEventListener("click", () => {
    more.hidden = true;
    form.hidden = false;
    const first = form.querySelector("[data-kb-reasons]:not([hidden]) input");
    if (first instanceof HTMLElement) first.focus();
  });

  return {
    /** A yes is enough, a reason is only offered. @param {string} vote */
    show(vote) {
      const isNo = vote === "no";
      if (vote !== value) {
        form.reset();
        form.hidden = !isNo;
      }
      value = vote;
      for (const group of form.querySelectorAll("[data-kb-reasons]")) {
        group.toggleAttribute("hidden", group.getAttribute("data-kb-reasons") !== vote);
      }
      count();
      more.hidden = isNo || !form.hidden;
      if (isNo) {
        form.hidden = false;
        if (contact) form.before(contact);
        import("../contact-fill.js").then(({ offerSummary }) => offerSummary(), () => {}); // the links lead on
      } else if (contact) box.after(contact);
    },
    close() {
      more.hidden = form.hidden = true;
      form.reset();
      value = "";
    },
  };
}

/** @param {string} text */
function button(text) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = text.trim();
  made.hidden = true;
  return made;
}
