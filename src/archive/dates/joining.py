"""Expressions that say one thing together: a year that stands for several, a date with its gloss in brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.dates.grammar import Expression, Kind

# "June and July 2010", "between 10 June and 3 July 2010": the year stands for both.
TOGETHER = re.compile(r"\s*(?:and|or|to|-|–|until|through|&|,)\s*")
# "The Boxing Day storm and flood in 1998"
OF_YEAR = re.compile(r"[\w\s’'-]{0,60}\b(?:in|of)\s+")
# "The same month of last year"
OF_SAME = re.compile(r"\s+(?:(?:of|in)\s+)?")
# "Yesterday (May 3)"
OPENS = re.compile(r"\s*[(\[]\s*")

DAYS_AND_MONTHS = (Kind.DAY, Kind.MONTH)
WEEK_SAID = ("week_step", "unit")
YEARS_SAID = frozenset(("year", "short_year", "year_step", "told_year_step", "step", "told_step"))


def join_expressions(text: str, expressions: tuple[Expression, ...]) -> list[Expression]:
    """Return the expressions with years handed on to the ones they stand for, and dates joined with their glosses.

    >>> from archive.dates.grammar import find_expressions
    >>> text = "in June and July 2010"
    >>> [one.fields["year"] for one in join_expressions(text, find_expressions(text))]
    [2010, 2010]
    """
    joined: list[Expression] = []
    for expression in reversed(expressions):
        following = joined[-1] if joined else None
        if following is None:
            joined.append(expression)
            continue
        gap = text[expression.end : following.start]
        if _takes_year(expression, following, gap):
            expression = replace(expression, fields={**expression.fields, "year": following.fields["year"]})
        elif (years := _years_back(expression, following, gap)) is not None:
            joined.pop()
            expression = replace(expression, end=following.end, fields={**expression.fields, **years})
        elif _takes_week(expression, following, gap):
            week = {name: following.fields[name] for name in WEEK_SAID}
            expression = replace(expression, fields={**expression.fields, **week})
        elif _is_gloss(following, gap, text[following.end : following.end + 1]):
            joined.pop()
            expression = replace(following, start=expression.start, end=following.end + 1)
        joined.append(expression)
    return joined[::-1]


def _takes_year(expression: Expression, following: Expression, gap: str) -> bool:
    if "year" not in following.fields or not YEARS_SAID.isdisjoint(expression.fields):
        return False
    if expression.kind is Kind.HOLIDAY:
        return following.kind is Kind.YEAR and OF_YEAR.fullmatch(gap) is not None
    both = expression.kind in DAYS_AND_MONTHS and following.kind in DAYS_AND_MONTHS
    return both and TOGETHER.fullmatch(gap) is not None


def _years_back(expression: Expression, following: Expression, gap: str) -> dict[str, int] | None:
    """Return which year "the same month last year" is of, None for what is no such phrase."""
    fields = following.fields
    if expression.kind is not Kind.TOLD or expression.fields.get("told_step") != 0 or OF_SAME.fullmatch(gap) is None:
        return None
    if following.kind is Kind.YEAR and "last" not in fields:
        return {"year": fields["year"]}
    if fields.get("unit") != "year" or following.kind not in (Kind.PERIOD, Kind.AGO, Kind.OFFSET):
        return None
    return {"years": fields.get("step", -fields.get("count", 1))} if not {"on", "after"} & set(fields) else None


def _takes_week(expression: Expression, following: Expression, gap: str) -> bool:
    """Tell whether a week is said for both: "on Monday and Tuesday last week"."""
    both = expression.kind is Kind.WEEKDAY and following.kind is Kind.WEEKDAY
    return both and set(expression.fields) == {"weekday"} and "week_step" in following.fields and bool(TOGETHER.fullmatch(gap))


def _is_gloss(following: Expression, gap: str, after: str) -> bool:
    return following.kind in (Kind.DAY, Kind.NUMERIC) and OPENS.fullmatch(gap) is not None and after in (")", "]")
