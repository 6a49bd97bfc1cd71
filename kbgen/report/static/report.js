// Sorts tables by a column, and filters rows and tasks. Without it everything is shown, in the
// order that matters most.

/** @param {HTMLTableCellElement} cell */
function value(cell) {
  return cell.dataset.kbValue ?? cell.textContent?.trim() ?? "";
}

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  const difference = Number(one) - Number(other);
  if (one !== "" && other !== "" && !Number.isNaN(difference)) return difference;
  return one.localeCompare(other, undefined, { numeric: true });
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} head
 */
function sort(table, head) {
  const falls = head.ariaSort ? head.ariaSort === "ascending" : "kbFalls" in head.dataset;
  for (const other of table.tHead?.rows[0].cells ?? []) other.removeAttribute("aria-sort");
  head.ariaSort = falls ? "descending" : "ascending";
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const at = head.cellIndex;
  rows.sort((a, b) => compare(value(a.cells[at]), value(b.cells[at])) * (falls ? -1 : 1));
  body.append(...rows);
}

/** @type {NodeListOf<HTMLTableElement>} */
const tables = document.querySelectorAll("table[data-kb-sortable]");
for (const table of tables) {
  for (const head of table.tHead?.rows[0].cells ?? []) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, head));
    head.append(button);
  }
}

/** @param {string} tag the name of a language, for a choice */
function nameOf(tag) {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch { // anyone can send anything
    return tag;
  }
}

/**
 * @param {HTMLElement} list
 * @param {string} title
 */
function filter(list, title) {
  /** @type {HTMLElement[]} */
  const items = [...list.querySelectorAll("[data-kb-item]")].filter((one) => one instanceof HTMLElement);
  const tools = document.createElement("div");
  tools.className = "tools";
  const box = document.createElement("input");
  box.type = "search";
  box.placeholder = "Filter";
  box.setAttribute("aria-label", `Filter: ${title}`);
  const locales = document.createElement("select");
  locales.setAttribute("aria-label", `Language: ${title}`);
  locales.append(new Option("All languages", ""));
  const tags = new Set(items.map((one) => one.dataset.kbItem ?? ""));
  tags.delete("");
  for (const tag of [...tags].sort()) locales.append(new Option(nameOf(tag), tag));
  const count = document.createElement("p");
  count.setAttribute("role", "status");
  const show = () => {
    const words = box.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let number = 0;
    for (const item of items) {
      const text = (item.textContent ?? "").toLocaleLowerCase();
      const isOurs = !locales.value || item.dataset.kbItem === locales.value;
      item.hidden = !isOurs || !words.every((word) => text.includes(word));
      if (!item.hidden) number += 1;
    }
    count.textContent = number === items.length ? "" : `${number} of ${items.length}`;
  };
  box.addEventListener("input", show);
  locales.addEventListener("change", show);
  tools.append(box, ...(tags.size > 1 ? [locales] : []), count);
  (list.closest(".scroll") ?? list).before(tools);
}

/** @type {NodeListOf<HTMLElement>} */
const filtered = document.querySelectorAll("[data-kb-filtered]");
for (const list of filtered) filter(list, list.dataset.kbFiltered ?? "");

// In the preview: the file's whole path, which every editor opens.
/** @type {NodeListOf<HTMLElement>} */
const paths = document.querySelectorAll("[data-kb-path]");
for (const code of paths) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy path";
  button.setAttribute("aria-label", `Copy the path of ${code.textContent}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.dataset.kbPath ?? "");
      button.textContent = "Copied";
    } catch { // refused, or no secure context: it can be copied by hand
      code.textContent = code.dataset.kbPath ?? "";
    }
  });
  code.after(button);
}
