// Who answers now comes first, and says so.

import { offset, stateAt } from "../hours.js";
import { language, say, show } from "../page.js";

/** @typedef {import("../hours.js").Hours} Hours */

/** Milliseconds between looks at the clock. */
const MINUTE = 60_000;

export function bindOpening() {
  if (!document.querySelector("[data-kb-hours]")) return;
  showStates();
  for (const list of document.querySelectorAll("[data-kb-channels]")) {
    list.append(...[...list.children].sort((a, b) => Number(isClosed(a)) - Number(isClosed(b))));
    list.setAttribute("data-kb-ready", "");
  }
  setInterval(showStates, MINUTE);
  document.addEventListener("kb-language", showStates); // the page for missing pages has found the reader's
}

/** @param {Element} item */
function isClosed(item) {
  return item.hasAttribute("data-kb-closed");
}

function showStates() {
  for (const item of document.querySelectorAll("[data-kb-hours]")) {
    const line = item.querySelector("[data-kb-state]");
    /** @type {Hours} */
    const hours = JSON.parse(item.getAttribute("data-kb-hours") ?? "");
    const state = stateAt(hours);
    item.toggleAttribute("data-kb-closed", !state.isOpen);
    if (line) show(line, inWords(state, hours.zone));
  }
}

/** @param {import("../hours.js").State} state @param {string} zone */
function inWords({ isOpen, at, days, today }, zone) {
  if (isOpen) return at === null ? say("open") : say("closes", { time: time(at, zone) });
  const parts = today ? [say(today)] : [];
  if (at !== null) {
    const key = ["opens", "opens_tomorrow"][days] ?? "opens_on";
    parts.push(say(key, { time: time(at, zone), day: day(at, zone, days) }));
  }
  return parts.join(" · ") || say("closed_today");
}

/** A time of day, with the name of the zone where the reader's clock shows another one. @param {number} at @param {string} zone */
function time(at, zone) {
  const isSame = offset(at, zone) === -MINUTE * new Date(at).getTimezoneOffset();
  /** @param {"shortGeneric" | "short"} [timeZoneName] */
  const format = (timeZoneName) =>
    written(at, { hour: "numeric", minute: "2-digit", timeZone: zone, ...(timeZoneName && { timeZoneName }) });
  if (isSame) return format();
  try {
    return format("shortGeneric");
  } catch {
    return format("short"); // older browsers
  }
}

/** A weekday, or the day of the month where that is not clear. @param {number} at @param {string} zone @param {number} days */
function day(at, zone, days) {
  return written(at, days < 7 ? { weekday: "long", timeZone: zone } : { day: "numeric", month: "long", timeZone: zone });
}

/** With the digits that the build writes. @param {number} at @param {Intl.DateTimeFormatOptions} options */
function written(at, options) {
  return new Intl.DateTimeFormat(language(), { ...options, numberingSystem: "latn" }).format(at);
}
