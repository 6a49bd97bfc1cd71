"""Why readers do not see an article that the preview shows, or will not see it much longer."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from kbgen.model.article import FrontMatter


class Mark(NamedTuple):
    """What the preview writes on a page."""

    name: str
    """A word or two, for the bar and the title."""
    text: str
    is_hidden: bool
    """Readers do not see the page today."""


def standing(meta: FrontMatter, origin: FrontMatter | None, today: dt.date) -> tuple[Mark, ...]:
    """Return the marks of an article.

    origin: of the same article in the default locale, whose dates apply to translations.
    """
    return tuple(_marks(meta, origin or meta, today))


def _marks(meta: FrontMatter, origin: FrontMatter, today: dt.date) -> Iterator[Mark]:
    publish_on = meta.publish_on or origin.publish_on
    expires_on = meta.expires_on or origin.expires_on
    if meta.withheld:
        yield Mark("Not published", meta.withheld, is_hidden=True)
    elif meta.draft:
        yield Mark("Draft", "Readers do not see this page.", is_hidden=True)
    if publish_on and today < publish_on:
        name = f"Appears on {written(publish_on)}"
        yield Mark(name, "Readers do not see this page yet.", is_hidden=True)
    if expires_on and expires_on <= today:
        name = f"Expired on {written(expires_on)}"
        yield Mark(name, "Readers no longer see this page.", is_hidden=True)
    elif expires_on:
        name = f"Disappears on {written(expires_on)}"
        yield Mark(name, "Readers see this page until then.", is_hidden=False)
    if "agent" in {meta.audience, origin.audience}:
        yield Mark("For support staff", "Readers do not see this page.", is_hidden=True)


def written(day: dt.date) -> str:
    """Write a day as 1 December 2026."""
    return f"{day.day} {day:%B %Y}"
