// The switcher: a choice is remembered, and menus close as menus do.

export const KEY = "kb-locale";

export function bindLanguages() {
  for (const link of document.querySelectorAll("a[data-kb-language]")) {
    link.addEventListener("click", () => remember(link.getAttribute("data-kb-language") ?? ""));
  }
  bindMenus();
}

/** @param {string} locale */
function remember(locale) {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // Private windows may refuse; the choice then lasts for the page.
  }
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
