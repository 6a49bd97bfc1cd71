// A choice of language is remembered.

import { store } from "../browser.js";

export const KEY = "kb-locale";

export function bindLanguages() {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a[data-kb-language]");
    if (link) store(KEY, link.getAttribute("data-kb-language"));
  });
}
