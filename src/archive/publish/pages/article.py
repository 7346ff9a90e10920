"""An article: the text as it stands, every fact in its place, and what the archive made of it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from archive.publish.pages.article_facts import RANKS, Made, find_layers, load_made
from archive.publish.pages.article_parts import Block, Section, find_own_bounds, lay_out
from archive.publish.pages.layers import Layer
from archive.publish.pages.links import find_moved
from archive.publish.pages.search_words import read_words
from archive.publish.pages.wording import MARK_END, MARK_START

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

COLUMNS = """
SELECT a.id, a.public_id, a.kind, a.title, a.byline, a.url, a.language, a.published, a.published_time, a.published_zone,
  a.published_basis, a.text, a.sha256, a.parent_id, a.parent_start, a.position, a.state, p.name AS publisher,
  o.public_id AS duplicate_of, b.public_id AS blog, b.title AS blog_title
FROM articles a LEFT JOIN publishers p ON p.id = a.publisher_id LEFT JOIN articles o ON o.id = a.duplicate_of_id
LEFT JOIN articles b ON b.id = a.parent_id"""
# One row of an id is shown, older revisions stand behind it.
ARTICLE = f"{COLUMNS} WHERE a.public_id = :id ORDER BY a.state = 'superseded', a.id DESC LIMIT 1"
REVISION = f"{COLUMNS} WHERE a.public_id = :id AND substr(a.sha256, 1, 12) = :revision LIMIT 1"
ENTRIES = f"{COLUMNS} WHERE a.parent_id = :article ORDER BY a.position"
REVISIONS = """
SELECT substr(sha256, 1, 12) AS revision, published, state FROM articles
WHERE public_id = :id AND id <> :article ORDER BY state = 'superseded', id DESC"""
COPIES = """
SELECT a.public_id, a.title, p.name AS publisher
FROM articles a INDEXED BY ix_articles_duplicate_of_id LEFT JOIN publishers p ON p.id = a.publisher_id
WHERE a.duplicate_of_id = :article ORDER BY a.public_id LIMIT 20"""
NEIGHBOURS = """
SELECT public_id, title, published_time, position FROM articles
WHERE parent_id = :blog AND position IN (:position - 1, :position + 1) ORDER BY position"""
SPANS = """
SELECT article_id, kind, start_char, end_char FROM article_spans
WHERE article_id IN (SELECT value FROM json_each(:of)) ORDER BY article_id, start_char"""
FOUND = f"""
SELECT highlight(articles_fts, 1, '{MARK_START}', '{MARK_END}') AS text
FROM articles_fts WHERE articles_fts MATCH :words AND rowid = :article"""
FOUND_RANK = RANKS["mention"] + 1


async def show_article(visit: Visit) -> Response:
    """Answer `/article/<public id>`, and with a revision behind it what the text was before."""
    public_id, revision = visit.vars["id"], visit.vars.get("revision")
    query = REVISION if revision else ARTICLE
    article = await visit.row(query, id=public_id, revision=revision)
    if article is None:
        return await find_moved(visit, public_id, "There is no such article in the archive.")
    entries = await visit.rows(ENTRIES, article=article["id"]) if article["kind"] == "liveblog" else []
    made = await load_made(visit, [article["id"], *(entry["id"] for entry in entries)])
    sections = await make_sections(visit, [article, *entries], made)
    return await visit.page(
        "archive/article.html",
        article=article,
        headline=take_headline(sections),
        sections=sections,
        facts=made.by_kind(),
        named=made.named(),
        entries=entries,
        words=visit.param("q"),
        **await load_surroundings(visit, article),
    )


async def load_surroundings(visit: Visit, article: sqlite3.Row) -> dict[str, Any]:
    """Return what stands around an article: its revisions, copies, and an entry's neighbours."""
    is_entry = article["parent_id"] is not None
    return {
        "revisions": await visit.rows(REVISIONS, id=article["public_id"], article=article["id"]),
        "copies": await visit.rows(COPIES, article=article["id"]),
        "neighbours": await visit.rows(NEIGHBOURS, blog=article["parent_id"], position=article["position"]) if is_entry else [],
    }


async def make_sections(visit: Visit, articles: list[sqlite3.Row], made: Made) -> list[Section]:
    """Return the article's text in sections: its own, and those of its entries in their places."""
    article, *entries = articles
    spans = await visit.rows_of(SPANS, [one["id"] for one in articles])
    _, words = read_words(visit)

    async def lay(one: sqlite3.Row, bounds: tuple[int, int]) -> list[Block]:
        key = one["id"]
        layers = [*find_layers(visit, made.facts[key], made.mentions[key])]
        if words and not entries:
            layers += await find_words(visit, one, words)
        return lay_out(one["text"], bounds, (row for row in spans if row["article_id"] == key), layers)

    own = find_own_bounds(len(article["text"]), entries)
    sections = [Section(None, await lay(article, own[0]))]
    for entry, bounds in zip(entries, own[1:], strict=True):
        sections.append(Section(entry, await lay(entry, (0, len(entry["text"])))))
        sections.append(Section(None, await lay(article, bounds)))
    return [section for section in sections if section.blocks]


async def find_words(visit: Visit, article: sqlite3.Row, words: str) -> list[Layer]:
    """Return the words that a reader searched for, where they stand in the text."""
    row = await visit.row(FOUND, words=words, article=article["id"])
    text = article["text"]
    if row is None or MARK_START in text or MARK_END in text:
        return []
    layers, at = [], 0
    for index, part in enumerate(row["text"].replace(MARK_END, MARK_START).split(MARK_START)):
        if index % 2:
            layers.append(Layer(at, at + len(part), FOUND_RANK, "found", anchor=f"found-{index // 2 + 1}"))
        at += len(part)
    return layers


def take_headline(sections: list[Section]) -> Block | None:
    """Return the text's own headline and take it out of the first section, where it is the first thing to read there."""
    for section in sections[:1]:
        for block in section.blocks:
            if block.kind == "title" and section.entry is None:
                section.blocks.remove(block)
                return block
            if block.kind not in ("boilerplate", "byline"):
                return None
    return None
