// Around a page in all languages: names, links and markets as the reader's home page has them.

/** Elements with words and links only; no script listens to them. */
const PARTS = [".skip", ".brand", ".top-links", ".bottom-links"];
/** Elements of which only the words are taken. */
const WORDS = [".place .hidden", "[data-kb-markets] > span", "[data-kb-market-choice] > option"];

/** Take them over. Without an answer, what is there stays. @param {string} home */
export async function takeFrame(home) {
  const response = await fetch(home);
  if (!response.ok) return;
  const theirs = new DOMParser().parseFromString(await response.text(), "text/html");
  const { lang, dir } = theirs.documentElement;
  for (const link of theirs.querySelectorAll("a[href]:not([href^='#'])")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", home).href);
  }
  for (const image of theirs.querySelectorAll("[src], [srcset]")) {
    for (const name of ["src", "srcset"]) {
      const address = image.getAttribute(name);
      if (address) image.setAttribute(name, new URL(address, home).href);
    }
  }
  /** @param {string} selector @param {(own: Element, other: Element) => void} take */
  const each = (selector, take) => {
    const others = theirs.querySelectorAll(selector);
    document.querySelectorAll(selector).forEach((own, number) => others[number] && take(own, others[number]));
  };
  for (const selector of PARTS) each(selector, (own, other) => own.replaceWith(document.adoptNode(other)));
  for (const selector of WORDS) each(selector, (own, other) => takeWords(own, other));
  for (const box of document.querySelectorAll("body > *")) {
    box.setAttribute("lang", lang);
    box.setAttribute("dir", dir);
  }
  /** @type {HTMLSelectElement | null} */
  const select = document.querySelector("[data-kb-market-choice]");
  const place = document.querySelector("[data-kb-place]");
  // Another script may have named the market before its words were here.
  if (place?.textContent?.trim() && select) place.textContent = `· ${select.selectedOptions[0]?.text}`;
  const name = document.querySelector(".brand")?.textContent?.trim();
  if (name) document.title += ` – ${name}`;
}

/** @param {Element} own @param {Element} other */
function takeWords(own, other) {
  own.textContent = other.textContent;
  for (const name of ["lang", "dir"]) {
    const value = other.getAttribute(name);
    if (value) own.setAttribute(name, value);
    else own.removeAttribute(name);
  }
}
