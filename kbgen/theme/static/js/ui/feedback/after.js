// Runs after the page: fills in contact links, starts counting.

import { latest } from "../../events.js";
import { tidy } from "../../feedback/forget.js";
import { follow } from "../../feedback/trail.js";
import { page } from "../../page.js";
import { fillContact } from "./contact-fill.js";

export async function start() {
  tidy();
  for (const [name, detail] of latest) follow(name, detail);
  for (const name of ["search", "result_click"]) {
    document.addEventListener(`kb:${name}`, (event) => {
      follow(name, /** @type {CustomEvent} */ (event).detail);
      fillContact();
    });
  }
  document.addEventListener("kb:market", fillContact);
  fillContact();
  if (!page.sinks?.length) return;
  (await import("./counting.js")).startCounting();
}
