"""Which article answers a search that found nothing: only what readers or its own words show."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kbgen.model.article import Article
from kbgen.model.locale import Locale
from kbgen.report.queries import Searches, read_queries
from kbgen.report.votes import read_votes
from kbgen.report.work.desk import Desk
from kbgen.report.work.spellings import Spellings

#: Fewer clicks may be slips.
_CLICKS = 3
#: Share of the clicks on one article from which it is the answer.
_AGREED = 0.7
#: Articles that are named where none is certain.
_NAMED = 3


class Answer(NamedTuple):
    article: Article
    evidence: str


class Answers:
    """Looks for the article of a query in one locale.

    Words that are shared by chance are no evidence: "voucher not working" is not about the
    article in which a link does not work.
    """

    def __init__(self, desk: Desk, locale: Locale, spellings: Spellings) -> None:
        self._clicks = _clicks(desk, locale.tag, spellings)
        self._articles = {article.id: article for article in desk.site.articles(locale)}
        self._by_word: dict[str, set[str]] = {}
        for article in self._articles.values():
            headings = (heading.title for heading in article.headings)
            texts = (article.title, *article.meta.keywords, *headings)
            for word in {word for text in texts for word in spellings.words(text)}:
                self._by_word.setdefault(word, set()).add(article.id)

    def certain(self, key: str) -> Answer | None:
        """Return the article that readers chose for such a query, or the only one with its words.

        key: as `Spellings.key` makes it.
        """
        clicks = self._clicks.get(key, Counter())
        for article_id, count in clicks.most_common(1):
            total = clicks.total()
            if count >= max(_CLICKS, _AGREED * total) and article_id in self._articles:
                article = self._articles[article_id]
                evidence = f"Readers who found it with these words chose “{article.title}”"
                return Answer(article, f"{evidence} ({count} of {total}).")
        having = self._with_words(key)
        if len(having) == 1:
            evidence = f"Only “{having[0].title}” has all of these words in its headings."
            return Answer(having[0], evidence)
        return None

    def possible(self, key: str) -> list[Article]:
        """Return a few articles that have all the words: one of them may be the place."""
        return self._with_words(key)[:_NAMED]

    def _with_words(self, key: str) -> list[Article]:
        sets = [self._by_word.get(word, set()) for word in key.split()]
        return [self._articles[one] for one in sorted(set.intersection(*sets))] if sets else []


def _clicks(desk: Desk, tag: str, spellings: Spellings) -> Mapping[str, Counter[str]]:
    """Return key → clicks on each article, and "yes" votes after such a search."""
    found: dict[str, Counter[str]] = {}
    searches: Iterable[tuple[tuple[str, str], Searches]] = desk.source.once(read_queries).items()
    for (locale, _), one in searches:
        if locale == tag and one.articles:
            counts = found.setdefault(spellings.key(one.query), Counter())
            counts.update({article: n for article, (n, _) in one.articles.items() if article})
    for ballot in desk.source.once(read_votes):
        if ballot.locale == tag and ballot.query and ballot.yes:
            counts = found.setdefault(spellings.key(ballot.query), Counter())
            counts[ballot.article_id] += ballot.yes
    return found
