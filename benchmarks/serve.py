"""What a published archive bears: readers who ask one page after the other without a pause, beside plain Datasette.

    .venv/bin/python benchmarks/serve.py [ARCHIVE.db | BUNDLE …] [--seconds 60] [--readers 1 10 50] [--kinds actor search …]

Without an archive, that of the seeds. Each is bundled and started as its start script does, on the libraries of this
environment. One reader takes the kinds of page in turn; several take what comes. Printed by kind: how many pages, the
median and the 95th percentile of their times in ms, of the processor's time for one page too where a reader is alone,
faults of the server, and questions that were stopped because they took too long. First for the archive's own pages; then
for tables and queries, beside Datasette without the archive's plugins on the same file with the same metadata and
settings. The exit code is 1 where the server had a fault. For Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from addresses import FACTS, TABLES, Pages, list_addresses
from archive.cli import main as archive
from archive.db import open_reader
from archive.publish.bundle.running import HERE, find_port, stop, wait_until_open
from archive.publish.metadata import DATABASE

SEEDS = Path(__file__).parent.parent / "seeds"
OURS = ("-m", "archive.publish.instance")
TIMEOUT_S = 60
# How long one of two servers is asked before the other has its turn.
TURN_S = 5.0
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


class Answer(NamedTuple):
    """What a reader got; times in ms."""

    kind: str
    address: str
    status: int
    took: float
    computed: float = 0.0


@dataclass(frozen=True, slots=True)
class Server:
    """A server at work."""

    process: subprocess.Popen[bytes]
    port: int
    started_s: float

    def members(self) -> list[int]:
        """Return the ids of its processes."""
        listed = subprocess.run(["ps", "-Ao", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
        return [self.process.pid, *(pid for pid, parent in pairs if parent == self.process.pid)]

    def memory(self) -> float:
        """Return the megabytes that it takes, those that its processes share counted for each."""
        named = ",".join(map(str, self.members()))
        listed = subprocess.run(["ps", "-o", "rss=", "-p", named], capture_output=True, text=True, check=True).stdout
        return sum(map(int, listed.split())) / 1000


@dataclass(frozen=True, slots=True)
class Round:
    """So many readers for so long."""

    readers: int
    seconds: float


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, nargs="+", default=[1, 10, 50])
    parser.add_argument("--kinds", nargs="+", help="of pages; by default all")
    parser.add_argument("--slowest", type=int, default=0, help="print so many addresses that took longest")
    options = parser.parse_args()
    rounds = [Round(readers, options.seconds) for readers in options.readers]
    failed = 0
    with TemporaryDirectory() as folder:
        for path in options.archives or [ingest_seeds(Path(folder))]:
            bundle = make_bundle(path, Path(folder))
            pages = list_addresses(bundle / f"{DATABASE}.db")
            chosen = {kind: pages[kind] for kind in options.kinds or pages}
            failed += measure(bundle, chosen, rounds, options.slowest)
    return bool(failed)


def ingest_seeds(folder: Path) -> Path:
    """Return an archive of the seeds."""
    archive(["ingest", str(SEEDS), "--db", str(folder / "seeds.db")], standalone_mode=False)
    return folder / "seeds.db"


def make_bundle(path: Path, folder: Path) -> Path:
    """Return a bundle of an archive; a bundle as it is."""
    if path.is_dir():
        return path
    archive(["publish", "bundle", str(folder / path.stem), "--db", str(path)], standalone_mode=False)
    return folder / path.stem


def measure(bundle: Path, pages: Pages, rounds: list[Round], slowest: int) -> int:
    """Measure a bundle and plain Datasette, and print; return how many pages failed."""
    own = {kind: addresses for kind, addresses in pages.items() if kind not in TABLES}
    tables = {kind: addresses for kind, addresses in pages.items() if kind in TABLES}
    print(f"\n{bundle.name}: {describe(bundle / f'{DATABASE}.db')}")
    failed = 0
    with serve(bundle, OURS) as server:
        computed = ticks_of(server.members()) * TICK_MS / 1000
        print(f"the bundle answers {server.started_s:.1f} s after its start, which takes {computed:.1f} s of the processor")
        for one in rounds if own else ():
            before = server.memory()
            answers = ask_for(server, own, one)
            print_title("our pages", one, f"memory {before:.0f} → {server.memory():.0f} MB")
            failed += report(answers, slowest)
        with serve(bundle, plain_command(bundle), DATASETTE_LOAD_PLUGINS="") as plain:
            for one in rounds if tables else ():
                failed += compare(*ask_both(server, plain, tables, one), one)
    return failed


def ask_both(ours: Server, plain: Server, pages: Pages, one: Round) -> tuple[list[Answer], list[Answer]]:
    """Return what readers got of two servers, each asked for a while in turn, so that neither has the quieter machine."""
    found: tuple[list[Answer], list[Answer]] = [], []
    for _ in range(max(int(one.seconds / TURN_S), 1)):
        for server, answers in zip((ours, plain), found, strict=True):
            answers += ask_for(server, pages, Round(one.readers, min(TURN_S, one.seconds)))
    return found


def print_title(title: str, one: Round, more: str) -> None:
    """Print what follows."""
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"\n{title}: {one.readers} readers for {one.seconds:.0f} s, {more}, {load}")


def describe(database: Path) -> str:
    """Return how much an archive holds."""
    with closing(open_reader(database)) as connection:
        counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("articles", *FACTS)}
    facts = sum(counts[name] for name in FACTS)
    return f"{counts['articles']:,} articles, {facts:,} facts, {database.stat().st_size / 1e6:,.0f} MB"


def plain_command(bundle: Path) -> list[str]:
    """Return how Datasette itself serves the archive of a bundle."""
    settings = json.loads((bundle / "settings.json").read_text("utf-8"))
    chosen = [word for name, value in settings.items() for word in ("--setting", name, str(int(value)))]
    files = ["--inspect-file", "inspect-data.json", "--metadata", "metadata.yml"]
    return ["-m", "datasette", "serve", "-i", f"{DATABASE}.db", *files, *chosen]


@contextmanager
def serve(bundle: Path, command: tuple[str, ...] | list[str], **more: str) -> Iterator[Server]:
    """Start a server in the folder of a bundle and wait until it answers."""
    port = find_port()
    own = {"PYTHONPATH": "site", "HOST": HERE, "PORT": str(port), "PYTHONDONTWRITEBYTECODE": "1"} | more
    asked = [] if command == OURS else ["--port", str(port)]
    begin = time.perf_counter()
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, *command, *asked], cwd=bundle, env=os.environ | own, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            wait_until_open(process, port, log)
            yield Server(process, port, time.perf_counter() - begin)
        finally:
            stop(process)


def ask_for(server: Server, pages: Pages, one: Round) -> list[Answer]:
    """Return what readers got within the time."""
    end = time.monotonic() + one.seconds
    if one.readers == 1:
        return list(read_in_turn(server, pages, end))
    with ThreadPoolExecutor(one.readers) as pool:
        found = pool.map(lambda _: list(read_by_chance(server.port, pages, end)), range(one.readers))
        return [answer for answers in found for answer in answers]


def read_in_turn(server: Server, pages: Pages, end: float) -> Iterator[Answer]:
    """Yield answers of all kinds by turns, with the processor's time."""
    members = server.members()
    for kind in cycle(kind for kind, addresses in pages.items() if addresses):
        before = ticks_of(members)
        answer = ask(server.port, kind, random.choice(pages[kind]))
        yield answer._replace(computed=(ticks_of(members) - before) * TICK_MS)
        if time.monotonic() > end:
            return


def read_by_chance(port: int, pages: Pages, end: float) -> Iterator[Answer]:
    """Yield answers of any kinds."""
    kinds = [kind for kind, addresses in pages.items() if addresses]
    while time.monotonic() < end:
        kind = random.choice(kinds)
        yield ask(port, kind, random.choice(pages[kind]))


def ask(port: int, kind: str, address: str) -> Answer:
    """Return the answer to a request on a connection of its own; status 0 where there is none."""
    connection = HTTPConnection(HERE, port, timeout=TIMEOUT_S)
    begin = time.perf_counter()
    try:
        connection.request("GET", address)
        response = connection.getresponse()
        response.read()
        status = response.status
    except (OSError, HTTPException):
        status = 0
    finally:
        connection.close()
    return Answer(kind, address, status, (time.perf_counter() - begin) * 1000)


def ticks_of(processes: list[int]) -> int:
    """Return how long processes have computed, in ticks of the system's clock; 0 where the system does not say."""
    files = [Path(f"/proc/{process}/stat") for process in processes]
    fields = [file.read_text().rpartition(")")[2].split() for file in files if file.exists()]
    return sum(int(values[11]) + int(values[12]) for values in fields)


def report(answers: list[Answer], slowest: int) -> int:
    """Print the times by kind; return how many pages failed."""
    print(f"{'':16} {'pages':>6} {'p50':>6} {'p95':>6} {'cpu p95':>8} {'errors':>7} {'stopped':>8}")
    for kind in [*dict.fromkeys(answer.kind for answer in answers), ""]:
        found = [answer for answer in answers if kind in ("", answer.kind)]
        took = [answer.took for answer in found]
        computed = share_of([answer.computed for answer in found], 0.95)
        times = f"{share_of(took, 0.5):6.0f} {share_of(took, 0.95):6.0f} {computed:8.0f}"
        print(f"{kind or 'all':16} {len(found):6} {times} {count_wrong(found):7} {count_stopped(found):8}")
    for answer in sorted(answers, key=lambda one: -one.took)[:slowest]:
        print(f"  {answer.took:6.0f} ms  {answer.status} {answer.address}")
    return count_wrong(answers)


def compare(ours: list[Answer], plain: list[Answer], one: Round) -> int:
    """Print what our tables took beside plain Datasette's; return how many of ours failed."""
    print_title("tables: ours, plain Datasette's, ratio", one, "in turns")
    print(f"{'':16} {'pages':>12} {'p50':>18} {'p95':>19} {'cpu p95':>19} {'errors':>8} {'stopped':>8}")
    for kind in dict.fromkeys(answer.kind for answer in ours):
        both = [[answer for answer in answers if answer.kind == kind] for answers in (ours, plain)]
        columns = [f"{len(both[0]):6}{len(both[1]):6}"]
        for values, share in (("took", 0.5), ("took", 0.95), ("computed", 0.95)):
            own, its = (share_of([getattr(answer, values) for answer in found], share) for found in both)
            columns.append(f"{own:6.0f}{its:6.0f}{own / its if its else 0:6.2f}")
        counts = [f"{count(both[0]):3}{count(both[1]):5}" for count in (count_wrong, count_stopped)]
        print(f"{kind:16} {'  '.join(columns + counts)}")
    return count_wrong(ours)


def count_wrong(answers: list[Answer]) -> int:
    """Return how often the server had a fault, or did not answer."""
    return sum(answer.status == 0 or answer.status >= 500 for answer in answers)


def count_stopped(answers: list[Answer]) -> int:
    """Return how often a page was not there: SQL that takes too long is stopped and answered so."""
    return sum(400 <= answer.status < 500 for answer in answers)


def share_of(values: list[float], share: float) -> float:
    """Return the value that a share of all do not exceed; 0 of none."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)] if values else 0.0


if __name__ == "__main__":
    sys.exit(main())
