import { afterPage } from "../browser.js";
import { emit } from "../events.js";

/** Announce clicks on contacts, open chats, and show who answers now. */
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
  if (!document.querySelector("[data-kb-hours]")) return;
  const show = () => import("./opening.js").catch(() => {}); // without it, the hours are still there
  // Below an article it can wait; who searches may ask for a human.
  if (document.querySelector("[data-kb-contact-first]")) show();
  else {
    afterPage(show);
    addEventListener("focusin", show, { once: true });
  }
}
