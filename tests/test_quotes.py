"""Quotations from the marks alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.annotate.quotes import find_quotes
from archive.facts import Article, ArticleKind, Block, BlockKind, Document, Span


def make_article(text: str) -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            begin = start + len(line) - len(line.lstrip())
            blocks.append(Block(Span(begin, begin + len(line.strip())), BlockKind.PARAGRAPH))
        start += len(line) + 1
    return Article(Document("test.txt", text, "", ""), ArticleKind.ARTICLE, tuple(blocks))


QUOTED = [
    ("“We’re watching the road,” he told her.", ["We’re watching the road,"]),
    ('"Go," she said. "Now."', ["Go,", "Now."]),
    ("He said 'I saw it myself,' and left.", ["I saw it myself,"]),
    ("‘It’s the leaders’ choice,’ he said.", ["It’s the leaders’ choice,"]),
    ("«Bonjour», he said.", ["Bonjour"]),
    ("The leaders' meeting in the '90s was the rock 'n' roll of diplomacy.", []),
    ("Deployment of 'Mercenaries' From France", ["Mercenaries"]),
    # The outer quotation has the inner one.
    ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
    ('"He told me "no" twice," she said.', ['He told me "no" twice,']),
    ("'Hello \"you\" there', he said.", ['Hello "you" there']),
    # Marks doubled, set apart, or of the wrong shape.
    ('""Hello there," she said. ""Bye."" He left.', ["Hello there,", "Bye."]),
    ('" Hello there " he said " bye ".', ["Hello there", "bye"]),
    ("”Hello” he said.", ["Hello"]),
    ("“Hello.“ He left. “Bye.“ She stayed.", ["Hello.", "Bye."]),
    ("``Hello,'' he said.", ["Hello,"]),
    ('said,"Hello there", he', ["Hello there"]),
    # One odd mark costs no other quotation.
    ('The 6\'2" man said "yes" and "no".', ["yes", "no"]),
    ('He called it a "disaster and left.\nShe said "no".', ["no"]),
    ('It was good." She said "no".', ["no"]),
]


@pytest.mark.parametrize("text, expected", QUOTED)
def test_find_quotes_pairs_marks_by_shape(text: str, expected: list[str]) -> None:
    assert [quote.inner.text_of(text) for quote in find_quotes(make_article(text))] == expected


CONTINUED = [
    ("“One.\n“Two.\n“Three,” he said.", [("One.", True), ("Two.", True), ("Three,", False)]),
    ("“One.\nTwo,” he said.", [("One.", True), ("Two,", False)]),
    ('The minister said: "Paul is good. "He has been a friend."', [("Paul is good.", True), ("He has been a friend.", False)]),
    ("He said: “One.\nNobody answered.", [("One.", False)]),
]


@pytest.mark.parametrize("text, expected", CONTINUED)
def test_find_quotes_marks_what_goes_on(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(quote.inner.text_of(text), quote.continues) for quote in find_quotes(make_article(text))] == expected


@given(st.text(st.sampled_from("ab .,:s\n\"“”'‘’«»`2"), max_size=60))
def test_find_quotes_never_overlap_and_stay_in_blocks(text: str) -> None:
    article = make_article(text)
    quotes = list(find_quotes(article))
    for quote in quotes:
        assert quote.span.contains(quote.inner)
        assert any(block.span.contains(quote.span) for block in article.blocks)
    assert all(one.span.end <= two.span.start for one, two in pairwise(quotes))
