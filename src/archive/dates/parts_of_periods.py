"""Values of expressions that measure a time off from where a period begins or ends.

"The first three months of the year", "the last two weeks of March", "the six months to June 30", "year-end".
"""

from __future__ import annotations

from datetime import date, timedelta

from archive.dates.calendar_dates import Fields, resolve_day, resolve_month, says_year, stated_year
from archive.dates.edtf import parse_edtf
from archive.dates.reckoning import MONTHS_IN, Reference, Unit, first_day, period_of, reference_of, shift_day
from archive.dates.relative_dates import UNITS, resolve_period, unit_of
from archive.dates.setting import Setting, Tense

ONE_DAY = timedelta(days=1)
REPORTED_MONTHS = (3, 6, 9)  # "the first nine months" is of the year


def resolve_part_of(fields: Fields, setting: Setting) -> str | None:
    """Return the interval of "the first three months of 2019", "the last two weeks of March", "the first nine months"."""
    whole = _whole_period(fields, setting)
    (unit, times), nth = unit_of(fields), fields.get("nth", fields.get("step", -1))
    if whole is None or nth not in (1, -1):
        return None
    anchor, whole_unit = whole
    start, after = anchor.day, shift_day(anchor.day, whole_unit, 1)
    count = fields["count"] * times
    if after is None or unit >= whole_unit:
        return None
    if nth == 1:
        after = shift_day(start, unit, count) or after
    else:
        start = shift_day(after, unit, -count) or start
    grain = Unit.MONTH if unit in MONTHS_IN else Unit.DAY
    ends = [period_of(day, grain, has_year=anchor.has_year) for day in (start, after - ONE_DAY)]
    return f"{ends[0]}/{ends[1]}" if ends[0] != ends[1] else ends[0]


def _whole_period(fields: Fields, setting: Setting) -> tuple[Reference, Unit] | None:
    """Return the first day of what a part is measured off from, and its unit."""
    if "month" in fields:
        month = resolve_month(fields, setting)
        anchor = reference_of(parse_edtf(month)) if month else None
        return (anchor, Unit.MONTH) if anchor else None
    if "year" in fields:
        return Reference(date(fields["year"], 1, 1)), Unit.YEAR
    unit = UNITS.get(fields.get("of_unit", "year"))
    told = unit is not None and setting.reference_at(unit)
    if not told or unit is None:
        return None
    step = fields.get("year_step", 0)
    if "of_unit" not in fields:
        if fields["unit"] != "month" or fields["count"] not in REPORTED_MONTHS or fields.get("nth") != 1 or "the" not in fields:
            return None
        step = 0 if told.day.month > fields["count"] else -1
    day = shift_day(first_day(told.day, unit), unit, step)
    return (Reference(day, has_year=told.has_year), unit) if day else None


def resolve_running(fields: Fields, setting: Setting) -> str | None:
    """Return the interval of "the three months to March", "the year to June 2019", "the week to 7 May"."""
    end = resolve_day(fields, setting) if "day" in fields else resolve_month(fields, setting)
    last = reference_of(parse_edtf(end)) if end and "/" not in end else None
    unit, count = _length(fields)
    # "Extended by three years to June 2020" names no three years.
    measured = unit is Unit.YEAR and "count" in fields and "the" not in fields
    if last is None or end is None or measured:
        return end
    reference = setting.reference_at(Unit.DAY)
    if not says_year(fields) and setting.tense is not Tense.FUTURE and reference and last.has_year and last.day > reference.day:
        return resolve_running({**fields, "year": last.day.year - 1}, setting)  # mostly of what is over
    if unit not in MONTHS_IN:
        start = shift_day(last.day, unit, -count)
        is_day = last.grain is Unit.DAY and start is not None
        return f"{period_of(start + ONE_DAY, Unit.DAY, has_year=last.has_year)}/{end}" if is_day and start else end
    return _months_up_to(last, unit, count) or end


def _length(fields: Fields) -> tuple[Unit, int]:
    unit, times = unit_of(fields)
    count = fields.get("count", 1) * times
    return (Unit.MONTH, 6 * count) if "half" in fields else (unit, count)


def _months_up_to(last: Reference, unit: Unit, count: int) -> str | None:
    """Return the months that end with a day's month; in days where it ends inside one."""
    if last.grain is Unit.DAY and (last.day + ONE_DAY).day > 4:
        start = shift_day(last.day, unit, -count)
        return f"{start + ONE_DAY}/{last.day}" if start and last.has_year else None
    month = first_day(last.day - timedelta(days=4), Unit.MONTH) if last.grain is Unit.DAY else last.day
    start = shift_day(month, Unit.MONTH, 1 - MONTHS_IN[unit] * count)
    if start is None or (not last.has_year and start.year != month.year):
        return None
    if last.has_year and count == 1 and unit is not Unit.MONTH and first_day(month, unit) == start:
        return period_of(month, unit)
    ends = [period_of(day, Unit.MONTH, has_year=last.has_year) for day in (start, month)]
    return f"{ends[0]}/{ends[1]}" if ends[0] != ends[1] else ends[0]


def resolve_period_end(fields: Fields, setting: Setting) -> str | None:
    """Return the period whose end is named: "by year-end" is of the running year."""
    if says_year(fields):
        year = stated_year(fields, setting)
        return f"{year:04}" if year is not None and fields["unit"] == "year" else None
    return resolve_period({"unit": fields["unit"]}, setting)
