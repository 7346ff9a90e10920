"""Figures: numbers that count or measure something in the world, with what, how much at least, where, when and who says so.

numerals, number_words, parts    numbers in digits and words, shares of a whole
units, money, amounts, ranges    numbers with units, two that are one
uncounted                        what is no figure: dates, names, ages, scores
bounds, trends                   "more than", "up to"; rising and falling
nouns, counted, topics           what is counted, and the short name it goes under
places, times                    where, as of when and since when
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.annotate.figures.amounts import Amount, read_amounts
from archive.annotate.figures.bounds import Limit, join_limits, limit_of
from archive.annotate.figures.counted import find_noun, phrase_of
from archive.annotate.figures.nouns import noun_after, tokens_of
from archive.annotate.figures.ranges import join_ranges
from archive.annotate.figures.trends import tells_change, trend_of
from archive.annotate.figures.uncounted import dated_ranges, is_figure
from archive.annotate.figures.units import TIME
from archive.annotate.view import Parsed, View, locate
from archive.facts import BlockKind, Facts, Figure, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_figures(view: View, facts: Facts) -> Iterator[Figure]:
    """Yield the figures of a document in text order. `facts` holds its dates, mentions and statements."""
    for parsed in view.parsed:
        if parsed.block.kind is not BlockKind.BYLINE:
            yield from _figures_of(parsed, facts)


def _figures_of(parsed: Parsed, facts: Facts) -> Iterator[Figure]:
    doc = parsed.doc
    before: Token | None = None
    for amount, limit in _limited_amounts(parsed, facts):
        noun = find_noun(doc, amount, before)
        if noun is not None and amount.unit is None:
            before = noun
        yield _figure(parsed, facts, amount, limit, noun)


def _figure(parsed: Parsed, facts: Facts, amount: Amount, limit: Limit, noun: Token | None) -> Figure:
    doc = parsed.doc
    start = parsed.block.span.start
    span = Span(start + amount.start, start + amount.end)
    phrase = phrase_of(doc, noun, amount) if noun is not None else None
    statements = [s for s in facts.statements if any(content.contains(span) for content in s.content_spans)]
    statement = min(statements, key=lambda s: sum(e - b for b, e in s.content_spans), default=None)
    return Figure(
        span=span,
        value=amount.value,
        value_max=amount.value_max,
        bound=limit.bound,
        trend=trend_of(doc, amount),
        unit=amount.unit,
        counted=" ".join(phrase.text.split()) if phrase else None,
        counted_span=locate(phrase) if phrase else None,
        topic=noun.lemma_.lower() if noun is not None else None,
        given_by_span=statement.source_span if statement else None,
        sentence=locate(tokens_of(doc, amount.start, amount.end).sent),
    )


def _limited_amounts(parsed: Parsed, facts: Facts) -> list[tuple[Amount, Limit]]:
    """Return the amounts of a block that are figures, each with its bound."""
    doc: Doc = parsed.doc
    text = doc.text
    amounts = join_ranges(text, read_amounts(text), lambda start, end: tells_change(doc, start, end))
    if not amounts:
        return []
    headline = parsed.block.kind in (BlockKind.TITLE, BlockKind.HEAD)
    dates = dated_ranges(text)
    limited = []
    for amount in amounts:
        if any(start < amount.end and amount.start < end for start, end in dates) or _is_taken(parsed, facts, amount):
            continue
        if is_figure(doc, amount, headline):
            noun = noun_after(doc, amount)
            limited.append((amount, limit_of(doc, amount, noun.idx + len(noun) if noun is not None else amount.right)))
    return join_limits(text, limited)


def _is_taken(parsed: Parsed, facts: Facts, amount: Amount) -> bool:
    """Tell whether a number belongs to a date or a name that was found before. "the first six months of 1989" holds six months."""
    start = parsed.block.span.start
    span = Span(start + amount.start, start + amount.end)
    if any(date.span.overlaps(span) for date in facts.dates) and amount.kind != TIME:
        return True
    return any(mention.span.contains(span) and mention.span != span for mention in facts.mentions)
