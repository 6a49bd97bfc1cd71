// Switches: drafts, day and audience change what the preview builds, the market what a page shows.

import { element } from "./look.js";

const MARKET = "kb-market"; // of the theme's scripts

/** @param {import("./preview.js").Showing} showing what the bar says about it */
export function words({ drafts, day, audience }) {
  const parts = [drafts ? "With drafts" : "As readers see it"];
  if (day) parts.push(`on ${day}`);
  if (audience === "agent") parts.push("for support staff");
  return parts.join(", ");
}

/** @param {import("./preview.js").State} state */
export function switchesPanel({ showing }) {
  const form = element("form", { "aria-label": "What the preview shows" });
  const drafts = element("input", { type: "checkbox", name: "drafts" });
  drafts.checked = showing.drafts;
  const day = element("input", { type: "date", name: "day", value: showing.day });
  const audience = choice("audience", showing.audience, [
    ["everyone", "Everyone"],
    ["agent", "Support staff"],
  ]);
  form.append(
    element("label", {}, drafts, "Drafts and later texts"),
    element("label", {}, "As of", day),
    element("label", {}, "For", audience),
  );
  form.addEventListener("change", () => send(form));
  form.addEventListener("submit", (event) => event.preventDefault());
  const links = element("p", { class: "links" });
  links.append(
    element("a", { href: "/_preview/plan" }, "What appears when"),
    element("a", { href: "/_preview/" }, "Work list"),
    element("a", { href: "/_preview/index.html" }, "Report"),
    element("a", { href: "/_preview/search/" }, "Explain a search"),
  );
  if (showing.markets.length) form.append(marketChoice(showing.markets));
  return element("div", {}, form, links);
}

/**
 * @param {string} name
 * @param {string} current
 * @param {[string, string][]} options value and text
 */
function choice(name, current, options) {
  const select = element("select", { name });
  for (const [value, text] of options) {
    select.append(new Option(text, value, false, value === current));
  }
  return select;
}

/** @param {string[]} markets */
function marketChoice(markets) {
  const current = localStorage.getItem(MARKET);
  /** @type {[string, string][]} */
  const options = [["", "By language"], ...markets.map((name) => /** @type {[string, string]} */ ([name, name]))];
  const select = choice("market", current ?? "", options);
  select.addEventListener("change", (event) => {
    event.stopPropagation(); // the server has no part in it
    if (select.value) localStorage.setItem(MARKET, select.value);
    else localStorage.removeItem(MARKET);
    location.reload();
  });
  return element("label", {}, "Market", select);
}

/** @param {HTMLFormElement} form a build follows, and the pages that change are loaded again */
async function send(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.set(name, String(value));
  await fetch("/_preview/show", { method: "POST", body });
}
