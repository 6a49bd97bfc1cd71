// When someone answers: opening hours in the shop's time zone, wherever the reader is. No document here.

/** @typedef {[number, number]} Range minutes of the day it starts on; the end may be on the next one */
/**
 * @typedef {object} Hours
 * @property {string} zone IANA time zone
 * @property {Range[][]} week of Monday to Sunday
 * @property {string[]} holidays `2026-12-25`
 * @property {Record<string, Range[]>} days days with hours of their own
 */
/**
 * @typedef {object} State
 * @property {boolean} isOpen
 * @property {number | null} at when that changes; null: it does not in the time that counts
 * @property {number} days calendar days until then, in the shop's zone
 * @property {"holiday" | "closed_today" | ""} today why it is closed all day, on a day that is special
 */

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Open for longer than this is open always. */
const ALWAYS = 8 * DAY;
/** Days that are looked at. */
const HORIZON = 370;

/** @type {Map<string, Intl.DateTimeFormat>} they are slow to make */
const clocks = new Map();

/** @param {number} time @param {string} zone @returns {number} what a clock there shows, as if it were UTC */
function wall(time, zone) {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23", calendar: "gregory", numberingSystem: "latn",
      year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    });
    clocks.set(zone, clock);
  }
  /** @type {Record<string, number>} */
  const parts = {};
  for (const { type, value } of clock.formatToParts(time)) parts[type] = Number(value);
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
}

/** How far clocks of a zone are ahead of UTC. @param {number} time @param {string} zone milliseconds */
export function offset(time, zone) {
  const second = Math.floor(time / 1000) * 1000;
  return wall(second, zone) - second;
}

/** @param {number} shown on clocks there, as if it were UTC @param {string} zone @returns {number} when that is */
function instant(shown, zone) {
  // By the clocks of the day before and of the day after: they may change in between.
  const times = [shown - offset(shown - DAY, zone), shown - offset(shown + DAY, zone)];
  // Clocks that go forward leave out an hour: what it would hold is when they are past it.
  return times.find((time) => wall(time, zone) === shown) ?? Math.max(...times);
}

/** @param {number} day midnight, as if it were UTC */
const text = (day) => new Date(day).toISOString().slice(0, 10);

/** @param {Hours} hours @param {number} day */
function rangesOn({ week, holidays, days }, day) {
  const date = text(day);
  if (Object.hasOwn(days, date)) return days[date];
  return holidays.includes(date) ? [] : week[(new Date(day).getUTCDay() + 6) % 7];
}

/** @param {Hours} hours @param {number} day */
function special(hours, day) {
  const date = text(day);
  if (Object.hasOwn(hours.days, date)) return hours.days[date].length ? "" : "closed_today";
  return hours.holidays.includes(date) ? "holiday" : "";
}

/** @param {Hours} hours @param {number} [now] @returns {State} */
export function stateAt(hours, now = Date.now()) {
  const { zone } = hours;
  const today = Math.floor(wall(now, zone) / DAY) * DAY;
  /** @param {number} time */
  const daysUntil = (time) => Math.floor(wall(time, zone) / DAY) - today / DAY;
  let until = 0;
  // Yesterday's hours may reach into today.
  for (let step = -1; step <= HORIZON; step++) {
    const day = today + step * DAY;
    for (const [from, to] of rangesOn(hours, day)) {
      const start = instant(day + from * MINUTE, zone);
      const end = instant(day + to * MINUTE, zone);
      if (end <= now) continue;
      if (start > (until || now)) {
        if (until) return { isOpen: true, at: until, days: daysUntil(until), today: "" };
        return { isOpen: false, at: start, days: daysUntil(start), today: special(hours, today) };
      }
      until = Math.max(until, end);
    }
    if (until - now > ALWAYS) return { isOpen: true, at: null, days: 0, today: "" };
  }
  if (until) return { isOpen: true, at: until, days: daysUntil(until), today: "" };
  return { isOpen: false, at: null, days: 0, today: special(hours, today) };
}
