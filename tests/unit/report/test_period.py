import datetime as dt

import pytest

from kbgen.errors import KbgenError
from kbgen.report import make_period

NOW = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)


def test_a_report_ends_today_in_the_time_zone_of_the_shop():
    assert make_period("UTC", None, None, NOW).last == dt.date(2026, 11, 22)
    assert make_period("Asia/Tokyo", None, None, NOW).last == dt.date(2026, 11, 23)
    assert make_period("America/New_York", None, None, NOW).last == dt.date(2026, 11, 22)


def test_the_first_and_the_last_day_are_in_it():
    day = dt.date(2026, 11, 22)
    period = make_period("Asia/Kolkata", day, day, NOW)
    assert period.end - period.start == 24 * 3600 * 1000
    assert period.local(period.start).isoformat() == "2026-11-22T00:00:00+05:30"


def test_a_day_has_the_hours_that_it_has():
    day = dt.date(2026, 10, 25)  # summer time ends
    period = make_period("Europe/Amsterdam", day, day, NOW)
    assert period.end - period.start == 25 * 3600 * 1000


def test_there_are_twelve_weeks_and_two_months_of_four():
    period = make_period("UTC", None, dt.date(2026, 11, 22), NOW)
    assert len(period.weeks) == len(period.bounds) == 12
    assert (period.weeks[0], period.weeks[-1]) == (dt.date(2026, 8, 31), dt.date(2026, 11, 16))
    assert period.bounds[-1][1] == period.end
    assert period.months == (
        (dt.date(2026, 9, 28), dt.date(2026, 10, 25)),
        (dt.date(2026, 10, 26), dt.date(2026, 11, 22)),
    )


@pytest.mark.parametrize("day", [dt.date.min, dt.date(1960, 1, 1), dt.date.max])
def test_days_that_no_clock_shows_are_refused(day):
    for first, last in ((day, dt.date(2026, 11, 22)), (None, day)):
        with pytest.raises(KbgenError, match="is out of range"):
            make_period("UTC", first, last, NOW)


def test_a_period_without_a_day_is_refused():
    with pytest.raises(KbgenError, match="begin on 2026-11-23 and end on 2026-11-22"):
        make_period("UTC", dt.date(2026, 11, 23), dt.date(2026, 11, 22), NOW)
