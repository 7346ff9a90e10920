"""Analyses made by hand, so that what is stored can be tested without a parser."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from archive.analysis import Analysis
from archive.facts import (
    Article,
    ArticleKind,
    Basis,
    Block,
    BlockKind,
    Bound,
    Dated,
    DateMention,
    Document,
    Entity,
    EntityKind,
    Entry,
    Event,
    Facts,
    Figure,
    Form,
    Gender,
    Identities,
    Mention,
    Part,
    Participant,
    Reference,
    Referent,
    Role,
    Span,
    Statement,
    StatementKind,
)

TRUCE = """Peacekeepers in place
Minister Anna Bell told reporters in Oslo on Monday that 1,960 peacekeepers had arrived.
“We kept our word,” she said. “All of us,” Bell added.
A local source spoke of at least 2.5 tonnes of aid. Norway had sent Bell to Oslo.
"""
BLOG = """Live: the talks
Menu

14:05 Bell lands in Oslo
Anna Bell has arrived, an aide said.

13:40 Talks begin
The talks began at noon. Norway is the host.

Contact us
"""


def find(text: str, words: str, number: int = 1) -> Span:
    """Return where words stand in a text for the first or a later time."""
    matches = list(re.finditer(re.escape(words), text))
    return Span(*matches[number - 1].span())


def make_article(text: str, source: str = "truce.txt", url: str | None = None, published: str | None = "2020-11-23") -> Article:
    """Return an article whose lines are blocks and whose first line is its title."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    lines = [Block(Span(*match.span()), BlockKind.PARAGRAPH) for match in re.finditer(r"[^\n]+", text)]
    title = lines[0].span
    return Article(
        document=Document(source, text, digest, digest),
        kind=ArticleKind.ARTICLE,
        blocks=(replace(lines[0], kind=BlockKind.TITLE), *lines[1:]),
        title_span=title,
        published=Dated(published, Basis.SIDECAR) if published else None,
        title=title.text_of(text),
        publisher="The Herald",
        byline="Ola Nordmann",
        url=url,
        language="en",
    )


def make_entities(text: str, *more: Entity) -> tuple[Entity, ...]:
    """Return Anna Bell, Norway and Oslo, with all their mentions in a text, as far as they are there."""
    bell = [Span(*match.span()) for match in re.finditer(r"Anna Bell|\bBell\b", text)]
    names = tuple(dict.fromkeys(span.text_of(text) for span in bell))
    fullest = max(names, key=len) if names else ""
    found = [Entity("bell", EntityKind.PERSON, fullest, names, tuple(bell), gender=Gender.FEMALE)] if bell else []
    for key, kind in (("Norway", EntityKind.ORGANIZATION), ("Oslo", EntityKind.PLACE)):
        if key in text:
            spans = tuple(Span(*match.span()) for match in re.finditer(key, text))
            found.append(Entity(key.lower(), kind, key, (key,), spans, canonical=key))
    return (*found, *more)


def sentences_of(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text, roughly."""
    return tuple(Span(*match.span()) for match in re.finditer(r"[^\s].*?(?:[.!?]”?(?=\s|$)|(?=\n))", text))


def truce_analysis(
    text: str = TRUCE, source: str = "truce.txt", url: str | None = None, published: str = "2020-11-23"
) -> Analysis:
    """Return all kinds of facts of `TRUCE`, or of a text that has its sentences."""
    article = make_article(text, source, url, published)
    she, source_words = find(text, "she"), find(text, "A local source")
    bell = find(text, "Anna Bell")
    entities = make_entities(text)
    last_bell = find(text, "Bell", 2)
    facts = Facts(
        published=article.published,
        dates=(DateMention(find(text, "Monday"), published),),
        mentions=tuple(Mention(span, entity.kind, entity.name) for entity in entities for span in entity.mentions),
        roles=(Role(Span(find(text, "Minister").start, bell.end), bell, "minister", "Norway", start="2018-05"),),
        statements=(
            told(text, "Minister Anna Bell", "told", "1,960 peacekeepers had arrived", StatementKind.INDIRECT, bell),
            told(text, "“We kept", "said", "We kept our word,", StatementKind.DIRECT, she),
            told(text, "“All of us", "added", "All of us,", StatementKind.DIRECT, last_bell),
        ),
        figures=(
            Figure(
                find(text, "1,960"),
                Decimal(1960),
                counted="peacekeepers",
                counted_span=find(text, "peacekeepers"),
                topic="peacekeepers",
                place="Oslo",
                place_span=find(text, "Oslo"),
                as_of=published,
                given_by_span=bell,
            ),
            Figure(
                find(text, "2.5"), Decimal("2.5"), bound=Bound.AT_LEAST, unit="tonne", topic="aid", given_by_span=source_words
            ),
        ),
        events=(
            Event(
                find(text, "Norway had sent Bell to Oslo."),
                "AID",
                find(text, "sent"),
                "Norway sent Bell",
                date="2020-11",
                place="Oslo",
                place_span=find(text, "Oslo", 2),
                participants=(
                    Participant(find(text, "Norway"), Part.ACTOR),
                    Participant(find(text, "Bell", text.count("Bell")), Part.RECIPIENT),
                ),
            ),
        ),
        references=(
            Reference(she, Form.PRONOUN, "she", "she", gender=Gender.FEMALE),
            Reference(source_words, Form.NOMINAL, "local source", "source"),
        ),
        sentences=sentences_of(text),
    )
    referents = {
        bell: Referent("bell", "Anna Bell"),
        last_bell: Referent("bell", "Anna Bell"),
        she: Referent("bell", "Anna Bell"),
        source_words: Referent(None, "local source"),
        find(text, "Norway"): Referent("norway", "Norway"),
    }
    return Analysis(article, facts, Identities(entities, MappingProxyType(referents)))


def told(text: str, start: str, cue: str, content: str, kind: StatementKind, speaker: Span) -> Statement:
    """Return a statement that begins with the words `start` and has one piece of content."""
    said, verb = find(text, content), find(text, cue)
    begin = find(text, start).start
    return Statement(Span(begin, max(said.end, verb.end)), kind, (said,), verb, speaker)


def blog_analysis(text: str = BLOG, source: str = "blog.txt", url: str | None = "https://example.org/live") -> Analysis:
    """Return a live blog: an entry begins with its time and ends before the next, the last at "Contact us"."""
    starts = [match.start() for match in re.finditer(r"^\d\d:\d\d ", text, re.MULTILINE)]
    spans = [Span(*pair) for pair in zip(starts, [*starts[1:], find(text, "Contact us").start], strict=True)]
    entries = tuple(Entry(span, text[span.start : span.start + 5], title_of(text, span)) for span in spans)
    plain = make_article(text, source, url)
    article = replace(plain, kind=ArticleKind.LIVEBLOG, entries=entries, blocks=tuple(blocks_in(text, plain.blocks)))
    entities = make_entities(text)
    statements = []
    referents = {}
    if "an aide said" in text:
        aide = find(text, "an aide")
        statements.append(told(text, "Anna Bell has arrived", "said", "Anna Bell has arrived", StatementKind.INDIRECT, aide))
        referents[aide] = Referent(None, "aide")
    facts = Facts(
        published=article.published,
        mentions=tuple(Mention(span, entity.kind, entity.name) for entity in entities for span in entity.mentions),
        statements=tuple(statements),
        references=tuple(Reference(span, Form.NOMINAL, "aide", "aide") for span in referents),
        sentences=sentences_of(text),
    )
    return Analysis(article, facts, Identities(entities, MappingProxyType(referents)))


def title_of(text: str, entry: Span) -> Span:
    """Return where the title of an entry stands: behind the time."""
    return Span(entry.start + 6, text.index("\n", entry.start))


def blocks_in(text: str, blocks: Iterable[Block]) -> Iterable[Block]:
    """Yield blocks, menus and contact lines as boilerplate."""
    for block in blocks:
        is_boilerplate = block.span.text_of(text) in ("Menu", "Contact us")
        yield replace(block, kind=BlockKind.BOILERPLATE) if is_boilerplate else block
