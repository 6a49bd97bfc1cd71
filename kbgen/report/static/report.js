// Sorts tables by a column. Without it they are in the order that matters most.

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
