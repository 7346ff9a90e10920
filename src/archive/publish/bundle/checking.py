"""A bundle put to the test: started as its Dockerfile does, every page asked, every guard tried."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from archive.publish.bundle.guards import ATTEMPTS, ENDLESS, Attempt, sql_path
from archive.publish.bundle.pages import find_faults, find_ways, read_page, shape_of
from archive.publish.bundle.running import HERE, run_bundle
from archive.publish.gate import HEADERS
from archive.publish.metadata import DATABASE, load_metadata_file
from archive.publish.pages.routes import ROUTES

# Addresses of one kind that are asked: an article's page, a table sorted by some column.
OF_A_KIND = 1
AT_ONCE = 2
WAITING_S = 30
# While somebody else asks a question without end, a page comes within this time.
MEANWHILE_S = 2.0
REDIRECTS = {301, 302}
TEXT = "text/html"
SQL_TIME = "sql_time_limit_ms"


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str
    seconds: float


@dataclass(slots=True)
class Report:
    """What a check has found."""

    started_s: float = 0.0
    asked: int = 0
    tried: int = 0
    failures: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    sent: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield the lines to show."""
        yield from self.failures
        yield f"started in {self.started_s:.1f} s"
        yield f"{self.asked} addresses asked, {self.tried} guards tried, {len(self.failures)} failures"
        yield f"slowest: {self.slowest[1]} in {self.slowest[0]:.2f} s"
        yield f"left the machine: {', '.join(self.sent) if self.sent else 'nothing'}"


def check_bundle(folder: Path, tell: Callable[[str], None] = lambda _: None) -> Report:
    """Return what is wrong with a bundle. Raises: PublishError where it cannot even be started."""
    report = Report()
    with run_bundle(folder, tell) as running:
        report.started_s = running.started_s
        tell("asking all pages")
        check_addresses(report, running.port, list_addresses(folder))
        report.failures += find_traces(running.log)
        tell("trying its guards")
        for attempt in ATTEMPTS:
            check_attempt(report, running.port, attempt)
        check_patience(report, running.port, json.loads((folder / "settings.json").read_text("utf-8"))[SQL_TIME] / 1000)
        report.sent = sorted(set(running.sent.read_text("utf-8").splitlines()))
        report.failures += [f"reached for another host: {line}" for line in report.sent]
    return report


def list_addresses(folder: Path) -> Iterator[str]:
    """Yield where the check begins: pages, tables, facets and queries. What they lead to is found there, exports too."""
    shown = load_metadata_file(folder / "metadata.yml")["databases"][DATABASE]
    yield from (path.replace("\\.", ".").removesuffix("$").removesuffix("/?") for path, _ in ROUTES if "(" not in path)
    yield from ("/search?q=the", f"/{DATABASE}", f"/{DATABASE}.json", "/robots.txt", "/-/versions.json")
    yield from (f"/{DATABASE}/{name}" for name in (*shown["tables"], *shown["queries"]))
    for table, look in shown["tables"].items():
        yield from (f"/{DATABASE}/{table}?_facet={column}" for column in look.get("facets", ()))
    yield from (f"/{DATABASE}?sql=select+1", f"/{DATABASE}.csv?sql=select+1", f"/{DATABASE}/topics.csv?_stream=on")


def check_addresses(report: Report, port: int, addresses: Iterable[str]) -> None:
    """Ask addresses and those that their pages lead to, a few of each kind; from the archive's own pages also further on."""
    begun = set(addresses)
    waiting, seen = sorted(begun), set(begun)
    kinds: Counter[str] = Counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while waiting:
            answers = list(pool.map(lambda address: ask_once(port, Attempt(address, address)), waiting))
            asked, waiting = waiting, []
            for address, answer in zip(asked, answers, strict=True):
                report.asked += 1
                report.slowest = max(report.slowest, (answer.seconds, address))
                report.failures += [f"{address}: {fault}" for fault in faults_of(answer)]
                is_table = address.startswith(f"/{DATABASE}/") and (address not in begun or "?" in address)
                for way in () if is_table else ways_of(answer, address):
                    if way not in seen and kinds[shape_of(way)] < OF_A_KIND:
                        seen.add(way)
                        kinds[shape_of(way)] += 1
                        waiting.append(way)


def faults_of(answer: Answer) -> Iterator[str]:
    """Yield what is wrong with the answer to a page that is there."""
    if answer.status != 200 and answer.status not in REDIRECTS:
        yield f"answers {answer.status}"
    missing = [name.decode() for name in (*HEADERS, b"content-security-policy") if name.decode() not in answer.headers]
    if missing:
        yield f"has no {', '.join(missing)}"
    if answer.headers.get("content-type", "").startswith(TEXT):
        yield from find_faults(read_page(answer.body), answer.headers.get("content-security-policy", ""))


def ways_of(answer: Answer, address: str) -> Iterator[str]:
    """Yield the addresses to which an answer leads."""
    if answer.status in REDIRECTS:
        yield answer.headers.get("location", "").partition("#")[0]
    elif answer.headers.get("content-type", "").startswith(TEXT):
        yield from (way for way in find_ways(read_page(answer.body), address) if not way.endswith(".db"))


def check_attempt(report: Report, port: int, attempt: Attempt) -> None:
    """Try something that has to be refused."""
    answer = ask_once(port, attempt)
    report.tried += 1
    if not 400 <= answer.status < 500:
        report.failures.append(f"guard against “{attempt.name}”: answers {answer.status}")


def check_patience(report: Report, port: int, limit_s: float) -> None:
    """Ask questions without end, and a page meanwhile: they have to stop at their limit, the page must not wait."""
    ends: list[float] = []

    def ask_endless(number: int) -> None:
        ends.append(ask_once(port, Attempt("endless", sql_path(f"{ENDLESS} WHERE x > {number}"))).seconds)

    # As many as have their turns at once; those who wait for theirs take longer.
    threads = [Thread(target=ask_endless, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(limit_s / 4)
    page = ask_once(port, Attempt("page", f"/{DATABASE}/topics"))
    for thread in threads:
        thread.join()
    report.tried += 1
    if page.status != 200 or page.seconds > MEANWHILE_S:
        report.failures.append(f"a page takes {page.seconds:.1f} s while somebody asks without end")
    if max(ends) > limit_s + MEANWHILE_S:
        report.failures.append(f"a question without end goes on for {max(ends):.1f} s")


def ask_once(port: int, attempt: Attempt) -> Answer:
    """Return the answer to a request on a connection of its own; status 0 where there is none."""
    connection = HTTPConnection(HERE, port, timeout=WAITING_S)
    begin = time.perf_counter()
    try:
        connection.putrequest(attempt.method, attempt.path, skip_host=any(name == "Host" for name, _ in attempt.headers))
        for name, value in attempt.headers:
            connection.putheader(name, value)
        connection.putheader("Content-Length", "0")
        connection.endheaders()
        response = connection.getresponse()
        body = response.read().decode("utf-8", "replace")
    except (OSError, HTTPException) as error:
        return Answer(0, {}, str(error), time.perf_counter() - begin)
    finally:
        connection.close()
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, headers, body, time.perf_counter() - begin)


def find_traces(log: Path) -> list[str]:
    """Return faults of the program that the server has written down: what stands below each traceback, once."""
    traces = re.findall(r"^Traceback .*\n(?: .*\n|\n)*(?P<error>\S.*)$", log.read_text("utf-8", "replace"), re.MULTILINE)
    return [f"the server says: {error}" for error in sorted(set(traces))]
