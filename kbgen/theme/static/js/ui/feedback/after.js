// Runs after the page: the question, reading aids, contact links, counting.

import { latest } from "../../events.js";
import { tidy } from "../../feedback/forget.js";
import { follow } from "../../feedback/trail.js";
import { page } from "../../page.js";
import { bindHeader } from "../header.js";
import { bindMarkets } from "../markets.js";
import { bindReading } from "../reading.js";
import { fillContact } from "./contact-fill.js";
import { bindQuestion } from "./question.js";

export async function start() {
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
  fillContact();
  if (!page.sinks?.length) return;
  (await import("./counting.js")).startCounting();
}
