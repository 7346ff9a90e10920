"""Text with layers over it: nothing of the text is lost, elements never cross."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.publish.pages.article_parts import find_stretches
from archive.publish.pages.layers import Layer, Token, find_handles, find_runs, write_tokens

TEXT = "Ann Poe told Bo Li that 40 boats had left, adding that it rained."


def write(text: str, layers: list[Layer]) -> list[Token]:
    runs = find_runs(0, len(text), layers)
    return list(write_tokens(text, runs, find_handles(text, runs), set()))


def show(tokens: list[Token]) -> str:
    parts = []
    for token in tokens:
        if token.layer:
            parts.append(f"<{token.layer.css}{'#' + str(token.layer.anchor) if token.is_first else ''}>")
        elif token.closes:
            parts.append(f"</{token.closes.css}>")
        else:
            parts.append(f"[{token.text}]({token.handle})" if token.handle else token.text)
    return "".join(parts)


def layer(words: str, rank: int, css: str, fact: str | None = None, *, link: str | None = None) -> Layer:
    start = TEXT.index(words)
    is_key = css == "cue"
    anchor = None if is_key else fact
    return Layer(start, start + len(words), rank, css, fact, anchor, link, is_key=is_key)


@pytest.mark.parametrize(
    "layers, shown",
    [
        ([], TEXT),
        (
            [layer("Ann Poe told Bo Li that 40 boats had left", 0, "s", fact="s1"), layer("told", 6, "cue", fact="s1")],
            "<s#s1>Ann Poe <cue>[told](s1)</cue> Bo Li that 40 boats had left</s>, adding that it rained.",
        ),
        (
            [layer("Ann Poe", 7, "name", link="/actor/p1"), layer("Ann Poe told", 0, "s", fact="s1")],
            "<s#s1><name>Ann Poe</name>[ told](s1)</s> Bo Li that 40 boats had left, adding that it rained.",
        ),
        # Two that cross: the outer one stays whole, the inner one comes in two pieces, and one of them has the id.
        (
            [layer("told Bo Li that 40", 0, "s", fact="s1"), layer("40 boats", 4, "f", fact="f1")],
            "Ann Poe <s#s1>[told Bo Li that ](s1)<f#f1>[40](f1)</f></s><f> boats</f> had left, adding that it rained.",
        ),
        # Two in one place: both are there, the words lead to the inner one.
        (
            [layer("left", 3, "e", fact="e1"), layer("left", 3, "e", fact="e2")],
            "Ann Poe told Bo Li that 40 boats had <e#e1><e#e2>[left](e2)</e></e>, adding that it rained.",
        ),
    ],
)
def test_layers_become_nested_elements(layers: list[Layer], shown: str) -> None:
    assert show(write(TEXT, layers)) == shown


@given(
    st.text("ab \n<&", max_size=30),
    st.lists(st.tuples(*[st.integers(0, 30)] * 2, st.integers(0, 3), st.sampled_from([None, "f1", "f2"])), max_size=12),
)
def test_text_is_kept_and_elements_nest(text: str, given_layers: list[tuple[int, int, int, str | None]]) -> None:
    tokens = write(text, [Layer(a, b, rank, "x", fact, anchor=fact) for a, b, rank, fact in given_layers])
    assert "".join(token.text for token in tokens) == text
    stack: list[Layer] = []
    for token in tokens:
        if token.layer:
            stack.append(token.layer)
        elif token.closes:
            assert stack.pop() is token.closes
    assert stack == []
    firsts = [token.layer.anchor for token in tokens if token.layer and token.is_first]
    assert len(firsts) == len(set(firsts)), "an id stands once on a page"
    handles = [token.handle for token in tokens if token.handle]
    assert len(handles) == len(set(handles)), "a fact is one stop for the keyboard"


@given(st.text("ab.\n ", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_every_word_lies_in_one_stretch(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    stretches = find_stretches(text, (start, end))
    covered = "".join(text[stretch.start : stretch.end] for stretch in stretches)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text[start:end])
    assert all(before.end <= after.start for before, after in pairwise(stretches))
