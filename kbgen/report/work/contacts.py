"""Articles whose readers turn to a contact."""

from collections.abc import Iterator

from kbgen.report.readers import read_readers
from kbgen.report.wilson import wilson
from kbgen.report.work.desk import Desk, Work, work_on

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
    for key, count in sorted(clicks.items()):
        article, share = desk.article(*key), wilson(count, seen[key])
        if article and share and share.low > mean and count >= _ENOUGH:
            why = (
                f"{count} of {seen[key]} readers turned to a contact: "
                f"{100 * share.value:.0f} of a hundred, {100 * mean:.0f} on the whole site."
            )
            yield work_on(article, key[1], "rewrite", why, count - mean * seen[key])
