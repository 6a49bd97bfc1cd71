from typing import NamedTuple


class Subjects(NamedTuple):
    """The possible subjects of events: articles, locales and markets, published or not."""

    articles: frozenset[str]
    """Ids, of all locales: a locale without a translation shows another's text."""
    locales: frozenset[str]
    """Tags."""
