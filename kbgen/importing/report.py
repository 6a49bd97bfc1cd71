"""The report of an import: a page for people, the same as JSON, and what was not converted."""

import json
from dataclasses import asdict, dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from kbgen.importing.matter import toml_table
from kbgen.importing.model import Problem
from kbgen.importing.plan import Entry
from kbgen.importing.write import write_file
from kbgen.text import counted

#: State of an article → words for people.
STATES = {
    "new": "new",
    "changed": "changed in the source; updated",
    "same": "unchanged",
    "kept": "edited or removed here; the source has not changed",
    "edited": "edited or removed here and changed in the source: not overwritten",
    "taken": "not written: another file is in its place",
    "gone": "no longer in the source; its file stays",
}
_STYLE = """body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #8886;padding:.4rem;
text-align:start;vertical-align:top}ul{margin:0;padding-inline-start:1.2rem}code{overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){body{background:#111;color:#eee}a{color:#9cf}}"""


@dataclass(slots=True)
class Report:
    """What an import did."""

    kind: str
    source: str
    entries: list[Entry]
    problems: list[Problem]
    to_do: list[str] = field(default_factory=list)
    """What is left to people."""
    redirects: dict[str, str] = field(default_factory=dict)
    """To be copied into kbgen.toml."""
    files: int = 0
    fetched: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """Return state → number of articles, translations counted separately."""
        found = dict.fromkeys(STATES, 0)
        for entry in self.entries:
            found[entry.state] += 1
        return {state: count for state, count in found.items() if count}


def write_report(report: Report, folder: Path, fresh: dict[str, bytes]) -> None:
    """Write index.html, report.json, originals and new versions of edited files.

    fresh: path → text of articles that were not overwritten.
    """
    originals = {
        id(entry): f"originals/{_original(entry)}" for entry in report.entries if entry.original
    }
    for entry in report.entries:
        if entry.original:
            # A text file: nothing of a foreign page runs when it is opened.
            write_file(folder / originals[id(entry)], entry.original.encode("utf-8", "replace"))
    for path, text in fresh.items():
        write_file(folder / "new" / path, text)
    data = _data(report, originals)
    text = json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    write_file(folder / "report.json", text + b"\n")
    write_file(folder / "index.html", _page(report, originals, fresh).encode("utf-8", "replace"))
    if report.redirects:
        lines = f"[redirects]\n{toml_table(report.redirects)}"
        write_file(folder / "redirects.toml", lines.encode())


def _original(entry: Entry) -> str:
    inside = entry.path.removeprefix("content/").removesuffix(".md")
    return f"{inside}{entry.suffix}.txt"


def _data(report: Report, originals: dict[int, str]) -> dict[str, Any]:
    articles = []
    for entry in report.entries:
        values = asdict(entry)
        values["original"] = originals.get(id(entry), "")
        del values["suffix"]
        articles.append(values)
    return {
        "kind": report.kind,
        "source": report.source,
        "counts": report.counts,
        "files": report.files,
        "fetched": report.fetched,
        "to_do": report.to_do,
        "problems": [asdict(problem) for problem in report.problems],
        "redirects": report.redirects,
        "articles": articles,
    }


def _page(report: Report, originals: dict[int, str], fresh: dict[str, bytes]) -> str:
    counts = ", ".join(f"{count} {STATES[state]}" for state, count in report.counts.items())
    total = counted(len(report.entries), "article")
    parts = [
        '<!doctype html><html lang="en"><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width"><title>Import report</title>',
        f"<style>{_STYLE}</style><h1>Import report</h1>",
        f"<p>{total} of {escape(report.source)}: {escape(counts)}.",
        f"{report.files} images and files, {report.fetched} of them fetched.</p>",
        _list("To do", report.to_do),
        _list(
            "Could not be read",
            [f"{p.place}: {p.message}. {p.hint}".strip() for p in report.problems],
        ),
        "<h2>Articles</h2><p>Those with notes come first.</p><table><thead><tr><th>Article</th>",
        "<th>Language</th><th>File</th><th>State</th><th>Notes</th></tr></thead><tbody>",
    ]
    entries = sorted(report.entries, key=lambda entry: (not entry.notes, entry.path))
    parts += [
        _row(entry, originals.get(id(entry), ""), is_fresh=entry.path in fresh) for entry in entries
    ]
    parts.append("</tbody></table></html>\n")
    return "\n".join(parts)


def _row(entry: Entry, original: str, *, is_fresh: bool) -> str:
    notes = "".join(f"<li>{escape(note)}</li>" for note in entry.notes)
    links = [(original, "the original")] if original else []
    links += [(f"new/{entry.path}", "the new version")] if is_fresh else []
    more = " ".join(f'<a href="{escape(path)}">{words}</a>' for path, words in links)
    marks = [
        word
        for word, is_so in (("draft", entry.is_draft), ("staff only", entry.is_internal))
        if is_so
    ]
    former = f"<br><code>{escape(entry.former)}</code>" if entry.former else ""
    cells = (
        f"{escape(entry.title)}{former}",
        escape(entry.locale),
        f"<code>{escape(entry.path)}</code>",
        escape("; ".join([STATES[entry.state], *marks])),
        f"{f'<ul>{notes}</ul>' if notes else ''}{more}",
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _list(title: str, lines: list[str]) -> str:
    if not lines:
        return ""
    return f"<h2>{title}</h2><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
