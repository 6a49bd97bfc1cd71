// Marks a page that readers do not see: a draft, a text of a later day, one that has expired.

import { element, tokens } from "./look.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(`${tokens}
  p { margin: 0 0 1rem; padding: .7rem 1rem; border: 2px dashed var(--warning); border-radius: 8px;
    background: var(--warning-soft); color: var(--ink); font: 1rem/1.5 var(--font);
    text-align: left; }
  strong { color: var(--warning); }
`);

/** @param {import("./preview.js").Mark[]} marks */
export function showMarks(marks) {
  const hidden = marks.filter((mark) => mark.is_hidden);
  const main = document.querySelector("main");
  if (!hidden.length || !main) return;
  document.title = `${hidden[0].name}: ${document.title}`;
  const host = document.createElement("kb-preview-mark");
  host.lang = "en";
  host.dir = "ltr";
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  for (const { name, text } of hidden) {
    const line = element("p", {}, element("strong", {}, `${name}.`), ` ${text}`);
    line.setAttribute("role", "note");
    root.append(line);
  }
  // Above the title, in its column.
  const title = main.querySelector("h1");
  if (title) title.before(host);
  else main.prepend(host);
}
