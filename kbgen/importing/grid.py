"""Tables: cells that span several places are repeated, as Markdown has no such cells."""

#: Text, columns and rows of a cell.
Cell = tuple[str, int, int]


def grid(rows: list[list[Cell]]) -> list[list[str]]:
    """Return the text at each place of a table, in rows of one length."""
    filled: list[list[str]] = []
    hanging: dict[int, tuple[str, int]] = {}  # column → text, and rows that it still covers
    for cells in rows:
        row: list[str] = []
        waiting = list(cells)
        below: dict[int, tuple[str, int]] = {}
        while waiting or len(row) in hanging:
            if len(row) in hanging:
                text, left = hanging.pop(len(row))
                if left > 1:
                    below[len(row)] = (text, left - 1)
                row.append(text)
                continue
            text, across, down = waiting.pop(0)
            for _ in range(across):
                if down > 1:
                    below[len(row)] = (text, down - 1)
                row.append(text)
        hanging = {**hanging, **below}
        filled.append(row)
    width = max(map(len, filled), default=0)
    return [row + [""] * (width - len(row)) for row in filled]


def table(rows: list[list[str]], *, has_head: bool) -> str:
    """Return a Markdown table. Without a head, the first row becomes it if all of it is text."""
    if not rows or not rows[0]:
        return ""
    if not has_head and (len(rows) == 1 or not all(rows[0])):
        rows = [[""] * len(rows[0]), *rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]])
