// The ways to reach a human: a click is announced, and a chat opens in the page.

import { afterPage } from "../browser.js";
import { emit } from "../events.js";
import { fetchWords } from "../page.js";

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
  const show = () => Promise.all([import("./ways.js"), fetchWords()]).then(([{ bindWays }]) => bindWays(), () => {}); // the links lead on
  if (document.querySelector("[data-kb-contact-first]")) return void show();
  // A search names them as well.
  for (const event of ["kb-ways", "kb:search_no_results"]) document.addEventListener(event, show);
  /** @param {IntersectionObserverEntry[]} lists */
  const see = (lists) => void (lists.some(({ isIntersecting }) => isIntersecting) && show());
  const near = new IntersectionObserver(see, { rootMargin: "50%" });
  afterPage(() => document.querySelectorAll("[data-kb-channels]").forEach((list) => near.observe(list)));
}
