// Plausible: custom events with properties.

import { facts, named } from "../facts.js";

/** @type {{ plausible?: (name: string, options: { props: object }) => void }} */
const site = /** @type {any} */ (window);

/** @type {import("../types").Sink["take"]} */
export function take(event) {
  if (!site.plausible) return "refused";
  site.plausible(named(event), { props: facts(event) });
  return "accepted";
}
