// PostHog: events with properties.

import { facts, named } from "../facts.js";

/** @type {import("../types").Sink["take"]} */
export function take(event) {
  if (!window.posthog) return "refused";
  window.posthog.capture(named(event), facts(event));
  return "accepted";
}
