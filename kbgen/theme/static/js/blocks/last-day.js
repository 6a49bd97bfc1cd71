// Days, counted as shops count them. No document here.

/**
 * @typedef {object} Rule
 * @property {number} count
 * @property {string} unit `day`, `working-day`, `week`, `month`, `year`, `hour`, `minute` or `second`
 * @property {string[]} holidays days that are no working days, beside weekends
 * @property {string} zone IANA time zone
 */

const DAY = 86_400_000;

/**
 * The last day, counted from the day after the first one; a month that is too short ends it.
 * @param {string} first `2026-11-28`
 * @param {Rule} rule
 * @returns {string} the same
 */
export function lastDay(first, { count, unit, holidays }) {
  const day = new Date(`${first}T00:00:00Z`);
  if (unit === "working-day") {
    for (let left = count; left > 0; ) {
      day.setTime(day.getTime() + DAY);
      const isFree = [0, 6].includes(day.getUTCDay()) || holidays.includes(text(day));
      if (!isFree) left -= 1;
    }
  } else if (unit === "month" || unit === "year") {
    const date = day.getUTCDate();
    day.setUTCMonth(day.getUTCMonth() + (unit === "year" ? 12 * count : count));
    if (day.getUTCDate() !== date) day.setUTCDate(0);
  } else {
    const days = { week: 7, hour: 1 / 24, minute: 1 / 1440, second: 1 / 86_400 }[unit] ?? 1;
    day.setTime(day.getTime() + Math.floor(count * days) * DAY);
  }
  return text(day);
}

/** @param {Date} day */
function text(day) {
  return day.toISOString().slice(0, 10);
}

/** Today where the shop is. @param {string} zone @param {Date} [now] */
export function today(zone, now = new Date()) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(now);
}

/** Days from one to another. @param {string} from @param {string} to */
export function between(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}
