// The head of the page makes room while the reader goes down, and comes back on the way up. Its menu
// closes as menus do.

/** Less than this is no direction: fingers tremble. */
const STEP = 8; // pixels

export function bindHeader() {
  const head = document.querySelector(".top");
  if (!(head instanceof HTMLElement)) return;
  bindSheet(head);
  for (const menu of head.querySelectorAll("details[data-kb-menu]")) bindMenu(menu);
  let last = scrollY;
  addEventListener(
    "scroll",
    () => {
      const moved = scrollY - last;
      if (Math.abs(moved) < STEP) return;
      last = scrollY;
      const isUsed = head.contains(document.activeElement) || head.querySelector("[open]");
      head.classList.toggle("away", moved > 0 && scrollY > head.offsetHeight && !isUsed);
    },
    { passive: true },
  );
  head.addEventListener("focusin", () => head.classList.remove("away"));
  // A theme's head may be higher, or grow with the text: what a link leads to is never below it.
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--bar-now", `${head.offsetHeight}px`);
  }).observe(head);
}

/** On phones a link to the search page opens the box as a sheet. @param {HTMLElement} head */
function bindSheet(head) {
  const link = head.querySelector("[data-kb-open-search]");
  const input = head.querySelector("input[type=search]");
  if (!(link instanceof HTMLElement) || !(input instanceof HTMLElement)) return;
  const around = document.querySelectorAll(".top-row > :not(.search), main, footer, .skip");
  /** @param {boolean} isOpen */
  const toggle = (isOpen) => {
    head.classList.toggle("searching", isOpen);
    for (const element of around) element.toggleAttribute("inert", isOpen);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    toggle(true);
    input.focus();
  });
  const close = () => {
    toggle(false);
    link.focus();
  };
  head.querySelector("[data-kb-close-search]")?.addEventListener("click", close);
  head.addEventListener("keydown", (event) => {
    // The first Escape closes the list, see search-box.js.
    const isOpen = head.classList.contains("searching") && !event.defaultPrevented;
    if (event.key === "Escape" && isOpen) close();
  });
  // A phone that is turned has room for the box in the row; back from a result, the sheet is closed.
  matchMedia("(min-width: 45rem)").addEventListener("change", () => toggle(false));
  addEventListener("pageshow", (event) => event.persisted && toggle(false));
}

/** A menu closes on Escape and on a click elsewhere. @param {Element} menu */
function bindMenu(menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.hasAttribute("open")) return;
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });
}
