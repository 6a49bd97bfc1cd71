// Notices that readers may close. `first.js` hides what they have closed before the page is painted.

import { store, stored } from "../browser.js";

const KEY = "kb-notices";
/** Notices that are remembered: the others are long over. */
const MOST = 20;

for (const button of document.querySelectorAll("[data-kb-close-notice]")) {
  button.addEventListener("click", () => {
    const notice = button.closest("[data-kb-notice]");
    if (!(notice instanceof HTMLElement)) return;
    const closed = (stored(KEY) ?? "").split(" ").filter(Boolean);
    store(KEY, [...closed, notice.getAttribute("data-kb-notice")].slice(-MOST).join(" "));
    notice.hidden = true;
    // Where the focus was is gone: what follows is read next.
    document.querySelector("main")?.focus({ preventScroll: true });
  });
}
