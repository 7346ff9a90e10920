"""Public ids: short, stable, apart."""

from __future__ import annotations

import re
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.facts import EntityKind
from archive.public_ids import Occurrences, article_id, canonical_url, entity_id, entry_id, fact_id, make_id

HOSTS = st.from_regex(r"(www\.)?[a-z]{1,8}\.(org|com)(:80|:443|:8080)?", fullmatch=True)
PATHS = st.text(ascii_letters + digits + "/-._~%", max_size=20)
QUERIES = st.lists(
    st.tuples(st.sampled_from(["id", "p", "utm_source", "fbclid"]), st.text(ascii_letters, max_size=5)), max_size=4
)


def test_ids_do_not_change() -> None:
    # Links out in the world hold these: no change of the program may change them.
    article = article_id("https://example.org/news/1", "0" * 64)
    assert article == "aptf2uf45oa6t"
    assert article_id(None, "0" * 64) == "akcc5e53rheto"
    assert entry_id(article, "14:05", "Bell lands in Oslo", 1) == "a7udpgwehp5ji"
    assert entity_id(article, EntityKind.PERSON, "anna bell") == "p4tzqukc45cpr"
    assert fact_id(article, "statements", "We kept our word,", 1) == "s7u4xjirg2qda"


@given(st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_id_is_short_safe_and_of_its_parts(one: list[str], other: list[str]) -> None:
    assert re.fullmatch(r"s[a-z2-7]{12}", make_id("s", *one))
    assert (make_id("s", *one) == make_id("s", *other)) == (one == other)


def test_occurrences_count_from_one() -> None:
    occurrences = Occurrences()
    assert [occurrences.next(word) for word in ("a", "b", "a", "a")] == [1, 1, 2, 3]


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://example.org/news/1", "https://example.org/news/1"),
        ("http://www.Example.ORG/news/1/", "https://example.org/news/1"),
        ("https://example.org:443/news/1#comments", "https://example.org/news/1"),
        ("https://example.org/?id=7&utm_source=feed&fbclid=x", "https://example.org?id=7"),
        ("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"),
        ("https://user@example.org:8080/a", "https://example.org:8080/a"),
        ("https://example.org/News/1", "https://example.org/News/1"),
        (" https://example.org/a ", "https://example.org/a"),
        ("urn:newsml:example:1", "urn:newsml:example:1"),
        ("https://[bad", "https://[bad"),
    ],
)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(st.sampled_from(["http", "https", "HTTPS"]), HOSTS, PATHS, QUERIES)
def test_canonical_url_is_canonical_itself(scheme: str, host: str, path: str, query: list[tuple[str, str]]) -> None:
    once = canonical_url(f"{scheme}://{host}/{path}?{'&'.join('='.join(pair) for pair in query)}#x")
    assert canonical_url(once) == once
    assert "utm_" not in once


@given(st.text())
def test_canonical_url_takes_any_text(text: str) -> None:
    assert canonical_url(canonical_url(text)) == canonical_url(text)
