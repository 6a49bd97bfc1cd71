// The site's own collector.

import { page } from "../../page.js";
import { Outbox } from "../outbox.js";

const outbox = new Outbox(new URL(page.endpoint ?? "", location.href).href);
let isStarted = false;

/** @type {import("../types").Sink["take"]} */
export const take = (event, late) => outbox.add(event, late);

export const forget = () => outbox.forget();

/** Deliver what waits from earlier pages, and what this one leaves behind. */
export function start() {
  if (isStarted) return;
  isStarted = true;
  addEventListener("online", () => outbox.flush(true));
  addEventListener("pagehide", () => outbox.leave());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") outbox.leave();
    else outbox.flush();
  });
  outbox.flush();
}
