"""Values of expressions that name a part of a year: seasons, quarters, halves, weeks of a month, holidays."""

from __future__ import annotations

from datetime import date, timedelta

from archive.dates.calendar_dates import Fields, resolve_day, resolve_month, says_year, stated_year
from archive.dates.holidays import HolidayRule, holiday_in
from archive.dates.reckoning import FIRST_QUARTER, Reference, Unit, period_of, shift_day
from archive.dates.setting import Setting, Tense


def resolve_season(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "summer 2012", "last summer", "in the spring"."""
    code = fields["season"]
    if says_year(fields):
        year = stated_year(fields, setting)
    else:
        anchor = setting.told_at(Unit.MONTH) if "told_step" in fields else setting.reference_at(Unit.MONTH)
        year = _year_of(3 * (code - 20), fields, anchor, setting.tense)
    return f"{year:04}-{code}" if year is not None else None


def resolve_quarter(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "the third quarter of 2019", "Q3"; of a bare one the last that has begun, or the next."""
    nth = fields.get("nth", 4)
    if not 1 <= nth <= 4 or fields.get("last", -1) != -1:
        return None
    if says_year(fields):
        year = stated_year(fields, setting)
    else:
        # Quarters are mostly reported on: without a verb that looks ahead it is one that has begun.
        tense = setting.tense if setting.tense is Tense.FUTURE else Tense.PAST
        year = _year_of(3 * nth - 2, fields, setting.reference_at(Unit.QUARTER), tense)
    return f"{year:04}-{FIRST_QUARTER + nth - 1}" if year is not None else None


def _year_of(first_month: int, fields: Fields, anchor: Reference | None, tense: Tense | None) -> int | None:
    """Return the year of the last, next, running or nearest three months that begin with a month, as seen from a day."""
    if anchor is None or not anchor.has_year:
        return None
    now, step = anchor.day.year * 12 + anchor.day.month, fields.get("step", fields.get("told_step"))
    starts = {year: year * 12 + first_month for year in range(anchor.day.year - 2, anchor.day.year + 3)}
    if step == -1:
        return max(year for year, start in starts.items() if start + 3 <= now)
    if step == 1:
        return min(year for year, start in starts.items() if start > now)
    if tense is Tense.PAST:
        return max(year for year, start in starts.items() if start <= now)
    if tense is Tense.FUTURE:
        return min(year for year, start in starts.items() if start + 3 > now)
    return min(starts, key=lambda year: abs(starts[year] + 1 - now))


def resolve_half(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "the first half of 2012" as an interval of months."""
    if fields.get("unit", "year") != "year":
        return _half_of_month(fields, setting)
    reference = setting.reference_at(Unit.YEAR)
    year = stated_year(fields, setting)
    if year is None and not says_year(fields) and reference and reference.has_year:
        year = reference.day.year
    if year is None or fields["nth"] not in (1, 2):
        return None
    return f"{year:04}-01/{year:04}-06" if fields["nth"] == 1 else f"{year:04}-07/{year:04}-12"


def _half_of_month(fields: Fields, setting: Setting) -> str | None:
    """Return half of the month told last: up to the 15th, or from the 16th on. Other units have no halves of their own."""
    told = setting.told_at(Unit.MONTH)
    if fields["unit"] != "month" or told is None or not told.has_year or fields["nth"] not in (1, 2):
        return None
    first, after = told.day.replace(day=1), shift_day(told.day.replace(day=1), Unit.MONTH, 1)
    if after is None:
        return None
    start, end = (first, first.replace(day=15)) if fields["nth"] == 1 else (first.replace(day=16), after - timedelta(days=1))
    return f"{start}/{end}"


def resolve_week_of(fields: Fields, setting: Setting) -> str | None:
    """Return the week, Monday to Sunday, around the day in "the week of November 21"."""
    day = resolve_day(fields, setting)
    return period_of(date.fromisoformat(day), Unit.WEEK) if day and day[0] != "X" else None


def resolve_nth_week(fields: Fields, setting: Setting) -> str | None:
    """Return seven days of a month: "the first week of November", "the last week of November 2012"."""
    month = resolve_month(fields, setting)
    nth = fields.get("nth", fields.get("step"))
    if month is None or month[0] == "X" or fields["unit"] != "week" or nth not in (-1, 1, 2, 3, 4):
        return month
    first = date.fromisoformat(f"{month}-01")
    start = first + timedelta(weeks=nth - 1)
    if nth == -1:
        start = (shift_day(first, Unit.MONTH, 1) or first) - timedelta(weeks=1)
    return f"{start}/{start + timedelta(days=6)}"


def resolve_holiday(fields: Fields, setting: Setting) -> str | None:
    """Return the day of a holiday; where no year, step or tense says which one, it is meant in general: XXXX-12-25."""
    rule = fields["holiday"]
    if says_year(fields):
        year = stated_year(fields, setting)
        return holiday_in(year, rule).isoformat() if year is not None else _any_year(rule)
    anchor = setting.told_at(Unit.MONTH) if "told_step" in fields else setting.reference_at(Unit.MONTH)
    step = fields.get("step", fields.get("told_step"))
    if anchor is None or not anchor.has_year or (step is None and setting.tense in (None, Tense.PRESENT)):
        return _any_year(rule)
    days = [holiday_in(anchor.day.year + years, rule) for years in (-1, 0, 1)]
    if step == -1 or (step is None and setting.tense is Tense.PAST):
        days = [day for day in days if day < anchor.day or (step is None and day == anchor.day)][-1:]
    elif step == 1 or (step is None and setting.tense is Tense.FUTURE):
        days = [day for day in days if day > anchor.day or (step is None and day == anchor.day)]
    else:
        days.sort(key=lambda day: abs(day - anchor.day))
    return days[0].isoformat()


def _any_year(rule: HolidayRule) -> str | None:
    if isinstance(rule, str):
        return f"XXXX-{rule}"
    return f"XXXX-{rule['month']:02}" if "month" in rule else None
