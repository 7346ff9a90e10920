"""What a stranger may try on a published bundle, and what has to come of it: always an answer between 400 and 499."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from archive.publish.metadata import DATABASE


class Attempt(NamedTuple):
    """A request that has to be refused."""

    name: str
    path: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()


def sql_path(sql: str) -> str:
    """Return the address of the answer to some SQL."""
    return f"/{DATABASE}.json?sql={quote(sql)}"


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"

SQL = {
    "insert": "INSERT INTO topics (name) VALUES ('x')",
    "delete": "DELETE FROM articles",
    "delete behind WITH": "WITH a AS (SELECT 1) DELETE FROM articles",
    "update": "UPDATE articles SET title = 'x'",
    "drop": "DROP TABLE articles",
    "two statements": "SELECT 1; DELETE FROM articles",
    "attach": "ATTACH '/tmp/other.db' AS other",
    "vacuum into": "VACUUM INTO '/tmp/copy.db'",
    "pragma": "PRAGMA journal_mode = WAL",
    "pragma as a table": "SELECT * FROM pragma_compile_options",
    "load extension": "SELECT load_extension('/tmp/x.so')",
    "read a file": "SELECT readfile('/etc/passwd')",
    "large value": "SELECT hex(randomblob(250000000))",
    "wide value": "SELECT printf('%.1000000000c', 'x')",
    "large answer": "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT hex(randomblob(400000)) FROM c",
    "much memory": f"SELECT {', '.join(['hex(randomblob(450000))'] * 290)}",
    "long pattern": f"SELECT 'a' LIKE '{'%a' * 100}'",
    "deep expression": f"SELECT {'(' * 150}1{' + 1)' * 150}",
    "many terms": " UNION ALL ".join(["SELECT 1"] * 100),
    "slow function": "SELECT json_patch('{}', '{}')",
    "endless": ENDLESS,
}

ATTEMPTS = (
    *(Attempt(name, sql_path(sql)) for name, sql in SQL.items()),
    *(Attempt(method, "/", method) for method in ("POST", "PUT", "DELETE", "PATCH", "DATA", "DISPATCH_REQUEST")),
    Attempt("path upwards", "/-/static/../../../archive.db"),
    Attempt("path upwards, in code", "/-/static/%2e%2e/%2e%2e/archive.db"),
    Attempt("path upwards in a plugin", "/-/static-plugins/archive/..%2fsecurity.py"),
    Attempt("path with a zero", "/archive/%00"),
    Attempt("path to another host", "//example.org/%2e"),
    Attempt("backslashes", "/-/static/..%5c..%5carchive.db"),
    Attempt("another host", "/", headers=(("Host", "evil.example\\@x"),)),
    Attempt("two hosts", "/", headers=(("Host", "a.example"), ("Host", "b.example"))),
    Attempt("long query", "/archive?sql=select+" + "1" * 20_000),
    Attempt("many parameters", "/archive/articles?" + "&".join(f"a{number}=1" for number in range(200))),
    Attempt("many facets", "/archive/articles?" + "&".join(["_facet=kind"] * 30)),
    Attempt("wrong size", "/archive/articles.json?_size=x"),
    Attempt("wrong column", "/archive/articles.json?_sort=no_such"),
    Attempt("no such page", "/no/such/page"),
)
