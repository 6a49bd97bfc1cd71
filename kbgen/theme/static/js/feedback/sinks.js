// Where events go. A sink is a file in `sinks/`, and its name in kbgen/config/schema.py.

import { page } from "../page.js";
import { consent } from "./consent.js";

/** @typedef {import("./types").Event} Event */
/** @typedef {import("./types").Outcome} Outcome */
/** @typedef {import("./types").Sink} Sink */

/** @type {Map<string, Sink>} */
const loaded = new Map();

/** Other sinks receive masked texts, as the collector stores them. */
const others = page.sinks?.filter((name) => name !== "endpoint") ?? [];
/** @type {((text: string) => string) | null} */
let mask = null;

const isMissing = () => (others.length && !mask) || page.sinks?.some((name) => !loaded.has(name));

/** Most sites have only the collector's, which comes with this file. @param {string} name @returns {Promise<Sink>} */
const load = (name) => (name === "endpoint" ? import("./sinks/endpoint.js") : import(`./sinks/${name}.js`));

/** Fetch the sinks of this site; a failed load is retried with the next event. */
export async function loadSinks() {
  const missing = (page.sinks ?? []).filter((name) => !loaded.has(name));
  const loading = missing.map(async (name) => void loaded.set(name, await load(name)));
  if (others.length && !mask) loading.push(import("./mask.js").then((module) => void (mask = module.mask)));
  await Promise.allSettled(loading);
  return loaded;
}

/**
 * Hand an event to every sink. The outcome is that of the collector; without one, whether any sink took it.
 * @param {Event} event
 * @param {(outcome: Outcome) => void} [late] receives the outcome of an event that had to wait
 * @returns {Promise<Outcome>}
 */
export async function deliver(event, late) {
  if (consent() !== "given") return "withheld";
  // Loaded sinks get it at once: the page may be closing.
  const taking = [...(isMissing() ? await loadSinks() : loaded)].map(([name, sink]) => hand(name, sink, event, late));
  const outcomes = new Map(await Promise.all(taking));
  if (page.sinks?.includes("endpoint")) return outcomes.get("endpoint") ?? "refused";
  return [...outcomes.values()].includes("accepted") ? "accepted" : "refused";
}

/**
 * @param {string} name @param {Sink} sink @param {Event} event
 * @param {(outcome: Outcome) => void} [late]
 * @returns {Promise<[string, Outcome]>} a sink that fails does not affect others
 */
async function hand(name, sink, event, late) {
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
