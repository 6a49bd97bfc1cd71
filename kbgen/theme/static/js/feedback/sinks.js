// Where events go. A sink is a file in `sinks/`, and its name in kbgen/config/schema.py.

import { page } from "../page.js";
import { consent } from "./consent.js";

/** @typedef {import("./types").Event} Event */
/** @typedef {import("./types").Outcome} Outcome */
/** @typedef {import("./types").Sink} Sink */

/** @type {Map<string, Sink>} */
const loaded = new Map();

/** What others hear is masked, as the collector does it: loaded where there are others. */
const others = page.sinks?.filter((name) => name !== "endpoint") ?? [];
/** @type {((text: string) => string) | null} */
let mask = null;

const isMissing = () => (others.length && !mask) || page.sinks?.some((name) => !loaded.has(name));

/** Fetch the sinks of this site; one that cannot be fetched is tried again by the next event. */
export async function loadSinks() {
  const missing = (page.sinks ?? []).filter((name) => !loaded.has(name));
  const loading = missing.map(async (name) => void loaded.set(name, await import(`./sinks/${name}.js`)));
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
