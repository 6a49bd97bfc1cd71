// Where events go. A new place is one file beside these, and one line.

import { page } from "../page.js";
import { consent } from "./consent.js";

/** @typedef {import("./types").Event} Event */
/** @typedef {import("./types").Outcome} Outcome */
/** @typedef {import("./types").Sink} Sink */

/** @type {[string, () => Promise<Sink>][]} */
export const SINKS = [
  ["endpoint", () => import("./sinks/endpoint.js")],
  ["data-layer", () => import("./sinks/data-layer.js")],
  ["plausible", () => import("./sinks/plausible.js")],
  ["matomo", () => import("./sinks/matomo.js")],
  ["posthog", () => import("./sinks/posthog.js")],
  ["segment", () => import("./sinks/segment.js")],
];

/** @type {Map<string, Sink>} */
const loaded = new Map();

/** What others hear is masked, as the collector does it: loaded where there are others. */
const others = page.sinks?.filter((name) => name !== "endpoint") ?? [];
/** @type {((text: string) => string) | null} */
let mask = null;

const isMissing = () => (others.length && !mask) || page.sinks?.some((name) => !loaded.has(name));

/** Fetch the sinks of this site; one that cannot be fetched is tried again by the next event. */
export async function loadSinks() {
  const missing = SINKS.filter(([name]) => page.sinks?.includes(name) && !loaded.has(name));
  const loading = missing.map(async ([name, load]) => void loaded.set(name, await load()));
  if (others.length && !mask) loading.push(import("./mask.js").then((module) => void (mask = module.mask)));
  await Promise.allSettled(loading);
  return loaded;
}

/**
 * Hand an event to every sink. What the collector says counts; without one, that somebody took it.
 * @param {Event} event
 * @param {(outcome: Outcome) => void} [late] for who waits: what became of it, when it had to wait
 * @returns {Promise<Outcome>}
 */
export async function deliver(event, late) {
  if (consent() !== "given") return "withheld";
  // Loaded sinks are told at once: the page may be about to go.
  const told = [...(isMissing() ? await loadSinks() : loaded)].map(([name, sink]) => tell(name, sink, event, late));
  const outcomes = new Map(await Promise.all(told));
  if (page.sinks?.includes("endpoint")) return outcomes.get("endpoint") ?? "refused";
  return [...outcomes.values()].includes("accepted") ? "accepted" : "refused";
}

/**
 * @param {string} name @param {Sink} sink @param {Event} event
 * @param {(outcome: Outcome) => void} [late]
 * @returns {Promise<[string, Outcome]>} a sink that fails hides no other
 */
async function tell(name, sink, event, late) {
  try {
    return [name, await sink.take(name === "endpoint" ? event : discreet(event), late)];
  } catch (error) {
    console.warn(`kbgen: ${name} did not take an event`, error);
    return [name, "refused"];
  }
}

/**
 * No comment, no device; without the masks no query either.
 * @param {Event} event
 * @returns {Event}
 */
function discreet({ comment: _, device: __, query, ...event }) {
  return { ...event, query: query && mask ? mask(query) : undefined };
}
