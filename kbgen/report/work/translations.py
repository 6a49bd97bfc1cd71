"""Translations that are older than what they translate, or not there."""

from collections.abc import Iterator

from kbgen.report.readers import read_readers
from kbgen.report.work.desk import Desk, Work, work_on

#: Of its readers, an old translation misleads about so many: most edits leave most facts alone.
STALE = 0.1
#: Of its readers, so many cannot read the language that stands in.
MISSING = 0.3
#: Fewer readers need no translation.
_ENOUGH = 20


def translations(desk: Desk) -> Iterator[Work]:
    """Yield translations whose source was updated later, and missing ones that have readers."""
    yield from _stale(desk)
    for (article_id, tag), readers in sorted(desk.source.once(read_readers).counts.items()):
        article = desk.article(article_id, tag)
        if article and article.locale.tag != tag and readers.recent >= _ENOUGH:
            why = f"{readers.recent} readers came for it in {tag}."
            yield work_on(article, tag, "translate", why, MISSING * readers.recent)


def _stale(desk: Desk) -> Iterator[Work]:
    site, default = desk.site, desk.project.default_locale
    for tag, locale in desk.locales.items():
        for article in site.articles(locale):
            source = site.versions.get((article.id, default))
            if locale == default or source is None or source.locale != default:
                continue
            ours, theirs = article.meta.updated, source.meta.updated
            if ours and theirs and ours < theirs:
                why = f"The text in {default} is from {theirs}, this one from {ours}."
                readers = max(1, desk.readers(article.id, tag))
                yield work_on(article, tag, "translate", why, STALE * readers)
