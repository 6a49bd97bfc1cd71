from typing import NamedTuple


class Subjects(NamedTuple):
    """What events can be about: all that a project has, published today or not."""

    articles: frozenset[str]
    """Ids, of all locales: a locale without a translation shows another's text."""
    locales: frozenset[str]
    """Tags."""
    markets: frozenset[str] | None = None
    """Names; None: not known here."""
