import { emit } from "../events.js";

/** Tell listeners that somebody turns to a human. */
export function bindContact() {
  for (const link of document.querySelectorAll("[data-kb-channel]")) {
    link.addEventListener("click", () =>
      emit("contact_click", { channel: link.getAttribute("data-kb-channel") }),
    );
  }
}
