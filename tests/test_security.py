"""Whoever asks, and whatever: readers can write nothing, stop nobody, and eat neither memory nor hours."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from archive.publish import limits
from archive.publish.gate import (
    AT_ONCE,
    LONGEST_PATH,
    LONGEST_QUERY,
    MOST_FACETS,
    MOST_PARAMETERS,
    MOST_WAITING,
    READING,
    WRITING,
    Gate,
    Refusal,
    check_method,
    check_request,
)
from archive.publish.limits import MEGABYTE, authorize_reader, limit_reader
from archive.publish.policy import find_scripts, hash_script, make_policy
from archive.publish.serving import make_datasette

type Ask = Callable[..., Any]

ENDLESS = "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c"


@pytest.fixture
def reader(empty_db: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection as Datasette opens it, with its limits."""
    with closing(sqlite3.connect(f"file:{empty_db}?mode=ro", uri=True)) as connection:
        limit_reader(connection)
        yield connection


@pytest.fixture(scope="module")
def ask(empty_db: Path) -> Iterator[Ask]:
    """Return a function from a path to Datasette's answer."""
    datasette = make_datasette(empty_db)
    datasette.sql_time_limit_ms = 300
    with asyncio.Runner() as runner:
        runner.run(datasette.invoke_startup())

        def get(path: str, method: str = "GET", **options: Any) -> Any:
            return runner.run(datasette.client.request(method, path, **options))

        yield get


TOO_BIG = "string or blob too big"
# Each would take minutes, or gigabytes, without its limit; with it there is this answer.
COSTLY = {
    "value": ("select hex(randomblob(250000000))", TOO_BIG),
    "value by format": ("select printf('%.*c', 2000000000, 'x')", TOO_BIG),
    "value by wide format": ("select format('%.2000000000c', 'x')", TOO_BIG),
    "value by blob format": ("select printf(cast('%.2000000000c' as blob), 'x')", TOO_BIG),
    "value by replacing": ("select replace(hex(zeroblob(3000000)), '00', hex(zeroblob(3000000)))", TOO_BIG),
    "memory": (f"select {', '.join(['hex(randomblob(3900000))'] * 290)}", "^$|out of memory"),
    "answer": ("with recursive c(x) as (select 1 union all select x + 1 from c) select randomblob(4000000) from c", "fewer rows"),
    "trimming": ("select trim(hex(zeroblob(3900000)), hex(zeroblob(1900000)))", TOO_BIG),
    "pattern": (f"select 'a' like '{'%a' * 100}'", "LIKE or GLOB pattern too complex"),
    "depth": (f"select 1{' + 1' * 150}", r"Expression tree is too large \(maximum depth 100\)"),
    "terms": (" union all ".join(["select 1"] * 100), "too many terms in compound SELECT"),
    "columns": (f"select {', '.join('1' * 400)}", "too many columns in result set"),
    "words": (f"select '{'x' * 200_000}'", "query string is too large"),
    "arguments": (f"select coalesce({', '.join('1' * 100)})", "too many arguments on function coalesce"),
    "parameters": ("select ?6000", "variable number must be between"),
    "merging": ("select json_patch('{}', '{}')", "not authorized to use function: json_patch"),
    "tokenizer": ("select fts3_tokenizer('simple')", "not authorized to use function: fts3_tokenizer"),
    "whole file": ("select * from dbstat", "access to dbstat.* is prohibited"),
}
FORBIDDEN = {
    "insert": "insert into topics (name) values ('x')",
    "update": "update articles set title = 'x'",
    "delete": "delete from articles",
    "drop": "drop table articles",
    "create": "create table x (y)",
    "temporary": "create temp table x (y)",
    "attach": "attach ':memory:' as x",
    "vacuum": "vacuum into '/tmp/no-such-copy.db'",
    "pragma": "pragma journal_mode = delete",
    "pragma of limits": "pragma hard_heap_limit = 1",
    "extension": "select load_extension('x')",
}


@pytest.mark.parametrize("sql, words", COSTLY.values(), ids=COSTLY)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_costly_question_is_refused_at_once(reader: sqlite3.Connection, sql: str, words: str) -> None:
    begin = time.perf_counter()
    with pytest.raises((sqlite3.Error, MemoryError), match=words):
        reader.execute(sql).fetchmany(2000)
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize("name", ["fts3_tokenizer", "json_patch", "load_extension", "unhex"])
def test_function_is_refused_whether_or_not_sqlite_has_it(name: str) -> None:
    assert authorize_reader(sqlite3.SQLITE_FUNCTION, None, name) == sqlite3.SQLITE_DENY


@pytest.mark.parametrize("sql", FORBIDDEN.values(), ids=FORBIDDEN)
def test_reader_can_only_read(empty_db: Path, sql: str) -> None:
    """Not even where the file itself may be written to."""
    with closing(sqlite3.connect(empty_db)) as connection:
        limit_reader(connection)
        with pytest.raises(sqlite3.Error, match=r"not authorized|prohibited|authorization denied"):
            connection.execute(sql).fetchall()


def test_search_for_a_long_part_in_a_long_text_is_linear(reader: sqlite3.Connection) -> None:
    long = "hex(zeroblob(3900000))"
    begin = time.perf_counter()
    assert tuple(reader.execute(f"select instr({long}, hex(zeroblob(1900000)) || '1')").fetchone()) == (0,)
    same = f"select length(replace({long}, hex(zeroblob(1900000)) || '1', 'x'))"
    assert tuple(reader.execute(same).fetchone()) == (7_800_000,)
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize(
    "call",
    [
        *("instr('a truce', 'truce')", "instr('abc', '')", "instr(null, 'a')", "instr(2020, 20)", "instr(x'0102', x'02')"),
        *("replace('a-b-c', '-', '')", "replace('abc', '', 'x')", "replace(1.5, '.', ',')", "replace('a', null, 'b')"),
        *(
            "trim('xxaxx', 'x')",
            "ltrim('xxaxx', 'x')",
            "rtrim('xxaxx', 'xa')",
            "trim(' a ', '')",
            "trim('a', null)",
            "trim('  a ')",
        ),
        *(
            "printf('%d of %s', 3, 'a')",
            "printf('%.2f%%', 2.5)",
            "format('%,d', 1960)",
            "printf(null)",
            "printf('%08.3f', 3.14159)",
        ),
    ],
)
def test_replaced_function_does_what_that_of_sqlite_does(reader: sqlite3.Connection, call: str) -> None:
    with closing(sqlite3.connect(":memory:")) as plain:
        assert tuple(reader.execute(f"select {call}").fetchone()) == plain.execute(f"select {call}").fetchone()


def test_longest_article_fits(reader: sqlite3.Connection) -> None:
    assert len(reader.execute("select hex(zeroblob(2000000)) as text").fetchone()["text"]) == 4 * MEGABYTE


def test_each_answer_has_its_own_measure(reader: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_ANSWER", 300_000)
    rows = "select hex(zeroblob(500)) from (select 1 union all select 2), articles_fts_data, articles_fts_data"
    for _ in range(3):
        assert len(reader.execute("select hex(zeroblob(50000))").fetchall()) == 1
    big = "with recursive c(x) as (select 1 union all select x + 1 from c limit 400) select hex(zeroblob(500)) from c"
    with pytest.raises(sqlite3.OperationalError, match="ask for fewer rows"):
        reader.execute(big).fetchall()
    assert reader.execute(rows).fetchall() is not None


def test_introspection_works_under_the_limits(reader: sqlite3.Connection) -> None:
    for sql in (
        "select * from pragma_table_info('articles')",
        "pragma foreign_key_list(statements)",
        "explain query plan select 1",
    ):
        assert reader.execute(sql).fetchall() != []
    assert reader.execute("select value from json_each('[1, 2]')").fetchall() != []


def test_plain_datasette_has_the_limits_for_the_archive_alone(empty_db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("create table t (x)")
    datasette = Datasette([str(empty_db), str(other)])
    costly = "select json_patch('{}', '{}')"

    async def look() -> None:
        with pytest.raises(sqlite3.Error):
            await datasette.get_database("archive").execute(costly)
        assert (await datasette.get_database("other").execute(costly)).rows
        # Plugins that write through Datasette go on doing so.
        await datasette.get_database("other").execute_write("insert into t values (1)")

    asyncio.run(look())


def test_what_datasette_writes_itself_has_no_limits(empty_db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "archive.db"
    copy.write_bytes(empty_db.read_bytes())
    database = make_datasette(copy).get_database("archive")

    async def write() -> None:
        await database.execute_write("insert into topics (name) values ('refugees')")
        assert (await database.execute("select name from topics")).single_value() == "refugees"

    asyncio.run(write())


@pytest.mark.parametrize("name", [*COSTLY, *FORBIDDEN])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_sql_page_answers_costly_and_forbidden_sql_with_400(ask: Ask, name: str) -> None:
    sql = FORBIDDEN.get(name) or COSTLY[name][0][:60_000]
    answer = ask("/archive.json", params={"sql": sql})
    assert answer.status_code in (400, 414)
    assert answer.headers["content-security-policy"]


def test_question_without_end_stops_at_the_limit(ask: Ask) -> None:
    begin = time.perf_counter()
    page = ask("/archive", params={"sql": ENDLESS})
    assert page.status_code == 400
    assert "took too long" in page.text
    assert time.perf_counter() - begin < 5


ODD = {
    "upwards": "/-/static/../../x",
    "upwards in code": "/-/static/%2e%2e/%2e%2e/x",
    "upwards with a coded slash": "/-/static-plugins/archive/..%2fsecurity.py",
    "zero": "/archive/%00",
    "line end": "/archive/a%0d%0aset-cookie:x",
    "other host": "//example.org/%2e",
    "backslash": "/-/static/..%5c..%5cx",
    "long path": "/" + "x" * 5000,
    "long query": "/archive?sql=select+" + "1" * 20_000,
    "parameters": "/archive/articles?" + "&".join(f"a{number}=1" for number in range(200)),
    "facets": "/archive/articles?" + "&".join(["_facet=kind"] * 30),
    "no column": "/archive/articles.json?_sort=no_such",
    "no number": "/archive.json?sql=select+1&_timelimit=x",
    "no json": "/archive/roles.json?_through={",
    "no list": "/archive/roles.json?id__in=[",
    "no page": "/archive/who_said_what.json?_next=x",
    "no size": "/archive/roles.json?_size=x",
}


@pytest.mark.parametrize("path", ODD.values(), ids=ODD)
def test_odd_address_is_the_readers_mistake(ask: Ask, path: str) -> None:
    assert 400 <= ask(path).status_code < 500


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "DATA", "DISPATCH_REQUEST"])
def test_odd_method_is_refused(ask: Ask, method: str) -> None:
    assert ask("/archive/articles", method).status_code == 405


@pytest.mark.parametrize("host", ["evil.example/x", "a b", "x@evil.example", "", "evil.example:port", "<script>"])
def test_odd_host_is_refused(ask: Ask, host: str) -> None:
    assert ask("/archive/articles", headers={"host": host}).status_code == 400


LET_IN = {"method": "GET", "path": "/a", "raw_path": b"/a", "query_string": b"x=1", "headers": [(b"host", b"localhost:8001")]}
NOT_LET_IN = {
    "long path": ({"raw_path": b"/" + b"x" * LONGEST_PATH}, 414),
    "long query": ({"query_string": b"x" * (LONGEST_QUERY + 1)}, 414),
    "parameters": ({"query_string": b"a=1&" * MOST_PARAMETERS}, 414),
    "facets": ({"query_string": b"_facet=kind&" * (MOST_FACETS + 1)}, 400),
    "two hosts": ({"headers": [(b"host", b"a.example"), (b"host", b"b.example")]}, 400),
    "no host": ({"headers": [(b"host", b"a b")]}, 400),
    "other host": ({"raw_path": b"//b.example/"}, 400),
    "upwards": ({"raw_path": b"/a/../b"}, 400),
    "upwards in code": ({"raw_path": b"/a/%2e%2E/b"}, 400),
    "zero": ({"raw_path": b"/a%00"}, 400),
    "line end": ({"raw_path": b"/a%0ab"}, 400),
    "raw letters": ({"raw_path": "/é".encode()}, 400),
    "raw letters behind the question mark": ({"query_string": "q=é".encode()}, 400),
    "method": ({"method": "DELETE"}, 405),
    "large body": ({"method": "POST", "headers": [(b"content-length", b"1000001")]}, 413),
    "body of no length": ({"method": "POST", "headers": [(b"content-length", b"-1")]}, 413),
    "body without length": ({"method": "POST", "headers": [(b"transfer-encoding", b"chunked")]}, 413),
}


def pass_gate(scope: dict[str, Any]) -> None:
    check_method(scope, READING | WRITING)
    check_request(scope)


@pytest.mark.parametrize("changed, status", NOT_LET_IN.values(), ids=NOT_LET_IN)
def test_gate_refuses(changed: dict[str, Any], status: int) -> None:
    pass_gate(LET_IN)
    with pytest.raises(Refusal) as refused:
        pass_gate(LET_IN | changed)
    assert refused.value.status == status


def test_forwarded_host_has_no_say(ask: Ask) -> None:
    page = ask("/archive/articles", headers={"x-forwarded-host": "evil.example", "x-original-url": "/-/metadata"})
    assert page.status_code == 200
    assert "evil.example" not in page.text


def test_large_body_is_refused(ask: Ask) -> None:
    assert ask("/actors/reconcile", "POST", content=b"queries=" + b"x" * 2_000_000).status_code == 413


POLICY = {
    "default-src": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
PROTECTION = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def test_every_answer_has_the_headers(ask: Ask) -> None:
    for path in (
        "/",
        "/archive/articles",
        "/archive/articles.json",
        "/archive.csv?sql=select+1",
        "/-/static/app.css",
        "/no",
        "/archive/x",
    ):
        headers = ask(path).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert re.fullmatch(r"'self'( 'sha256-[\w+/]{43}=')+", policy.pop("script-src"))
        assert policy == POLICY
        assert {name: headers[name] for name in PROTECTION} == PROTECTION
        assert "access-control-allow-origin" not in headers


def test_policy_knows_the_scripts_of_pages_and_no_others(ask: Ask) -> None:
    policy = ask("/").headers["content-security-policy"]
    for path in ("/archive/articles", "/archive?sql=select+1", "/archive/what_did_they_say", f"/archive?sql={ENDLESS}"):
        scripts = re.findall(r"<script>(.*?)</script>", ask(path).text, re.DOTALL)
        assert [script for script in scripts if hash_script(script) not in policy] == []
    assert hash_script("alert(1)") not in policy


def test_script_with_content_of_a_page_in_it_is_not_let_in(empty_db: Path, tmp_path: Path) -> None:
    (tmp_path / "row.html").write_text("<script>let title = '{{ title }}';</script><script>own()</script>")
    datasette = Datasette([str(empty_db)], template_dir=str(tmp_path))
    scripts = list(find_scripts(datasette))
    assert "own()" in scripts
    assert not any("let title" in script for script in scripts)


def make_gate_of(database: Path, plugin: dict[str, Any], *, is_sealed: bool = False) -> Datasette:
    config = {"plugins": {"archive-security": plugin}}
    paths = {"immutables": [str(database)]} if is_sealed else {"files": [str(database)]}
    return Datasette(**paths, metadata=config)


def request(datasette: Datasette, path: str, method: str = "GET", **options: Any) -> Any:
    return asyncio.run(datasette.client.request(method, path, **options))


def test_policy_can_be_switched_off_for_the_sake_of_other_plugins(empty_db: Path) -> None:
    answer = request(make_gate_of(empty_db, {"content_security_policy": False}), "/archive/topics.json")
    assert "content-security-policy" not in answer.headers
    assert answer.headers["x-frame-options"] == "DENY"


def test_other_sites_may_read_data_where_they_are_let(empty_db: Path) -> None:
    shared = make_gate_of(empty_db, {"cors": True}, is_sealed=True)
    for path in ("/archive/topics.json", "/archive.csv?sql=select+1", "/actors/reconcile"):
        assert request(shared, path).headers["access-control-allow-origin"] == "*"
    for path in ("/", "/archive/topics", "/archive", "/-/metadata.json"):
        assert "access-control-allow-origin" not in request(shared, path).headers
    assert request(shared, "/archive/topics.json", "OPTIONS").status_code == 204
    assert request(shared, "/archive/topics", "OPTIONS").status_code == 405


def test_nothing_is_posted_to_a_sealed_archive_but_questions(empty_db: Path) -> None:
    sealed = make_gate_of(empty_db, {}, is_sealed=True)
    for path in ("/", "/-/logout", "/archive/topics"):
        assert request(sealed, path, "POST").status_code == 405
    assert request(sealed, "/actors/reconcile", "POST", data={"queries": "{}"}).status_code == 200


def test_sql_by_hand_takes_turns_and_pages_do_not() -> None:
    inside: list[int] = []
    most = 0

    async def app(scope: Any, _receive: Any, send: Any) -> None:
        nonlocal most
        if scope["query_string"]:
            inside.append(1)
            most = max(most, len(inside))
            await asyncio.sleep(0.02)
            inside.pop()
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def ask_often() -> list[int]:
        guarded = Gate().around(app)
        statuses: list[int] = []

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        scope = {"type": "http", "method": "GET", "path": "/archive", "raw_path": b"/archive", "headers": []}
        many = [guarded(scope | {"query_string": b"sql=select+1"}, None, send) for _ in range(AT_ONCE + MOST_WAITING + 5)]
        pages = [guarded(scope | {"query_string": b""}, None, send) for _ in range(3)]
        await asyncio.gather(*many, *pages)
        return statuses

    statuses = asyncio.run(ask_often())
    assert most == AT_ONCE
    assert statuses.count(429) == 5
    assert statuses.count(200) == AT_ONCE + MOST_WAITING + 3


def test_hashes_are_made_of_the_installed_templates(empty_db: Path) -> None:
    datasette = make_datasette(empty_db)
    assert make_policy(datasette).count("'sha256-") == len(set(find_scripts(datasette))) >= 3
