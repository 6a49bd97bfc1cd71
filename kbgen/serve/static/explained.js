// Loads the page of an explained search again once its index is another one.

const script = document.querySelector("script[data-kb-version]");
const version = script?.getAttribute("data-kb-version");
const address = new URL("version", location.href);
address.search = new URLSearchParams({ locale: script?.getAttribute("data-kb-locale") ?? "" }).toString();
const PLACE = "kb-explained-scroll";
/** Milliseconds between two questions; a build takes longer. */
const PAUSE = 700;

const box = document.querySelector("#q");
const isTyping = () => box instanceof HTMLInputElement && box.value !== box.defaultValue;

const place = sessionStorage.getItem(PLACE);
sessionStorage.removeItem(PLACE);
if (place) scrollTo(0, Number(place));

// A page on its way is not given up for a reload.
let isLeaving = false;
addEventListener("submit", () => { isLeaving = true; });

async function ask() {
  if (!isLeaving && !document.hidden && !isTyping()) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok && (await answer.text()) !== version && !isLeaving) {
      sessionStorage.setItem(PLACE, String(scrollY));
      location.reload();
      return;
    }
  }
  setTimeout(ask, PAUSE);
}

setTimeout(ask, PAUSE);
