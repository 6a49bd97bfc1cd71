// Runs after the page: the question, reading aids, contact links, marks, counting.

import { latest } from "../../events.js";
import { tidy } from "../../feedback/forget.js";
import { arrivedFrom, follow } from "../../feedback/trail.js";
import { page } from "../../page.js";
import { bindHeader } from "../header.js";
import { bindMarkets } from "../markets.js";
import { bindReading } from "../reading.js";
import { fillContact } from "./contact-fill.js";
import { bindQuestion } from "./question.js";

/** @param {import("../../search/types").Kbgen} kbgen */
export async function start(kbgen) {
  tidy();
  bindHeader();
  bindMarkets();
  bindQuestion();
  bindReading();
  for (const [name, detail] of latest) follow(name, detail);
  for (const name of ["search", "result_click"]) {
    document.addEventListener(`kb:${name}`, (event) => {
      follow(name, /** @type {CustomEvent} */ (event).detail);
      fillContact();
    });
  }
  document.addEventListener("kb:market", fillContact);
  const query = arrivedFrom();
  if (query) import("../arrival.js").then(({ markArrival }) => markArrival(kbgen, query)).catch(() => {});
  fillContact();
  if (!page.sinks?.length) return;
  (await import("./counting.js")).startCounting();
}
