"""Holidays: fixed days, nth weekdays of a month, days reckoned from Easter Sunday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

type HolidayRule = str | dict[str, int]  # "12-25"; {"easter": -2}; {"month": 11, "weekday": 3, "nth": 4}


def easter_sunday(year: int) -> date:
    """Return the Western Easter Sunday of a year.

    Source: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).

    >>> easter_sunday(2024)
    datetime.date(2024, 3, 31)
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def holiday_in(year: int, rule: HolidayRule) -> date:
    """Return the day on which a holiday falls in a year.

    >>> holiday_in(2020, {"month": 11, "weekday": 3, "nth": 4})
    datetime.date(2020, 11, 26)
    """
    if isinstance(rule, str):
        return date(year, int(rule[:2]), int(rule[3:]))
    if "easter" in rule:
        return easter_sunday(year) + timedelta(days=rule["easter"])
    last = monthrange(year, rule["month"])[1]
    first = date(year, rule["month"], 1 if rule["nth"] > 0 else last - 6)
    first += timedelta(days=(rule["weekday"] - first.weekday()) % 7)
    return first + timedelta(weeks=max(rule["nth"] - 1, 0))
