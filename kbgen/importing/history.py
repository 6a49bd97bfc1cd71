"""Votes and views of the former help centre, as a file for the feedback store."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping

from kbgen.cells import tame
from kbgen.importing.model import Collection, History
from kbgen.model.locale import Locale

#: In the folder of the report.
NAME = "history.csv"
_HEADER = ("source", "day", "locale", "article_id", "views", "yes", "neutral", "no")


def history_csv(
    collection: Collection, paths: Mapping[str, str], locales: tuple[Locale, ...], day: dt.date
) -> str:
    """Return what was counted as CSV; empty: nothing was.

    paths: of the lock. locales: to be imported; empty: all. day: until which it was counted.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADER)
    rows = list(_rows(collection, paths, locales))
    for tag, article_id, counts in rows:
        figures = (counts.views, counts.yes, counts.neutral, counts.no)
        writer.writerow((collection.kind, day.isoformat(), tag, tame(article_id), *figures))
    return out.getvalue() if rows else ""


def _rows(
    collection: Collection, paths: Mapping[str, str], locales: tuple[Locale, ...]
) -> Iterator[tuple[str, str, History]]:
    """Yield locale (empty: all languages together), id and counts."""
    for article in collection.articles:
        path = paths.get(f"article:{article.key}", "")
        texts = [text for text in article.texts if not locales or text.locale in locales]
        if not path or not texts:
            continue
        article_id = path.removesuffix(".md")
        if article.history:
            # Where there is one language, all votes are on that.
            tag = texts[0].locale.tag if len(article.texts) == 1 else ""
            yield tag, article_id, article.history
        for text in texts:
            if text.history:
                yield text.locale.tag, article_id, text.history
