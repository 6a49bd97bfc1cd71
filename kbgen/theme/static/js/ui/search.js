// Leads to the search box. What the box can do is fetched when it gets the focus.

/** @typedef {import("../search/types").Kbgen} Kbgen */

/** @param {Kbgen} kbgen */
export function bindSearch(kbgen) {
  const target = document.querySelector("[data-kb-results]");
  for (const form of document.querySelectorAll("form[data-kb-search]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    if (target instanceof HTMLElement) {
      import("./results.js").then(({ bindResults }) => bindResults(kbgen, form, target));
    } else bindBox(kbgen, form);
  }
  document.addEventListener("keydown", focusOnKey);
}

/** @param {Kbgen} kbgen @param {HTMLFormElement} form */
function bindBox(kbgen, form) {
  const bind = async () => {
    form.removeEventListener("focusin", bind);
    try {
      const { SearchBox } = await import("./search-box.js");
      new SearchBox(kbgen, form);
    } catch {
      // The form still leads to the results page; the next focus tries again.
      form.addEventListener("focusin", bind);
    }
  };
  form.addEventListener("focusin", bind);
  if (form.contains(document.activeElement)) bind();
}

/** `/` and Ctrl/Cmd+K lead to the box. @param {KeyboardEvent} event */
function focusOnKey(event) {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
  const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  const input = document.querySelector("form[data-kb-search] input[type=search]");
  if (!(slash || k) || !(input instanceof HTMLInputElement)) return;
  event.preventDefault();
  input.focus();
  input.select();
}
