"""A comparison as text, and as Markdown for a comment on a pull request."""

import re
from collections.abc import Iterator, Sequence

from kbgen.diff.compare import Comparison, MarketEdits, PageChange, RankChange, Translation

#: Characters that GitHub takes in a comment, with room for what is put around it.
_LONGEST = 60_000
#: Lines of a page in Markdown.
_MOST_LINES = 40
_TITLES = {
    "changed": "Changed",
    "added": "New",
    "removed": "Gone",
    "moved": "Moved",
}
_MACROS = {
    "changed": "Macro changed",
    "added": "New macro",
    "removed": "Macro gone",
}


def counts(found: Comparison) -> str:
    """Return how much changed, in one line."""
    parts = [
        f"{len(pages)} page{'s' if len(pages) > 1 else ''} {title.lower()}"
        for kind, title in _TITLES.items()
        if (pages := found.of_kind(kind))
    ]
    for number, one, many in (
        (len(found.frames), "frame changed", "frames changed"),
        (len(found.redirects), "redirect changed", "redirects changed"),
        (len(found.lost), "address lost", "addresses lost"),
        (len(found.twins), "Markdown twin changed", "Markdown twins changed"),
        (len(found.macros), "macro for support changed", "macros for support changed"),
        (len(found.ranks), "golden rank changed", "golden ranks changed"),
        (len(found.stale), "translation became stale", "translations became stale"),
        (len(found.renewed), "translation was renewed", "translations were renewed"),
    ):
        if number:
            parts.append(f"{number} {one if number == 1 else many}")
    return ", ".join(parts) or "Readers will notice nothing"


def place(page: PageChange) -> str:
    """Return where a page is, or was and is."""
    if page.old_url and page.new_url and page.old_url != page.new_url:
        return f"/{page.old_url} → /{page.new_url}"
    return f"/{page.new_url or page.old_url}"


def macro_kind(page: PageChange) -> str:
    """Return what became of a macro."""
    return _MACROS[page.kind]


def audience(edits: MarketEdits) -> str:
    """Return who sees a change; empty: all readers."""
    return ", ".join(market or "no market" for market in edits.markets)


def rank(change: RankChange) -> str:
    """Return how the rank of an article changed."""
    names = [str(number) if number else "not found" for number in (change.old, change.new)]
    return f"{names[0]} → {names[1]}"


def as_text(found: Comparison) -> str:
    """Return the comparison for a terminal."""
    lines = [counts(found)]
    for kind, title in _TITLES.items():
        for page in found.of_kind(kind):
            lines += ["", *_heading(title, page), *(f"  {line}" for line in _lines(page))]
    for page in found.macros:
        lines += ["", *_heading(macro_kind(page), page), *(f"  {line}" for line in _lines(page))]
    for page in found.frames:
        lines += ["", f"Around all pages ({page.locale})", *(f"  {line}" for line in _lines(page))]
    for title, rows in tables(found):
        lines += ["", title, *(f"  {'  '.join(row)}" for row in rows)]
    return "\n".join(lines) + "\n"


def as_markdown(found: Comparison) -> str:
    """Return the comparison for a comment: what does not fit is counted."""
    parts = [f"### What readers will read differently\n\n{_escaped(counts(found))}\n"]
    for title, rows in tables(found):
        body = "\n".join(f"- {' · '.join(map(_escaped, row))}" for row in rows)
        parts.append(f"#### {title}\n\n{body}\n")
    parts += (_page(title, page) for kind, title in _TITLES.items() for page in found.of_kind(kind))
    parts += (_page(macro_kind(page), page) for page in found.macros)
    parts += (_page("Around all pages", page) for page in found.frames)
    text, left = "", len(parts)
    for part in parts:
        if len(text) + len(part) > _LONGEST:
            return f"{text}\n… and {left} more parts that do not fit into a comment.\n"
        text += f"{part}\n"
        left -= 1
    return text


def _page(title: str, page: PageChange) -> str:
    lines = list(_lines(page))
    head = f"{title} ({page.locale}): {_escaped(page.title)}"
    if not lines:
        return f"**{head}** `{place(page)}`\n"
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], f"… and {len(lines) - _MOST_LINES} more lines"]
    # A fence inside the text would end the block.
    body = re.sub(r"`{3,}", "``", "\n".join(lines))
    return (
        f"<details><summary>{head} <code>{place(page)}</code></summary>\n\n"
        f"```diff\n{body}\n```\n\n</details>\n"
    )


def _heading(title: str, page: PageChange) -> tuple[str, str]:
    return f"{title} ({page.locale}): {page.title}", f"  {place(page)}"


def _lines(page: PageChange) -> Iterator[str]:
    for some in page.edits:
        if some.markets:
            yield f"# {audience(some)}"
        for edit in some.edits:
            # Not on the page itself, but in the results of search engines.
            name = f"{edit.kind}: " if edit.kind in {"title", "description"} else ""
            if edit.old:
                yield f"- {name}{edit.old}"
            if edit.new:
                yield f"+ {name}{edit.new}"


def tables(found: Comparison) -> Iterator[tuple[str, Sequence[Sequence[str]]]]:
    """Yield title and rows of what is not the text of a page."""
    tables = (
        ("Addresses that are gone without a redirect", [[f"/{url}"] for url in found.lost]),
        (
            "Redirects",
            [
                [f"/{one.url}", f"{one.old or 'none'} → {one.new or 'none'}"]
                for one in found.redirects
            ],
        ),
        (
            "Markdown twins, of pages that say the same",
            [[one.locale, f"/{one.path}", one.change] for one in found.twins],
        ),
        (
            "Golden searches",
            [[one.locale, one.query, one.article, rank(one)] for one in found.ranks],
        ),
        ("Translations that became stale", [_translation(one) for one in found.stale]),
        ("Translations that were renewed", [_translation(one) for one in found.renewed]),
    )
    return ((title, rows) for title, rows in tables if rows)


def _translation(one: Translation) -> list[str]:
    return [one.locale, one.id, one.title, ", ".join(one.sections)]


def _escaped(text: str) -> str:
    """Return a text that is not read as Markdown or HTML."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ")
    return re.sub(r"([\\`*_\[\]|~#@])", r"\\\1", safe)
