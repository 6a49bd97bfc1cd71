// The question, ways to reach a human, counting and delivering: for readers who stay.

import { page } from "../../page.js";
import { fillContact } from "../contact-fill.js";
import { bindOpening } from "../opening.js";
import { startCounting } from "./counting.js";
import { bindQuestion } from "./question.js";

export function begin() {
  bindQuestion();
  bindOpening();
  fillContact();
  for (const name of ["search", "result_click", "market"]) document.addEventListener(`kb:${name}`, fillContact);
  if (page.sinks?.length) startCounting();
}
