// The bar of the preview: what it shows, switches for it, and how many findings there are.

import { findingsPanel, summary, visible } from "./findings.js";
import { element, tokens } from "./look.js";
import { switchesPanel, words } from "./switches.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(`${tokens}
  * { box-sizing: border-box; }
  aside { position: fixed; inset: auto 0 0; z-index: 99; color: var(--ink);
    font: 15px/1.45 var(--font); text-align: left; }
  .bar { display: flex; align-items: stretch; gap: 2px; background: var(--raised);
    border-top: 1px solid var(--border); padding: 0 8px; min-height: 48px; }
  .bar > * { flex: none; display: flex; align-items: center; padding: 0 10px; min-height: 46px; }
  .bar a, .bar button { color: var(--accent); text-decoration: none; background: none; border: 0;
    font: inherit; cursor: pointer; white-space: nowrap; }
  .bar a:hover, .bar button:hover { text-decoration: underline; }
  .bar [aria-expanded=true] { background: var(--sunken); }
  .bar .mark { display: block; flex: 0 1 auto; min-width: 0; overflow: hidden; line-height: 46px;
    text-overflow: ellipsis; white-space: nowrap; color: var(--warning); font-weight: 600; }
  .bar .count { order: 1; margin-left: auto; font-weight: 600; }
  .bar .error { color: var(--danger); }
  .bar .warning { color: var(--warning); }
  .panel { background: var(--raised); border-top: 1px solid var(--border); padding: 1rem;
    max-height: 60vh; overflow: auto; box-shadow: 0 -8px 30px rgb(0 0 0 / 16%); }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; border-radius: 4px; }
  h2 { font-size: 1rem; margin: 0 0 .4rem; }
  * + h2 { margin-top: 1.2rem; }
  h3 { font-size: .95rem; margin: 1rem 0 .3rem; overflow-wrap: anywhere; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .6rem; }
  li { border-left: 3px solid var(--line); padding-left: .7rem; overflow-wrap: anywhere; }
  li.error { border-color: var(--danger); }
  li.warning { border-color: var(--warning); }
  p { margin: 0; }
  small, .muted { color: var(--muted); font-size: .9em; }
  pre { margin: 0; white-space: pre-wrap; font: inherit; }
  form, .links { display: flex; flex-wrap: wrap; gap: .6rem 1.4rem; align-items: center; }
  .links { margin-top: .8rem; }
  .panel a { color: var(--accent); }
  label { display: flex; gap: .5rem; align-items: center; min-height: 44px; }
  input, select, .plain { font: inherit; color: var(--ink); background: var(--raised);
    border: 1px solid var(--border); border-radius: 8px; min-height: 40px; padding: 0 .6rem; }
  input[type=checkbox] { min-height: 0; width: 20px; height: 20px; accent-color: var(--accent); }
  .plain { cursor: pointer; min-height: 32px; font-size: .9em; }
`);
const room = new CSSStyleSheet();
room.replaceSync("body { padding-block-end: 56px; } @media print { body { padding: 0; } }");

/** Which panel is open: `switches`, `findings` or none. */
let open = "";
/** @type {HTMLElement | undefined} */
let host;
/** The last search of this page: the address that explains it. */
let explanation = "";
/** Draws what was last heard. */
let again = () => {};

/**
 * @param {import("./preview.js").State} state
 * @param {import("./preview.js").Facts} facts
 */
export function showBar(state, facts) {
  if (!host) {
    host = document.createElement("kb-preview-bar");
    host.lang = "en";
    host.dir = "ltr";
    host.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    document.adoptedStyleSheets.push(room);
    document.body.append(host);
    host.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !open) return;
      const name = open;
      open = "";
      again();
      focusOn(name);
    });
  }
  again = () => draw(state, facts);
  again();
}

// A search of the page can be explained: the bar leads there, with the query.
addEventListener("kb:search", (event) => {
  if (!(event instanceof CustomEvent)) return;
  const { query, locale } = event.detail;
  explanation = `/_preview/search/?${new URLSearchParams({ q: query, locale })}`;
  again();
});

/** @param {string} name of a panel: its button gets the focus */
function focusOn(name) {
  const button = host?.shadowRoot?.querySelector(`[data-panel=${name}]`);
  if (button instanceof HTMLElement) button.focus();
}

/**
 * @param {import("./preview.js").State} state
 * @param {import("./preview.js").Facts} facts
 */
function draw(state, facts) {
  const root = host?.shadowRoot;
  if (!root) return;
  const focused = root.activeElement?.getAttribute("data-panel");
  const isShown = visible(state);
  if (open === "findings" && !isShown) open = "";
  const bar = element("div", { class: "bar" }, element("a", { href: "/_preview/" }, "Work list"));
  bar.append(panelButton("switches", words(state.showing)));
  if (explanation) bar.append(element("a", { href: explanation, class: "why" }, "Why this order?"));
  for (const { name } of facts.marks ?? []) bar.append(element("span", { class: "mark" }, name));
  if (isShown) {
    const [text, severity] = summary(state);
    const count = panelButton("findings", text);
    count.classList.add("count", severity);
    bar.append(count);
  }
  const aside = element("aside", { "aria-label": "Preview" });
  if (open) {
    const panel = open === "findings" ? findingsPanel(state, facts, again) : switchesPanel(state);
    panel.id = "panel";
    panel.classList.add("panel");
    aside.append(panel);
  }
  aside.append(bar);
  root.replaceChildren(aside);
  if (focused) focusOn(focused);
}

/**
 * @param {string} name
 * @param {string} text
 */
function panelButton(name, text) {
  const button = element("button", { type: "button", "data-panel": name }, text);
  button.setAttribute("aria-expanded", String(open === name));
  if (open === name) button.setAttribute("aria-controls", "panel");
  button.addEventListener("click", () => {
    open = open === name ? "" : name;
    again();
    focusOn(name);
  });
  return button;
}
