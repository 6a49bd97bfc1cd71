"""One page of the report: from figures to HTML."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kbgen import templates
from kbgen.report.article import ArticleFigures
from kbgen.report.kinds import KINDS, counted, percent
from kbgen.report.report import Report
from kbgen.report.tables import Table
from kbgen.report.view import Places, View, view
from kbgen.report.wilson import Share
from kbgen.report.words import title_of
from kbgen.report.worklist import Task, Worklist
from kbgen.themes import BUILT_IN, Theme, ThemeFiles

_ROOM = Path(__file__).parent
#: Rows of a table on the first page, and on the page that has all tables.
_FEW, _ROWS = 8, 200
#: Tasks on the first page.
_TASKS = 5
#: Tables of the first page: name, and the question that the chart or the rows answer.
_FIRST = (
    ("weeks", "Is it getting better?"),
    ("changes", "What changed since last month?"),
    ("articles", "Which articles get most “no” votes?"),
    ("empty_searches", "What did readers search for in vain?"),
    ("compared", "How do the locales compare?"),
    ("comments", "What did readers write?"),
    ("former", "What did the former help centre count?"),
)


class Tile(NamedTuple):
    label: str
    value: str
    note: str = ""


@lru_cache(maxsize=1)
def _files() -> ThemeFiles:
    return Theme(("report",), (_ROOM,)).read()


def style_sheet() -> str:
    """Return the style sheet of the pages."""
    files = (_ROOM / f"static/{name}.css" for name in ("tokens", "report"))
    return "".join(file.read_text("utf-8") for file in files)


def script() -> str:
    """Return the script that sorts and filters."""
    return (_ROOM / "static/report.js").read_text("utf-8")


def icon() -> str:
    """Return the icon of the pages."""
    return (BUILT_IN / "static/icon.svg").read_text("utf-8")


def report_page(report: Report, work: Worklist | None, places: Places) -> str:
    """Return the first page: what matters, each thing in a few rows."""
    views = []
    for name, question in _FIRST:
        table = report.table(name)
        if table is None or (name == "compared" and len(table.rows) < 2):
            continue
        shown = view(_newest_first(table), places, _FEW)
        if shown.rows or shown.table.note:
            views.append((question, shown))
    return _render(
        "report.html",
        places,
        title=f"{report.site}: what readers say",
        period=_period(report),
        tiles=_tiles(report),
        views=views,
        tasks=work.tasks[:_TASKS] if work else (),
        open_tasks=len(work.tasks) if work else 0,
        apart=_apart(report),
        readers=report.readers,
        is_empty=not any(one.rows for _, one in views),
    )


def figures_page(report: Report, places: Places) -> str:
    """Return the page with all tables."""
    views = [view(table, places, _ROWS) for table in report.tables]
    return _render(
        "figures.html",
        places,
        title=f"{report.site}: all figures",
        period=_period(report),
        views=[one for one in views if one.rows or one.table.note],
    )


def tables_page(title: str, about: str, tables: Iterable[Table], places: Places) -> str:
    """Return a page of tables that are not of the report."""
    views = [view(table, places, _ROWS) for table in tables]
    return _render("figures.html", places, title=title, period=about, views=views, is_plan=True)


def work_page(site: str, work: Worklist, places: Places) -> str:
    """Return the work list."""
    return _render("work.html", places, title=f"{site}: work list", work=work)


def article_page(site: str, figures: ArticleFigures, tasks: Iterable[Task], places: Places) -> str:
    """Return the page of an article in a locale."""
    key = (figures.article_id, figures.locale)
    views: list[View] = [view(table, places, _ROWS) for table in figures.tables]
    return _render(
        "article.html",
        places,
        title=title_of(*key, places.titles),
        site=site,
        locale=figures.locale,
        tiles=_article_tiles(figures),
        views=views,
        tasks=[task for task in tasks if (task.first.article_id, task.first.locale) == key],
        url=places.urls.get(key, ""),
        path=places.paths.get(key, ""),
    )


def _render(template: str, places: Places, **context: object) -> str:
    inside = not places.static
    static = {"css": style_sheet(), "script": script()} if inside else {}
    words = {"percent": percent, "locale_name": KINDS["locale"].text}
    here = {"report.html": "index.html"}.get(template, template)
    static |= {"here": "plan" if context.get("is_plan") else here}
    return templates.render(_files(), template, {**static, **words, "places": places, **context})


def _newest_first(table: Table) -> Table:
    """Sort comments by day, the text first: elsewhere they are read reason by reason."""
    if table.name != "comments":
        return table
    order = (4, 2, 3, 0, 1)  # comment, article, locale, reason, day
    rows = sorted(table.rows, key=lambda row: str(row[1]), reverse=True)
    return replace(
        table,
        about="",
        columns=tuple(table.columns[at] for at in order),
        rows=tuple(tuple(row[at] for at in order) for row in rows),
    )


def _period(report: Report) -> str:
    begin = f"from {report.first} " if report.first else "everything up "
    languages = f", {', '.join(report.locales)} only" if report.locales else ""
    return f"{begin}to {report.last}{languages}"


def _tiles(report: Report) -> list[Tile]:
    t = report.totals
    rate = t.contacts_per_hundred
    # Only shops with `<kb-deflect>` in their pages have the last one.
    forms = [Tile("Forms answered", f"{t.deflected:,}", "by an article")] if t.deflected else []
    return [
        Tile("Helpful", *_share(t.helpful, f"of {counted(t.votes, 'vote')}")),
        Tile(
            "Found nothing",
            *_share(t.without_result, f"of {counted(t.searches, 'search', 'searches')}"),
        ),
        Tile("Asked a person", f"{rate:.1f}" if rate is not None else "–", "of a hundred readers"),
        Tile("Readers", f"{t.readers:,}"),
        Tile("Comments", f"{t.comments:,}"),
        *forms,
    ]


def _article_tiles(figures: ArticleFigures) -> list[Tile]:
    rate = figures.contacts_per_hundred
    asked = f"of a hundred readers; {counted(figures.contacts, 'click')}"
    return [
        Tile("Readers", f"{figures.readers:,}"),
        Tile("Helpful", *_share(figures.helpful, f"of {counted(figures.votes, 'vote')}")),
        Tile("Asked a person", f"{rate:.1f}" if rate is not None else "–", asked),
    ]


def _share(share: Share | None, base: str) -> tuple[str, str]:
    """Return a share, and how sure it is."""
    if share is None:
        return "–", base
    return percent(share.value), f"{base}; between {100 * share.low:.0f} and {percent(share.high)}"


def _apart(report: Report) -> list[str]:
    t = report.totals
    lines = []
    if t.suspicious:
        lines.append(f"{t.suspicious:,} suspicious events are not counted.")
    if t.unknown:
        lines.append(
            f"{t.unknown:,} events are about articles or locales the site does not have; they are "
            "not counted."
        )
    return lines
