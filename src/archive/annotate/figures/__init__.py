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
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.figures.amounts import Amount, read_amounts
from archive.annotate.figures.bounds import Limit, join_limits, limit_of
from archive.annotate.figures.counted import Counted, find_noun, phrase_of
from archive.annotate.figures.nouns import noun_after, tokens_of
from archive.annotate.figures.ranges import join_ranges
from archive.annotate.figures.places import Places
from archive.annotate.figures.times import times_of
from archive.annotate.figures.topics import Topic, settle_topics, topic_of
from archive.annotate.figures.trends import tells_change, trend_of
from archive.annotate.figures.uncounted import dated_ranges, is_figure
from archive.annotate.figures.units import TIME
from archive.annotate.view import Parsed, View, locate
from archive.facts import BlockKind, Facts, Figure, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc


class _Draft(NamedTuple):
    """A figure whose topic waits for the other figures of the document."""

    figure: Figure
    topic: Topic
    key: object  # equal for the same number of the same thing


def find_figures(view: View, facts: Facts) -> Iterator[Figure]:
    """Yield the figures of a document in text order. `facts` holds its dates, mentions and statements."""
    places = Places(view, facts)
    drafts = [
        draft
        for parsed in view.parsed
        if parsed.block.kind is not BlockKind.BYLINE
        for draft in _draft_figures(view, parsed, facts, places)
    ]
    topics = settle_topics([draft.topic for draft in drafts], [draft.key for draft in drafts])
    yield from _agree_on_times([replace(draft.figure, topic=topic.name) for draft, topic in zip(drafts, topics, strict=True)])


def _agree_on_times(figures: list[Figure]) -> Iterator[Figure]:
    """Yield the figures; one that repeats a dated figure's value and topic holds as of the same day."""
    dated = {(f.value, f.value_max, f.unit, f.topic): f.as_of for f in reversed(figures) if f.as_of and f.topic}
    for figure in figures:
        yield replace(figure, as_of=figure.as_of or dated.get((figure.value, figure.value_max, figure.unit, figure.topic)))


def _draft_figures(view: View, parsed: Parsed, facts: Facts, places: Places) -> Iterator[_Draft]:
    last: Counted | None = None
    for amount, limit in _limited_amounts(parsed, facts):
        noun = find_noun(parsed.doc, amount, last)
        last = Counted(amount, noun)
        yield _draft(view, parsed, facts, places, Counted(amount, noun), limit)


def _draft(view: View, parsed: Parsed, facts: Facts, places: Places, counted: Counted, limit: Limit) -> _Draft:
    doc, start = parsed.doc, parsed.block.span.start
    amount, noun = counted
    span = Span(start + amount.start, start + amount.end)
    root = tokens_of(doc, amount.left, amount.right).root
    phrase = phrase_of(doc, noun, amount) if noun is not None else None
    statement = _statement_around(facts, span)
    trend = trend_of(doc, amount)
    place = places.place_of(span, noun, statement.content_spans if statement else ())
    anchor = noun if noun is not None and amount.unit is None and noun.i > root.i else root
    times = times_of(view, facts, span, anchor, statement.date if statement else None, lasts=amount.kind == TIME)
    figure = Figure(
        span=span,
        value=amount.value,
        value_max=amount.value_max,
        bound=limit.bound,
        trend=trend,
        unit=amount.unit,
        counted=" ".join(phrase.text.split()) if phrase else None,
        counted_span=locate(phrase) if phrase else None,
        place=place.name if place else None,
        place_span=place.span if place else None,
        as_of=times.as_of,
        since=times.since,
        given_by_span=statement.source_span if statement else None,
        sentence=locate(root.sent),
    )
    key = (amount.value, amount.unit, noun.lemma_.lower()) if noun is not None else None
    return _Draft(figure, topic_of(doc, amount, noun, trend), key)


def _statement_around(facts: Facts, span: Span) -> Statement | None:
    """Return the innermost statement whose content holds a figure."""
    around = [statement for statement in facts.statements if any(content.contains(span) for content in statement.content_spans)]
    return min(around, key=lambda statement: sum(end - start for start, end in statement.content_spans), default=None)


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
