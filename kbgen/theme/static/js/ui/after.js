// Runs when the page is idle: what helps to read it. The rest waits for readers who stay.

import { latest } from "../events.js";
import { tidy } from "../feedback/forget.js";
import { arrivedFrom, follow } from "../feedback/trail.js";
import { bindHeader } from "./header.js";
import { bindMarkets } from "./markets.js";
import { bindReading } from "./reading.js";

/** Who is here so long has come to read. */
const STAY = 5000; // milliseconds

/**
 * @param {import("../search/types").Kbgen} kbgen
 * @param {() => void} stay called, perhaps often, when the reader stays or comes near the question
 */
export function start(kbgen, stay) {
  tidy();
  bindHeader();
  bindMarkets();
  bindReading();
  for (const [name, detail] of latest) follow(name, detail);
  for (const name of ["search", "result_click"]) {
    document.addEventListener(`kb:${name}`, (event) => follow(name, /** @type {CustomEvent} */ (event).detail));
  }
  const query = arrivedFrom();
  if (query) import("./arrival.js").then(({ markArrival }) => markArrival(kbgen, query)).catch(() => {});
  setTimeout(stay, STAY);
  const near = new IntersectionObserver(
    (endings) => endings.some(({ isIntersecting }) => isIntersecting) && stay(),
    { rootMargin: "50%" },
  );
  for (const ending of document.querySelectorAll("[data-kb-feedback], [data-kb-channels]")) near.observe(ending);
}
