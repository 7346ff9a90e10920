"""Find dates: expressions that name a day or a longer time, resolved against the day the text speaks from.

The grammar and the reckoning are in `archive.dates`; here the parse adds the tense of the governing verb and tells names and
numbers from times. What other finders ask of dates is in `date_attachment` and can be imported from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.annotate.date_attachment import attached_date, date_of_clause, dates_in, day_of, limited_value
from archive.annotate.date_sense import names_time, opens_clause
from archive.annotate.date_tense import tense_of
from archive.annotate.view import View
from archive.dates import parse_edtf
from archive.dates.grammar import Expression, Kind, find_expressions
from archive.dates.reckoning import reference_of
from archive.dates.resolving import resolve_expression
from archive.dates.setting import Setting
from archive.facts import Block, DateMention, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

__all__ = ["attached_date", "date_of_clause", "dates_in", "day_of", "find_dates", "limited_value"]

# Their value depends on whether the verb looks back or ahead.
TENSED = frozenset((Kind.MONTH, Kind.SEASON, Kind.QUARTER, Kind.WEEKDAY, Kind.HOLIDAY, Kind.PERIOD))
YEARS = frozenset(("year", "short_year"))
# "June and July 2010", "between 10 June and 3 July 2010": the year stands for both.
TOGETHER = re.compile(r"\s*(?:and|or|to|-|–|until|through|&|,)\s*")
# "Yesterday (July 21)": one expression.
OPENS = re.compile(r"\s*[(\[]\s*")


def find_dates(view: View, facts: Facts) -> Iterator[DateMention]:
    """Yield the dates of a document in text order; what the text leaves without a value stays out.

    Of boilerplate (the clock of a saved page) only full dates are given. `facts` has the day of publication.
    """
    setting, entry = _begin(view, facts, 0), None
    for block in view.article.blocks:
        if block.entry != entry:
            setting, entry = _begin(view, facts, block.span.start), block.entry
        setting.begin_paragraph()
        yield from _find_in_block(view, block, setting)


def _begin(view: View, facts: Facts, offset: int) -> Setting:
    day = day_of(view, facts, offset)
    return Setting(reference_of(parse_edtf(day)) if day else None)


def _find_in_block(view: View, block: Block, setting: Setting) -> Iterator[DateMention]:
    parsed = view.parsed_at(block.span.start)
    text, start = block.span.text_of(view.text), block.span.start
    for expression in join_expressions(text, find_expressions(text)):
        edtf = _value_in_context(expression, parsed.doc, setting) if parsed else _printed_value(expression, setting)
        if edtf is not None:
            yield DateMention(Span(start + expression.start, start + expression.end), edtf)


def _printed_value(expression: Expression, setting: Setting) -> str | None:
    complete = expression.kind is Kind.NUMERIC or (expression.kind is Kind.DAY and not YEARS.isdisjoint(expression.fields))
    return resolve_expression(expression, setting) if complete else None


def _value_in_context(expression: Expression, doc: Doc, setting: Setting) -> str | None:
    tokens = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if tokens is None or not names_time(expression, tokens):
        return None
    setting.tense = tense_of(tokens) if expression.kind in TENSED and not _modifies(expression, tokens) else None
    setting.clause = expression.kind is Kind.OFFSET and opens_clause(tokens)
    edtf = resolve_expression(expression, setting)
    if edtf is not None:
        setting.tell(edtf, with_year=expression.kind is Kind.NUMERIC or not YEARS.isdisjoint(expression.fields))
    return edtf


def _modifies(expression: Expression, tokens: Tokens) -> bool:
    # "The Boxing Day tsunami" was on some year's, whenever the verb's time is.
    return expression.kind is Kind.HOLIDAY and tokens.root.dep_ in ("compound", "nmod", "amod")


def join_expressions(text: str, expressions: tuple[Expression, ...]) -> list[Expression]:
    """Return the expressions with years handed on to the ones they are listed with, and glosses in brackets joined."""
    joined: list[Expression] = []
    for expression in reversed(expressions):
        following = joined[-1] if joined else None
        gap = text[expression.end : following.start] if following else ""
        if following and _takes_year(expression, following) and TOGETHER.fullmatch(gap):
            expression = replace(expression, fields={**expression.fields, "year": following.fields["year"]})
        elif (
            following
            and following.kind in (Kind.DAY, Kind.NUMERIC)
            and OPENS.fullmatch(gap)
            and text[following.end :][:1] in (")", "]")
        ):
            joined.pop()
            expression = replace(following, start=expression.start, end=following.end + 1)
        joined.append(expression)
    return joined[::-1]


def _takes_year(expression: Expression, following: Expression) -> bool:
    dated = (Kind.DAY, Kind.MONTH)
    steps = ("year", "short_year", "year_step", "told_year_step", "step", "told_step")
    return (
        expression.kind in dated
        and following.kind in dated
        and "year" in following.fields
        and not any(step in expression.fields for step in steps)
    )
