"""Find the article of a page's address."""

from urllib.parse import unquote, urlsplit

from kbgen.model.locale import Locale

#: Pages below a locale that are not articles.
_OURS = frozenset({"", "search", "thanks"})


def article_of(address: str, base: str) -> tuple[str, str] | None:
    """Return (locale, article id) of a page, or None for a page that is not an article.

    base: path of the help centre, with slashes at both ends. The id is the path below the locale;
    an id in front matter is not known here.
    """
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:  # such as `http://[`
        return None
    if not path.startswith(base):
        return None
    segment, _, rest = path.removeprefix(base).partition("/")
    article_id = rest.removesuffix("index.html").strip("/")
    if article_id in _OURS or len(article_id) > 500:
        return None
    try:
        locale = Locale.parse(segment)
    except ValueError:
        return None
    return locale.tag, article_id
