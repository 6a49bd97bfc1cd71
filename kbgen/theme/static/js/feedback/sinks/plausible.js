// Plausible: custom events with properties.

import { facts, named } from "../facts.js";

/** @type {import("../types").Sink["take"]} */
export function take(event) {
  if (!window.plausible) return "refused";
  window.plausible(named(event), { props: facts(event) });
  return "accepted";
}
