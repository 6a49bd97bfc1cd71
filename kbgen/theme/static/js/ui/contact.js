import { emit } from "../events.js";

/** Announce clicks on contacts. */
export function bindContact() {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("[data-kb-channel]");
    if (link) emit("contact_click", { channel: link.getAttribute("data-kb-channel") });
  });
}
