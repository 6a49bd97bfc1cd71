// "Was this helpful?" without leaving the page. Without scripts the same form posts itself.

import { emit } from "../events.js";
import { consent } from "../feedback/consent.js";
import { keep, read } from "../feedback/kept.js";
import { deliver } from "../feedback/sinks.js";
import { ledHere } from "../feedback/trail.js";
import { device, wireEvent } from "../feedback/wire.js";
import { page, say } from "../page.js";
import { bindFollowUp } from "./follow-up.js";
import { mayAsk } from "./measuring.js";
import { outcomeText } from "./outcome.js";
import { bindScales } from "./scales.js";

/** @typedef {import("../feedback/types").Outcome} Outcome */

/** A vote is for a text: a changed one is asked about anew. */
const TEXT = `${page.locale} ${page.article_id} ${page.revision}`;
/** Votes that are remembered. */
const MOST = 200;

/** @returns {"yes" | "no" | undefined} what this device said */
const said = () => read("votes")?.[TEXT];

/** @param {string} value */
function remember(value) {
  const { [TEXT]: _, ...others } = read("votes") ?? {};
  const kept = Object.entries(others).slice(1 - MOST);
  keep("votes", { ...Object.fromEntries(kept), [TEXT]: value });
}

/** @param {Element} box */
function bind(box) {
  for (const plain of box.querySelectorAll("label[data-kb-plain]")) plain.remove();
  if (consent() === "signal") return giveWay(box);
  const form = /** @type {HTMLFormElement} */ (box.querySelector("form[data-kb-vote]"));
  const status = /** @type {HTMLElement} */ (box.querySelector("[data-kb-vote-status]"));
  const line = /** @type {HTMLElement} */ (box.querySelector("[data-kb-said]"));
  const buttons = [...form.querySelectorAll("button[name=value]")].filter(
    (button) => button instanceof HTMLButtonElement,
  );
  const followUp = bindFollowUp(box, status);
  let turn = 0; // an answer to an earlier vote says nothing any more

  /** @param {string | undefined} value */
  const press = (value) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === value));
  };
  const showSaid = () => {
    const value = said();
    press(value);
    line.hidden = !value;
    form.hidden = Boolean(value);
    const text = line.querySelector("[data-kb-said-text]");
    if (value && text) text.textContent = say(value === "yes" ? "said_yes" : "said_no");
  };
  /** @param {string} value @param {Outcome} outcome */
  const show = (value, outcome) => {
    status.textContent = outcomeText(outcome, value === "yes" ? "thanks" : "sorry");
  };
  /** @param {HTMLButtonElement} button */
  const vote = async ({ value }) => {
    const now = ++turn;
    press(value);
    status.textContent = say("sending");
    emit("vote", { value });
    const event = wireEvent("vote", { value, device: device(), query: ledHere() });
    const outcome = await deliver(event, (late) => now === turn && show(value, late));
    if (now !== turn) return;
    show(value, outcome);
    if (outcome === "accepted" || outcome === "waiting") remember(value);
    else press(said());
    followUp.open(value);
  };

  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    const trap = form.elements.namedItem("website");
    // What fills in the trap is no reader: the collector sees the form as it is.
    if (!(button instanceof HTMLButtonElement) || (trap instanceof HTMLInputElement && trap.value)) return;
    event.preventDefault();
    if (button.value === said()) return followUp.open(button.value);
    if (!(await mayAsk(form))) {
      button.focus();
      status.textContent = say("nothing_sent");
      return;
    }
    button.focus();
    vote(button);
  });
  line.querySelector("[data-kb-change]")?.addEventListener("click", () => {
    line.hidden = true;
    form.hidden = false;
    buttons.find(({ value }) => value === said())?.focus();
  });
  document.addEventListener("kb:forget", () => {
    showSaid();
    followUp.close();
    status.textContent = "";
  });
  showSaid();
  bindScales(box);
}

/** The browser asks that nothing is collected: nothing is, and that is said. @param {Element} box */
function giveWay(box) {
  const line = document.createElement("p");
  line.textContent = say("signal");
  box.replaceChildren(line);
  box.removeAttribute("aria-labelledby");
}

const box = document.querySelector("[data-kb-feedback]");
if (box) bind(box);
