// Findings: a count in the bar that opens on a click. This page comes first, errors before warnings.

import { element } from "./look.js";

/** @typedef {import("./preview.js").State} State */
/** @typedef {import("./preview.js").Finding} Finding */

const HIDDEN = "kb-preview-hidden";
/** Findings of other files that are listed. */
const MANY = 100;

/** @param {State} state the same for the same findings */
function key({ failure, diagnostics }) {
  return failure + diagnostics.map((one) => [one.path, one.code, one.message].join()).join("\n");
}

/** @param {State} state whether there are findings that have not been hidden */
export function visible(state) {
  const any = state.failure || state.diagnostics.length;
  return Boolean(any) && sessionStorage.getItem(HIDDEN) !== key(state);
}

/**
 * @param {State} state
 * @returns {[string, string]} text and severity
 */
export function summary({ failure, diagnostics }) {
  if (failure) return ["The build failed", "error"];
  const errors = diagnostics.filter((one) => one.severity === "error").length;
  const warnings = diagnostics.length - errors;
  const parts = [];
  if (errors) parts.push(errors === 1 ? "1 error" : `${errors} errors`);
  if (warnings) parts.push(warnings === 1 ? "1 warning" : `${warnings} warnings`);
  return [parts.join(", "), errors ? "error" : "warning"];
}

/**
 * @param {State} state
 * @param {import("./preview.js").Facts} facts
 * @param {() => void} again
 */
export function findingsPanel(state, facts, again) {
  const panel = element("div", {});
  if (state.failure) {
    const text = element("pre", {}, state.failure);
    panel.append(element("h2", {}, "The build failed; the pages are those of the last good one"), text);
    return panel;
  }
  const rank = /** @param {Finding} one */ (one) => (one.severity === "error" ? 0 : 1);
  const sorted = [...state.diagnostics].sort((a, b) => rank(a) - rank(b));
  const ours = sorted.filter((one) => one.path === facts.path);
  const others = sorted.filter((one) => one.path !== facts.path);
  panel.append(element("h2", {}, "This page"));
  panel.append(ours.length ? list(ours, state) : element("p", { class: "muted" }, "No findings."));
  if (others.length) panel.append(element("h2", {}, "Other files"));
  for (const [path, some] of grouped(others.slice(0, MANY))) {
    panel.append(element("h3", {}, path), list(some, state));
  }
  if (others.length > MANY) {
    panel.append(element("p", { class: "muted" }, `And ${others.length - MANY} more: kbgen check`));
  }
  const hide = element("button", { type: "button", class: "plain" }, "Hide until something changes");
  hide.addEventListener("click", () => {
    sessionStorage.setItem(HIDDEN, key(state));
    again();
  });
  panel.append(element("p", { class: "links" }, hide));
  return panel;
}

/** @param {Finding[]} findings @returns {Map<string, Finding[]>} */
function grouped(findings) {
  const found = new Map();
  for (const one of findings) found.set(one.path, [...(found.get(one.path) ?? []), one]);
  return found;
}

/**
 * @param {Finding[]} findings
 * @param {State} state
 */
function list(findings, { showing }) {
  const items = findings.map((one) => {
    const item = element("li", { class: one.severity });
    const where = `${one.path}:${one.line}:${one.column}`;
    const copy = element("button", { type: "button", class: "plain" }, "Copy place");
    copy.setAttribute("aria-label", `Copy ${where}`);
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(`${showing.root}/${where}`);
      copy.textContent = "Copied";
    });
    item.append(element("p", {}, element("strong", {}, one.message)));
    if (one.hint) item.append(element("p", {}, one.hint));
    item.append(element("small", {}, `${where}: ${one.severity} ${one.code} `), copy);
    return item;
  });
  return element("ul", {}, ...items);
}
