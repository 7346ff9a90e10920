"""Figures: numbers that count or measure something in the world, with what, how much at least, where, when and who says so.

numerals, number_words, parts    numbers in digits and words, shares of a whole
units, money, amounts, ranges    numbers with units, two that are one
dollars                          whose dollars "$" means
sites                            an amount in the parse
uncounted, moments, labels       what is no figure: years, ages, scores, names
taken                            … and what other finders have taken for dates and names
bounds, trends                   "more than", "up to"; rising and falling
counted, owners, subjects        what is counted
carried, lasting, terms, phrases … taken over from the amount before; what lasts, in office and prison; its words
frames, clauses                  what happens to it, by its own clause
topics, topic_parts              the short name it goes under
places, countries, times         where, as of when and since when
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from archive.annotate.figures.amounts import parse_amounts
from archive.annotate.figures.bounds import Limit, join_limits, limit_of
from archive.annotate.figures.counted import Counted, find_nouns
from archive.annotate.figures.dollars import local_dollar, unit_of
from archive.annotate.figures.moments import find_dates_in
from archive.annotate.figures.numerals import plain_value
from archive.annotate.figures.phrases import phrase_of
from archive.annotate.figures.places import Places
from archive.annotate.figures.ranges import join_ranges
from archive.annotate.figures.sites import Site
from archive.annotate.figures.taken import Taken
from archive.annotate.figures.times import Clock
from archive.annotate.figures.topic_parts import Topic, settle_topics
from archive.annotate.figures.topics import tells_people, topic_of, topic_of_others
from archive.annotate.figures.traces import may_hold_number
from archive.annotate.figures.trends import tells_change, trend_of
from archive.annotate.figures.uncounted import is_figure
from archive.annotate.figures.units import TIME
from archive.annotate.view import Parsed, View, locate, shown_text
from archive.facts import BlockKind, Facts, Figure, Span, Statement
from archive.lexicon import load_lexicon

_LATEST_YEAR = 2200


@dataclass(frozen=True, slots=True)
class _Document:
    """What is worked out once for all figures of a document."""

    text: str
    facts: Facts
    places: Places
    clock: Clock
    taken: Taken
    dollar: str | None  # what a bare "$" means
    contents: tuple[tuple[int, int, int, Statement], ...]  # start, end and whole length of what statements say


class _Draft(NamedTuple):
    """A figure whose topic waits for the other figures of the document."""

    figure: Figure
    topic: Topic
    key: object  # equal for the same number of the same thing


def find_figures(view: View, facts: Facts) -> Iterator[Figure]:
    """Yield the figures of a document in text order. `facts` holds its dates, mentions and statements."""
    dollar = local_dollar(view.text, facts)
    clock, taken = Clock(view, facts), Taken(facts)
    document = _Document(view.text, facts, Places(view, facts), clock, taken, dollar, tuple(_contents_of(facts)))
    blocks = (parsed for parsed in view.parsed if parsed.block.kind is not BlockKind.BYLINE)
    drafts = [draft for parsed in blocks for draft in _draft_figures(document, parsed)]
    topics = settle_topics([draft.topic for draft in drafts], [draft.key for draft in drafts])
    yield from _agree_on_times([(draft.figure, topic.name) for draft, topic in zip(drafts, topics, strict=True)])


def _agree_on_times(figures: list[tuple[Figure, str | None]]) -> Iterator[Figure]:
    """Yield the figures with their topics; one that repeats a dated figure's value and topic holds as of the same day."""
    dated = {_sameness(figure, topic): figure.as_of for figure, topic in reversed(figures) if figure.as_of and topic}
    for figure, topic in figures:
        yield replace(figure, topic=topic, as_of=figure.as_of or dated.get(_sameness(figure, topic)))


def _sameness(figure: Figure, topic: str | None) -> tuple[object, ...]:
    return figure.value, figure.value_max, figure.unit, topic


def _contents_of(facts: Facts) -> Iterator[tuple[int, int, int, Statement]]:
    for statement in facts.statements:
        length = sum(end - start for start, end in statement.content_spans)
        yield from ((start, end, length, statement) for start, end in statement.content_spans)


def _draft_figures(document: _Document, parsed: Parsed) -> Iterator[_Draft]:
    limited = _find_limited(document, parsed)
    for counted, (_, limit) in zip(find_nouns([site for site, _ in limited]), limited, strict=True):
        yield _draft(document, parsed, counted, limit)


def _find_limited(document: _Document, parsed: Parsed) -> list[tuple[Site, Limit]]:
    """Return the amounts of a block that are figures, each with its bound."""
    doc, raw = parsed.doc, parsed.block.span.text_of(document.text)
    if not may_hold_number(raw, doc):
        return []
    text = raw if raw.isascii() and raw.isprintable() else shown_text(raw)
    amounts = join_ranges(text, parse_amounts(text), lambda start, end: tells_change(doc, start, end))
    if not amounts:
        return []
    headline = parsed.block.kind in (BlockKind.TITLE, BlockKind.HEAD)
    dates = find_dates_in(text) if any(amount.unit is None and amount.value < _LATEST_YEAR for amount in amounts) else []
    sites = [
        site
        for site in (Site(doc, text, amount) for amount in amounts)
        if not any(start < site.amount.end and site.amount.start < end for start, end in dates)
        and not _is_taken(document.taken, parsed, site)
        and is_figure(site, headline)
    ]
    return join_limits([(site, limit_of(site)) for site in sites])


def _is_taken(taken: Taken, parsed: Parsed, site: Site) -> bool:
    """Tell whether a number belongs to a date or name found before. "the first six months of 1989" still holds six months."""
    start = parsed.block.span.start
    number = Span(site.amount.start, site.amount.end).shifted(start)
    whole = Span(site.amount.left, site.amount.right).shifted(start)
    return (site.amount.kind != TIME and taken.is_dated(number)) or taken.is_named(number, whole)


def _draft(document: _Document, parsed: Parsed, counted: Counted, limit: Limit) -> _Draft:
    site, amount = counted.site, counted.site.amount
    noun = None if _names_person(document, counted) else counted.noun
    trend = trend_of(site)
    topic = topic_of_others(topic_of(site, noun, trend), counted.others_of)
    people = tells_people(site, noun, topic)
    span = Span(amount.start, amount.end).shifted(parsed.block.span.start)
    phrase = locate(phrase_of(noun, site)) if noun is not None and not people else None
    statement = _statement_around(document, span)
    befalls = topic.frame in load_lexicon("topics")["befalling"]
    place = document.places.place_of(site, noun, statement.content_spans if statement else (), befalls=befalls)
    times = document.clock.times_of(site, noun, statement.date if statement else None, befalls=befalls)
    figure = Figure(
        span=span,
        value=plain_value(amount.value),
        value_max=plain_value(amount.value_max) if amount.value_max is not None else None,
        bound=limit.bound,
        trend=trend,
        unit=unit_of(site.text, amount, document.dollar),
        counted="people" if people else _words_of(document.text, phrase) if phrase else None,
        counted_span=phrase,
        place=place.name if place else None,
        place_span=place.span if place else None,
        as_of=times.as_of,
        since=times.since,
        given_by_span=statement.source_span if statement else None,
        sentence=locate(site.tokens.sent),
    )
    key = (amount.value, amount.unit, noun.lemma_.lower()) if noun is not None else None
    return _Draft(figure, topic, key)


def _words_of(text: str, span: Span) -> str:
    """Return the words of a span, without the brackets that mark an editor's hand ("[security] posts")."""
    return " ".join(span.text_of(text).translate({ord("["): "", ord("]"): ""}).split())


def _names_person(document: _Document, counted: Counted) -> bool:
    """Tell whether an amount is said to belong to a person ("leads Smith by 5 percent"), whom it does not count."""
    site, noun = counted.site, counted.noun
    owned = noun is not None and noun.pos_ == "PROPN" and not site.amount.hyphenated
    return owned and noun is not None and document.taken.is_person(locate(noun))


def _statement_around(document: _Document, span: Span) -> Statement | None:
    """Return the innermost statement with a source whose content holds a figure, else the innermost."""
    first, last = span
    around = [(length, statement) for start, end, length, statement in document.contents if start <= first and last <= end]
    return min(around, key=lambda found: (found[1].source_span is None, found[0]))[1] if around else None
