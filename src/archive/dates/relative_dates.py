"""Values of expressions that name their time from another one: from the day the text speaks from, or from a date told before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from archive.dates.reckoning import SATURDAY, Reference, Unit, first_day, period_of, shift_day
from archive.dates.setting import Setting, Tense
from archive.lexicon import load_lexicon

type Fields = Mapping[str, Any]


@cache
def _day_edges() -> frozenset[str]:
    return frozenset(load_lexicon("dates")["day_edges"])


UNITS = {unit.name.lower(): unit for unit in Unit}
HOURS_A_DAY = 24
SPAN_OF_NUMBERED = 45  # days to either side in which "Thursday (27)" is looked for


def unit_of(fields: Fields) -> tuple[Unit, int]:
    """Return the unit that the words name, and how many of it their word stands for (a fortnight is two weeks)."""
    name = fields.get("unit", "day")  # a part of a day has the day's value
    return (Unit.WEEK, 2) if name == "fortnight" else (UNITS[name], 1)


def _stepped(anchor: Reference | None, unit: Unit, count: int) -> str | None:
    """Return the unit that lies some units on from the one around the anchor."""
    if anchor is None or anchor.grain > unit:
        return None
    day = shift_day(anchor.day, unit, count)
    return period_of(day, unit, has_year=anchor.has_year) if day else None


def resolve_weekday(fields: Fields, setting: Setting) -> str | None:
    """Return the day of a weekday: the most recent, today included; the next where the verb or "next" says so."""
    if "day" in fields:
        return _numbered_weekday(fields["weekday"], fields["day"], setting)
    anchor = setting.told_at(Unit.DAY) if "told_step" in fields else setting.reference_at(Unit.DAY)
    if anchor is None or not anchor.has_year:
        return None
    weekday, day = fields["weekday"], anchor.day
    if "week_step" in fields and fields.get("unit") == "week":
        return _day_of_week(day, fields["week_step"], weekday)
    behind, ahead = (day.weekday() - weekday) % 7, (weekday - day.weekday()) % 7
    step = fields.get("step", fields.get("told_step"))
    if step == 0 and not (weekday < day.weekday() and setting.tense is Tense.FUTURE):
        return _day_of_week(day, 0, weekday)  # "this Sunday": of the running week
    if step in (0, 1) or (step is None and setting.tense is Tense.FUTURE):
        return _on(day, 7 if step == 1 and ahead == 0 else ahead)
    return _on(day, -(7 if step == -1 and behind == 0 else behind))


def _numbered_weekday(weekday: int, number: int, setting: Setting) -> str | None:
    """Return the day of "Thursday (27)": the nearest of both, of the text's month where its day or year is unknown."""
    anchor = setting.reference_at(Unit.MONTH)
    if anchor is None:
        return f"XXXX-XX-{number:02}"
    whole_month = anchor.grain > Unit.DAY
    days = [anchor.day + timedelta(days=days) for days in range(-SPAN_OF_NUMBERED, SPAN_OF_NUMBERED + 1)]
    fitting = [day for day in days if day.day == number and (not whole_month or day.month == anchor.day.month)]
    if not anchor.has_year:
        near = min(fitting, key=lambda day: abs(day - anchor.day), default=None)
        return period_of(near, Unit.DAY, has_year=False) if near else None
    fitting = [day for day in fitting if day.weekday() == weekday]
    return min(fitting, key=lambda day: abs(day - anchor.day)).isoformat() if fitting else None


def _day_of_week(day: date, weeks: int, weekday: int) -> str | None:
    return _on(day, 7 * weeks + weekday - day.weekday())


def _on(day: date, days: int) -> str | None:
    found = shift_day(day, Unit.DAY, days)
    return found.isoformat() if found else None


def resolve_near_day(fields: Fields, setting: Setting) -> str | None:
    """Return the day of "today", "yesterday", "tomorrow night"."""
    return _stepped(setting.reference_at(Unit.DAY), Unit.DAY, fields["near_day"])


def resolve_day_part(fields: Fields, setting: Setting) -> str | None:
    """Return the day of "this morning", "last night"; "the next morning" follows the day last told."""
    told = fields["step"] == 1
    return _stepped(setting.told_at(Unit.DAY) if told else setting.reference_at(Unit.DAY), Unit.DAY, fields["step"])


def resolve_period(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "last week", "the end of the year", "the weekend", "earlier this month"."""
    (unit, times), step = unit_of(fields), fields.get("step", 0)
    if unit is Unit.DAY and fields.get("edge") in _day_edges():
        return _stepped(setting.told_at(unit), unit, 0)
    if unit is Unit.DAY:
        # "the last day" and "the end of the day" name no day; "the next day" follows the one told.
        return _stepped(setting.told_at(unit), unit, 1) if step == 1 else None
    if unit is Unit.WEEKEND:
        return _resolve_weekend(fields, setting)
    # "The next week" is told from where the story is, "next week" from today.
    anchor = setting.told_at(unit) if step == 1 and "the" in fields else setting.reference_at(unit)
    if step == 0 and anchor and ("sooner" in fields or "later" in fields):
        return _part_of(anchor, unit, later="later" in fields)
    return _stepped(anchor, unit, step * times)


def _part_of(anchor: Reference, unit: Unit, *, later: bool) -> str | None:
    """Return the days of the unit around a day that lie before it, or after it; all where the day is its first or last."""
    if not anchor.has_year or anchor.grain > Unit.DAY:
        return _stepped(anchor, unit, 0)
    first = first_day(anchor.day, unit)
    after = shift_day(first, unit, 1)
    day, one = anchor.day, timedelta(days=1)
    start, end = (day + one, after - one if after else day) if later else (first, day - one)
    return f"{start}/{end}" if start < end else start.isoformat() if start == end else _stepped(anchor, unit, 0)


def _resolve_weekend(fields: Fields, setting: Setting) -> str | None:
    anchor, step = setting.reference_at(Unit.DAY), fields.get("step")
    if anchor is None or not anchor.has_year:
        return None
    on_weekend = anchor.day.weekday() >= SATURDAY
    if step in (-1, 1):
        weeks = step if on_weekend else min(step, 0) if step == -1 else 0
    else:
        # "At the weekend", "this weekend": the present one, else as the verb says.
        weeks = (
            -1 if not on_weekend and (setting.tense is Tense.PAST or (step is None and setting.tense is not Tense.FUTURE)) else 0
        )
    return _stepped(anchor, Unit.WEEKEND, weeks)


def resolve_span(fields: Fields, setting: Setting) -> str | None:
    """Return the interval of "the past two weeks", "the next three days", "the past 24 hours", from or up to the reference."""
    (unit, times), count = unit_of(fields), fields.get("count", 1)
    if "hours" in fields:
        count //= HOURS_A_DAY
    anchor, step = setting.reference_at(unit), fields["step"]
    if anchor is None or count == 0 or step == 0:
        return None
    # Weeks are told in days: the past week seldom begins on a Monday.
    grain = {Unit.WEEK: Unit.DAY, Unit.WEEKEND: Unit.DAY, Unit.DECADE: Unit.YEAR, Unit.CENTURY: Unit.YEAR}.get(unit, unit)
    other = shift_day(anchor.day, unit, step * count * times)
    if other is None or anchor.grain > grain:
        return None
    ends = [period_of(day, grain, has_year=anchor.has_year) for day in sorted((anchor.day, other))]
    return None if None in ends else f"{ends[0]}/{ends[1]}"


def resolve_last_but_one(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "the week before last", "the month after next", "the night before last"."""
    unit, times = unit_of(fields)
    return _stepped(setting.reference_at(unit), unit, 2 * fields["step"] * times) if fields["step"] else None


def resolve_ago(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "two weeks ago" (a whole week), "exactly a year ago" (a day), "a month from now"."""
    unit, times = unit_of(fields)
    count = fields.get("count", 1) * times * (1 if "on" in fields else -1)
    anchor = setting.reference_at(unit)
    if not {"exactly", "near_day", "weekday"}.isdisjoint(fields):
        anchor = setting.reference_at(Unit.DAY)
        if anchor and "weekday" in fields:
            # "A year ago Tuesday" looks back from the last Tuesday.
            days_back = (anchor.day.weekday() - fields["weekday"]) % 7
            anchor = Reference(anchor.day - timedelta(days=days_back), has_year=anchor.has_year)
        day = shift_day(anchor.day, unit, count) if anchor else None
        return period_of(day, Unit.DAY, has_year=anchor.has_year) if day and anchor else None
    value = _stepped(anchor, unit, count)
    return value.replace("/", "~/") + "~" if value and "nearly" in fields else value


def resolve_offset(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "two days later", "the day before"; with a clause ("a day after the vote") the day of the main event.

    The main event's day is the one last told: what the clause tells has its own; so with "a month before".
    """
    unit, times = unit_of(fields)
    anchor = setting.told_at(unit)
    if setting.clause and ("before" in fields or "after" in fields):
        if unit is Unit.DAY or unit > Unit.YEAR:
            return _stepped(anchor, unit, 0) if unit is Unit.DAY else None
        # "The week before the vote": beside the one that the story tells of.
        return _stepped(anchor, unit, 0 if "count" in fields else -1 if "before" in fields else 1)
    back = "back" in fields or "before" in fields
    return _stepped(anchor, unit, fields.get("count", 1) * times * (-1 if back else 1))


def resolve_told(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "that day", "the following week", "the same night"."""
    unit, times = unit_of(fields)
    told = setting.told_at(unit)
    if told and told.has_year and not {"year", "years"}.isdisjoint(fields):
        # "The same month last year"
        years = fields["years"] if "years" in fields else fields["year"] - told.day.year
        day = shift_day(told.day, Unit.YEAR, years)
        return period_of(day, unit) if day else None
    return _stepped(told, unit, fields["told_step"] * times)


def resolve_in_period(fields: Fields, setting: Setting) -> str | None:
    """Return the value of "later in the day" (the day told), "earlier in the week" (its days so far)."""
    unit, _ = unit_of(fields)
    if unit is Unit.DAY:
        return _stepped(setting.told_at(unit), unit, 0)
    return resolve_period({**fields, "step": 0}, setting)
