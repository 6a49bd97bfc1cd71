// "When did your parcel arrive?" and the last day to send it back.

import { market } from "../market.js";
import { language, speak } from "../page.js";
import { between, lastDay, today } from "./last-day.js";

/** @param {HTMLElement} place */
function bind(place) {
  /** @type {Record<string, import("./last-day.js").Rule>} */
  const rules = JSON.parse(place.getAttribute("data-kb-deadline") ?? "{}");
  /** @type {Record<string, import("../page.js").Words>} */
  const words = JSON.parse(place.getAttribute("data-kb-words") ?? "{}");
  const id = `kb-deadline-${place.getAttribute("data-kb-number")}`;
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = speak(words.ask);
  const input = document.createElement("input");
  input.type = "date";
  input.id = id;
  const answer = document.createElement("p");
  answer.className = "deadline-answer";
  answer.setAttribute("role", "status");
  place.append(label, input, answer);

  const tell = () => {
    const rule = rules[market() ?? ""] ?? rules[""];
    const now = today(rule.zone);
    input.max = now;
    answer.textContent = "";
    answer.classList.remove("is-over");
    if (!/^\d{4}-\d\d-\d\d$/.test(input.value)) return;
    const last = lastDay(input.value, rule);
    const left = between(now, last);
    const date = new Date(`${last}T12:00:00Z`).toLocaleDateString(language(), {
      dateStyle: "full",
      timeZone: "UTC",
    });
    const strong = document.createElement("strong");
    strong.textContent = speak(words.last, { date });
    let rest = speak(words.left, { num: left });
    if (left === 0) rest = speak(words.today);
    if (left < 0) rest = speak(words.over);
    answer.classList.toggle("is-over", left < 0);
    answer.append(strong, " ", rest);
  };
  input.addEventListener("input", tell);
  document.addEventListener("kb:market", tell);
}

for (const place of document.querySelectorAll("[data-kb-deadline]")) {
  if (place instanceof HTMLElement) bind(place);
}
