"""From the address of a page to its article."""

from urllib.parse import unquote, urlsplit

from kbgen.model.locale import Locale

#: Pages below a locale that are no articles.
_OURS = frozenset({"", "search", "thanks"})


def article_of(address: str, base: str) -> tuple[str, str] | None:
    """Return (locale, article id) of a page, or None for one that is no article.

    base: path of the help centre, with slashes at both ends. An article's id is its path below the
    locale, unless its front matter says otherwise: that is not known here.
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
