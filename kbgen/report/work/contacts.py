"""Articles whose readers turn to a contact."""

from collections.abc import Iterator

from sqlalchemy import func, select

from kbgen.feedback.schema import events
from kbgen.report.readers import read_readers
from kbgen.report.source import Source
from kbgen.report.wilson import wilson
from kbgen.report.work.desk import Desk, Reason, Work, work_on

#: Fewer clicks are not a pattern.
_ENOUGH = 3


def contacts(desk: Desk) -> Iterator[Work]:
    """Yield articles whose readers turn to a contact more often than average, with certainty."""
    readers = desk.source.once(read_readers)
    seen = {key: n for key in readers.counts if (n := readers.reached(*key).recent)}
    clicks = {key: n for key in seen if (n := readers.contacts_of(*key).recent)}
    everyone = sum(seen.values())
    if not everyone:
        return
    mean = sum(clicks.values()) / everyone
    latest = _latest(desk.source)
    for key, count in sorted(clicks.items()):
        article, share = desk.article(*key), wilson(count, seen[key])
        if article and share and share.low > mean and count >= _ENOUGH:
            why = (
                f"{count} of {seen[key]} readers turned to a contact: "
                f"{100 * share.value:.0f} of a hundred, {100 * mean:.0f} on the whole site."
            )
            todo = f"Add to {article.source.project_path} what these readers then ask support."
            day = desk.source.period.day(latest.get(key, 0))
            weight = count - mean * seen[key]
            yield work_on(article, key[1], Reason("rewrite", why, todo, weight, day))


def _latest(source: Source) -> dict[tuple[str, str], int]:
    """Return when each article last had a click on a contact."""
    groups = (events.c.article_id, events.c.locale)
    clicks = source.counted("contact_click")
    newest = select(*groups, func.max(events.c.at)).where(clicks).group_by(*groups)
    return {(article or "", tag): at for article, tag, at in source.rows(newest)}
