// Tabs, as the ARIA Authoring Practices describe them; the choice is made in all groups alike.

const KEY = "kb-tab";
let number = 0;

/** @param {Element} group */
function bind(group) {
  const panels = [...group.querySelectorAll(":scope > [data-kb-tab]")];
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  list.className = "tab-list";
  const tabs = panels.map((panel) => {
    const title = panel.querySelector(":scope > [data-kb-tab-title]");
    const tab = document.createElement("button");
    number += 1;
    tab.type = "button";
    tab.id = `kb-tab-${number}`;
    tab.textContent = title?.textContent ?? "";
    tab.setAttribute("role", "tab");
    panel.id ||= `kb-tab-panel-${number}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.setAttribute("aria-controls", panel.id);
    // It is the tab now; on paper, where no tab can be chosen, it is a title again.
    if (title instanceof HTMLElement) title.hidden = true;
    tab.addEventListener("click", () => choose(tab.textContent ?? ""));
    return tab;
  });
  list.append(...tabs);
  list.addEventListener("keydown", (event) => move(event, tabs));
  group.prepend(list);
  select(group, 0);
}

/** @param {Element} group @param {number} chosen */
function select(group, chosen) {
  const tabs = group.querySelectorAll(":scope > [role=tablist] > [role=tab]");
  const panels = group.querySelectorAll(":scope > [data-kb-tab]");
  tabs.forEach((tab, at) => {
    tab.setAttribute("aria-selected", String(at === chosen));
    if (tab instanceof HTMLElement) tab.tabIndex = at === chosen ? 0 : -1;
    const panel = panels[at];
    if (panel instanceof HTMLElement) panel.hidden = at !== chosen;
  });
}

/** Choose the tabs of a title in all groups that have one. @param {string} title */
function choose(title) {
  try {
    sessionStorage.setItem(KEY, title);
  } catch {
    // The choice then lasts for the page.
  }
  for (const group of document.querySelectorAll("[data-kb-tabs]")) {
    const tabs = [...group.querySelectorAll(":scope > [role=tablist] > [role=tab]")];
    const at = tabs.findIndex((tab) => tab.textContent === title);
    if (at >= 0) select(group, at);
  }
}

/** @param {KeyboardEvent} event @param {HTMLButtonElement[]} tabs */
function move(event, tabs) {
  const forward = getComputedStyle(tabs[0]).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const goal = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (goal === undefined) return;
  event.preventDefault();
  const tab = tabs[(goal + tabs.length) % tabs.length];
  tab.focus();
  tab.click();
}

/** What an address names is shown, in whichever tab it stands. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let panel = target?.closest("[data-kb-tab]"); panel; ) {
    const group = panel.parentElement;
    if (!group) return;
    select(group, [...group.querySelectorAll(":scope > [data-kb-tab]")].indexOf(panel));
    panel = group.closest("[data-kb-tab]");
  }
  target?.scrollIntoView();
}

function restore() {
  try {
    choose(sessionStorage.getItem(KEY) ?? "");
  } catch {
    // No choice is known.
  }
}

for (const group of document.querySelectorAll("[data-kb-tabs]")) bind(group);
restore();
if (location.hash) reveal();
addEventListener("hashchange", reveal);
