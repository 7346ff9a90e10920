"""An archive of articles that want to do harm: what they say stands in every column that can hold text."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from sqlalchemy import Enum, Table, Text

from archive.cli import main
from archive.models import Base

# Where a script would have run, it says this; where a page would have asked another host, it is this one.
MARK, HOST = "zqmark", "evil.example"
HARM = " ".join(
    [
        f"<script>alert('{MARK}')</script>",
        f'"\'><img src="https://{HOST}/x.png" onerror="alert(\'{MARK}\')">',
        f"<svg/onload=alert('{MARK}')><iframe src=javascript:alert('{MARK}')>",
        f"</textarea></title></style></script><script src=//{HOST}/x.js></script>",
        f"<a href=\"javascript:alert('{MARK}')\">x</a><a href='https://{HOST}/'>y</a><b><i <!-- ]]> <![CDATA[",
        "{{ 7 * 191 }} {% raw %} ${7*191} <%= 7*191 %> #{7*191} '; DROP TABLE articles; -- \" OR 1=1",
        f'=HYPERLINK("https://{HOST}/","x") \u202ecod.exe\u202c \u2066 \u200b \ue000{MARK}\ue001 \x07 \ufeff',
        f"&lt;script&gt;alert('{MARK}')&lt;/script&gt; %3Cscript%3E \\u003cscript\\u003e",
        f"]]></title><style>*{{background:url(//{HOST})}}",
    ]
)
LINK = f"javascript:alert('{MARK}')"
STORIES = {
    "story": f"""President {HARM} said on Monday that 40 {HARM} troops had left.

“{HARM}. We will go,” Minister Anna Bell told {HARM}.
""",
    "talk": f"""ANNA BELL: {HARM} I met Jon Lee in Oslo on 3 May 2021.

JON LEE: At least 1,960 {HARM} came. {HARM}
""",
    "=blog": f"""Live: {HARM}

14:05 {HARM}
Anna Bell met Jon Lee in Oslo, an aide said.

13:40 Talks
The talks began in Oslo.
""",
}
# Left as they are: what rows and links find a row by, and texts, whose facts are bound to them: those are ingested.
LEFT = {"sha256", "raw_sha256", "version_num", "text", "text_around_entries", "given"}


def make_hostile_archive(seeds_db: Path, folder: Path) -> Path:
    """Return an archive of the seeds and of hostile files, with harm in every column of every second row besides."""
    for name, text in STORIES.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
        given = {"title": HARM, "publisher": HARM, "url": f"https://example.org/{name}", "published": "2021-05-04"}
        (folder / f"{name}.yml").write_text(yaml.safe_dump(given), "utf-8")
    database = Path(shutil.copy(seeds_db, folder / "archive.db"))
    done = CliRunner().invoke(main, ["ingest", str(folder), "--db", str(database)])
    assert done.exit_code == 0, done.output
    with closing(sqlite3.connect(database)) as connection:
        for table in Base.metadata.sorted_tables:
            if not connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]:
                connection.execute(str(insert_anything(table)))
            write_harm(connection, table)
        connection.commit()
    return database


def insert_anything(table: Table) -> str:
    """Return the SQL that adds a row to a table."""
    values = {}
    for column in table.columns:
        if not column.nullable and column.computed is None:
            kind: Any = column.type
            plain = "'x'" if kind.python_type is str else "1"
            values[f'"{column.name}"'] = f"'{kind.enums[0]}'" if isinstance(kind, Enum) else plain
    return f"INSERT INTO {table.name} ({', '.join(values)}) VALUES ({', '.join(values.values())})"


def write_harm(connection: sqlite3.Connection, table: Table) -> None:
    """Write harm to every second row of a table, in all columns of text that no CHECK keeps to a few words."""
    for column in table.columns:
        is_text = isinstance(column.type, Text) and not isinstance(column.type, Enum) and column.computed is None
        if is_text and column.name not in LEFT and not column.name.endswith("public_id"):
            harm = LINK if column.name == "url" else HARM
            value = "json_array(:harm || rowid)" if column.name == "names" else ":harm || rowid"
            sql = f'UPDATE OR IGNORE {table.name} SET "{column.name}" = {value} WHERE rowid % 2 = 1'
            connection.execute(sql, {"harm": harm})
