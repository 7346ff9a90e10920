"""Values of expressions that name their time by the calendar: days, months, years, decades.

Where the year is missing it is the year of the last full date close by, else the nearest one to the reference; else XXXX.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from archive.dates.edtf import LEAP_YEAR
from archive.dates.reckoning import RECKONED_YEARS, Unit, nearest_day, period_of, valid_day
from archive.dates.setting import Setting, Tense
from archive.dates.words import full_year

type Fields = Mapping[str, Any]

# A day without a year belongs to the last full date where it lies within a month of it, a month within half a year
# (within two months where nothing else says the year).
DAYS_NEAR, MONTHS_NEAR, MONTHS_NEXT = timedelta(days=31), timedelta(days=183), timedelta(days=62)
DAYS_OFF = timedelta(days=45)  # parses of tense err, texts seldom


def stated_year(fields: Fields, setting: Setting) -> int | None:
    """Return the year that the words give: "2012", "'12", "of this year", "of that year"; None where they give none."""
    if "year" in fields:
        return int(fields["year"])
    if "short_year" in fields:
        return full_year(fields["short_year"])
    step = fields.get("year_step", fields.get("told_year_step"))
    if step is None or fields.get("of_unit") != "year":
        return None
    anchor = setting.told_at(Unit.YEAR) if "told_year_step" in fields else setting.reference_at(Unit.YEAR)
    return anchor.day.year + step if anchor and anchor.has_year else None


def says_year(fields: Fields) -> bool:
    """Tell whether the words give a year, worked out or not."""
    return not {"year", "short_year", "year_step", "told_year_step"}.isdisjoint(fields)


def resolve_day(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "November 21", "10–14 November 2020"; the nearest in time where the year is missing."""
    month, day = fields["month"], fields["day"]
    year = stated_year(fields, setting) if says_year(fields) else _year_of_day(month, day, setting)
    first = _day_text(year, month, day)
    if first is None or "last" not in fields:
        return first
    last = _day_text(year, month, fields["last"])
    return f"{first}/{last}" if last and fields["last"] > day else first


def _day_text(year: int | None, month: int, day: int) -> str | None:
    # Any leap year will do to see whether the calendar has the day.
    found = valid_day(LEAP_YEAR if year is None else year, month, day)
    return period_of(found, Unit.DAY, has_year=year is not None) if found else None


def _year_of_day(month: int, day: int, setting: Setting) -> int | None:
    reference, anchor = setting.reference, setting.explicit
    if anchor and anchor.has_year and (setting.explicit_here or reference is None or not reference.has_year):
        near = nearest_day(month, day, anchor.day)
        if near and abs(near - anchor.day) <= DAYS_NEAR:
            return near.year
    if reference is None or not reference.has_year:
        return None
    near = nearest_day(month, day, reference.day)
    if reference.grain > Unit.MONTH or near is None:
        return reference.day.year
    # The nearest, but where the verb says otherwise and it is far from today.
    if setting.tense is Tense.PAST and near > reference.day + DAYS_OFF:
        return near.year - 1
    return near.year + (setting.tense is Tense.FUTURE and near < reference.day - DAYS_OFF)


def resolve_month(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "May 2018", "last May", "in May": by step, by the verb's tense, else the nearest."""
    month = fields["month"]
    year = stated_year(fields, setting) if says_year(fields) else _year_of_month(fields, setting)
    text = f"{year:04}" if year is not None else "XXXX"
    last = fields.get("last_month")
    if last is None:
        return f"{text}-{month:02}"
    # "December–January 2012" begins in the year before.
    start = f"{year - 1:04}" if year is not None and last < month else text
    return f"{start}-{month:02}/{text}-{last:02}"


def _year_of_month(fields: Fields, setting: Setting) -> int | None:
    month, reference, anchor = fields["month"], setting.reference, setting.explicit
    if "told_step" in fields:
        told = setting.told_at(Unit.MONTH)
        return _stepped_year(month, told.day, fields["told_step"]) if told and told.has_year else None
    knows_year = reference is not None and reference.has_year
    if anchor and anchor.has_year and (setting.explicit_here or not knows_year):
        near = nearest_day(month, 1, anchor.day)
        if near and abs(near - anchor.day) <= (MONTHS_NEAR if knows_year else MONTHS_NEXT):
            return near.year
    if reference is None or not reference.has_year:
        return None
    if reference.grain > Unit.MONTH:
        return reference.day.year
    return _stepped_year(month, reference.day, fields.get("step"), setting.tense)


def _stepped_year(month: int, day: date, step: int | None, tense: Tense | None = None) -> int:
    """Return the year of the last, this or next month of a name, as seen from a day."""
    if step == -1:
        return day.year - (month >= day.month)
    if step == 1:
        return day.year + (month <= day.month)
    if tense is Tense.PAST:
        return day.year - (month > day.month)
    if tense is Tense.FUTURE:
        return day.year + (month < day.month)
    if step == 0:
        return day.year
    near = nearest_day(month, 1, day.replace(day=1))
    return near.year if near else day.year


def resolve_year(fields: Fields, _setting: Setting) -> str | None:
    """Return the value of "2012", "2011–12", "1991-1998"."""
    year, last = fields["year"], fields.get("last")
    if last is not None and last < 100:
        last += year // 100 * 100
    return f"{year:04}/{last:04}" if last is not None and year < last < year + 100 else f"{year:04}"


def resolve_decade(fields: Fields, _setting: Setting) -> str | None:
    """Return the value of "the 1990s", "the '90s", "the nineties"; two digits mean the twentieth century."""
    decade = fields["decade"]
    return f"{decade if decade >= 100 else 190 + decade}X"


def resolve_century(fields: Fields, _setting: Setting) -> str | None:
    """Return the value of "the 19th century"; the first ones are hardly ever meant as such."""
    return f"{fields['nth'] - 1:02}XX" if 10 <= fields["nth"] <= 22 else None


def resolve_numeric(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "2020-11-21", "21.11.2020", "11/21/20"; of two readings the one nearest to the reference."""
    a, b, c = (int(part) for part in fields["numeric"])
    if len(fields["numeric"][0]) == 4:
        found = [valid_day(a, b, c)]
    else:
        year = c if c > 99 else full_year(c)
        found = [valid_day(year, b, a), valid_day(year, a, b)]
    days = [day for day in found if day and day.year in RECKONED_YEARS]
    reference = setting.reference_at(Unit.DAY)
    if len(set(days)) > 1 and reference and reference.has_year:
        days = [min(days, key=lambda day: abs(day - reference.day))]
    return days[0].isoformat() if len(set(days)) == 1 else None
