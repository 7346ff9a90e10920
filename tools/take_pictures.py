"""Take the pictures of the README: pages of the seeds' archive in Chromium, as a reader sees them.

    .venv/bin/python tools/take_pictures.py

Needs Chromium: the machine's own, or the one that `playwright install chromium` brings.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
ARCHIVE = Path(sys.executable).with_name("archive")
PORT = 8643
HOME = f"http://127.0.0.1:{PORT}"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTH, HEIGHT = 1200, 880
LARGEST = 300_000  # bytes


def show_article(page: Page) -> None:
    """Show the first article of the seeds with the card of a number open."""
    page.goto(f"{HOME}/articles")
    page.get_by_role("link", name=re.compile("Russian Foreign Minister")).click()
    page.locator(".text .fact.figure", has_text="23").first.hover()
    page.locator(".card").wait_for(state="visible")


# The name of the picture, and what leads to what it shows.
def show_chart(page: Page) -> None:
    """Open the topic that most sources give figures of."""
    page.goto(f"{HOME}/figures")
    page.locator('a[href^="/figures/"]').first.click()
    page.wait_for_load_state()


PICTURES: dict[str, Callable[[Page], None]] = {
    "article": show_article,
    "chart": show_chart,
}


def main() -> None:
    """Take all pictures."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    with serve_seeds(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name, show in PICTURES.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            show(page)
            picture = page.screenshot(path=ROOT / "docs" / f"{name}.png")
            page.close()
            print(f"docs/{name}.png: {len(picture)} bytes")
            if len(picture) > LARGEST:
                raise SystemExit(f"docs/{name}.png is larger than {LARGEST} bytes")
        browser.close()


@contextmanager
def serve_seeds() -> Iterator[None]:
    """Serve an archive of the seeds while inside."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "archive.db")
        subprocess.run([ARCHIVE, "ingest", ROOT / "seeds", "--db", database], check=True)
        server = subprocess.Popen([ARCHIVE, "serve", "--db", database, "--port", str(PORT)])
        try:
            for _ in range(200):
                try:
                    urlopen(HOME).close()
                    break
                except URLError:
                    time.sleep(0.1)
            yield
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
