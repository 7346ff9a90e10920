"""What trails behind a content and is the narrator's: "…, which makes him an outlier", "…, although he later refused"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
NARRATOR = frozenset({"although", "though", "as", "while"})
BREAKS = frozenset({",", "—", "–", "―", "--"})


def without_tail(doc: Doc, tokens: frozenset[int], named: bool) -> frozenset[int]:
    """Return a content without the clause that trails behind it. `named`: the content is a noun phrase, not a clause."""
    if not tokens:
        return tokens
    first, last = min(tokens), max(tokens)
    for n in range(first + 2, last):
        if n in tokens and doc[n].text in BREAKS and _trails(doc, n, last, named):
            return frozenset(token for token in tokens if token < n)
    return tokens


def _trails(doc: Doc, comma: int, last: int, named: bool) -> bool:
    word = doc[comma + 1] if not doc[comma + 1].is_quote or comma + 2 >= len(doc) else doc[comma + 2]
    if named and doc[comma].text != ",":
        return True
    if word.tag_ in RELATIVES:
        clause = word
        while clause.i != clause.head.i and clause.dep_ not in ("relcl", "advcl"):
            clause = clause.head
        return named and clause.dep_ in ("relcl", "advcl") and clause.right_edge.i >= last
    if word.lower_ in NARRATOR and word.dep_ == "mark":
        return word.head.right_edge.i >= last
    return False
