// "Was this helpful?" without leaving the page.

import { consent } from "../../feedback/consent.js";
import { tell } from "../../page.js";
import { bindAnswers } from "./answer.js";
import { said } from "./said.js";

/**
 * The parts of the question.
 * @typedef {object} Question
 * @property {Element} box
 * @property {HTMLFormElement} form
 * @property {HTMLElement} status
 * @property {HTMLButtonElement[]} buttons
 * @property {() => void} showSaid shows the earlier answer of this device
 * @property {(value: string | undefined) => void} press
 */

/** @param {Element} box @returns {Question} */
function find(box) {
  const form = /** @type {HTMLFormElement} */ (box.querySelector("form[data-kb-vote]"));
  const status = /** @type {HTMLElement} */ (box.querySelector("[data-kb-vote-status]"));
  const line = /** @type {HTMLElement} */ (box.querySelector("[data-kb-said]"));
  const buttons = [...form.querySelectorAll("button")];
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
    if (value && text) tell(text, value === "yes" ? "said_yes" : "said_no");
  };
  line.querySelector("[data-kb-change]")?.addEventListener("click", () => {
    line.hidden = true;
    form.hidden = false;
    buttons.find(({ value }) => value === said())?.focus();
  });
  return { box, form, status, buttons, showSaid, press };
}

export function bindQuestion() {
  const box = document.querySelector("[data-kb-feedback]");
  if (!box) return;
  for (const plain of box.querySelectorAll("label[data-kb-plain]")) plain.remove();
  if (consent() === "signal") return giveWay(box);
  const question = find(box);
  const { form } = question;
  question.showSaid();
  const answer = bindAnswers(question);
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    const trap = form.elements.namedItem("website");
    // Only robots fill in the trap: the collector gets the form as it is.
    if (!(button instanceof HTMLButtonElement) || (trap instanceof HTMLInputElement && trap.value)) return;
    event.preventDefault();
    answer(button);
  });
}

/** The browser asks not to collect anything: say that nothing is. @param {Element} box */
function giveWay(box) {
  const line = document.createElement("p");
  tell(line, "signal");
  box.replaceChildren(line);
  box.removeAttribute("aria-labelledby");
}
