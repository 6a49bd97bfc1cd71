import { emit } from "../events.js";

/** Tell listeners that somebody turns to a human. */
export function bindContact() {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("[data-kb-channel]");
    if (link) emit("contact_click", { channel: link.getAttribute("data-kb-channel") });
  });
}
