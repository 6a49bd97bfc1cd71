"""Searches without a result, grouped by meaning."""

from collections.abc import Iterator

from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.report.queries import Searches, read_queries
from kbgen.report.work.desk import Desk, Work
from kbgen.report.work.spellings import Spellings

#: Fewer searches may be slips.
_ENOUGH = 3
_NAMED = 4
_Group = list[Searches]


def empty_searches(desk: Desk) -> Iterator[Work]:
    """Yield groups of queries that mean the same and have no result."""
    groups: dict[str, dict[str, _Group]] = {}
    spellings = {tag: Spellings(desk.project, locale) for tag, locale in desk.locales.items()}
    for (tag, _), one in sorted(desk.source.once(read_queries).items()):
        if one.empty_recently and tag in spellings:
            key = spellings[tag].key(one.query)
            if key:
                groups.setdefault(tag, {}).setdefault(key, []).append(one)
    for tag, found in sorted(groups.items()):
        titles = _Titles(desk, desk.locales[tag], spellings[tag])
        for key, some in sorted(found.items()):
            count = sum(one.empty_recently for one in some)
            if count >= _ENOUGH:
                yield _work(tag, some, count, titles.nearest(key))


def _work(tag: str, some: _Group, count: int, near: Article | None) -> Work:
    some.sort(key=lambda one: (-one.empty_recently, one.query))
    named = ", ".join(f"“{one.query}” ({one.empty_recently})" for one in some[:_NAMED])
    more = f" and {len(some) - _NAMED} more" if len(some) > _NAMED else ""
    why = f"{count} searches found nothing: {named}{more}."
    if near is None:
        return Work("write", some[0].query, why, count, "", tag)
    why += f" “{near.title}” may answer it."
    path = near.source.project_path
    return Work("add synonym", some[0].query, why, count, near.id, tag, path)


class _Titles:
    """Words of the titles, headings and keywords of a locale."""

    def __init__(self, desk: Desk, locale: Locale, spellings: Spellings) -> None:
        self._articles: list[tuple[frozenset[str], Article]] = []
        self._by_word: dict[str, list[int]] = {}
        for number, article in enumerate(desk.site.articles(locale)):
            headings = (heading.title for heading in article.headings)
            texts = (article.title, *article.meta.keywords, *headings)
            words = frozenset(word for text in texts for word in spellings.words(text))
            self._articles.append((words, article))
            for word in words:
                self._by_word.setdefault(word, []).append(number)

    def nearest(self, key: str) -> Article | None:
        """Return the article that shares the most words, at least half of them."""
        words = set(key.split())
        near = sorted({number for word in words for number in self._by_word.get(word, ())})
        if not near:
            return None
        best = max(near, key=lambda number: (len(words & self._articles[number][0]), -number))
        shared, article = self._articles[best]
        return article if 2 * len(words & shared) >= len(words) else None
