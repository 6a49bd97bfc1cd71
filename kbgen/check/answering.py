"""Which articles answer what shoppers ask."""

from collections import defaultdict

from kbgen.check.rule import Checked
from kbgen.model.article import FilledArticle
from kbgen.model.locale import Locale


def answering(checked: Checked, locale: Locale) -> dict[str, list[FilledArticle]]:
    """Return each intent that articles of a locale answer, and these."""
    found: dict[str, list[FilledArticle]] = defaultdict(list)
    for article in checked.site.articles(locale):
        names = checked.site.answers.get(article.key, ())
        for name in dict.fromkeys(name.partition("#")[0] for name in names):
            found[name].append(article)
    return found
