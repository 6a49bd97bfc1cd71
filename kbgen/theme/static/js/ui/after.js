// Runs when the page is idle: what helps to read it. The rest waits for readers who stay.

import { latest } from "../events.js";
import { tidy } from "../feedback/forget.js";
import { arrivedFrom, follow } from "../feedback/trail.js";
import { bindHeader } from "./header.js";
import { bindMarkets } from "./markets.js";
import { bindReading } from "./reading.js";
import { bindReveal } from "./reveal.js";

/** Who is here so long has come to read. */
const STAY = 5000; // milliseconds

/**
 * @param {import("../search/types").Kbgen} kbgen
 * @param {() => void} stay called, perhaps often, when the reader stays or comes near the question
 */
export function start(kbgen, stay) {
  tidy();
  try {
    if (sessionStorage.getItem("kb-order-given")) import("../order.js");
  } catch {
    // Refused: nothing is kept there.
  }
  bindHeader();
  bindMarkets();
  bindReading();
  bindReveal();
  for (const [name, detail, at] of latest) follow(name, detail, at);
  for (const name of ["search", "result_click"]) {
    document.addEventListener(`kb:${name}`, (event) => follow(name, /** @type {CustomEvent} */ (event).detail));
  }
  // Few stay where there is no page.
  if (document.querySelector("[data-kb-missing]")) stay();
  const query = arrivedFrom();
  if (query) import("./arrival.js").then(({ markArrival }) => markArrival(kbgen, query)).catch(() => {});
  setTimeout(settle, STAY);
  deliverWaiting(stay);
  const question = document.querySelector("[data-kb-feedback]");
  const near = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && stay(), { rootMargin: "50%" });
  if (question) near.observe(question);

  /** What is being searched for comes first. */
  function settle() {
    if (!document.activeElement?.matches("form[data-kb-search] input")) stay();
    else document.addEventListener("focusout", settle, { once: true });
  }
}

/** What waits on the device to be delivered does not wait longer. @param {() => void} stay */
async function deliverWaiting(stay) {
  try {
    const databases = await indexedDB.databases();
    if (databases.some(({ name }) => name === "kb-feedback")) stay();
  } catch {
    // The browser refuses to say: it goes when the reader stays.
  }
}
