// PostHog: events with properties.

import { facts, named } from "../facts.js";

/** @type {{ posthog?: { capture(name: string, properties: object): void } }} */
const site = /** @type {any} */ (window);

/** @type {import("../types").Sink["take"]} */
export function take(event) {
  if (!site.posthog) return "refused";
  site.posthog.capture(named(event), facts(event));
  return "accepted";
}
