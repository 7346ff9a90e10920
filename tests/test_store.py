"""Values into rows and back, without a parser: what is saved, what counts, where links lead."""

from __future__ import annotations

import itertools
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from archive.analysis import Analysis
from archive.db import make_engine
from archive.facts import Article, ArticleKind, Document, Entity, EntityKind, Entry, Mention, Span
from archive.fingerprint import compute_fingerprint
from archive.store.loading import load_facts
from archive.store.placement import Placement
from archive.store.saving import delete_document, save_analysis
from archive.verify import verify_archive
from hand_made import BLOG, TRUCE, blog_analysis, find, truce_analysis


class Archive:
    """An archive on its way through a test."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine: Engine = make_engine(path)

    def save(self, analysis: Analysis, former: int | None = None) -> int:
        """Save an analysis; return the key of its article."""
        with Session(self.engine) as session, session.begin():
            return save_analysis(session, analysis, former)

    def delete(self, key: int) -> None:
        """Take a document out."""
        with Session(self.engine) as session, session.begin():
            delete_document(session, key)

    def ask(self, sql: str) -> list[Any]:
        """Return the rows of an answer, those of one column as its values."""
        with closing(sqlite3.connect(self.path)) as connection:
            rows = connection.execute(sql).fetchall()
        return [row[0] if len(row) == 1 else row for row in rows]

    def fingerprint(self) -> str:
        """Return the fingerprint."""
        return compute_fingerprint(self.path)

    def failures(self) -> list[str]:
        """Return what `verify` finds."""
        return [str(failure) for failure in verify_archive(self.path)]


@pytest.fixture
def archive(empty_db: Path, tmp_path: Path) -> Iterator[Archive]:
    archive = Archive(Path(shutil.copy(empty_db, tmp_path / "archive.db")))
    yield archive
    archive.engine.dispose()


def another(archive: Archive, empty_db: Path, name: str) -> Archive:
    return Archive(Path(shutil.copy(empty_db, archive.path.with_name(name))))


# ---------------------------------------------------------------- what is saved


def test_facts_come_back_as_they_were(archive: Archive) -> None:
    analysis = truce_analysis()
    key = archive.save(analysis)
    with Session(archive.engine) as session:
        loaded = load_facts(session, key)
    for kind in ("dates", "roles", "statements", "events"):
        assert getattr(loaded, kind) == getattr(analysis.facts, kind), kind
    assert [replace(figure, sentence=None) for figure in loaded.figures] == list(analysis.facts.figures)
    assert archive.failures() == []


def test_facts_of_an_entry_come_back_in_the_offsets_of_the_document(archive: Archive) -> None:
    analysis = blog_analysis()
    key = archive.save(analysis)
    with Session(archive.engine) as session:
        assert load_facts(session, key).statements == analysis.facts.statements
    assert archive.failures() == []


def test_views_say_names(archive: Archive) -> None:
    archive.save(truce_analysis())
    assert (
        archive.ask("SELECT speaker, cue, content, day, article, publisher FROM who_said_what ORDER BY public_id LIMIT 9") != []
    )
    said = archive.ask("SELECT speaker, cue, content FROM who_said_what ORDER BY content")
    assert said == [
        ("Anna Bell", "told", "1,960 peacekeepers had arrived"),
        ("Anna Bell", "added", "All of us,"),
        ("Anna Bell", "said", "We kept our word,"),
    ]
    assert archive.ask(
        "SELECT topic, value, bound, unit, place, as_of, given_by, quote FROM figures_over_time ORDER BY value"
    ) == [
        ("aid", 2.5, "at_least", "tonne", None, None, "local source", "A local source spoke of at least 2.5 tonnes of aid."),
        (
            *("peacekeepers", 1960, "exact", None, "Oslo", "2020-11-23", "Anna Bell"),
            "Minister Anna Bell told reporters in Oslo on Monday that 1,960 peacekeepers had arrived.",
        ),
    ]
    assert archive.ask("SELECT holder, title, organization, start_date FROM who_held_which_post") == [
        ("Anna Bell", "minister", "Norway", "2018-05")
    ]
    assert archive.ask("SELECT day, type, summary, place, participants FROM what_happened_when") == [
        ("2020-11-01", "AID", "Norway sent Bell", "Oslo", "Norway, Anna Bell")
    ]


def test_whole_value_shows_as_whole(archive: Archive) -> None:
    archive.save(truce_analysis())
    assert archive.ask("SELECT value, typeof(value) FROM figures ORDER BY value") == [(2.5, "real"), (1960, "integer")]


def test_what_names_no_place_is_at_none(archive: Archive) -> None:
    """A place that no gazetteer knows is not where everything without a place happens."""
    text = TRUCE + "Nessel is a hamlet.\n"
    analysis = truce_analysis(text)
    nessel = Entity("nessel", EntityKind.PLACE, "Nessel", ("Nessel",), (find(text, "Nessel"),))
    mention = Mention(nessel.mentions[0], nessel.kind, nessel.name)
    facts = replace(analysis.facts, mentions=(*analysis.facts.mentions, mention))
    identities = replace(analysis.identities, entities=(*analysis.identities.entities, nessel))
    archive.save(replace(analysis, facts=facts, identities=identities))
    assert archive.ask("SELECT place_id FROM figures WHERE place IS NULL") == [None]


def test_figure_knows_the_statement_it_stands_in(archive: Archive) -> None:
    archive.save(truce_analysis())
    around = "SELECT s.content FROM figures f LEFT JOIN statements s ON s.id = f.statement_id ORDER BY f.value"
    assert archive.ask(around) == [None, "1,960 peacekeepers had arrived"]


def test_sentences_hold_their_quotes(archive: Archive) -> None:
    archive.save(truce_analysis())
    sentence = "substr(a.text, f.sentence_start + 1, f.sentence_end - f.sentence_start)"
    sql = f"SELECT {sentence} FROM {{}} f JOIN articles a ON a.id = f.article_id"
    assert archive.ask(sql.format("dates")) == [TRUCE.splitlines()[1]]
    assert archive.ask(sql.format("figures") + " WHERE value = 2.5") == ["A local source spoke of at least 2.5 tonnes of aid."]


def test_places_have_coordinates_and_countries_codes(archive: Archive) -> None:
    archive.save(truce_analysis())
    ((name, latitude, country),) = archive.ask("SELECT name, round(latitude), country_code FROM places")
    assert (name, latitude, country) == ("Oslo", 60, "NO")
    assert archive.ask("SELECT country_code FROM organizations") == ["NO"]
    assert archive.ask("SELECT gender, female_in, male_in FROM persons") == [("female", 1, 0)]


# ---------------------------------------------------------------- live blogs


def test_entry_is_an_article_with_its_own_text(archive: Archive) -> None:
    archive.save(blog_analysis())
    rows = archive.ask("SELECT kind, title, published_time, published_earliest, position, text FROM articles ORDER BY position")
    assert [row[:5] for row in rows] == [
        ("liveblog", "Live: the talks", None, "2020-11-23", None),
        ("entry", "Bell lands in Oslo", "14:05", "2020-11-23", 1),
        ("entry", "Talks begin", "13:40", "2020-11-23", 2),
    ]
    assert rows[1][5] == "14:05 Bell lands in Oslo\nAnna Bell has arrived, an aide said.\n\n"
    assert archive.ask(
        "SELECT substr(p.text, a.parent_start + 1, length(a.text)) = a.text FROM articles a, articles p WHERE p.id = a.parent_id"
    ) == [
        1,
        1,
    ]


def test_facts_belong_to_the_innermost_article(archive: Archive) -> None:
    archive.save(blog_analysis())
    where = "SELECT a.title, f.start_char, f.quote FROM {} f JOIN articles a ON a.id = f.article_id"
    assert archive.ask(where.format("statements")) == [("Bell lands in Oslo", 25, "Anna Bell has arrived, an aide said")]
    assert ("Talks begin", 43, "Norway") in archive.ask(where.format("mentions"))
    words = "substr(a.text, s.start_char + 1, s.end_char - s.start_char)"
    spans = f"SELECT a.kind, s.kind, {words} FROM article_spans s JOIN articles a ON a.id = s.article_id"
    assert sorted(archive.ask(spans)) == [
        ("entry", "title", "Bell lands in Oslo"),
        ("entry", "title", "Talks begin"),
        ("liveblog", "boilerplate", "Contact us"),
        ("liveblog", "boilerplate", "Menu"),
        ("liveblog", "title", "Live: the talks"),
    ]


def test_full_text_finds_each_text_once(archive: Archive) -> None:
    archive.save(blog_analysis())
    found = "SELECT a.title FROM articles_fts f JOIN articles a ON a.id = f.rowid WHERE articles_fts MATCH '{}'"
    assert archive.ask(found.format("noon")) == ["Talks begin"]
    assert archive.ask(found.format("contact")) == ["Live: the talks"]


def test_growing_blog_moves_nothing(archive: Archive) -> None:
    first = archive.save(blog_analysis())
    before = dict(archive.ask("SELECT quote, public_id FROM statements UNION SELECT title, public_id FROM articles"))
    grown = BLOG.replace("14:05 Bell", "15:20 A break\nThe talks pause.\n\n14:05 Bell")
    archive.save(blog_analysis(grown), first)
    after = dict(archive.ask("SELECT quote, public_id FROM statements UNION SELECT title, public_id FROM articles"))
    assert after.items() >= before.items()
    assert archive.ask("SELECT title, position FROM articles WHERE position IS NOT NULL ORDER BY position") == [
        ("A break", 1),
        ("Bell lands in Oslo", 2),
        ("Talks begin", 3),
    ]
    assert archive.failures() == []


# ---------------------------------------------------------------- which articles count


def revisions() -> list[Analysis]:
    """Return two revisions of an article, a copy at another address, and a live blog that grew."""
    address = "https://example.org/truce"
    longer = TRUCE + "Corrected: the number of troops.\n"
    return [
        truce_analysis(url=address),
        truce_analysis(longer, url="http://www.example.org/truce/?utm_source=feed"),
        truce_analysis(longer, url="https://elsewhere.example/copy", published="2020-11-24"),
        blog_analysis(),
        blog_analysis(BLOG.replace("14:05 Bell", "15:20 A break\nThe talks pause.\n\n14:05 Bell")),
    ]


def test_newest_revision_counts(archive: Archive) -> None:
    for analysis in revisions():
        archive.save(analysis)
    rows = "SELECT a.id, a.state, a.duplicate_of_id, a.revision_of_id FROM articles a WHERE kind = '{}' ORDER BY a.id"
    assert archive.ask(rows.format("article")) == [
        (1, "superseded", None, 2),
        (2, "current", None, None),
        (3, "duplicate", 2, None),
    ]
    (old, new) = archive.ask(rows.format("liveblog"))
    assert (old[1], old[3], new[1]) == ("superseded", new[0], "current")
    # An entry that stands in both revisions counts in the newest, and the old one leads there.
    newer = "LEFT JOIN articles r ON r.id = e.revision_of_id"
    entries = f"SELECT e.title, e.state, r.title FROM articles e {newer} WHERE e.kind = 'entry' ORDER BY e.id"
    assert archive.ask(entries) == [
        ("Bell lands in Oslo", "superseded", "Bell lands in Oslo"),
        ("Talks begin", "superseded", "Talks begin"),
        ("A break", "current", None),
        ("Bell lands in Oslo", "current", None),
        ("Talks begin", "current", None),
    ]
    assert archive.ask("SELECT count(*), count(DISTINCT quote) FROM statements WHERE state = 'current'") == [(4, 4)]
    assert archive.ask("SELECT count(*) FROM what_happened_when") == [1]
    assert archive.failures() == []


def test_order_of_coming_does_not_show(archive: Archive, empty_db: Path) -> None:
    prints = set()
    for number, order in enumerate(itertools.permutations(revisions())):
        if number % 12 == 0:
            other = another(archive, empty_db, f"{number}.db")
            for analysis in order:
                other.save(analysis)
            prints.add(other.fingerprint())
            other.engine.dispose()
    assert len(prints) == 1


def test_what_was_deleted_leaves_no_trace(archive: Archive, empty_db: Path) -> None:
    alone = another(archive, empty_db, "alone.db")
    alone.save(revisions()[0])
    keys = [archive.save(analysis) for analysis in revisions()]
    for key in keys[1:]:
        archive.delete(key)
    assert archive.fingerprint() == alone.fingerprint()
    assert archive.failures() == []


def test_saving_again_changes_nothing(archive: Archive) -> None:
    keys = [archive.save(analysis) for analysis in revisions()]
    before = archive.fingerprint()
    for key, analysis in zip(keys, revisions(), strict=True):
        archive.save(analysis, None if key % 2 else key)
    assert archive.fingerprint() == before
    assert archive.ask("SELECT count(*) FROM redirects") == [0]


def test_rejected_fact_stays_rejected(archive: Archive) -> None:
    archive.save(revisions()[0])
    with archive.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE dates SET state = 'rejected'")
    archive.save(revisions()[1])
    assert archive.ask("SELECT state FROM dates ORDER BY id") == ["rejected", "current"]


# ---------------------------------------------------------------- actors across articles


def test_actor_is_what_its_articles_make_of_it(archive: Archive) -> None:
    archive.save(truce_analysis())
    archive.save(blog_analysis())
    assert archive.ask("SELECT name FROM actors WHERE kind = 'person'") == ["Anna Bell"]
    names = archive.ask("SELECT name, articles, fullest_in FROM actor_names WHERE name LIKE '%Bell' ORDER BY name")
    assert names == [("Anna Bell", 2, 2), ("Bell", 2, 0)]
    (public_id,) = archive.ask("SELECT public_id FROM actors WHERE kind = 'person'")
    ids = archive.ask("SELECT e.public_id FROM entities e JOIN actors a ON a.id = e.actor_id WHERE a.kind = 'person'")
    # The ids of all of its entities lead to it; the smallest is its own.
    assert len(set(ids)) == 2
    assert public_id == min(ids)


# ---------------------------------------------------------------- links


def test_links_of_a_changed_text_lead_on(archive: Archive) -> None:
    first = archive.save(truce_analysis())
    before = dict(archive.ask("SELECT quote, public_id FROM statements UNION SELECT title, public_id FROM articles"))
    actor = archive.ask("SELECT public_id FROM actors WHERE kind = 'person'")[0]
    # Without an address, the article's id comes from its text.
    archive.save(truce_analysis(TRUCE + "Corrected.\n"), first)
    after = dict(archive.ask("SELECT quote, public_id FROM statements UNION SELECT title, public_id FROM articles"))
    moved = dict(archive.ask("SELECT public_id, target_public_id FROM redirects"))
    assert {quote: moved[public_id] for quote, public_id in before.items()} == after
    assert [moved[actor]] == archive.ask("SELECT public_id FROM actors WHERE kind = 'person'")


def test_links_lead_on_more_than_once_and_back(archive: Archive) -> None:
    texts = [TRUCE, TRUCE + "Corrected.\n", TRUCE + "Corrected twice.\n"]
    key, ids = None, []
    for text in texts:
        key = archive.save(truce_analysis(text), key)
        ids += archive.ask("SELECT public_id FROM articles")
    moved = dict(archive.ask("SELECT public_id, target_public_id FROM redirects"))
    assert moved[ids[0]] == moved[ids[1]] == ids[2]
    archive.save(truce_analysis(TRUCE), key)
    moved = dict(archive.ask("SELECT public_id, target_public_id FROM redirects"))
    assert ids[0] not in moved
    assert moved[ids[1]] == moved[ids[2]] == ids[0]


def test_facts_on_the_same_words_have_ids_of_their_own(archive: Archive) -> None:
    analysis = truce_analysis()
    doubled = replace(analysis, facts=replace(analysis.facts, dates=analysis.facts.dates * 2, roles=analysis.facts.roles * 2))
    archive.save(doubled)
    for table in ("dates", "roles"):
        assert archive.ask(f"SELECT count(DISTINCT public_id) FROM {table}") == [2]


def test_words_of_an_unnamed_source_are_kept(archive: Archive) -> None:
    archive.save(truce_analysis())
    mentions = "SELECT quote, name, form, entity_id FROM mentions WHERE form <> 'name' ORDER BY start_char"
    assert [row[:3] for row in archive.ask(mentions)] == [
        ("she", "Anna Bell", "pronoun"),
        ("A local source", "local source", "nominal"),
    ]


def test_names_are_a_json_list(archive: Archive) -> None:
    archive.save(truce_analysis())
    assert [json.loads(names) for names in archive.ask("SELECT names FROM entities WHERE kind = 'person'")] == [
        ["Anna Bell", "Bell"]
    ]


# ---------------------------------------------------------------- placement


@st.composite
def placements(draw: st.DrawFn) -> tuple[Placement, Span]:
    text = draw(st.text("ab \n", min_size=2, max_size=60))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    entries = tuple(Entry(Span(start, end), None, None) for start, end in itertools.pairwise(edges) if draw(st.booleans()))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    sentences = [Span(start, end) for start, end in itertools.pairwise(cuts) if draw(st.booleans())]
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(text))))
    return Placement(Article(Document("x", text, "", ""), ArticleKind.LIVEBLOG, (), entries=entries), sentences), span


@given(placements())
def test_placed_span_reads_the_same_in_its_article(case: tuple[Placement, Span]) -> None:
    placement, span = case
    placed = placement.place(span)
    own = placement.text(placed.entry)
    assert placed.span.text_of(own) == span.text_of(placement.article.text)
    sentence = placement.sentence(span)
    assert sentence.contains(placed.span)
    assert 0 <= sentence.start < sentence.end <= len(own)
    inside = [index for index, entry in enumerate(placement.article.entries) if entry.span.contains(span)]
    assert placed.entry == (inside[0] if inside else None)
