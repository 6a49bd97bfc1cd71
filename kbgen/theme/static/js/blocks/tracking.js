// "Your tracking number", and links to the carriers that it may be of. What is typed stays here.

import { recognise, tidied } from "../carriers.js";
import { page, speak } from "../page.js";
import { fillPlaces } from "../places.js";

/** @param {HTMLElement} place */
function bind(place) {
  /** @type {import("../carriers.js").Carrier[]} */
  const carriers = JSON.parse(place.getAttribute("data-kb-tracking") ?? "[]");
  /** @type {Record<string, import("../page.js").Words>} */
  const words = JSON.parse(place.getAttribute("data-kb-words") ?? "{}");
  const id = `kb-tracking-${place.getAttribute("data-kb-number")}`;
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = speak(words.ask);
  const input = document.createElement("input");
  input.id = id;
  input.className = "search-input";
  input.maxLength = 60;
  for (const name of ["autocomplete", "autocapitalize", "spellcheck"]) input.setAttribute(name, name === "spellcheck" ? "false" : "off");
  input.dir = "ltr";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = speak(words.find);
  const answer = document.createElement("p");
  answer.className = "deadline-answer";
  answer.setAttribute("role", "status");
  place.append(label, input, button, answer);

  /** @param {boolean} isDone whether nothing more is typed */
  const tell = (isDone) => {
    const number = tidied(input.value);
    const found = recognise(number, carriers);
    const links = found.flatMap(([title, template]) => {
      const link = document.createElement("a");
      link.href = fillPlaces(template, { number, zip: page.given?.zip ?? "" });
      link.rel = "noreferrer";
      link.textContent = title;
      return [link, " "];
    });
    answer.replaceChildren(...links);
    if (isDone && number && !found.length) answer.textContent = speak(words.none, { query: input.value });
  };
  input.addEventListener("input", () => tell(false));
  input.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && tell(true));
  button.addEventListener("click", () => tell(true));
}

for (const place of document.querySelectorAll("[data-kb-tracking]")) {
  if (place instanceof HTMLElement) bind(place);
}
