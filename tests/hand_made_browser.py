"""What tests in a browser share: a server of its own, and Chromium. Skipped where there is none, never in CI."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No talk with the browser's own makers, no sandbox within a container.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
STARTS_WITHIN_S = 60


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Give a Chromium: the machine's, else Playwright's own. Skips the test where there is none, fails in CI."""
    with sync_playwright() as playwright:
        path = next((found for name in NAMES if (found := shutil.which(name))), None) or playwright.chromium.executable_path
        if not Path(path).exists():
            (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium here: `playwright install chromium` brings one")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def serve(database: Path) -> Iterator[str]:
    """Give the address at which `archive serve` serves the database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("archive")), "serve", "--db", str(database), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=STARTS_WITHIN_S)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return when something answers at the port."""
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until:
        assert process.poll() is None, process.stderr and process.stderr.read().decode()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"no answer at port {port}")


@contextmanager
def open_page(browser: Browser, address: str, size: Any = DESK, **options: Any) -> Iterator[Page]:
    """Give a page at an address; fails afterwards where its console or network had something to complain of."""
    context = browser.new_context(viewport=size, has_touch=size == PHONE, **options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # What is still on its way when a page is left, its icon as a rule, is aborted: that is no failure.
    aborted = "net::ERR_ABORTED"
    page.on("requestfailed", lambda one: None if one.failure == aborted else complaints.append(f"failed: {one.url}"))
    page.on("request", lambda request: None if "127.0.0.1" in request.url else complaints.append(f"another host: {request.url}"))
    page.goto(address)
    yield page
    context.close()
    assert complaints == []
