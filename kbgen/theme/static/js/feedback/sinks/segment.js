// Segment: events with properties.

import { facts, named } from "../facts.js";

/** @type {{ analytics?: { track(name: string, properties: object): void } }} */
const site = /** @type {any} */ (window);

/** @type {import("../types").Sink["take"]} */
export function take(event) {
  if (!site.analytics) return "refused";
  site.analytics.track(named(event), facts(event));
  return "accepted";
}
