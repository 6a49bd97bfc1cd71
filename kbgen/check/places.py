"""Where findings are shown, and how texts are measured."""

from kbgen.diagnostics import Span
from kbgen.model.article import Article
from kbgen.model.locale import Locale

#: Their characters are twice as wide as Latin ones, so half as many find room.
_WIDE = frozenset({"ja", "zh", "ko", "yue"})


def at(article: Article, key: str) -> Span:
    """Return the place of a front matter key, or of the file's beginning."""
    return Span(path=article.source.project_path, line=article.meta.line(key))


def is_wide(locale: Locale) -> bool:
    return locale.language in _WIDE
