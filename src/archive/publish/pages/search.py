"""Search over everything: names, statements, articles, figures, events, each with the spot where the words stand."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.publish.pages.search_speakers import Said, find_said
from archive.publish.pages.search_sql import KINDS, NAMES, PLACES, RANKED, STATEMENT, Kind
from archive.publish.pages.search_words import read_words

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

SHOWN = 6  # of each kind, where all are asked for
PAGE = 40  # where one kind is
LAST_PAGE = 25
# What was said by somebody whose name was asked for is a kind of its own, shown before all others.
CHOICES = ("said", *KINDS)


@dataclass(slots=True)
class Hit:
    """A row that was found, and the words with those around them; None where no word of it was asked for."""

    row: sqlite3.Row
    words: str | None


@dataclass(slots=True)
class Group:
    """The hits of one kind."""

    name: str
    kind: Kind
    heading: str
    hits: list[Hit] = field(default_factory=list)
    has_more: bool = False
    is_ranked: bool = True
    speakers: list[tuple[str, str]] = field(default_factory=list)  # names and ids, where their words were asked for


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks for: the words as typed, as full-text search takes them, of which rows to show which."""

    typed: str
    words: str
    limit: int
    offset: int


async def show_search(visit: Visit) -> Response:
    """Answer `/search`: `q`, the words; `kind`, one kind alone; `page`."""
    typed, words = read_words(visit)
    page = visit.number("page", largest=LAST_PAGE)
    chosen = visit.param("kind") if visit.param("kind") in CHOICES else ""
    limit = PAGE if chosen else SHOWN
    groups, names = [], []
    if words:
        question = Question(typed, words, limit, (page - 1) * limit if chosen else 0)
        groups = [await find_group(visit, choice, question) for choice in ([chosen] if chosen else CHOICES)]
        names = [] if chosen else await find_names(visit, question)
    return await visit.page(
        "archive/search.html",
        question=typed,
        groups=[group for group in groups if group.hits],
        names=names,
        chosen=chosen,
        kinds=KINDS.values(),
        page=page,
        is_last_page=page == LAST_PAGE,
        is_asked=words is not None,
    )


async def find_names(visit: Visit, question: Question) -> list[sqlite3.Row]:
    """Return the actors and places that bear the name, those of most articles first."""
    rows = [row for query in (NAMES, PLACES) for row in await visit.rows(query, words=question.words, limit=question.limit)]
    return sorted(rows, key=lambda row: -row["articles"])


async def find_group(visit: Visit, choice: str, question: Question) -> Group:
    """Return the rows of one kind that hold the words."""
    if choice == "said":
        said = await find_said(visit, question.typed, question.limit + 1, question.offset)
        return await _said_group(visit, said, question.limit)
    kind = KINDS[choice]
    count = await visit.row(kind.how_many, words=question.words)
    is_ranked = count is not None and count["count"] <= RANKED
    query = kind.best if is_ranked else kind.last
    found = await visit.rows(query, words=question.words, limit=question.limit + 1, offset=question.offset)
    keys = [row["id"] for row in found]
    hits = await load_hits(visit, kind, keys[: question.limit], question.words)
    return Group(kind.name, kind, kind.heading, hits, has_more=len(keys) > question.limit, is_ranked=is_ranked)


async def _said_group(visit: Visit, said: Said | None, limit: int) -> Group:
    if said is None:
        return Group("said", STATEMENT, "")
    hits = await load_hits(visit, STATEMENT, said.statements[:limit], said.about)
    speakers = list(dict.fromkeys((hit.row["speaker"], hit.row["speaker_id"]) for hit in hits))
    return Group("said", STATEMENT, "Said", hits, has_more=len(said.statements) > limit, speakers=speakers)


async def load_hits(visit: Visit, kind: Kind, keys: list[int], words: str | None) -> list[Hit]:
    """Return what is known of the rows with these keys, in their order."""
    rows = {row["id"]: row for row in await visit.rows_of(kind.details, keys)}
    around = {row["id"]: row["words"] for row in await visit.rows_of(kind.around, keys, words=words)} if words else {}
    return [Hit(rows[key], around.get(key)) for key in keys if key in rows]
