"""What stands inside somebody's statement and is asserted there alone."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from archive.annotate.view import View, locate
from archive.facts import Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Clauses that a statement takes for granted: "since the truce was signed", "who fought".
PRESUPPOSING = ("after", "since", "when", "before", "as", "while", "because", "once")


class Claims:
    """The contents of a document's statements."""

    def __init__(self, view: View, facts: Facts) -> None:
        self._view = view
        self._contents = sorted(span for statement in facts.statements for span in statement.content_spans)
        self._starts = [span.start for span in self._contents]

    def is_claimed(self, token: Token, *, definite: bool) -> bool:
        """Tell whether a trigger stands in a statement and is not taken for granted there."""
        span = locate(token)
        if self._view.quote_at(span.start) is not None:
            return True
        return self._in_content(span) and not _is_presupposed(token, definite=definite)

    def _in_content(self, span: Span) -> bool:
        index = bisect_right(self._starts, span.start)
        return any(content.contains(span) for content in self._contents[max(0, index - 4) : index])


def _is_presupposed(token: Token, *, definite: bool) -> bool:
    if token.pos_ in ("NOUN", "PROPN") and definite:
        return True
    while token.head != token:
        if token.dep_ in ("relcl", "acl"):
            return True
        if token.dep_ == "advcl" and any(child.lower_ in PRESUPPOSING for child in token.children if child.dep_ in ("mark", "advmod")):
            return True
        if token.dep_ == "ccomp":
            return False
        token = token.head
    return False
