// Segment: events with properties.

import { facts, named } from "../facts.js";

/** @type {import("../types").Sink["take"]} */
export function take(event) {
  if (!window.analytics) return "refused";
  window.analytics.track(named(event), facts(event));
  return "accepted";
}
