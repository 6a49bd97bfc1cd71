// Binds the search box. Its code is fetched when it gets the focus.

import { fetchWords, tell } from "../page.js";

/** @typedef {import("../search/types").Kbgen} Kbgen */

/**
 * Report that search has failed, with a remedy: retry or, after a new release of the site has
 * replaced files of this page, reload.
 * @param {HTMLFormElement} form
 * @param {any} error without a reason, an import has failed
 * @param {() => void} retry
 */
export function showFailure(form, error, retry) {
  const isOld = navigator.onLine && /gone|version/.test(error.reason ?? "gone");
  const [note, status] = form.querySelectorAll("[data-kb-note], [data-kb-status]");
  note.innerHTML = "<p></p><button type=button></button>";
  const [text, button] = note.children;
  for (const place of [text, status]) tell(place, "failed");
  tell(button, isOld ? "reload" : "retry");
  button.addEventListener("click", isOld ? () => location.reload() : retry);
  note.removeAttribute("hidden");
}

/** @param {Kbgen} kbgen */
export function bindSearch(kbgen) {
  const target = document.querySelector("[data-kb-results]");
  for (const form of document.querySelectorAll("form[data-kb-search]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    if (target instanceof HTMLElement) {
      Promise.all([import("./results.js"), fetchWords()]).then(([{ bindResults }]) => bindResults(kbgen, form, target));
    } else bindBox(kbgen, form);
  }
  document.addEventListener("keydown", focusOnKey);
}

/** @param {Kbgen} kbgen @param {HTMLFormElement} form */
function bindBox(kbgen, form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
  const bind = () =>
    Promise.all([import("./search-box.js"), fetchWords()]).then(
      ([{ SearchBox }]) => new SearchBox(kbgen, form),
      (error) => {
        // The form still leads to the results page; the next focus tries again.
        listen();
        showFailure(form, error, () => input.focus());
      },
    );
  const listen = () => input.addEventListener("focus", bind, { once: true });
  listen();
  // The program, and what it reads first, are requested at the same time.
  const prepare = () => kbgen.prepare(() => input.value).catch(() => {});
  for (const event of ["pointerdown", "focus"]) input.addEventListener(event, prepare, { once: true });
  if (input === document.activeElement) input.dispatchEvent(new Event("focus"));
}

/** `/` and Ctrl/Cmd+K lead to the box. @param {KeyboardEvent} event */
function focusOnKey(event) {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
  const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  const input = document.querySelector("form[data-kb-search] input[type=search]");
  if (!(slash || k) || !(input instanceof HTMLInputElement)) return;
  event.preventDefault();
  const link = document.querySelector("a[data-kb-open-search]");
  // On narrow screens a sheet opens first.
  if (!input.offsetParent && link instanceof HTMLElement) link.click();
  input.focus();
  input.select();
}
