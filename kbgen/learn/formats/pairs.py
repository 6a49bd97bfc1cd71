"""CSV of queries and articles, as a person or a script writes it."""

from collections.abc import Iterator

from kbgen.learn.formats.format import Format, Pair, Problem, first_of, pair_of, rows, times_of

_QUERY = ("query", "question", "search", "utterance", "text")
_ARTICLE = ("article", "article_id", "id", "url", "address", "page")
_TIMES = ("count", "times", "opened")


def _read(text: str) -> Iterator[Pair | Problem]:
    for line, row in rows(text):
        if isinstance(row, Problem):
            yield row
        else:
            locale = first_of(row, ("locale", "language", "lang"))
            times = times_of(row, _TIMES)
            yield pair_of(line, first_of(row, _QUERY), first_of(row, _ARTICLE), times, locale)


CSV = Format(
    name="csv",
    read=_read,
    recognises=lambda _, columns: (
        not columns.isdisjoint(_QUERY) and not columns.isdisjoint(_ARTICLE)
    ),
    is_decided=True,
)
