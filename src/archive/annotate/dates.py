"""Find dates: expressions that name a day or a longer time, resolved against the day the text speaks from.

The grammar and the reckoning are in `archive.dates`; here the parse adds the tense of the governing verb and tells names and
numbers from times. What other finders ask of dates is in `date_attachment` and can be imported from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from archive.annotate.date_attachment import attached_date, date_of_clause, dates_in, day_of, limited_value
from archive.annotate.date_intervals import join_intervals
from archive.annotate.date_quarters import has_own_quarters, is_of_quarter
from archive.annotate.date_sense import is_remembered, names_time, opens_clause
from archive.annotate.date_tense import tense_of
from archive.annotate.view import View
from archive.dates import parse_edtf
from archive.dates.grammar import Expression, Kind, find_expressions
from archive.dates.joining import join_expressions
from archive.dates.reckoning import reference_of
from archive.dates.resolving import resolve_expression
from archive.dates.setting import Setting
from archive.facts import Block, DateMention, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["attached_date", "date_of_clause", "dates_in", "day_of", "find_dates", "limited_value"]

# Their value depends on whether the verb looks back or ahead.
TENSED = frozenset(
    (Kind.DAY, Kind.PART_OF, Kind.RUNNING, Kind.MONTH, Kind.SEASON, Kind.QUARTER, Kind.WEEKDAY, Kind.HOLIDAY, Kind.PERIOD)
)
BACK = frozenset(("back", "before"))
YEARS = frozenset(("year", "short_year"))
COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright)[\s©]*\d{4}$", re.IGNORECASE)


def find_dates(view: View, facts: Facts) -> Iterator[DateMention]:
    """Yield the dates of a document in text order; what the text leaves without a value stays out.

    Of boilerplate (the clock of a saved page) only full dates are given. `facts` has the day of publication.
    """
    setting, entry = _begin(view, facts, 0), None
    own_quarters = has_own_quarters(view.text)
    for block in view.article.blocks:
        if block.entry != entry:
            setting, entry = _begin(view, facts, block.span.start), block.entry
        setting.begin_paragraph()
        yield from join_intervals(view.text, _find_in_block(view, block, setting, own_quarters=own_quarters))


def _begin(view: View, facts: Facts, offset: int) -> Setting:
    day = day_of(view, facts, offset)
    return Setting(reference_of(parse_edtf(day)) if day else None)


def _find_in_block(view: View, block: Block, setting: Setting, *, own_quarters: bool) -> Iterator[DateMention]:
    text, start = block.span.text_of(view.text), block.span.start
    expressions = find_expressions(text)
    parsed = view.parsed_at(start) if expressions else None
    for expression in join_expressions(text, expressions) if expressions else ():
        if own_quarters and is_of_quarter(expression):
            continue
        if parsed is not None and not _is_copyright(expression, text):
            edtf = _value_in_context(expression, parsed.doc, setting)
        else:
            edtf = resolve_expression(expression, setting) if _is_complete(expression, text) else None
        if edtf is not None:
            yield DateMention(Span(start + expression.start, start + expression.end), edtf)


def _is_copyright(expression: Expression, text: str) -> bool:
    return expression.kind is Kind.YEAR and COPYRIGHT.search(text[: expression.end]) is not None


def _is_complete(expression: Expression, text: str) -> bool:
    full = expression.kind is Kind.NUMERIC or (expression.kind is Kind.DAY and not YEARS.isdisjoint(expression.fields))
    return full or _is_copyright(expression, text)


def _value_in_context(expression: Expression, doc: Doc, setting: Setting) -> str | None:
    tokens = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if tokens is None or not names_time(expression, tokens):
        return None
    setting.tense = tense_of(tokens) if expression.kind in TENSED else None
    setting.clause = expression.kind is Kind.OFFSET and opens_clause(tokens)
    if is_remembered(expression, tokens):
        return resolve_expression(expression, Setting())
    edtf = resolve_expression(expression, setting)
    # A holiday meant in general is no day of the story.
    general = edtf is not None and expression.kind is Kind.HOLIDAY and edtf.startswith("XXXX") and setting.reference is not None
    # "From $2bn a year earlier" looks back from where the story stays.
    looks_back = expression.kind is Kind.OFFSET and not BACK.isdisjoint(expression.fields)
    if edtf is not None and not general and not looks_back:
        setting.tell(edtf, with_year=expression.kind is Kind.NUMERIC or not YEARS.isdisjoint(expression.fields))
    return edtf
