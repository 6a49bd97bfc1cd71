// The choice of a market. `first.js` shows the texts that apply to it.

import { emit } from "../events.js";
import { choice, choose, market } from "../market.js";
import { page } from "../page.js";

export function bindMarkets() {
  /** @type {NodeListOf<HTMLSelectElement>} */
  const selects = document.querySelectorAll("[data-kb-market-choice]");
  for (const select of selects) {
    // Chosen before this script was there.
    const before = [...select.options].findIndex(({ defaultSelected }) => defaultSelected);
    if (select.selectedIndex === Math.max(before, 0)) continue;
    choose(select.value);
    emit("market", { market: market() }); // texts and tabs follow
  }
  const kept = choice();
  for (const select of selects) {
    const isKnown = [...select.options].some(({ value }) => value === kept);
    if (isKnown) select.value = kept ?? "";
    else {
      // The market is unknown: all texts stay visible until one is chosen.
      const unset = new Option("–", "", true, true);
      unset.disabled = true;
      select.prepend(unset);
    }
    select.addEventListener("change", () => {
      choose(select.value);
      for (const other of selects) {
        other.querySelector("[disabled]")?.remove();
        other.value = select.value;
      }
      name(select);
      emit("market", { market: market() });
    });
    if (isKnown) name(select);
  }
  // The link from an order names one, perhaps only now.
  document.addEventListener("kb-order", () => {
    for (const select of selects) {
      if (!page.chosen) continue;
      select.querySelector("[disabled]")?.remove();
      select.value = page.chosen;
      name(select);
    }
  });
}

/** The button that leads to the choice says what was chosen. @param {HTMLSelectElement} select */
function name(select) {
  const place = document.querySelector("[data-kb-place]");
  if (place) place.textContent = `· ${select.selectedOptions[0]?.text}`;
}
