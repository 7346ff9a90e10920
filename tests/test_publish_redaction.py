"""A copy without texts: nothing is left of them in any table, index or free page, and all that it says is still right."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Enum, Text

from archive.cli import main
from archive.db import backup
from archive.models import Base
from archive.publish.bundle.redaction import CUT_COLUMNS, CUT_JSON, EMPTIED, FOLLOWING, KEPT, Piece, cut_pieces, remove_texts
from archive.publish.bundle.sealing import seal_archive
from archive.text.first_sentence import CUT, cut_to_sentence
from archive.verify import verify_archive
from hand_made_pages import open_pages


def redact(source: Path, folder: Path) -> Path:
    """Return a sealed copy without texts."""
    work, sealed = folder / "work.db", folder / "archive.db"
    backup(source, work)
    remove_texts(work)
    seal_archive(work, sealed)
    return sealed


@pytest.fixture(scope="module")
def textless_db(seeds_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return redact(seeds_db, tmp_path_factory.mktemp("textless"))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("We will go. They will stay.", "We will go. […]"),
        ("We will go.", "We will go."),
        ("“We will go.” She left.", "“We will go.” […]"),
        ("“We will go,” she said. “They stay.”", "“We will go,” she said. […]"),
        ("“Will we go?” she asked. “Yes.”", "“Will we go?” she asked. […]"),
        ("“No!” he said", "“No!” he said"),
        (
            "Mr. Lee of the U.S. Army met Gen. A. B. Ro on Sept. 3. It rained.",
            "Mr. Lee of the U.S. Army met Gen. A. B. Ro on Sept. 3. […]",
        ),
        ("He lives in the U.S. The others left.", "He lives in the U.S. […]"),
        ("They came at 3 p.m. on Monday. It rained.", "They came at 3 p.m. on Monday. […]"),
        ("It grew by 3.5 percent. No. 10 said so.", "It grew by 3.5 percent. […]"),
        ("We know… and yet we go. Yes.", "We know… and yet we go. […]"),
        ("… and so we went. Yes.", "… and so we went. […]"),
        ("A heading\n\nA paragraph.", "A heading […]"),
        ("hard-wrapped text that\ngoes on. It ends", "hard-wrapped text that\ngoes on. […]"),
        ("copied without blanks.Then more.", "copied without blanks. […]"),
        ("(She left.) He stayed.", "(She left.) […]"),
        ("already cut. […]", "already cut. […]"),
        ("cut. But badly. […]", "cut. […]"),
        ("1,960 peacekeepers", "1,960 peacekeepers"),
        ("", ""),
        (". . .", ". . ."),
    ],
)
def test_first_sentence(text: str, first: str) -> None:
    assert cut_to_sentence(text) == first
    assert cut_to_sentence(first) == first


@pytest.mark.parametrize(
    ("quotes", "end", "kept"),
    [
        (["We will go."], 100, ["We will go."]),
        (["We will go. They stay."], 100, ["We will go. […]"]),
        (["We will go,", "they say."], 100, ["We will go,", "they say."]),
        (["We will go,", "They stay."], 30, ["We will go, […]"]),
        (["We will go. And now", "we went."], 100, ["We will go. […]"]),
        # The first piece stays to the end of its sentence, though the quotation's own ends before it.
        (["We will go.", "They stay."], 0, ["We will go. […]"]),
    ],
)
def test_pieces_of_a_statement_end_with_its_first_sentence(quotes: list[str], end: int, kept: list[str]) -> None:
    pieces = [Piece(number, quote, number * 50) for number, quote in enumerate(quotes)]
    assert [piece.quote for piece in cut_pieces(pieces, end)] == kept


def test_every_column_of_text_has_its_treatment() -> None:
    treated = [
        (table, column)
        for treatment in (EMPTIED, CUT_COLUMNS, CUT_JSON, FOLLOWING, KEPT)
        for table, columns in treatment.items()
        for column in columns
    ]
    texts = [
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Text) and not isinstance(column.type, Enum)
    ]
    assert sorted(treated) == sorted(texts), "say in redaction.py what becomes of a new column"
    others = {type(column.type).__name__ for table in Base.metadata.sorted_tables for column in table.columns}
    assert others <= {"Text", "Enum", "Integer", "Number", "Date", "Float", "Double", "Boolean"}, "raw bytes need a treatment too"


MORE_ROWS = (
    "INSERT INTO decisions (action, kind, public_id, is_applied, decided_at) VALUES ('confirm', 'roles', 'x', 1, '2021')",
    "INSERT INTO conflicts (kind, public_id, other_public_id) VALUES ('value', 'x', 'y')",
    "INSERT INTO suggestions (action, kind, public_id, score, reason) VALUES ('merge', 'actors', 'x', 0.5, 'y')",
    "UPDATE inputs SET outcome = 'failed', error = '', hint = '' WHERE id = 1",
    "DELETE FROM inputs WHERE id > 1",
)


def test_planted_words_are_gone_from_file_and_indexes(seeds_db: Path, tmp_path: Path) -> None:
    """A word of its own stands in each column behind its first sentence, in old rows and free pages too."""
    planted = Path(shutil.copy(seeds_db, tmp_path / "planted.db"))
    words = []
    with closing(sqlite3.connect(planted)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA secure_delete = OFF")
        for sql in MORE_ROWS:
            connection.execute(sql)
        places = [(table, column) for part in (CUT_COLUMNS, EMPTIED, FOLLOWING) for table in part for column in part[table]]
        for number, (table, column) in enumerate(places):
            words.append(f"quagga{number}mire")
            end = f" There. Then a {words[-1]} came. {'It went on. ' * 50}"
            connection.execute(f'UPDATE {table} SET "{column}" = coalesce("{column}", \'\') || ?', (end,))
        connection.execute("UPDATE decisions SET value = json_quote('He left. A quaggajson came.')")
        connection.execute("CREATE TABLE dropped AS SELECT text || ' quaggadropped' AS text FROM articles")
        connection.execute("DROP TABLE dropped")
        connection.execute("ANALYZE")
        connection.commit()
    words += ["quaggajson", "quaggadropped"]
    before = planted.read_bytes()
    assert [word for word in words if word.encode() not in before] == []
    sealed = redact(planted, tmp_path)
    content = sealed.read_bytes().lower()
    assert [word for word in words if word.encode() in content] == []
    assert b"quagga" not in content


def test_words_of_texts_are_gone_from_full_text(seeds_db: Path, textless_db: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(textless_db, tmp_path / "copy.db"))
    copy.chmod(0o644)
    with closing(sqlite3.connect(copy)) as connection:
        (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'articles_fts'").fetchone()
        tokens = re.search(r"tokenize='[^']+'", made)
        connection.execute(f"CREATE VIRTUAL TABLE titles USING fts5(title, {tokens and tokens[0]})")
        connection.execute("INSERT INTO titles SELECT title FROM articles")
        for table, of in (("left_words", "articles_fts"), ("title_words", "titles")):
            connection.execute(f"CREATE VIRTUAL TABLE {table} USING fts5vocab('{of}', 'row')")
        left = {word for (word,) in connection.execute("SELECT term FROM left_words")}
        assert left == {word for (word,) in connection.execute("SELECT term FROM title_words")} != set()
        for table in ("statements", "events", "figures"):
            connection.execute(f"CREATE VIRTUAL TABLE {table}_words USING fts5vocab('{table}_fts', 'instance')")
            assert connection.execute(f"SELECT count(*) FROM {table}_words").fetchone()[0] > 50


def test_nothing_longer_than_a_sentence_is_left(seeds_db: Path, textless_db: Path) -> None:
    content = textless_db.read_bytes()
    with closing(sqlite3.connect(seeds_db)) as connection:
        paragraphs = [line for (text,) in connection.execute("SELECT text FROM articles") for line in text.split("\n")]
        long = [line for line in paragraphs if len(line) > 60 and cut_to_sentence(line).endswith(CUT)]
        quotes = [
            quote for (quote,) in connection.execute("SELECT quote FROM statements") if cut_to_sentence(quote).endswith(CUT)
        ]
    assert len(long) > 50
    assert len(quotes) > 10
    assert [line for line in (*long, *quotes) if line.encode() in content] == []


def test_names_titles_links_and_facts_stay(seeds_db: Path, textless_db: Path) -> None:
    with closing(sqlite3.connect(seeds_db)) as before, closing(sqlite3.connect(textless_db)) as after:
        for table in Base.metadata.sorted_tables:
            columns = [column.name for column in table.columns if column.name not in treated_columns(table.name)]
            query = f"SELECT {', '.join(map(quoted, columns))} FROM {table.name} ORDER BY 1, 2"
            if table.name == "statement_spans":
                assert after.execute("SELECT count(*) FROM statement_spans WHERE position = 1").fetchone()[0] > 100
            else:
                assert after.execute(query).fetchall() == before.execute(query).fetchall(), table.name
        uncut = "SELECT count(*) FROM statements WHERE quote NOT LIKE '%[…]'"
        assert after.execute(uncut).fetchone()[0] > 50


def treated_columns(table: str) -> set[str]:
    return {column for part in (EMPTIED, CUT_COLUMNS, CUT_JSON, FOLLOWING) for column in part.get(table, ())} | {"searched_text"}


def quoted(column: str) -> str:
    return f'"{column}"'


def test_long_turn_of_a_transcript_ends_with_its_first_sentence(textless_db: Path) -> None:
    with closing(sqlite3.connect(textless_db)) as connection:
        turn = connection.execute(
            "SELECT content, quote FROM statements WHERE content LIKE 'As I have already said, the peacekeeping contingent%'"
        ).fetchone()
    assert turn[0].endswith("protecting the security of the population of Nagorno Karabakh. […]")
    assert turn[0] == turn[1]


def test_verify_proves_a_copy_without_texts(textless_db: Path) -> None:
    assert list(verify_archive(textless_db, without_text=True)) == []
    done = CliRunner().invoke(main, ["verify", "--without-text", "--db", str(textless_db)])
    assert (done.exit_code, done.output) == (0, f"{textless_db}: no text is left\n")
    assert any("the text is not that of its SHA-256" in str(failure) for failure in verify_archive(textless_db))


@pytest.mark.parametrize(
    ("change", "failure"),
    [
        ("UPDATE articles SET text = 'The truce holds.' WHERE id = 1", "articles 1: the text is still there"),
        ("UPDATE articles SET text_around_entries = 'Menu' WHERE id = 2", "articles 2: the text is still there"),
        (
            "UPDATE statements SET quote = 'We go. They stay.' WHERE id = 3",
            "statements 3: 'We go. They stay.' is more than a sentence",
        ),
        ("UPDATE figures SET quote = 'one thousand nine hundred and sixty' WHERE id = 1", "figures 1: 'one thousand"),
        ("UPDATE statements SET content = 'x' WHERE id = 2", "statements 2: the content is not that of its pieces"),
        ("UPDATE dates SET sentence_start = -1 WHERE id = 1", "dates 1: sentence_start, sentence_end are no part of a text"),
        ("INSERT INTO statements_fts (rowid, content) VALUES (9999, 'ghost')", "statements_fts: does not hold the words"),
    ],
)
def test_verify_finds_what_is_left(textless_db: Path, tmp_path: Path, change: str, failure: str) -> None:
    copy = Path(shutil.copy(textless_db, tmp_path / "copy.db"))
    copy.chmod(0o644)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute(change)
    found = [str(one) for one in verify_archive(copy, without_text=True)]
    assert [one for one in found if one.startswith(failure)], found


def test_views_and_pages_say_something_without_texts(textless_db: Path) -> None:
    with closing(sqlite3.connect(textless_db)) as connection:
        views = ("who_said_what", "figures_over_time", "who_held_which_post", "what_happened_when")
        for view in views:
            assert connection.execute(f"SELECT count(*) FROM {view} WHERE coalesce(quote, '') = ''").fetchone()[0] == 0, view
        articles = [row[0] for row in connection.execute("SELECT public_id FROM articles WHERE state = 'current' LIMIT 6")]
    with open_pages(textless_db) as ask:
        for path in ("/", "/articles", "/search?q=refugees", *(f"/article/{article}" for article in articles)):
            assert ask(path).status_code == 200, path
        assert "refugees" in ask("/search?q=refugees").text
