"""The day of publication, worked out from the text's own dates where the text does not print it.

Done with care: a wrong day makes every "on Friday" wrong. Three ways, and nothing where all fail:

- the main verb of the lead says on which day it happened ("X met Y on November 21 …");
- most bare weekdays of the text are one ("on Saturday"), and the days it tells of behind it and ahead of it leave room
  for only one such day, close to a full date on the page (the clock of a saved page, too, says the year);
- the copyright line says the year, and all days told without one lie in the same month.

A dateline that leaves out its year ("OSLO, Sept. 12") takes that of a full date close by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from archive.annotate.date_sense import names_time
from archive.annotate.date_tense import tense_of
from archive.annotate.view import View
from archive.dates.edtf import LEAP_YEAR
from archive.dates.grammar import Expression, Kind, find_expressions
from archive.dates.reckoning import nearest_day, valid_day
from archive.dates.setting import Tense
from archive.facts import ArticleKind, Basis, BlockKind, Dated, Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

CLOSE = timedelta(days=31)  # to a full date, to take its year
A_WEEK, LONG = 7, 999  # days
ENOUGH = 3  # mentions of one weekday
SHARE = 0.6  # of all weekdays
# One year: of "© 1996–2016" only the page's makers know what it says of a text.
COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright)[\s©]*((?:19|20)\d\d)\b(?!\s*[-–]\s*\d)", re.IGNORECASE)


# Day and month may change places where figures say them: none above twelve.
EITHER_ORDER = re.compile(r"(\d{4})-(0\d|1[0-2])-(0\d|1[0-2])\?")
DAY_WITHOUT_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Told:
    """A date expression that names its time here, with the tense of its verb."""

    expression: Expression
    tokens: Tokens
    tense: Tense | None
    span: Span

    @property
    def month_day(self) -> tuple[int, int] | None:
        """Return month and day of an expression that names a day by them, without its year."""
        fields = self.expression.fields
        return (fields["month"], fields["day"]) if self.expression.kind is Kind.DAY and set(fields) == {"month", "day"} else None


def infer_published(view: View) -> Dated | None:
    """Return the article's date: given, printed, or inferred; None where the text supports nothing."""
    printed = view.article.published
    if printed is not None:
        if DAY_WITHOUT_YEAR.fullmatch(printed.edtf):
            return _with_year(view, printed)
        return _in_order(view, printed) if EITHER_ORDER.fullmatch(printed.edtf) and printed.basis is Basis.TEXT else printed
    told, full = list(_told_times(view)), sorted(_full_dates(view))
    day = None
    # What is talked about in a transcript is seldom of its day.
    if view.article.kind is not ArticleKind.TRANSCRIPT:
        day = _day_of_lead(view, told, full) or _day_of_weekdays(told, full)
    return day or _month_of_copyright(view, told, full)


def _told_times(view: View) -> Iterable[Told]:
    for parsed in view.parsed:
        start = parsed.block.span.start
        for expression in find_expressions(parsed.block.span.text_of(view.text)):
            tokens = parsed.doc.char_span(expression.start, expression.end, alignment_mode="expand")
            if expression.kind in (Kind.DAY, Kind.WEEKDAY) and tokens is not None and names_time(expression, tokens):
                yield Told(expression, tokens, tense_of(tokens), Span(start + expression.start, start + expression.end))


def _full_dates(view: View) -> Iterable[date]:
    """Yield the days told with their year, boilerplate included."""
    for block in view.article.blocks:
        for expression in find_expressions(block.span.text_of(view.text)):
            fields = expression.fields
            if (
                expression.kind is Kind.DAY
                and "year" in fields
                and (day := valid_day(*(fields[k] for k in ("year", "month", "day"))))
            ):
                yield day


def _with_year(view: View, printed: Dated) -> Dated:
    """Return a dateline's day with the year of the last full date close to it; as it is where the text knows a later year."""
    month, number = (int(part) for part in printed.edtf.split("-")[1:])
    full = [day for day in _full_dates(view) if f"{day:%m-%d}" not in load_lexicon("dates")["remembered_days"]]
    near = {day for known in full if (day := nearest_day(month, number, known)) and abs(day - known) <= CLOSE}
    if not near or any(year > max(near).year for year in _years_behind(view)):
        return printed
    return Dated(f"{max(near)}?", Basis.INFERRED, printed.span)


def _in_order(view: View, printed: Dated) -> Dated:
    """Return "05/04/2013" with day and month the other way round where a day that the text tells of is close to that alone."""
    year, month, number = (int(part) for part in printed.edtf.rstrip("?").split("-"))
    told = [one.expression.fields for one in _told_times(view) if one.expression.kind is Kind.DAY]

    def days_off(day: date) -> int:
        near = (nearest_day(fields["month"], fields["day"], day) for fields in told)
        return min((abs((other - day).days) for other in near if other), default=LONG)

    by_month, by_day = date(year, month, number), date(year, number, month)
    is_by_day = days_off(by_day) <= A_WEEK and days_off(by_month) > 2 * A_WEEK
    return Dated(by_day.isoformat(), Basis.TEXT, printed.span) if is_by_day else printed


def _years_behind(view: View) -> Iterable[int]:
    """Yield the years that the text tells of as past."""
    for parsed in view.parsed:
        for expression in find_expressions(parsed.block.span.text_of(view.text)):
            tokens = parsed.doc.char_span(expression.start, expression.end, alignment_mode="expand")
            if tokens is None or "year" not in expression.fields or not names_time(expression, tokens):
                continue
            if tense_of(tokens) is Tense.PAST:
                yield expression.fields["year"]


def _day_of_lead(view: View, told: list[Told], full: list[date]) -> Dated | None:
    """Return the day that the lead's main verb happened on, unless the text tells of later days behind it."""
    lead = next((parsed.block.span for parsed in view.parsed if parsed.block.kind is BlockKind.PARAGRAPH), None)
    for one in told:
        if lead is None or not lead.contains(one.span) or one.month_day is None or not _is_main(one):
            continue
        day = date(LEAP_YEAR, *one.month_day)
        behind = [near for other in told if other.tense is Tense.PAST and (near := _near(other, day))]
        return _dated(one, full) if day >= max(behind, default=day) else None
    return None


def _is_main(one: Told) -> bool:
    sentence = one.tokens.root.sent
    verb = one.tokens.root
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    return verb == sentence.root and one.tense in (Tense.PAST, Tense.PRESENT) and sentence.start == 0


def _dated(one: Told, full: list[date]) -> Dated | None:
    month, day = one.month_day or (1, 1)
    for known in full:
        near = nearest_day(month, day, known)
        if near and abs(near - known) <= CLOSE:
            return Dated(f"{near}?", Basis.INFERRED, one.span)
    return Dated(f"XXXX-{month:02}-{day:02}?", Basis.INFERRED, one.span)


def _day_of_weekdays(told: list[Told], full: list[date]) -> Dated | None:
    """Return the only day of the text's usual weekday that lies after what is behind and before what is ahead."""
    bare = [one for one in told if set(one.expression.fields) == {"weekday"} and one.tense is not Tense.FUTURE]
    usual = Counter(one.expression.fields["weekday"] for one in bare).most_common(1)
    if not usual or usual[0][1] < ENOUGH or usual[0][1] < SHARE * len(bare) or not full:
        return None
    weekday, page = usual[0][0], full[-1]
    behind = [day for one in told if one.tense is Tense.PAST and (day := _near(one, page))]
    ahead = [day for one in told if one.tense is Tense.FUTURE and (day := _near(one, page))]
    limits = [day for day in (*ahead, page) if behind and day > max(behind)]
    if not limits:
        return None
    first = max(behind) + timedelta(days=1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    if not day < min(limits) <= day + timedelta(days=7) or abs(page - day) > CLOSE:
        return None
    return Dated(f"{day}?", Basis.INFERRED, next(one.span for one in bare if one.expression.fields["weekday"] == weekday))


def _near(one: Told, page: date) -> date | None:
    return nearest_day(*one.month_day, page) if one.month_day else None


def _month_of_copyright(view: View, told: list[Told], full: list[date]) -> Dated | None:
    notices = [match for block in view.article.blocks for match in COPYRIGHT.finditer(view.text, *block.span)]
    years = {int(match[1]) for match in notices}
    months = {one.month_day[0] for one in told if one.month_day and one.tense is not Tense.FUTURE}
    if len(years) != 1 or len(months) != 1 or any(day.year > min(years) for day in full):
        return None
    return Dated(f"{min(years)}-{min(months):02}?", Basis.INFERRED, Span(*notices[0].span(1)))
