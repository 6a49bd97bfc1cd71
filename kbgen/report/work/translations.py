"""Stale and missing translations."""

from collections.abc import Iterator

from kbgen.model.names import TRANSLATIONS
from kbgen.report.readers import read_readers
from kbgen.report.work.desk import Desk, Reason, Work, work_on

#: Share of the readers that a stale translation misleads: most edits change few facts.
STALE = 0.1
#: Share of the readers that cannot read the fallback.
MISSING = 0.3
#: Fewer readers do not justify a translation.
_ENOUGH = 20


def translations(desk: Desk) -> Iterator[Work]:
    """Yield translations whose source was updated later, and missing ones that have readers."""
    yield from _stale(desk)
    for (article_id, tag), readers in sorted(desk.source.once(read_readers).counts.items()):
        article = desk.article(article_id, tag)
        if article and article.locale.tag != tag and readers.recent >= _ENOUGH:
            why = f"{readers.recent} readers opened it in {tag}."
            weight = MISSING * readers.recent
            yield work_on(article, tag, Reason("translate", why, "", weight, desk.today))


def _stale(desk: Desk) -> Iterator[Work]:
    site, default = desk.site, desk.project.default_locale
    # Where the lock exists, it decides, as in the rule.
    is_locked = (desk.project.content / TRANSLATIONS).is_file()
    found = {one.span.path: one.message for one in desk.findings if one.code == "KB405"}
    for tag, locale in desk.locales.items():
        for article in site.articles(locale):
            source = site.versions.get((article.id, default))
            if locale == default or source is None or source.locale != default:
                continue
            ours, theirs = article.meta.updated, source.meta.updated
            why = found.get(article.source.project_path, "")
            todo = f"`kbgen translate diff {tag} {article.id}` shows what changed."
            if not is_locked and ours and theirs and ours < theirs:
                why = f"The text in {default} is from {theirs}, this one from {ours}."
                todo = (
                    f"Take the changes of {source.source.project_path} over into "
                    f"{article.source.project_path}, and set its `updated`."
                )
            if why:
                weight = STALE * max(1, desk.readers(article.id, tag))
                latest = theirs or desk.source.period.last
                yield work_on(article, tag, Reason("translate", why, todo, weight, latest))
