"""What a date expression means: its EDTF value, reckoned from the day the text speaks from and the dates told before.

Nothing is guessed from the wall clock. Without a reference "November 21" is `XXXX-11-21`, and "on Friday" has no value.
"""

from __future__ import annotations

from collections.abc import Callable

from archive.dates import calendar_dates, parts_of_periods, relative_dates, year_parts
from archive.dates.edtf import is_edtf
from archive.dates.grammar import Expression, Kind
from archive.dates.setting import Setting

RESOLVERS: dict[Kind, Callable[[calendar_dates.Fields, Setting], str | None]] = {
    Kind.NUMERIC: calendar_dates.resolve_numeric,
    Kind.DAY: calendar_dates.resolve_day,
    Kind.MONTH: calendar_dates.resolve_month,
    Kind.YEAR: calendar_dates.resolve_year,
    Kind.DECADE: calendar_dates.resolve_decade,
    Kind.CENTURY: calendar_dates.resolve_century,
    Kind.SEASON: year_parts.resolve_season,
    Kind.QUARTER: year_parts.resolve_quarter,
    Kind.HALF: year_parts.resolve_half,
    Kind.WEEK_OF: year_parts.resolve_week_of,
    Kind.NTH_WEEK: year_parts.resolve_nth_week,
    Kind.HOLIDAY: year_parts.resolve_holiday,
    Kind.WEEKDAY: relative_dates.resolve_weekday,
    Kind.NEAR_DAY: relative_dates.resolve_near_day,
    Kind.DAY_PART: relative_dates.resolve_day_part,
    Kind.PERIOD: relative_dates.resolve_period,
    Kind.SPAN: relative_dates.resolve_span,
    Kind.PART_OF: parts_of_periods.resolve_part_of,
    Kind.RUNNING: parts_of_periods.resolve_running,
    Kind.PERIOD_END: parts_of_periods.resolve_period_end,
    Kind.AGO: relative_dates.resolve_ago,
    Kind.LAST_BUT_ONE: relative_dates.resolve_last_but_one,
    Kind.OFFSET: relative_dates.resolve_offset,
    Kind.TOLD: relative_dates.resolve_told,
    Kind.IN_PERIOD: relative_dates.resolve_in_period,
}


def resolve_expression(expression: Expression, setting: Setting) -> str | None:
    """Return the EDTF value of an expression, None where the text leaves it without any.

    >>> from archive.dates.grammar import find_expressions
    >>> resolve_expression(find_expressions("on 9 May")[0], Setting())
    'XXXX-05-09'
    """
    value = RESOLVERS[expression.kind](expression.fields, setting)
    return value if value is not None and is_edtf(value) else None
