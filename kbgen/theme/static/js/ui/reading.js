// Reading an article: where one is, links to sections, images in full size. Comes after the page.

import { say, tell } from "../page.js";

/** An image that is shown at nearly its own size has nothing more to show. */
const LARGER = 1.15;

export function bindReading() {
  const styles = document.querySelector('link[href$="/later.css"]');
  // What is added has its styles there: without them it would move the text.
  if (styles instanceof HTMLLinkElement && !styles.sheet) styles.addEventListener("load", addAids);
  else addAids();
}

function addAids() {
  const prose = document.querySelector(".prose");
  if (!prose) return;
  followContents();
  for (const heading of prose.querySelectorAll("h2[id], h3[id]")) offerLink(heading);
  for (const image of prose.querySelectorAll("img")) {
    if (image.closest("a, button")) continue;
    if (image.complete) offerZoom(image);
    else image.addEventListener("load", () => offerZoom(image), { once: true });
  }
}

/** Mark the section that is being read in the list of contents. */
function followContents() {
  const links = [...document.querySelectorAll(".contents a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? "")));
  const mark = () => {
    const passed = headings.filter((heading) => heading && heading.getBoundingClientRect().top < innerHeight / 3);
    links.forEach((link, at) => {
      if (at === passed.length - 1) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  // Called when a heading comes into the upper third or leaves it, and not for each pixel.
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
  for (const heading of headings) if (heading) watch.observe(heading);
}

/** @param {Element} heading */
function offerLink(heading) {
  const link = document.createElement("a");
  link.className = "heading-link";
  link.href = `#${heading.id}`;
  link.textContent = "#";
  link.setAttribute("aria-label", `${say("copy_link")}: ${heading.textContent}`);
  link.addEventListener("click", async () => {
    await navigator.clipboard?.writeText(link.href).catch(() => {});
    link.textContent = "✓";
    setTimeout(() => (link.textContent = "#"), 2000);
  });
  heading.append(link);
}

/** @param {HTMLImageElement} image */
function offerZoom(image) {
  if (image.naturalWidth < image.clientWidth * LARGER || !image.clientWidth) return;
  const shown = image.closest("picture") ?? image;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "zoom";
  button.setAttribute("aria-label", `${say("enlarge")}: ${image.alt}`);
  button.addEventListener("click", () => enlarge(image));
  shown.replaceWith(button);
  button.append(shown);
}

/** @param {HTMLImageElement} image */
function enlarge(image) {
  const dialog = document.createElement("dialog");
  dialog.className = "zoomed";
  dialog.setAttribute("aria-label", image.alt || say("enlarge"));
  const large = new Image();
  large.src = image.src; // the copies for narrow screens are smaller
  large.alt = image.alt;
  const close = document.createElement("button");
  close.className = "button";
  tell(close, "close");
  dialog.append(close, large);
  document.body.append(dialog);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}
