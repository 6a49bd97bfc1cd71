// The ways to reach a human, when they come near: links carry what is known, and say who answers now.

import { fetchWords } from "../page.js";
import { fillContact } from "./contact-fill.js";
import { bindOpening } from "./opening.js";

let isBound = false;

export async function bindWays() {
  if (isBound) return;
  isBound = true;
  bindOpening();
  await fetchWords();
  fillContact();
  for (const name of ["search", "result_click", "market"]) document.addEventListener(`kb:${name}`, fillContact);
}
