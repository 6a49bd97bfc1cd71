"""Opening hours as readers write them."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from babel.dates import format_time, get_timezone, get_timezone_location

from kbgen.i18n.catalogue import Catalogue
from kbgen.i18n.formats import long_date
from kbgen.i18n.values import format_form
from kbgen.languages import language_of
from kbgen.model.hours import DAY, OpeningHours, Range
from kbgen.model.locale import Locale
from kbgen.model.page import HoursRow, HoursView
from kbgen.model.policy import Duration


def hours_view(hours: OpeningHours, locale: Locale) -> HoursView:
    """Return the table of a week: days with the same hours share a row."""
    rows = [*_week(hours, locale)]
    rows += [HoursRow(long_date(day, locale), *_times(some, locale)) for day, some in hours.days]
    return HoursView(tuple(rows), bool(hours.holidays), _zone(hours.time_zone, locale))


def period(count: int, unit: str, strings: Catalogue) -> str:
    """Return a short time, such as `3 minutes`, in the language of the strings."""
    return format_form(Duration(count, count, unit), "long", strings)


def _zone(name: str, locale: Locale) -> str:
    """Return the name of a time zone; those of no country have none in CLDR."""
    if "/" not in name or name.startswith("Etc/"):
        return name
    return str(get_timezone_location(get_timezone(name), locale=locale.babel))


def _week(hours: OpeningHours, locale: Locale) -> Iterator[HoursRow]:
    names = locale.babel.days["format"]["wide"]
    first = locale.babel.first_week_day
    order = [(first + step) % 7 for step in range(7)]
    for ranges, group in groupby(order, key=lambda number: hours.week[number]):
        days = [names[number] for number in group]
        label = days[0] if len(days) == 1 else _between(days[0], days[-1], locale)
        yield HoursRow(label[:1].upper() + label[1:], *_times(ranges, locale))


def _times(ranges: tuple[Range, ...], locale: Locale) -> tuple[tuple[str, ...], bool]:
    """Return the times, and whether they are the whole day."""
    texts = tuple(_between(_time(a, locale), _time(b, locale), locale) for a, b in ranges)
    return texts, ranges == ((0, DAY),)


def _time(minutes: int, locale: Locale) -> str:
    hour, minute = divmod(minutes % DAY, 60)
    return str(format_time(dt.time(hour, minute), "short", locale=locale.babel))


def _between(first: str, last: str, locale: Locale) -> str:
    sign = language_of(locale).range_sign
    return f"{first} {sign} {last}" if " " in f"{first}{last}" else f"{first}{sign}{last}"
