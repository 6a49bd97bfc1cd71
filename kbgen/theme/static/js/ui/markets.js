// Shows what applies to the reader's market; without scripts everything is shown, with names.

import { emit } from "../events.js";
import { choice, choose, market } from "../market.js";

export function bindMarkets() {
  const label = document.querySelector("[data-kb-markets]");
  const select = label?.querySelector("select");
  if (!(label instanceof HTMLElement) || !select) return;
  label.hidden = false;
  const names = [...select.options].map(({ value }) => value);
  const now = choice();
  const unset = new Option("–", "", true, true);
  unset.disabled = true;
  if (now !== null && names.includes(now)) {
    select.value = now;
    show(now);
  } else {
    // The market is unknown: all stay visible until one is chosen.
    select.prepend(unset);
  }
  select.addEventListener("change", () => {
    unset.remove();
    choose(select.value);
    show(select.value);
    emit("market", { market: market() });
  });
}

/** @param {string} name empty: none of the site's markets */
function show(name) {
  /** @param {string} hook @param {(element: Element) => boolean} hidden */
  const each = (hook, hidden) => {
    for (const element of document.querySelectorAll(`[${hook}]`)) {
      if (element instanceof HTMLElement) element.hidden = hidden(element);
    }
  };
  each("data-kb-market-mark", () => true);
  each("data-kb-for-market", (block) => {
    return !(block.getAttribute("data-kb-for-market") ?? "").split(" ").includes(name);
  });
  each("data-kb-market", (value) => {
    const own = value.parentElement?.querySelector(`[data-kb-market="${name}"]`);
    return value.getAttribute("data-kb-market") !== (own ? name : "");
  });
}
