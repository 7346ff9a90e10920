"""What a page of a bundle may have in it, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from archive.publish.metadata import DATABASE
from archive.publish.policy import hash_script

# Attributes that make a browser ask for something by itself.
LOADING = {("script", "src"), ("img", "src"), ("iframe", "src"), ("link", "href"), ("source", "src"), ("form", "action")}
# Links that are there for other programs to find, and ask for nothing.
MEANT_FOR_OTHERS = {"alternate", "canonical"}


@dataclass(slots=True)
class Page(HTMLParser):
    """A page as a browser sees it: what it loads, where it leads, which scripts it has in it."""

    loads: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    is_in_script: bool = False

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            if (tag, name) in LOADING and not (tag == "link" and given.get("rel") in MEANT_FOR_OTHERS):
                self.loads.append(value)
            elif name == "href":
                self.leads.append(value)
            elif name.startswith("on"):
                self.handlers.append(f"{tag} {name}")
        self.is_in_script = tag == "script" and "src" not in given
        if self.is_in_script:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        """Take note of the text of a script."""
        if self.is_in_script:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Take note of the end of a script."""
        self.is_in_script = self.is_in_script and tag != "script"


def read_page(html: str) -> Page:
    """Return what is in a page.

    >>> page = read_page('<a href="/x">x</a><img src="https://example.org/spy.png" onerror="f()">')
    >>> page.leads, page.loads, page.handlers
    (['/x'], ['https://example.org/spy.png'], ['img onerror'])
    """
    page = Page()
    page.feed(html)
    page.close()
    return page


def find_faults(page: Page, policy: str) -> Iterator[str]:
    """Yield what a page should not have in it."""
    for address in page.loads:
        parts = urlsplit(address)
        if parts.netloc or parts.scheme not in ("", "data"):
            yield f"loads {address} from elsewhere"
    for handler in page.handlers:
        yield f"has a script in an attribute: {handler}"
    for address in page.leads:
        if urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower() not in ("", "http", "https"):
            yield f"leads to {address[:60]}"
    for script in page.scripts:
        if f"'sha256-{hash_script(script)}'" not in policy:
            yield f"has a script that the policy does not know: {' '.join(script.split())[:60]}"


def find_ways(page: Page, address: str) -> Iterator[str]:
    """Yield the addresses on the same server to which a page at an address leads, `#…` left out."""
    origin = "http://here"
    for link in page.leads:
        parts = urlsplit(urljoin(origin + address, re.sub(r"^https?://(127\.0\.0\.1|localhost)(:\d+)?", origin, link)))
        if f"{parts.scheme}://{parts.netloc}" == origin:
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def shape_of(address: str) -> str:
    """Return what addresses of one kind share: a page of any article, a table sorted by any column.

    >>> shape_of("/article/a1b2"), shape_of("/archive/roles/17"), shape_of("/archive/roles.csv?_sort=title&status=former")
    ('/article/*', '/archive/roles/*', '/archive/roles.csv?*&_sort')
    """
    parts = urlsplit(address)
    given = {name if name.startswith("_") else "*" for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    names = "&".join(sorted(given))
    words = parts.path.strip("/").split("/")
    known = 2 if words[0] == DATABASE else 1
    shape = "/".join(["", *words[:known], *("*" for _ in words[known:])])
    return f"{shape}?{names}" if names else shape
