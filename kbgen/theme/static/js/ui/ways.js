// The ways to reach a human, when they come near: links carry what is known, and say who answers now.

import { fillContact } from "./contact-fill.js";
import { bindOpening } from "./opening.js";

let isBound = false;

export function bindWays() {
  if (isBound) return;
  isBound = true;
  bindOpening();
  fillContact();
  for (const name of ["kb:search", "kb:result_click", "kb:market", "kb-order"]) document.addEventListener(name, fillContact);
}
