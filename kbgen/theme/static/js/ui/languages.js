// The switcher: a choice is remembered, and menus close as menus do.

import { store } from "../browser.js";

export const KEY = "kb-locale";

export function bindLanguages() {
  for (const link of document.querySelectorAll("a[data-kb-language]")) {
    link.addEventListener("click", () => store(KEY, link.getAttribute("data-kb-language")));
  }
  bindMenus();
}

/** Menus close on Escape and on a click elsewhere. */
function bindMenus() {
  for (const menu of document.querySelectorAll("details[data-kb-menu]")) {
    document.addEventListener("click", (event) => {
      if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.hasAttribute("open")) return;
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
    });
  }
}
