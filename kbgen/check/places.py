"""Where findings are shown."""

from kbgen.diagnostics import Span
from kbgen.model.article import Article


def key_place(article: Article, key: str) -> Span:
    """Return the place of a front matter key, or of the file's beginning."""
    return Span(path=article.source.project_path, line=article.meta.line(key))
