// The ways to reach a human: a click is announced, and a chat opens in the page.

import { emit } from "../events.js";

/** Announce clicks on contacts, open chats, and show who answers now where that comes first. */
export function bindContact() {
  document.addEventListener("click", (event) => {
    const { target } = event;
    const link = target instanceof Element && target.closest("a[data-kb-channel]");
    if (!(link instanceof HTMLAnchorElement)) return;
    emit("contact_click", { channel: link.getAttribute("data-kb-channel") });
    if (!link.hasAttribute("data-kb-chat") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    import("./chat.js").then(({ openChat }) => openChat(link), () => location.assign(link.href));
  });
  // Below an article it can wait.
  if (document.querySelector("[data-kb-contact-first] [data-kb-hours]")) {
    import("./opening.js").then(({ bindOpening }) => bindOpening(), () => {}); // the hours are still there
  }
}
