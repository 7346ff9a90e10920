"""What trails behind a content and is the narrator's: "…, which makes him an outlier", "…, although he later refused"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.syntax import FINITE, has_to

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
NARRATOR = frozenset({"although", "though", "as", "while"})
BREAKS = frozenset({",", "—", "–", "―", "--"})
OCCASIONS = frozenset({"after", "as", "following"})
CUTS = BREAKS | OCCASIONS | {";"}


def without_tail(cue: Token, tokens: frozenset[int], named: bool) -> frozenset[int]:
    """Return a content without the clause that trails behind it. `named`: the content is a noun phrase, not a clause."""
    doc = cue.doc
    words = [n for n in tokens if not doc[n].is_punct]
    if not words:
        return tokens
    first, last = min(tokens), max(words)
    if not named and last < cue.i:
        return tokens  # "Trains ran, while buses did not, the city said": the cue closes all of it.
    for n in range(first + 2, last):
        if n not in tokens or (word := doc[n]).lower_ not in CUTS:
            continue
        if word.text in BREAKS and _trails(doc, n, last, named):
            return frozenset(token for token in tokens if token < n)
        if _is_occasion(word, cue, first, last) or (first > cue.i and _is_new_sentence(word, first)):
            return frozenset(token for token in tokens if token < n)
    return tokens


def without_source(cue: Token, tokens: frozenset[int]) -> frozenset[int]:
    """Return a content that stands before its cue without the words that name the source: "…, the top aide Ann Lee said"."""
    doc = cue.doc
    words = [n for n in tokens if not doc[n].is_punct]
    if not words or max(words) > cue.i or any(child.dep_ in ("nsubj", "nsubjpass") for child in cue.rights):
        return tokens
    comma = next((n for n in range(cue.i - 1, min(words), -1) if doc[n].text == ","), None)
    if comma is None or comma > max(words) or any(doc[n].tag_ in FINITE or doc[n].is_quote for n in range(comma, cue.i)):
        return tokens
    return frozenset(n for n in tokens if n < comma)


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


def _is_occasion(word: Token, cue: Token, first: int, last: int) -> bool:
    """Tell "urged them to be careful after two were hurt": what is to be done does not come after what was."""
    clause = word.head
    if word.lower_ not in OCCASIONS or clause.dep_ != "advcl" or clause.tag_ != "VBD" or clause.left_edge.i != word.i:
        return False
    asked = clause.head
    governors = (asked.head.i, asked.head.head.i)
    if not has_to(asked) or not (cue.i in governors or cue.head.i in governors):
        return False
    return asked.i >= first and clause.right_edge.i >= last


def _is_new_sentence(mark: Token, first: int) -> bool:
    """Tell a semicolon, after which the narrator speaks again unless a "that" or quotation marks show otherwise."""
    if mark.text != ";" or mark.i + 1 >= len(mark.doc):
        return False
    return mark.nbor(1).lower_ not in ("that", "and") and not any(token.is_quote for token in mark.doc[first : mark.i])
